import { asSentence } from './as-sentence';
import { cellName, cellsOf, type MatrixCell } from './cells-of';
import { levelIndexesAt } from './level-of';
import { matrixError, matrixWarning, type MatrixFault } from './matrix-fault';
import { shapeFaults } from './matrix-shape';
import type { AxisLevel, CellPosition, LevelOfRisk, RiskMatrix } from './risk-matrix';
import { axisValue, scoreAt } from './score-of';
import { LIMITS } from './vocabulary';
import { hasVisible } from './visible-text';

const AXES = ['likelihood', 'impact'] as const;
type Axis = (typeof AXES)[number];

/** Values beyond this serve no scale and lose whole numbers when multiplied. */
const LARGEST_VALUE = 1_000_000;

/**
 * Everything wrong with a matrix, all at once; errors keep it from being published, warnings do not. Takes anything, JSON
 * from a stranger included: what has not the shape of a matrix comes back as `malformed` faults alone.
 */
export function validateMatrix(value: unknown): readonly MatrixFault[] {
  const malformed = shapeFaults(value);
  if (malformed.length > 0) return malformed;
  const matrix = value as RiskMatrix;
  const sizes = sizeFaults(matrix);
  const table = tableFaults(matrix);
  const named = [...sizes, ...AXES.flatMap((axis) => axisFaults(matrix, axis)), ...levelFaults(matrix), ...table];
  // Cells are looked at one by one when there are at most 100, and a table that lies the wrong way says nothing about them.
  const cellsCanBeRead = sizes.length === 0 && !table.some(({ code }) => code === 'table-missing' || code === 'table-transposed');
  return cellsCanBeRead ? [...named, ...cellFaults(matrix)] : named;
}

/** Whether a matrix can be published: warnings are allowed. */
export function isPublishable(faults: readonly MatrixFault[]): boolean {
  return faults.every(({ severity }) => severity === 'warning');
}

function sizeFaults(matrix: RiskMatrix): readonly MatrixFault[] {
  const { axis, levels } = LIMITS;
  return [
    ...AXES.filter((name) => matrix[name].length < axis.min || matrix[name].length > axis.max).map((name) =>
      matrixError('axis-size', `${asSentence(name)} needs ${axis.min} to ${axis.max} steps. This one has ${matrix[name].length}.`, { path: name }),
    ),
    ...(matrix.levels.length < levels.min || matrix.levels.length > levels.max
      ? [matrixError('level-count', `A matrix needs ${levels.min} to ${levels.max} levels of risk. This one has ${matrix.levels.length}.`, { path: 'levels' })]
      : []),
  ];
}

function axisFaults(matrix: RiskMatrix, axis: Axis): readonly MatrixFault[] {
  const steps = matrix[axis].slice(0, LIMITS.axis.max);
  return [
    ...namingFaults(steps, axis, axis),
    ...steps.flatMap((step, rank) => [
      ...tooLong(step.description, LIMITS.reason, `The description of ${axis} ${nameOf(step, rank)}`, `${axis}.${rank}.description`),
      ...Object.entries(step.categories ?? {}).flatMap(([category, text]) =>
        tooLong(text, LIMITS.reason, `What ${axis} ${nameOf(step, rank)} means for ${category}`, `${axis}.${rank}.categories.${category}`),
      ),
    ]),
    ...(matrix.rule === 'table' ? [] : steps.flatMap((step, rank) => valueFaults(steps, step, rank, axis))),
  ];
}

function valueFaults(steps: readonly AxisLevel[], step: AxisLevel, rank: number, axis: Axis): readonly MatrixFault[] {
  const path = `${axis}.${rank}.value`;
  const value = axisValue(steps, rank);
  if (value < 0 || value > LARGEST_VALUE) {
    return [matrixError('value-out-of-range', `${asSentence(axis)} ${nameOf(step, rank)} counts for ${value}. Use 0 to ${LARGEST_VALUE}.`, { path })];
  }
  const below = steps[rank - 1];
  if (!below || axisValue(steps, rank - 1) < value) return [];
  const message = `${asSentence(axis)} ${nameOf(step, rank)} counts for ${value}, which is not above ${nameOf(below, rank - 1)} with ${axisValue(steps, rank - 1)}. List steps from the least severe.`;
  return [matrixError('value-not-rising', message, { path })];
}

