import { COST_KINDS, financialYearLabel, totalCosts, type Cost, type CostKind, type CostSum, type CostTotal } from '@holdfast/domain';

export interface CostTable {
  /** Kinds that have a line, in the order of the vocabulary. */
  readonly kinds: readonly CostKind[];
  /** One row for each financial year; undefined where a kind has no line in it. */
  readonly rows: readonly { readonly year: string; readonly amounts: readonly (number | null | undefined)[] }[];
  readonly totals: readonly CostTotal[];
}

/** Costs as a table by financial year. What has no line is left empty; what is to be assessed says so; neither is 0. */
export function costTable(costs: readonly Cost[]): CostTable {
  const kinds = COST_KINDS.filter((kind) => costs.some((cost) => cost.kind === kind));
  const years = [...new Set(costs.map(({ financialYear }) => financialYear))].sort((a, b) => a - b);
  return {
    kinds,
    rows: years.map((year) => ({ year: financialYearLabel(year), amounts: kinds.map((kind) => costs.find((cost) => cost.financialYear === year && cost.kind === kind)?.amount) })),
    totals: totalCosts(costs),
  };
}

/** "£12,500", "£12,500 and 2 to be assessed", "To be assessed". */
export function totalInWords({ amount, toBeAssessed }: CostSum): string {
  const known = amount === null ? '' : `£${amount.toLocaleString('en-GB')}`;
  if (toBeAssessed === 0) return known;
  return known ? `${known} and ${toBeAssessed} to be assessed` : 'To be assessed';
}
