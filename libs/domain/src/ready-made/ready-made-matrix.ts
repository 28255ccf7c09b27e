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

/** Colours of the steps on a white page: very low to very high. */
export const STEP_COLOURS = { 1: '#f1f5f6', 2: '#a6d8cb', 3: '#e0ab2a', 4: '#d0651f', 5: '#8c0f2c' } as const;
