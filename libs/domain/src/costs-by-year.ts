import type { Cost } from './action-costs';
import type { CostKind } from './vocabulary';

/** Revenue is what is paid once and what is paid each year; a saving is never taken off either. */
export const COST_GROUPS = ['capital', 'revenue', 'cashable-saving', 'non-cashable-saving'] as const;
export type CostGroup = (typeof COST_GROUPS)[number];

export interface CostSum {
  /** Of what has been assessed; null when nothing has. */
  readonly amount: number | null;
  /** Lines that are still to be assessed: the sum is at least the amount. */
  readonly toBeAssessed: number;
}

/** Of each group; null where there is no line, which is not nothing either. */
export type CostSums = Readonly<Record<CostGroup, CostSum | null>>;

export interface CostsByYear {
  /** Years with a line, the earliest first. */
  readonly years: readonly { readonly financialYear: number; readonly sums: CostSums }[];
  readonly all: CostSums;
}

const groupOf = (kind: CostKind): CostGroup => (kind === 'ongoing' ? 'revenue' : kind);

/** What several actions cost and save in each financial year. A cost that is not known is counted, never added as 0. */
export function costsByYear(costs: readonly Cost[]): CostsByYear {
  const years = [...new Set(costs.map(({ financialYear }) => financialYear))].sort((one, other) => one - other);
  return { years: years.map((financialYear) => ({ financialYear, sums: sumsOf(costs.filter((cost) => cost.financialYear === financialYear)) })), all: sumsOf(costs) };
}

const sumsOf = (costs: readonly Cost[]): CostSums => ({
  capital: sumOf(costs, 'capital'), revenue: sumOf(costs, 'revenue'), 'cashable-saving': sumOf(costs, 'cashable-saving'), 'non-cashable-saving': sumOf(costs, 'non-cashable-saving'),
});

function sumOf(costs: readonly Cost[], group: CostGroup): CostSum | null {
  const lines = costs.filter(({ kind }) => groupOf(kind) === group);
  if (lines.length === 0) return null;
  const known = lines.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  return { amount: known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0), toBeAssessed: lines.length - known.length };
}
