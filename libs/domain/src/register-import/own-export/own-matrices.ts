import { levelIndexesAt } from '../../level-of';
import type { AxisLevel, LevelOfRisk, RiskMatrix } from '../../risk-matrix';
import { scoreAt } from '../../score-of';
import type { Sheet } from '../../table-reading';
import { isPublishable, validateMatrix } from '../../validate-matrix';
import { IMPACT_CATEGORIES, type ImpactCategory } from '../../vocabulary';
import { ownRows, type OwnSheet, type OwnValues } from './own-sheet';
import { codeOf } from './own-things';

interface Parts {
  readonly likelihood: AxisLevel[];
  readonly impact: AxisLevel[];
  readonly levels: LevelOfRisk[];
  readonly cells: Map<string, { level: string; score: number | null }>;
}

const keyOf = (likelihood: string, impact: string): string => `${likelihood}\u0000${impact}`;

/** The matrices that an export of ours says, by the names that its risks give them; what is no whole matrix any more is left out. */
export function ownMatrices(sheet: Sheet, own: OwnSheet): ReadonlyMap<string, RiskMatrix> {
  const found = new Map<string, Parts>();
  for (const row of ownRows(sheet, own)) {
    const name = row.text('matrix');
    if (name === null) continue;
    const parts = found.get(name) ?? { likelihood: [], impact: [], levels: [], cells: new Map() };
    found.set(name, parts);
    add(parts, row);
  }
  return new Map([...found].flatMap(([name, parts]) => {
    const matrix = matrixOf(parts);
    return matrix && isPublishable(validateMatrix(matrix)) ? [[name, matrix] as const] : [];
  }));
}

function add({ likelihood, impact, levels, cells }: Parts, row: OwnValues): void {
  const [step, other, level, label] = [row.text('likelihood'), row.text('impact'), row.text('level'), row.text('label')];
  const score = row.text('score');
  const number = score === null || !Number.isFinite(Number(score)) ? null : Number(score);
  const description = row.text('description');
  const axisLevel = (code: string): AxisLevel => ({ code, label: label ?? code, ...(description ? { description } : {}), ...(number === null ? {} : { value: number }) });
  const part = row.text('part');
  if (part === 'Likelihood' && step) likelihood.push(axisLevel(step));
  else if (part === 'Impact' && other) impact.push(axisLevel(other));
  else if (part === 'Impact category' && other) describe(impact, other, codeOf(IMPACT_CATEGORIES, label), description);
  else if (part === 'Level' && level) levels.push({ code: level, label: label ?? level, colour: row.text('colour') ?? '#a6d8cb', response: description ?? '' });
  else if (part === 'Cell' && step && other && level) cells.set(keyOf(step, other), { level, score: number });
}

/** What a step of impact means for a category. */
function describe(impact: AxisLevel[], step: string, category: ImpactCategory | null, text: string | null): void {
  const at = impact.findIndex(({ code }) => code === step);
  const level = impact[at];
  if (level && category && text) impact[at] = { ...level, categories: { ...level.categories, [category]: text } };
}

/** By the rule that makes the same levels and scores of all cells; as a table where none does. */
function matrixOf({ likelihood, impact, levels, cells }: Parts): RiskMatrix | null {
  const grid = likelihood.map(({ code }) => impact.map((other) => cells.get(keyOf(code, other.code))));
  if (grid.some((row) => row.some((cell) => cell === undefined))) return null;
  const scores = grid.map((row) => row.map((cell) => cell!.score));
  const at = grid.map((row) => row.map((cell) => levels.findIndex(({ code }) => code === cell!.level)));
  if (at.some((row) => row.some((index) => index < 0))) return null;
  const scored = scores.every((row) => row.every((score) => score !== null));
  if (scored) {
    const bands = levels.map((level, index) => {
      const own = scores.flatMap((row, rank) => row.filter((_, column) => at[rank]![column] === index)) as number[];
      return { ...level, from: Math.min(...own), to: Math.max(...own) };
    });
    for (const rule of ['product', 'sum'] as const) {
      const matrix: RiskMatrix = { likelihood, impact, rule, levels: bands };
      if (scores.every((row, rank) => row.every((score, column) => scoreAt(matrix, rank, column) === score && levelIndexesAt(matrix, rank, column).join() === String(at[rank]![column])))) return matrix;
    }
  }
  return { likelihood, impact, rule: 'table', levels, cells: at, ...(scored ? { scores: scores as number[][] } : {}) };
}
