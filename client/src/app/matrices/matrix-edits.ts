import { axisValue, levelIndexesAt, LIMITS, scoreAt, type AxisLevel, type LevelOfRisk, type MatrixRule, type RiskMatrix } from '@holdfast/domain';

/*
 * What an author does to a matrix, each as a pure step from one definition to the next. Every list stays in the order in
 * which it is stored, the least severe first, whichever way round the screen shows it.
 */

export type Axis = 'likelihood' | 'impact';

/** A colour and a name for each step of severity, to start from. */
const STARTING_LEVELS: readonly Pick<LevelOfRisk, 'code' | 'label' | 'colour'>[] = [
  { code: 'VL', label: 'Very low', colour: '#f1f5f6' },
  { code: 'L', label: 'Low', colour: '#a6d8cb' },
  { code: 'M', label: 'Medium', colour: '#e0ab2a' },
  { code: 'H', label: 'High', colour: '#d0651f' },
  { code: 'VH', label: 'Very high', colour: '#8c0f2c' },
];

/** Numbered steps without names, the product of both, four levels with the scores shared out. */
export function blankMatrix(likelihoods: number, impacts: number): RiskMatrix {
  const steps = (count: number): AxisLevel[] => Array.from({ length: count }, (_, rank) => ({ code: String(rank + 1), label: '' }));
  const matrix: RiskMatrix = {
    likelihood: steps(likelihoods),
    impact: steps(impacts),
    rule: 'product',
    levels: STARTING_LEVELS.slice(1).map((level) => ({ ...level, response: '' })),
  };
  return shareOutScores(matrix);
}

export function editStep(matrix: RiskMatrix, axis: Axis, rank: number, change: Partial<AxisLevel>): RiskMatrix {
  return { ...matrix, [axis]: matrix[axis].map((step, index) => (index === rank ? tidied({ ...step, ...change }) : step)) };
}

/** A new step at this rank; the cells of a table start without a level there. */
export function addStep(matrix: RiskMatrix, axis: Axis, rank: number): RiskMatrix {
  const step: AxisLevel = { code: unusedCode(matrix[axis]), label: '' };
  return {
    ...matrix,
    [axis]: inserted(matrix[axis], rank, step),
    ...onTables(matrix, axis, {
      rows: (rows, empty) => inserted(rows, rank, rows[0]?.map(() => empty) ?? []),
      row: (row, empty) => inserted(row, rank, empty),
    }),
  };
}

export function removeStep(matrix: RiskMatrix, axis: Axis, rank: number): RiskMatrix {
  return { ...matrix, [axis]: without(matrix[axis], rank), ...onTables(matrix, axis, { rows: (rows) => without(rows, rank), row: (row) => without(row, rank) }) };
}

/** A step takes its row or column of a table along. */
export function moveStep(matrix: RiskMatrix, axis: Axis, from: number, to: number): RiskMatrix {
  if (to < 0 || to >= matrix[axis].length) return matrix;
  return { ...matrix, [axis]: moved(matrix[axis], from, to), ...onTables(matrix, axis, { rows: (rows) => moved(rows, from, to), row: (row) => moved(row, from, to) }) };
}

/** The codes of a whole axis, the least severe first. */
export function recode(matrix: RiskMatrix, axis: Axis, codes: readonly string[]): RiskMatrix {
  return { ...matrix, [axis]: matrix[axis].map((step, rank) => ({ ...step, code: codes[rank] ?? step.code })) };
}

/** What an impact means for one category; an empty text takes it away. */
export function describeImpact(matrix: RiskMatrix, rank: number, category: string, text: string): RiskMatrix {
  const categories = { ...matrix.impact[rank]?.categories, [category]: text };
  const kept = Object.fromEntries(Object.entries(categories).filter(([, words]) => words !== ''));
  return editStep(matrix, 'impact', rank, { categories: Object.keys(kept).length ? kept : undefined });
}

/** Another rule. Going to a table, each cell keeps the level that it has; coming from one, the scores are shared out anew. */
export function changeRule(matrix: RiskMatrix, rule: MatrixRule): RiskMatrix {
  if (rule === matrix.rule) return matrix;
  const { cells: _cells, scores: _scores, ...rest } = matrix;
  if (rule === 'table') {
    const cells = matrix.likelihood.map((_, row) => matrix.impact.map((__, column) => levelIndexesAt(matrix, row, column)[0] ?? null));
    return { ...rest, rule, cells, levels: matrix.levels.map(({ from: _from, to: _to, ...level }) => level) };
  }
  const next = { ...rest, rule };
  return shareOutScores(next);
}

export function editLevel(matrix: RiskMatrix, index: number, change: Partial<LevelOfRisk>): RiskMatrix {
  return { ...matrix, levels: matrix.levels.map((level, at) => (at === index ? tidied({ ...level, ...change }) : level)) };
}

export function addLevel(matrix: RiskMatrix, index: number): RiskMatrix {
  const starting = STARTING_LEVELS.find(({ code }) => matrix.levels.every((level) => level.code !== code));
  const level: LevelOfRisk = { code: starting?.code ?? '', label: starting?.label ?? '', colour: starting?.colour ?? '#c0c7cf', response: '' };
  return { ...matrix, levels: inserted(matrix.levels, index, level), ...levelsRenumbered(matrix, (at) => (at >= index ? at + 1 : at)) };
}

/** Its cells are left without a level: that is for the author to settle. */
export function removeLevel(matrix: RiskMatrix, index: number): RiskMatrix {
  return { ...matrix, levels: without(matrix.levels, index), ...levelsRenumbered(matrix, (at) => (at === index ? null : at > index ? at - 1 : at)) };
}

