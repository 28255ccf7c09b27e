import { isPublishable, validateMatrix } from '../validate-matrix';
import type { AxisLevel, LevelOfRisk, RiskMatrix } from '../risk-matrix';
import { LIMITS } from '../vocabulary';
import { weightOf } from './scale-words';
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

/** The steps of both axes as the file writes them, named by its key where it has one, and levels from the scores beside its levels; by thirds where it says none. */
export function matrixFrom(tables: readonly RegisterTable[], legends: readonly RegisterTable[] = []): MatrixProposed | null {
  const why: string[] = [];
  const used = { likelihood: longest(tables, 'likelihood'), impact: longest(tables, 'impact') };
  if (!used.likelihood || !used.impact) return null;
  const explained = { likelihood: explainedBy(used.likelihood, legends, 'likelihood', why) ?? lowToHigh(used.likelihood, 'likelihood', why), impact: explainedBy(used.impact, legends, 'impact', why) ?? lowToHigh(used.impact, 'impact', why) };
  const steps = { likelihood: asFarAs(explained.likelihood, explained.impact, 'likelihood', why), impact: asFarAs(explained.impact, explained.likelihood, 'impact', why) };
  if ([steps.likelihood, steps.impact].some(({ length }) => length < LIMITS.axis.min || length > LIMITS.axis.max)) return null;
  const axes = { likelihood: axisOf(steps.likelihood), impact: axisOf(steps.impact) };
  const scores = axes.likelihood.flatMap((one, at) => axes.impact.map((other, index) => valueOf(one, at) * valueOf(other, index)));
  const levels = bandsOf(levelsSeen(tables, steps, axes), [...new Set(scores)].sort((one, other) => one - other));
  const matrix: RiskMatrix = { ...axes, rule: 'product', levels: levels.bands };
  return isPublishable(validateMatrix(matrix)) ? { matrix, why: [`Likelihood: ${used.likelihood.why}`, `Impact: ${used.impact.why}`, ...why, levels.why] } : null;
}

type Scaled = 'likelihood' | 'impact' | 'level';
type Axis = 'likelihood' | 'impact';
const longest = (tables: readonly RegisterTable[], of: Scaled): ScaleReading | undefined => tables.flatMap(({ scales }) => scales[of] ?? []).sort((one, other) => other.steps.length - one.steps.length)[0];

/** A key that knows every step that is used says the names, and the steps that happen not to be used. */
function explainedBy({ steps }: ScaleReading, legends: readonly RegisterTable[], axis: Axis, why: string[]): readonly ScaleStep[] | null {
  for (const { sheet, scales } of legends) {
    const key = scales[axis];
    if (!key || key.steps.length < steps.length || !steps.every(({ code }) => key.steps.some((one) => one.code === code))) continue;
    why.push(`Steps of ${axis} as “${sheet}” explains them`);
    return key.steps;
  }
  return null;
}

/** Of low, medium and high, those that no risk uses are there too. */
function lowToHigh({ steps, kind }: ScaleReading, axis: Axis, why: string[]): readonly ScaleStep[] {
  const weights = THIRDS.map(({ label }) => weightOf(label));
  const of = new Map(steps.map((step) => [weightOf(step.label), step]));
  if (kind !== 'words' || steps.length >= THIRDS.length || [...of.keys()].some((weight) => !weights.includes(weight))) return steps;
  const added = THIRDS.filter((_, at) => !of.has(weights[at]!));
  why.push(`No risk uses ${axis} ${added.map(({ label }) => label.toLowerCase()).join(' or ')}; it belongs to low, medium and high`);
  return THIRDS.map(({ label }, at) => of.get(weights[at]!) ?? { code: label, label });
}

