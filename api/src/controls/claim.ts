import type { FieldError } from '@holdfast/contracts';
import type { Effectiveness } from '@holdfast/domain';

/** How effective somebody says a control is, and since when that is known. */
export interface Claim {
  effectiveness: Effectiveness;
  assessedOn: string | null;
  evidenceLink: string;
  rationale: string;
}

/** What was looked at was looked at on a day: today unless said otherwise. */
export const dayOf = (effectiveness: Effectiveness, assessedOn: string | null | undefined, today: string): string | null => assessedOn ?? (effectiveness === 'not-assessed' ? null : today);

export function claimFaults({ effectiveness, assessedOn }: Claim, today: string): FieldError[] {
  if (assessedOn === null) return [];
  if (effectiveness === 'not-assessed') return [{ field: 'assessedOn', message: 'What is not assessed has no day. Leave it out' }];
  return assessedOn > today ? [{ field: 'assessedOn', message: 'Choose today or a day before' }] : [];
}
