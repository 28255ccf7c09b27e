import { rankOf, validateMatrix, type MatrixFault, type RiskMatrix } from '@holdfast/domain';

/** A fault of the matrix on the screen: what is wrong, and the field or cell that it leads to. */
export interface PlacedFault {
  readonly severity: MatrixFault['severity'];
  readonly message: string;
  /** Id of the element to go to. */
  readonly target: string;
  /** The ranks of the cell concerned, as "2,0". */
  readonly cell: string | null;
  /** Path in the definition, for the message beside its field. */
  readonly path: string | null;
}

/** The element of a path: "likelihood.2.code" -> "mx-likelihood-2-code". */
export function fieldId(...path: readonly (string | number)[]): string {
  return `mx-${path.join('-')}`;
}

export const CELL_ID = 'mx-cell';

/** Everything wrong with the matrix, what keeps it from being published first. */
export function placedFaults(matrix: RiskMatrix): PlacedFault[] {
  const placed = validateMatrix(matrix).map((fault): PlacedFault => {
    const cell = cellOf(matrix, fault);
    return { severity: fault.severity, message: fault.message, target: targetOf(matrix, fault, cell), cell, path: fault.path ?? null };
  });
  return [...placed.filter(({ severity }) => severity === 'error'), ...placed.filter(({ severity }) => severity === 'warning')];
}

/** What is said beside a field, or beside anything under a path. */
export function messageAt(faults: readonly PlacedFault[], path: string): string {
  return faults.find((fault) => fault.path === path && fault.severity === 'error')?.message ?? '';
}

function cellOf(matrix: RiskMatrix, fault: MatrixFault): string | null {
  if (!fault.cell) return null;
  // Steps of the same code are told by a fault of their own; until then the first stands for both.
  const [row, column] = [rankOf(matrix.likelihood, fault.cell.likelihood), rankOf(matrix.impact, fault.cell.impact)];
  return row < 0 || column < 0 ? null : `${row},${column}`;
}

function targetOf(matrix: RiskMatrix, fault: MatrixFault, cell: string | null): string {
  if (cell) return `${CELL_ID}-${cell.replace(',', '-')}`;
  const path = fault.path ?? '';
  if (/^levels\.\d+$/.test(path)) return fieldId(...path.split('.'), matrix.rule === 'table' ? 'label' : 'from');
  if (path === 'cells' || path === 'scores') return 'mx-grid';
  return fieldId(...path.split('.'));
}