function levelFaults(matrix: RiskMatrix): readonly MatrixFault[] {
  const levels = matrix.levels.slice(0, LIMITS.levels.max);
  return [
    ...namingFaults(levels, 'levels', 'level of risk'),
    ...levels.flatMap((level, index) => [
      ...(/^#[0-9a-f]{6}$/i.test(level.colour)
        ? []
        : [matrixError('colour-format', `The colour of ${levelName(level, index)} should look like #d0651f.`, { path: `levels.${index}.colour`, level: level.code })]),
      ...tooLong(level.response, LIMITS.reason, `The response of ${levelName(level, index)}`, `levels.${index}.response`),
      ...(matrix.rule === 'table' ? [] : bandFaults(level, index)),
    ]),
  ];
}

function bandFaults(level: LevelOfRisk, index: number): readonly MatrixFault[] {
  const place = { path: `levels.${index}`, level: level.code };
  const name = levelName(level, index);
  if (level.from === undefined || level.to === undefined) {
    return [matrixError('band-missing', `${name} needs the lowest and the highest score that it covers.`, place)];
  }
  if (level.from <= level.to) return [];
  return [matrixError('band-reversed', `${name} runs from ${level.from} to ${level.to}. Put the lower score first.`, place)];
}

/** Codes and labels of a list: all there, told apart, and short enough. */
function namingFaults(items: readonly { code: string; label: string }[], path: string, what: string): readonly MatrixFault[] {
  const firstWith = new Map<string, number>();
  return items.flatMap(({ code, label }, index) => {
    const faults: MatrixFault[] = [];
    const at = { path: `${path}.${index}.code` };
    const same = code.trim().toLowerCase();
    const earlier = firstWith.get(same);
    if (!same) faults.push(matrixError('blank-code', `${asSentence(what)} ${index + 1}, counted from the least severe, has no code.`, at));
    else if (earlier !== undefined) faults.push(matrixError('duplicate-code', `The code ${code.trim()} is used for ${what} ${earlier + 1} and ${index + 1}, counted from the least severe.`, at));
    else firstWith.set(same, index);
    if (same && (code !== code.trim() || /\p{C}/u.test(code))) {
      faults.push(matrixError('untidy-code', `The code of ${what} ${index + 1} has spaces around it or characters that cannot be seen.`, at));
    }
    faults.push(...tooLong(code, LIMITS.code, `The code of ${what} ${index + 1}`, at.path));
    const named = code.trim() || index + 1;
    if (!hasVisible(label)) faults.push(matrixError('blank-label', `${asSentence(what)} ${named} has no name.`, { path: `${path}.${index}.label` }));
    faults.push(...tooLong(label, LIMITS.name, `The name of ${what} ${named}`, `${path}.${index}.label`));
    return faults;
  });
}

function tableFaults(matrix: RiskMatrix): readonly MatrixFault[] {
  if (matrix.rule !== 'table') {
    return (['cells', 'scores'] as const)
      .filter((path) => matrix[path])
      .map((path) => matrixWarning('table-not-used', `The table of ${path} is not used: this matrix takes the ${matrix.rule} of likelihood and impact.`, { path }));
  }
  if (!matrix.cells) return [matrixError('table-missing', 'This matrix has no table that says which cell has which level of risk.', { path: 'cells' })];
  return [
    ...dimensionFaults(matrix, 'cells', matrix.cells),
    ...(matrix.scores ? dimensionFaults(matrix, 'scores', matrix.scores) : []),
  ];
}

function dimensionFaults(matrix: RiskMatrix, path: 'cells' | 'scores', rows: readonly (readonly unknown[])[]): readonly MatrixFault[] {
  const [high, wide] = [matrix.likelihood.length, matrix.impact.length];
  const has = (height: number, width: number) => rows.length === height && rows.every((row) => row.length === width);
  if (has(high, wide)) return [];
  const needed = `${high} rows of ${wide}, a row for each likelihood and in it one for each impact`;
  if (has(wide, high)) {
    const message = `The table of ${path} looks transposed: it has ${wide} rows of ${high} where this matrix needs ${needed}. Swap its rows and columns.`;
    return [matrixError('table-transposed', message, { path })];
  }
  const lengths = [...new Set(rows.map((row) => row.length))].slice(0, 3).join(' or ');
  return [matrixError('table-size', `The table of ${path} has ${rows.length} rows of ${lengths || 0}. This matrix needs ${needed}.`, { path })];
}

