import type { RiskMatrix } from '../risk-matrix';

/** A matrix that ships with the product, to be taken as it is or as a start. */
export interface ReadyMadeMatrix {
  /** Lasting, lower case with hyphens. */
  readonly id: string;
  readonly name: string;
  /** Where it comes from, and which part of it is ours. */
  readonly description: string;
  readonly matrix: RiskMatrix;
}
