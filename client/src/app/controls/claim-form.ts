import { FormControl, Validators } from '@angular/forms';
import { LIMITS, type Effectiveness } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

/** What is claimed of a control, as it is typed. */
export interface ClaimControls {
  effectiveness: FormControl<Effectiveness | null>;
  assessedOn: FormControl<string | null>;
  evidenceLink: FormControl<string>;
  rationale: FormControl<string>;
}

const LINK = /^\s*(?:https?:\/\/\S+)?\s*$/i;

export const claimControls = (claim: { effectiveness: Effectiveness | null; evidenceLink: string }): ClaimControls => ({
  effectiveness: new FormControl(claim.effectiveness, { validators: [Validators.required] }),
  assessedOn: new FormControl<string | null>(null),
  evidenceLink: new FormControl(claim.evidenceLink, { nonNullable: true, validators: [Validators.maxLength(LIMITS.link), Validators.pattern(LINK)] }),
  rationale: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
});

export const CLAIM_NAMES: FormNames = {
  effectiveness: { label: 'Effectiveness', target: 'effectiveness-effective', messages: { required: 'Choose how effective it is.' } },
  assessedOn: { label: 'Assessed on', target: 'assessed-on' },
  evidenceLink: { label: 'Link to the evidence', target: 'evidence-link', messages: { pattern: 'Write a web address that begins with https://' } },
  rationale: { label: 'Reason', target: 'claim-reason' },
};

export interface Claim {
  effectiveness: Effectiveness;
  assessedOn: string | null;
  evidenceLink: string;
  rationale: string;
}

/** The form's answer as the API takes it. What nobody has looked at has no day, whatever was typed before. */
export function claimOf({ controls: { effectiveness, assessedOn, evidenceLink, rationale } }: { readonly controls: ClaimControls }): Claim {
  const known = effectiveness.value ?? 'not-assessed';
  return { effectiveness: known, assessedOn: known === 'not-assessed' ? null : assessedOn.value, evidenceLink: evidenceLink.value.trim(), rationale: rationale.value.trim() };
}
