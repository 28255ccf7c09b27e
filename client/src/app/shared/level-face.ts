import { levelIndexOf, stepOf, type RiskMatrix, type Standing, type Step } from '@holdfast/domain';

/** A level of risk as screens draw it: its words and the step that gives fill, mark and hatching. */
export interface LevelFace {
  readonly code: string;
  readonly label: string;
  readonly step: Step;
  /** More levels than steps: neighbours share a mark, so the code is shown beside it. */
  readonly shared: boolean;
}

const MARKS = 5;

/** The face of the level at this index of the matrix, 0 the least severe. */
export function faceOf(matrix: RiskMatrix, index: number): LevelFace | null {
  const level = matrix.levels[index];
  if (!level) return null;
  const count = matrix.levels.length;
  return { code: level.code, label: level.label, step: stepOf(index, count), shared: count > MARKS };
}

/** The face of a level by its code. Null for no level, or one that is not of this matrix. */
export function faceOfCode(matrix: RiskMatrix, code: string | null | undefined): LevelFace | null {
  return faceOf(matrix, matrix.levels.findIndex((level) => level.code === code));
}

/** The face of where a risk stands: a cell or a level alone. Null: unscored. */
export function faceOfStanding(matrix: RiskMatrix, standing: Standing): LevelFace | null {
  const index = levelIndexOf(matrix, standing);
  return index === null ? null : faceOf(matrix, index);
}

/** All levels, the worst first, as legends and lists print them. */
export function facesOf(matrix: RiskMatrix): LevelFace[] {
  return matrix.levels.flatMap((_, index) => faceOf(matrix, index) ?? []).reverse();
}
