import type { CellPosition } from './risk-matrix';

export const MATRIX_FAULTS = [
  'malformed',
  'axis-size',
  'level-count',
  'blank-code',
  'untidy-code',
  'duplicate-code',
  'blank-label',
  'too-long',
  'colour-format',
  'value-out-of-range',
  'value-not-rising',
  'band-missing',
  'band-reversed',
  'table-missing',
  'table-size',
  'table-transposed',
  'table-not-used',
  'unknown-level',
  'uncovered-cell',
  'two-levels',
  'unreachable-level',
  'falling-level',
] as const;
export type MatrixFaultCode = (typeof MATRIX_FAULTS)[number];

/** One thing wrong with a matrix. An error keeps it from being published; a warning does not, since published ones have it. */
export interface MatrixFault {
  readonly severity: 'error' | 'warning';
  readonly code: MatrixFaultCode;
  /** A sentence in plain words that names the cell, step or level. */
  readonly message: string;
  /** Where in the definition: "likelihood.2.code". */
  readonly path?: string;
  readonly cell?: CellPosition;
  /** Code of the level of risk concerned. */
  readonly level?: string;
}

export type MatrixFaultPlace = Pick<MatrixFault, 'path' | 'cell' | 'level'>;

export function matrixError(code: MatrixFaultCode, message: string, place: MatrixFaultPlace = {}): MatrixFault {
  return { severity: 'error', code, message, ...place };
}

export function matrixWarning(code: MatrixFaultCode, message: string, place: MatrixFaultPlace = {}): MatrixFault {
  return { severity: 'warning', code, message, ...place };
}
