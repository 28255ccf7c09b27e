import type { ActionEntryView, ReplacementView } from '@holdfast/contracts';
import { daysBetween, financialYearLabel, type CostKind, type Priority } from '@holdfast/domain';

export { ACTION_STATUS_WORDS } from '@holdfast/domain';

/** The words of actions as screens print them. */
export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = { high: 'High', medium: 'Medium', low: 'Low' };

export const COST_KIND_WORDS: Readonly<Record<CostKind, string>> = {
  capital: 'Capital', revenue: 'Revenue, once', ongoing: 'Ongoing, each year', 'cashable-saving': 'Cashable saving', 'non-cashable-saving': 'Non-cashable saving',
};

export const ENTRY_WORDS: Readonly<Record<ActionEntryView['kind'], string>> = {
  opened: 'planned it', progress: 'reported progress', rescheduled: 'set another date', completed: 'finished it', cancelled: 'cancelled it', resumed: 'took it up again',
};

const days = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'day' : 'days'}`;

/** "12 days late", "today", "tomorrow", "in 3 days". Both days "yyyy-mm-dd". */
export function dueInWords(due: string, today: string): string {
  const left = daysBetween(today, due);
  if (left < 0) return `${days(-left)} late`;
  if (left < 2) return left === 0 ? 'today' : 'tomorrow';
  return `in ${days(left)}`;
}

/** "slipped 41 days", "brought forward 5 days"; empty where the first date still holds. */
export function slipInWords(slipDays: number): string {
  if (slipDays === 0) return '';
  return slipDays > 0 ? `slipped ${days(slipDays)}` : `brought forward ${days(-slipDays)}`;
}

/** "£12,500": whole pounds; null is not nothing. */
export const moneyInWords = (amount: number | null): string => (amount === null ? 'To be assessed' : `£${amount.toLocaleString('en-GB')}`);

/** "2026/27 Capital £12,500" */
export const costInWords = ({ financialYear, kind, amount }: { readonly financialYear: number; readonly kind: CostKind; readonly amount: number | null }): string =>
  `${financialYearLabel(financialYear)} ${COST_KIND_WORDS[kind]} ${moneyInWords(amount).toLowerCase()}`;

/** "2026/27", "2026/27 to 2028/29" */
export const yearsInWords = ({ from, to }: Pick<ReplacementView, 'from' | 'to'>): string => (from === to ? financialYearLabel(from) : `${financialYearLabel(from)} to ${financialYearLabel(to)}`);

/** "Payroll, 2026/27 to 2028/29" */
export const replacementInWords = (replacement: ReplacementView | null): string => (replacement ? `${replacement.system}, ${yearsInWords(replacement)}` : 'None');
