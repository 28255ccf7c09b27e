import type { TargetView } from '@holdfast/contracts';
import type { IndicatorDirection, IndicatorPeriod, IndicatorState, Perspective } from '@holdfast/domain';

export const STATE_WORDS: Readonly<Record<IndicatorState, string>> = {
  outside: 'Outside tolerance', 'within-tolerance': 'Within tolerance', 'on-target': 'On target', 'no-target': 'No target', 'not-collected': 'Not collected', due: 'Reading due', 'not-due': 'Not due',
};

export const DIRECTION_WORDS: Readonly<Record<IndicatorDirection, string>> = { higher: 'Higher is better', lower: 'Lower is better', range: 'Best within a range' };

export const PERIOD_WORDS: Readonly<Record<IndicatorPeriod, string>> = { month: 'Every month', quarter: 'Every quarter', 'half-year': 'Every half-year', year: 'Every year' };

export const PERSPECTIVE_WORDS: Readonly<Record<Perspective, string>> = { customer: 'Customer', process: 'Process', finance: 'Finance', staff: 'Staff' };

/** "1,204.5", to as many decimals as were read. */
export const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 4 });

/** "99.9%", "14 days", "1 day" */
export const measured = (value: number, measure: string): string => (measure === '%' ? `${number(value)}%` : `${number(value)} ${value === 1 ? measure.replace(/(?<=[^s])s$/, '') : measure}`);

/** "99.9% or more, 0.5 either way tolerated"; null and a target to be confirmed are told apart. */
export function targetInWords(target: TargetView | null, direction: IndicatorDirection, measure: string): string {
  if (!target) return 'No target is set';
  if (target.value === null) return 'To be confirmed';
  if (direction === 'range') return `${number(target.value)} to ${measured(target.upper ?? target.value, measure)}`;
  return `${measured(target.value, measure)} or ${direction === 'higher' ? 'more' : 'less'}`;
}

export const toleranceInWords = (target: TargetView | null, measure: string): string =>
  !target || target.value === null ? '' : target.tolerance === 0 ? 'no tolerance' : `tolerance ${measured(target.tolerance, measure)}`;

/** What was read, or that nothing was. */
export const readingInWords = ({ value }: { readonly value: number | null }, measure: string): string => (value === null ? 'Not collected' : measured(value, measure));

/** What was typed as a number: "1,204.5" too; null where it is none. */
export function numberOf(typed: string | number | null): number | null {
  const text = String(typed ?? '').replaceAll(',', '').replace(/%$/, '').trim();
  return /^[-−]?\d+(?:\.\d{1,4})?$/.test(text) ? Number(text.replace('−', '-')) : null;
}