/** Where one axis goes on where the other stops, the steps beyond are likely to be there and only not used. */
function asFarAs(steps: readonly ScaleStep[], other: readonly ScaleStep[], axis: Axis, why: string[]): readonly ScaleStep[] {
  if (steps.length >= other.length || !steps.every(({ code, label }, at) => other[at]!.code === code && other[at]!.label === label)) return steps;
  why.push(`No risk uses ${axis} ${other.slice(steps.length).map(({ code }) => code).join(' or ')}; it is there because the other axis goes that far`);
  return other;
}

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
function levelsSeen(tables: readonly RegisterTable[], steps: Readonly<Record<Axis, readonly ScaleStep[]>>, axes: Pick<RiskMatrix, Axis>): Map<string, { label: string; scores: number[] }> {
  const seen = new Map<string, { label: string; scores: number[] }>();
  const levels = longest(tables, 'level');
  if (!levels || levels.steps.length < 2) return seen;
  for (const { code, label } of levels.steps) seen.set(code, { label, scores: [] });
  for (const { together, scales } of tables) {
    const codeOf = (of: Scaled, raw: string | null): string | null => scales[of]?.steps[scales[of].values.find((one) => one.raw === raw)?.step ?? -1]?.code ?? null;
    const at = (axis: Axis, raw: string | null): number => steps[axis].findIndex(({ code }) => code === codeOf(axis, raw));
    for (const row of together) {
      const level = seen.get(codeOf('level', row.level) ?? '');
      const [one, other] = [at('likelihood', row.likelihood), at('impact', row.impact)];
      if (level && one >= 0 && other >= 0) level.scores.push(valueOf(axes.likelihood[one]!, one) * valueOf(axes.impact[other]!, other));
    }
  }
  return seen;
}

interface LevelSeen {
  readonly code: string;
  readonly label: string;
  readonly scores: readonly number[];
}

function bandsOf(seen: ReadonlyMap<string, { label: string; scores: number[] }>, scores: readonly number[]): { bands: LevelOfRisk[]; why: string } {
  const levels = [...seen].map(([code, one]): LevelSeen => ({ code, ...one }));
  const printed = bandsAround(levels, scores);
  if (printed) return { bands: printed, why: `Levels as the file prints them beside the scores: ${printed.map(({ label, from, to }) => `${label} ${from} to ${to}`).join(', ')}` };
  const named = levels.length >= 2 && levels.length <= scores.length ? levels : scores.length < 3 ? [THIRDS[0], THIRDS[2]] : THIRDS;
  const why = named === levels ? 'The levels that the file prints do not follow from its scores, so that their bands are proposed in equal parts' : 'The file prints no levels, so that low, medium and high are proposed by thirds';
  return { bands: inEqualParts(named, scores, 0, named.length), why };
}

function inEqualParts(levels: readonly { code: string; label: string }[], scores: readonly number[], first: number, of: number): LevelOfRisk[] {
  return levels.map((level, at) => {
    const [from, to] = [Math.floor((at * scores.length) / levels.length), Math.floor(((at + 1) * scores.length) / levels.length) - 1];
    return levelOfRisk({ ...level, from: scores[from]!, to: scores[to]! }, first + at, of);
  });
}

/** Bands around the scores that are seen with each level; levels that are seen with none take what lies between. Null where the scores of two overlap, or nothing lies between. */
function bandsAround(levels: readonly LevelSeen[], scores: readonly number[]): LevelOfRisk[] | null {
  const seen = levels.flatMap((level, at) => (level.scores.length > 0 ? [{ at, low: Math.min(...level.scores), high: Math.max(...level.scores) }] : []));
  if (seen.length < 2 || seen.some(({ low }, at) => at > 0 && low <= seen[at - 1]!.high)) return null;
  const bands: LevelOfRisk[] = [];
  for (const [index, one] of [...seen, null].entries()) {
    const before = seen[index - 1];
    const unseen = levels.slice((before?.at ?? -1) + 1, one?.at ?? levels.length);
    const between = scores.filter((score) => score > (before?.high ?? Number.NEGATIVE_INFINITY) && score < (one?.low ?? Number.POSITIVE_INFINITY));
    if (between.length < unseen.length) return null;
    if (unseen.length > 0) bands.push(...inEqualParts(unseen, between, bands.length, levels.length));
    else if (before && between.length > 0) bands[bands.length - 1] = { ...bands.at(-1)!, to: between.at(-1)! };
    if (one) bands.push(levelOfRisk({ ...levels[one.at]!, from: !before && unseen.length === 0 ? scores[0]! : one.low, to: one.high }, bands.length, levels.length));
  }
  return bands;
}

const levelOfRisk = ({ code, label, from, to }: { code: string; label: string; from: number; to: number }, at: number, of: number): LevelOfRisk => ({
  code: code.slice(0, LIMITS.code), label, colour: (COLOURS[of] ?? COLOURS[5]!)[Math.min(at, 4)]!, response: 'Say what a risk of this level requires.', from, to,
});
