import type { ImpactCategory, MatrixRule } from './vocabulary';

/** One step of an axis. `value` feeds a product or sum; without one, the rank counted from 1 at the least severe does. */
export interface AxisLevel {
  /** What is printed and stored: "C", "IV", "3", "Likely". Unique on its axis. */
  readonly code: string;
  readonly label: string;
  readonly description?: string;
  readonly value?: number;
  /** Impact only: what this step means for finance, service and so on. */
  readonly categories?: Readonly<Partial<Record<ImpactCategory, string>>>;
}

/** A level of risk (a band). `from` and `to` are the inclusive scores it covers, used by the rules product and sum. */
export interface LevelOfRisk {
  readonly code: string;
  readonly label: string;
  /** The organisation's own colour, `#rrggbb`, for exports and the editor. Screens use the step of the level. */
  readonly colour: string;
  /** What a risk of this level requires of its owner. */
  readonly response: string;
  readonly from?: number;
  readonly to?: number;
}

/**
 * The definition of one version of a matrix. Every list runs from the least to the most severe, whatever the codes
 * look like (A-F where A is most likely is stored F first), so that a position is a rank and nothing is transposed.
 */
export interface RiskMatrix {
  readonly likelihood: readonly AxisLevel[];
  readonly impact: readonly AxisLevel[];
  readonly rule: MatrixRule;
  readonly levels: readonly LevelOfRisk[];
  /** Rule `table` only: `cells[likelihood rank][impact rank]` is an index into `levels`. */
  readonly cells?: readonly (readonly (number | null)[])[];
  /** Rule `table` only, and rare: a published number per cell, `scores[likelihood rank][impact rank]`. */
  readonly scores?: readonly (readonly number[])[];
}

/** Where a risk stands on a matrix, by the codes of the axes. */
export interface CellPosition {
  readonly likelihood: string;
  readonly impact: string;
}
