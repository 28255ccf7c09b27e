import { FormArray, FormControl, FormGroup } from '@angular/forms';
import type { TargetLine, TargetView } from '@holdfast/contracts';
import { targetFault, type IndicatorDirection } from '@holdfast/domain';
import { numberOf } from './indicator-words';

/** A year's target as it is typed; empty: to be confirmed. */
export interface TypedTarget {
  readonly financialYear: number;
  readonly value: string;
  readonly upper: string;
  readonly tolerance: string;
}

export const targetLine = ({ financialYear, value, upper, tolerance }: TypedTarget) =>
  new FormGroup({
    financialYear: new FormControl(financialYear, { nonNullable: true }),
    value: new FormControl(value, { nonNullable: true }),
    upper: new FormControl(upper, { nonNullable: true }),
    tolerance: new FormControl(tolerance, { nonNullable: true }),
  });
export type TargetLines = FormArray<ReturnType<typeof targetLine>>;

export const typedOf = ({ financialYear, value, upper, tolerance }: TargetView): TypedTarget => ({
  financialYear, value: value === null ? '' : String(value), upper: upper === null ? '' : String(upper), tolerance: tolerance === 0 ? '' : String(tolerance),
});

export const linesOf = (typed: readonly TypedTarget[], direction: IndicatorDirection): TargetLine[] =>
  typed.map(({ financialYear, value, upper, tolerance }) => ({ financialYear, value: numberOf(value), upper: direction === 'range' ? numberOf(upper) : null, tolerance: numberOf(tolerance) ?? 0 }));

/** What is wrong with a line; null when nothing is. */
export function faultOfLine(typed: TypedTarget, direction: IndicatorDirection): { readonly part: 'value' | 'upper' | 'tolerance'; readonly message: string } | null {
  for (const part of ['value', ...(direction === 'range' ? ['upper' as const] : []), 'tolerance'] as const)
    if (typed[part].trim() !== '' && numberOf(typed[part]) === null) return { part, message: 'Write a number with at most four decimals, or leave it empty.' };
  if ((numberOf(typed.tolerance) ?? 0) < 0) return { part: 'tolerance', message: 'A tolerance is 0 or more.' };
  const [line] = linesOf([typed], direction);
  const fault = line && targetFault(direction, { value: line.value, upper: line.upper ?? null });
  return fault ? { part: 'upper', message: `${fault}.` } : null;
}
