import { isPublishable, validateMatrix } from '../validate-matrix';
import type { AxisLevel, LevelOfRisk, RiskMatrix } from '../risk-matrix';
import { LIMITS } from '../vocabulary';
import type { RegisterTable, ScaleReading, ScaleStep } from './register-outline';

/** A matrix as the file uses it, and how it came about; null where the file does not score on two axes. */
export interface MatrixProposed {
  readonly matrix: RiskMatrix;
  /** In words, for whoever decides on it. */
  readonly why: readonly string[];
}

const COLOURS: Readonly<Record<number, readonly string[]>> = {
  2: ['#a6d8cb', '#d0651f'], 3: ['#a6d8cb', '#e0ab2a', '#d0651f'], 4: ['#a6d8cb', '#e0ab2a', '#d0651f', '#8c0f2c'], 5: ['#f1f5f6', '#a6d8cb', '#e0ab2a', '#d0651f', '#8c0f2c'],
};
const THIRDS = [{ code: 'L', label: 'Low' }, { code: 'M', label: 'Medium' }, { code: 'H', label: 'High' }] as const;

/** The steps of both axes as the file writes them, and levels from the scores beside its levels; by thirds where it says none. */
export function matrixFrom(tables: readonly RegisterTable[]): MatrixProposed | null {
  const scales = tables.map((table) => table.scales);
  const likelihood = longest(scales.map((one) => one.likelihood));
  const impact = longest(scales.map((one) => one.impact));
  if (!likelihood || !impact || likelihood.steps.length < 2 || impact.steps.length < 2) return null;
  if (likelihood.steps.length > LIMITS.axis.max || impact.steps.length > LIMITS.axis.max) return null;
  const axes = { likelihood: axisOf(likelihood.steps), impact: axisOf(impact.steps) };
  const scores = axes.likelihood.flatMap((one, at) => axes.impact.map((other, index) => valueOf(one, at) * valueOf(other, index)));
  const seen = levelsSeen(tables, likelihood, impact, axes);
  const levels = bandsOf(seen, [...new Set(scores)].sort((one, other) => one - other));
  const matrix: RiskMatrix = { ...axes, rule: 'product', levels: levels.bands };
  return isPublishable(validateMatrix(matrix)) ? { matrix, why: [`Likelihood: ${likelihood.why}`, `Impact: ${impact.why}`, levels.why] } : null;
}

const longest = (scales: readonly (ScaleReading | undefined)[]): ScaleReading | undefined => scales.filter((one) => one !== undefined).sort((one, other) => other.steps.length - one.steps.length)[0];

function axisOf(steps: readonly ScaleStep[]): AxisLevel[] {
  const codes = new Set<string>();
  const rising = steps.every(({ value }, at) => value === undefined || (value >= 0 && (at === 0 || value > (steps[at - 1]!.value ?? Number.NEGATIVE_INFINITY))));
  return steps.map(({ code, label, value }, at) => {
    const short = code.slice(0, LIMITS.code);
    const unique = codes.has(short.toLowerCase()) ? String(at + 1) : short;
    codes.add(unique.toLowerCase());
    return { code: unique, label: label.slice(0, LIMITS.name), ...(rising && value !== undefined && value !== at + 1 ? { value } : {}) };
  });
}

const valueOf = (step: AxisLevel, at: number): number => step.value ?? at + 1;

/** The levels that the file prints, each with the scores that it prints them for. */
function levelsSeen(tables: readonly RegisterTable[], likelihood: ScaleReading, impact: ScaleReading, axes: Pick<RiskMatrix, 'likelihood' | 'impact'>): Map<string, { label: string; scores: number[] }> {
  const levels = longest(tables.map((table) => table.scales.level));
  const seen = new Map<string, { label: string; scores: number[] }>();
  if (!levels || levels.steps.length < 2) return seen;
  for (const { code, label } of levels.steps) seen.set(code, { label, scores: [] });
  const stepOf = (scale: ScaleReading, raw: string | null): number => (raw === null ? -1 : (scale.values.find((one) => one.raw === raw)?.step ?? -1));
  for (const { together } of tables) {
    for (const row of together) {
      const level = levels.steps[stepOf(levels, row.level)];
      const [one, other] = [stepOf(likelihood, row.likelihood), stepOf(impact, row.impact)];
      if (!level || one < 0 || other < 0) continue;
      seen.get(level.code)!.scores.push(valueOf(axes.likelihood[one]!, one) * valueOf(axes.impact[other]!, other));
    }
  }
  return seen;
}

function bandsOf(seen: ReadonlyMap<string, { label: string; scores: number[] }>, scores: readonly number[]): { bands: LevelOfRisk[]; why: string } {
  const used = [...seen].filter(([, { scores: of }]) => of.length > 0).map(([code, { label, scores: of }]) => ({ code, label, low: Math.min(...of), high: Math.max(...of) }));
  const parted = used.length >= 2 && used.every(({ low }, at) => at === 0 || low > used[at - 1]!.high);
  if (parted) {
    const bands = used.map((one, at) => ({ ...one, from: at === 0 ? scores[0]! : one.low, to: at === used.length - 1 ? scores.at(-1)! : scores[scores.indexOf(used[at + 1]!.low) - 1]! }));
    return { bands: bands.map((band, at) => levelOfRisk(band, at, bands.length)), why: `Levels as the file prints them beside the scores: ${bands.map(({ label, from, to }) => `${label} ${from} to ${to}`).join(', ')}` };
  }
  const names = scores.length < 3 ? [THIRDS[0], THIRDS[2]] : THIRDS;
  const bands = names.map(({ code, label }, at) => {
    const [first, last] = [Math.floor((at * scores.length) / names.length), Math.floor(((at + 1) * scores.length) / names.length) - 1];
    return { code, label, from: scores[first]!, to: scores[last]! };
  });
  const why = used.length >= 2 ? 'The levels that the file prints overlap in their scores, so that low, medium and high are proposed by thirds' : 'The file prints no levels, so that low, medium and high are proposed by thirds';
  return { bands: bands.map((band, at) => levelOfRisk(band, at, bands.length)), why };
}

const levelOfRisk = ({ code, label, from, to }: { code: string; label: string; from: number; to: number }, at: number, of: number): LevelOfRisk => ({
  code: code.slice(0, LIMITS.code), label, colour: (COLOURS[of] ?? COLOURS[5]!)[Math.min(at, 4)]!, response: 'Say what a risk of this level requires.', from, to,
});
