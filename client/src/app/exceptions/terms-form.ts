import { FormControl, Validators } from '@angular/forms';
import type { ExceptionTerms } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

/** What an exception is asked for with, as fields. */
export const termsControls = () => ({
  policy: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
  deviation: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.narrative)] }),
  reason: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.reason)] }),
  controlIds: new FormControl<string[]>([], { nonNullable: true }),
  compensating: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
  askedUntil: new FormControl<string | null>(null, { validators: [Validators.required] }),
});

export type TermsControls = ReturnType<typeof termsControls>;
type TermsValue = { [Name in keyof TermsControls]: TermsControls[Name]['value'] };

export const TERMS_NAMES: FormNames = {
  policy: { label: 'Policy', target: 'terms-policy', messages: { required: 'Name the policy.' } },
  deviation: { label: 'What deviates', target: 'terms-deviation', messages: { required: 'Write what is done otherwise.' } },
  reason: { label: 'Why', target: 'terms-reason', messages: { required: 'Say why.' } },
  controlIds: { label: 'Controls', target: 'terms-controls' },
  compensating: { label: 'Compensating measures', target: 'terms-compensating' },
  askedUntil: { label: 'Asked until', target: 'terms-until', messages: { required: 'Say until when. Nothing is excepted for good.' } },
};

/** Without white space around what was typed. */
export const termsGiven = ({ policy, deviation, reason, controlIds, compensating, askedUntil }: TermsValue): ExceptionTerms => ({
  policy: policy.trim(), deviation: deviation.trim(), reason: reason.trim(), compensating: compensating.trim(), controlIds: [...controlIds], askedUntil: askedUntil ?? '',
});
