import type { AbstractControl, ValidationErrors } from '@angular/forms';
import type { ReplacementView } from '@holdfast/contracts';
import { LIMITS, replacementFault } from '@holdfast/domain';

/** The replacement of a system as it is typed; a last year that is not chosen is the first one. */
export interface ReplacementAnswers {
  readonly system: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface ReplacementFault {
  readonly part: keyof ReplacementAnswers;
  readonly message: string;
}

export const replacementAnswersOf = (replacement: ReplacementView | null): ReplacementAnswers =>
  replacement ? { system: replacement.system, from: replacement.from, to: replacement.to === replacement.from ? null : replacement.to } : { system: '', from: null, to: null };

/** Nothing is said of a system. */
const isEmpty = ({ system, from, to }: ReplacementAnswers): boolean => system.trim() === '' && from === null && to === null;

/** As a request says it. Only of answers without a fault. */
export const replacementOf = (answers: ReplacementAnswers): ReplacementView | null =>
  answers.from === null ? null : { system: answers.system.trim(), from: answers.from, to: answers.to ?? answers.from };

export function replacementFaults(answers: ReplacementAnswers): ReplacementFault[] {
  const { from, to } = answers;
  const system = answers.system.trim();
  if (isEmpty(answers)) return [];
  const years = from === null ? null : replacementFault({ from, to: to ?? from });
  return [
    ...(system === '' ? [{ part: 'system' as const, message: 'Name the system, or choose no years.' }] : []),
    ...(system.length > LIMITS.systemName ? [{ part: 'system' as const, message: `Keep it to ${LIMITS.systemName} characters. This has ${system.length}.` }] : []),
    ...(from === null ? [{ part: 'from' as const, message: 'Choose the first year in which it is replaced.' }] : []),
    ...(years === null ? [] : [{ part: 'to' as const, message: `${years}.` }]),
  ];
}

/** For the group that holds the answers: the first fault. */
export function wholeReplacement(group: AbstractControl<ReplacementAnswers>): ValidationErrors | null {
  const [fault] = replacementFaults(group.value);
  return fault ? { replacement: fault.message } : null;
}
