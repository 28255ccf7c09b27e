import { cellName } from './cells-of';
import { codesInWords } from './codes-in-words';
import { rankOf } from './position-of';
import type { CellPosition, LevelOfRisk, RiskMatrix } from './risk-matrix';
import { scoreAt } from './score-of';
import { cellOf, type Standing } from './standing';

export interface LevelFound {
  readonly ok: true;
  /** Index into `matrix.levels`, 0 the least severe. */
  readonly index: number;
  readonly level: LevelOfRisk;
}

export interface LevelRefused {
  readonly ok: false;
  /** The control to hang the message on; `matrix` only while a matrix is being drawn and does not cover the cell. */
  readonly field: 'likelihood' | 'impact' | 'matrix';
  readonly message: string;
}

/**
 * The level of risk of a cell: the one function behind the preview in the browser and the truth on the server.
 * A refusal is returned: `{ ok: false, field: 'likelihood', message: 'Choose A to F. This matrix has no G.' }`.
 */
export function levelOf(matrix: RiskMatrix, cell: Standing): LevelFound | LevelRefused {
  const likelihood = rankOf(matrix.likelihood, cell.likelihood ?? '');
  if (likelihood < 0) return noSuchCode(matrix, 'likelihood', cell.likelihood);
  const impact = rankOf(matrix.impact, cell.impact ?? '');
  if (impact < 0) return noSuchCode(matrix, 'impact', cell.impact);

  const [index, second] = levelIndexesAt(matrix, likelihood, impact);
  const level = index === undefined ? undefined : matrix.levels[index];
  const name = cellName({ likelihood: cell.likelihood!, impact: cell.impact! });
  if (index === undefined || !level) return { ok: false, field: 'matrix', message: `The cell ${name} has no level of risk.` };
  if (second !== undefined) return { ok: false, field: 'matrix', message: `The cell ${name} has more than one level of risk.` };
  return { ok: true, index, level };
}

/**
 * The indexes of all levels that claim a cell, by ranks, least severe first: exactly one on a sound matrix, none or several
 * on one that is still being drawn.
 */
export function levelIndexesAt(matrix: RiskMatrix, likelihoodRank: number, impactRank: number): readonly number[] {
  if (matrix.rule === 'table') {
    const index = matrix.cells?.[likelihoodRank]?.[impactRank];
    return typeof index === 'number' && matrix.levels[index] ? [index] : [];
  }
  const score = scoreAt(matrix, likelihoodRank, impactRank);
  return matrix.levels.flatMap((level, index) => (score !== null && covers(level, score) ? [index] : []));
}

/** Index of the level of a standing, cell or level alone; null when it is unscored or not of this matrix. */
export function levelIndexOf(matrix: RiskMatrix, standing: Standing): number | null {
  const cell: CellPosition | null = cellOf(standing);
  if (cell) {
    const found = levelOf(matrix, cell);
    return found.ok ? found.index : null;
  }
  const index = matrix.levels.findIndex((level) => level.code === standing.level);
  return index < 0 ? null : index;
}

function covers(level: LevelOfRisk, score: number): boolean {
  return level.from !== undefined && level.to !== undefined && level.from <= score && score <= level.to;
}

function noSuchCode(matrix: RiskMatrix, field: 'likelihood' | 'impact', code: string | null | undefined): LevelRefused {
  const choice = `Choose ${codesInWords(matrix[field])}.`;
  return { ok: false, field, message: code ? `${choice} This matrix has no ${code}.` : choice };
}
