import type { IndicatorDirection } from './vocabulary';

/** How an indicator stands for a period. Due: the period is over and nothing has been read, so nothing is known. */
export const INDICATOR_STATES = ['outside', 'within-tolerance', 'on-target', 'no-target', 'not-collected', 'due', 'not-due'] as const;
export type IndicatorState = (typeof INDICATOR_STATES)[number];

/** What is aimed at in one financial year. */
export interface Target {
  /** Of a range the lower end. Null: to be confirmed, which is not the same as none at all but tells as little. */
  readonly value: number | null;
  /** The upper end of a range; null otherwise. */
  readonly upper: number | null;
  /** By how much a reading may miss the target and still be reported as within tolerance, in the unit of measure. */
  readonly tolerance: number;
}

/** To four decimals, so that 99.99 less 0.5 is 99.49. */
const exact = (value: number): number => Math.round(value * 10_000);

/** How a reading stands to the target of its year. Zero is a value; null was not collected. */
export function readingState(direction: IndicatorDirection, target: Target | null, value: number | null): Exclude<IndicatorState, 'due' | 'not-due'> {
  if (value === null) return 'not-collected';
  if (!target || target.value === null || (direction === 'range' && target.upper === null)) return 'no-target';
  const [read, aim, allowed] = [exact(value), exact(target.value), exact(target.tolerance)];
  const below = direction === 'lower' ? 0 : aim - read;
  const above = direction === 'higher' ? 0 : read - (direction === 'range' ? exact(target.upper ?? target.value) : aim);
  const missed = Math.max(below, above, 0);
  return missed === 0 ? 'on-target' : missed <= allowed ? 'within-tolerance' : 'outside';
}

/** The same of a period, with or without a reading. Until its last day is over nothing is due. */
export function indicatorState(direction: IndicatorDirection, target: Target | null, reading: { readonly value: number | null } | null, periodEnded: boolean): IndicatorState {
  return reading ? readingState(direction, target, reading.value) : periodEnded ? 'due' : 'not-due';
}

/** Why a target cannot be, by field; empty when it can. */
export function targetFault(direction: IndicatorDirection, { value, upper }: Pick<Target, 'value' | 'upper'>): string | null {
  if (direction !== 'range') return upper === null ? null : 'Only a range has an upper end';
  if ((value === null) !== (upper === null)) return 'Give both ends of the range, or neither: to be confirmed';
  return value !== null && upper !== null && upper < value ? 'The upper end of the range lies below the lower one' : null;
}

/** What a reading lacks, in the words of whoever enters it; by field. */
export function readingFaults(state: IndicatorState, reading: { readonly value: number | null; readonly notCollected: string; readonly narrative: string }): { field: 'value' | 'notCollected' | 'narrative'; message: string }[] {
  if (reading.value === null && reading.notCollected === '') return [{ field: 'value', message: 'Enter what was read, or say why it was not collected' }];
  if (reading.value !== null && reading.notCollected !== '') return [{ field: 'notCollected', message: 'There is a reading, so it was collected. Leave one of them out' }];
  return state === 'outside' && reading.narrative === '' ? [{ field: 'narrative', message: 'This is outside tolerance. Write why, and what is done about it' }] : [];
}