export function moveLevel(matrix: RiskMatrix, from: number, to: number): RiskMatrix {
  if (to < 0 || to >= matrix.levels.length) return matrix;
  const order = moved(matrix.levels.map((_, index) => index), from, to);
  return { ...matrix, levels: moved(matrix.levels, from, to), ...levelsRenumbered(matrix, (at) => order.indexOf(at)) };
}

/** Gives a cell of a table its level, or none. */
export function paint(matrix: RiskMatrix, likelihoodRank: number, impactRank: number, level: number | null): RiskMatrix {
  const cells = matrix.likelihood.map((_, row) => matrix.impact.map((__, column) => (row === likelihoodRank && column === impactRank ? level : (matrix.cells?.[row]?.[column] ?? null))));
  return { ...matrix, cells };
}

/** Every score that a cell of the matrix can have, rising. */
export function possibleScores(matrix: RiskMatrix): number[] {
  const scores = matrix.likelihood.flatMap((_, row) => matrix.impact.flatMap((__, column) => scoreAt(matrix, row, column) ?? []));
  return [...new Set(scores)].sort((one, other) => one - other);
}

/** Bands of about equally many scores each, without gap or overlap. Levels that are more than the scores come after them all. */
export function shareOutScores(matrix: RiskMatrix): RiskMatrix {
  const scores = possibleScores(matrix);
  if (matrix.rule === 'table' || !scores.length) return matrix;
  const bands = Math.min(matrix.levels.length, scores.length);
  const top = scores.at(-1)!;
  const first = (band: number): number => Math.floor((band * scores.length) / bands);
  // Whole scores: up to just below the next band, as bands are usually printed ("5 to 10").
  const last = (band: number): number => (scores.every(Number.isInteger) && band + 1 < bands ? scores[first(band + 1)]! - 1 : scores[first(band + 1) - 1]!);
  return {
    ...matrix,
    levels: matrix.levels.map((level, band) => (band < bands ? { ...level, from: scores[first(band)]!, to: last(band) } : { ...level, from: top + 1 + band - bands, to: top + 1 + band - bands })),
  };
}

/** Ways to number an axis; each gives the codes for so many steps, the least severe first. */
export const CODINGS: readonly { readonly label: (count: number) => string; readonly codes: (count: number) => string[] }[] = [
  { label: (count) => `1 to ${count}, ${count} the most severe`, codes: numbers },
  { label: (count) => `1 to ${count}, 1 the most severe`, codes: (count) => numbers(count).reverse() },
  { label: (count) => `A to ${letters(count).at(-1)}, A the most severe`, codes: (count) => letters(count).reverse() },
  { label: (count) => `A to ${letters(count).at(-1)}, ${letters(count).at(-1)} the most severe`, codes: letters },
  { label: (count) => `I to ${romans(count).at(-1)}, I the most severe`, codes: (count) => romans(count).reverse() },
  { label: (count) => `I to ${romans(count).at(-1)}, ${romans(count).at(-1)} the most severe`, codes: romans },
];

/**
 * The matrix with every code told apart, for drawing while some are still blank or doubled: cells are found by their codes,
 * and two steps of one code would be drawn as one.
 */
export function drawable(matrix: RiskMatrix): RiskMatrix {
  const told = <T extends { readonly code: string }>(items: readonly T[]): T[] => {
    const seen = new Set<string>();
    return items.map((item) => {
      let code = item.code.trim() || '?';
      while (seen.has(code)) code += '?';
      seen.add(code);
      return { ...item, code };
    });
  };
  return { ...matrix, likelihood: told(matrix.likelihood), impact: told(matrix.impact), levels: told(matrix.levels) };
}

export function mayAddStep(matrix: RiskMatrix, axis: Axis): boolean {
  return matrix[axis].length < LIMITS.axis.max;
}

export function mayRemoveStep(matrix: RiskMatrix, axis: Axis): boolean {
  return matrix[axis].length > LIMITS.axis.min;
}

/** What a step counts for when the author says nothing: its rank from 1. */
export function usualValue(axis: readonly AxisLevel[], rank: number): number {
  return axisValue(axis.map(({ value: _value, ...step }) => step), rank);
}

interface TableEdit {
  rows<T>(rows: readonly (readonly T[])[], empty: T): readonly (readonly T[])[];
  row<T>(row: readonly T[], empty: T): readonly T[];
}

function onTables(matrix: RiskMatrix, axis: Axis, edit: TableEdit): Partial<RiskMatrix> {
  const on = <T>(table: readonly (readonly T[])[], empty: T): readonly (readonly T[])[] => (axis === 'likelihood' ? edit.rows(table, empty) : table.map((row) => edit.row(row, empty)));
  return {
    ...(matrix.cells ? { cells: on<number | null>(matrix.cells, null) } : {}),
    ...(matrix.scores ? { scores: on(matrix.scores, 0) } : {}),
  };
}

function levelsRenumbered(matrix: RiskMatrix, to: (index: number) => number | null): Partial<RiskMatrix> {
  return matrix.cells ? { cells: matrix.cells.map((row) => row.map((level) => (level === null ? null : to(level)))) } : {};
}

/** Optional fields that hold nothing are left out, as the API expects them. */
function tidied<T extends object>(item: T): T {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T;
}

function unusedCode(axis: readonly AxisLevel[]): string {
  const used = new Set(axis.map(({ code }) => code.trim().toLowerCase()));
  return numbers(axis.length + 1).find((code) => !used.has(code)) ?? '';
}

function inserted<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, index) => index !== at);
}

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = without(list, from);
  return inserted(rest, to, list[from]!);
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1));
}

function letters(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String.fromCharCode(65 + index));
}

function romans(count: number): string[] {
  return ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'].slice(0, count);
}