interface LevelledCell extends MatrixCell {
  /** Indexes of the levels that claim the cell. */
  readonly levels: readonly number[];
}

function cellFaults(matrix: RiskMatrix): readonly MatrixFault[] {
  const cells = cellsOf(matrix).map((cell) => ({ ...cell, levels: levelIndexesAt(matrix, cell.likelihoodRank, cell.impactRank) }));
  return [
    ...cells.flatMap((cell) => coverFaults(matrix, cell)),
    ...matrix.levels.flatMap((level, index) =>
      cells.some((cell) => cell.levels.includes(index))
        ? []
        : [matrixWarning('unreachable-level', `No cell has the level ${levelName(level, index)}.`, { path: `levels.${index}`, level: level.code })],
    ),
    ...cells.flatMap((cell) => fallingFaults(matrix, cells, cell)),
  ];
}

function coverFaults(matrix: RiskMatrix, cell: LevelledCell): readonly MatrixFault[] {
  const [first, second] = cell.levels;
  const place = { cell: position(cell) };
  const score = scoreAt(matrix, cell.likelihoodRank, cell.impactRank);
  const name = cellName(cell);
  if (first === undefined) {
    const entry = matrix.rule === 'table' ? matrix.cells?.[cell.likelihoodRank]?.[cell.impactRank] : undefined;
    if (typeof entry === 'number') {
      return [matrixError('unknown-level', `The cell ${name} names level ${entry}, counted from 0; this matrix has ${matrix.levels.length}.`, { ...place, path: `cells.${cell.likelihoodRank}.${cell.impactRank}` })];
    }
    const why = matrix.rule === 'table' || score === null ? '' : `: none covers the score ${score}`;
    return [matrixError('uncovered-cell', `The cell ${name} has no level of risk${why}.`, place)];
  }
  if (second === undefined) return [];
  const [one, other] = [first, second].map((index) => levelName(matrix.levels[index]!, index));
  return [matrixError('two-levels', `${one} and ${other} both cover the score ${score} of the cell ${name}.`, { ...place, level: matrix.levels[second]!.code })];
}

/** Whether the level falls from this cell to the next more severe one in either direction. Published matrices do that. */
function fallingFaults(matrix: RiskMatrix, cells: readonly LevelledCell[], cell: LevelledCell): readonly MatrixFault[] {
  const wide = matrix.impact.length;
  const here = cell.likelihoodRank * wide + cell.impactRank;
  const neighbours = [
    { axis: 'likelihood', other: 'impact', next: cells[here + wide] },
    { axis: 'impact', other: 'likelihood', next: cell.impactRank + 1 < wide ? cells[here + 1] : undefined },
  ] as const;
  return neighbours.flatMap(({ axis, other, next }) => {
    const [from, to] = [cell.levels[0], next?.levels[0]];
    if (!next || from === undefined || to === undefined || to >= from) return [];
    const [high, low] = [from, to].map((index) => levelName(matrix.levels[index]!, index));
    const message = `The level falls from ${high} to ${low} as ${axis} rises from ${cell[axis]} to ${next[axis]} at ${other} ${cell[other]}.`;
    return [matrixWarning('falling-level', message, { cell: position(next), level: matrix.levels[to]!.code })];
  });
}

function tooLong(text: string | undefined, limit: number, what: string, path: string): readonly MatrixFault[] {
  if (text === undefined || text.length <= limit) return [];
  return [matrixError('too-long', `${what} has ${text.length} characters. The limit is ${limit}.`, { path })];
}

function position({ likelihood, impact }: CellPosition): CellPosition {
  return { likelihood, impact };
}

function nameOf(step: AxisLevel, rank: number): string {
  return step.code.trim() || `step ${rank + 1}`;
}

function levelName(level: LevelOfRisk, index: number): string {
  return level.label.trim() || level.code.trim() || `level ${index + 1}`;
}
