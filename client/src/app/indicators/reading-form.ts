import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { TargetView } from '@holdfast/contracts';
import { LIMITS, readingFaults, readingState, type IndicatorDirection, type IndicatorState } from '@holdfast/domain';
import { numberOf } from './indicator-words';

export interface Typed {
  readonly value: string;
  readonly collected: boolean;
  readonly notCollected: string;
  readonly narrative: string;
}

export const readingForm = (value = '', collected = true, notCollected = '', narrative = '') =>
  new FormGroup({
    value: new FormControl(value, { nonNullable: true }),
    collected: new FormControl(collected, { nonNullable: true }),
    notCollected: new FormControl(notCollected, { nonNullable: true, validators: Validators.maxLength(LIMITS.reason) }),
    narrative: new FormControl(narrative, { nonNullable: true, validators: Validators.maxLength(LIMITS.reason) }),
  });

/** How what is typed would stand, by the rule of the server; null until it is a number. */
export function stateOf({ value, collected }: Typed, direction: IndicatorDirection, target: TargetView | null): IndicatorState | null {
  const read = numberOf(value);
  return collected && read !== null ? readingState(direction, target, read) : null;
}

export type ReadingFault = { readonly field: 'value' | 'notCollected' | 'narrative'; readonly message: string };

/** What it lacks, in the words of the server, before it is sent. */
export function faultsOfReading(typed: Typed, direction: IndicatorDirection, target: TargetView | null): ReadingFault[] {
  const { value, notCollected, narrative } = answered(typed);
  if (typed.collected && value === null) return [{ field: 'value', message: typed.value.trim() === '' ? 'Enter what was read, or say that it was not collected' : 'Write a number, such as 97.4. It has at most four decimals' }];
  if (!typed.collected && notCollected === '') return [{ field: 'notCollected', message: 'Say why it was not collected' }];
  return readingFaults(readingState(direction, target, value), { value, notCollected, narrative });
}

/** As it is sent: what was not collected has no value, and what was needs no reason. */
export const answered = ({ value, collected, notCollected, narrative }: Typed): { value: number | null; notCollected: string; narrative: string } =>
  collected ? { value: numberOf(value), notCollected: '', narrative: narrative.trim() } : { value: null, notCollected: notCollected.trim(), narrative: narrative.trim() };
