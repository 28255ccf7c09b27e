import { COST_KINDS, type CostKind } from './vocabulary';

export interface Cost {
  /** The year in which the financial year begins: 2026 is 2026/27. */
  readonly financialYear: number;
  readonly kind: CostKind;
  /** Whole units of the currency; null is 'to be assessed', which is not nothing. */
  readonly amount: number | null;
}

export interface CostTotal {
  readonly kind: CostKind;
  /** Of what has been assessed; null when nothing has. */
  readonly amount: number | null;
  /** Lines that are still to be assessed: the total is at least the amount. */
  readonly toBeAssessed: number;
}

/** Totals by kind over all years, in the order of the vocabulary; kinds without a line are left out. A cost that is not known is counted, never added as 0. */
export function totalCosts(costs: readonly Cost[]): CostTotal[] {
  return COST_KINDS.flatMap((kind) => {
    const lines = costs.filter((cost) => cost.kind === kind);
    if (lines.length === 0) return [];
    const known = lines.flatMap(({ amount }) => (amount === null ? [] : [amount]));
    return [{ kind, amount: known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0), toBeAssessed: lines.length - known.length }];
  });
}

/** A UK financial year by the year in which it begins: 2026 is "2026/27", 1999 "1999/00". */
export const financialYearLabel = (year: number): string => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

/** The financial year of a day "yyyy-mm-dd": from 1 April. */
export function financialYearOf(day: string): number {
  const [year, month] = day.split('-').map(Number);
  return month! >= 4 ? year! : year! - 1;
}
