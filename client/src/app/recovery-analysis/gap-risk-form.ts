import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { RiskAboutGap } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

/** A risk about a gap, as it is typed. */
export interface GapRiskControls {
  registerId: FormControl<string | null>;
  title: FormControl<string>;
  ownerId: FormControl<string | null>;
  categoryId: FormControl<string | null>;
  cause: FormControl<string>;
  event: FormControl<string>;
  consequence: FormControl<string>;
}
export type GapRiskForm = FormGroup<GapRiskControls>;

export function gapRiskForm(): GapRiskForm {
  const narrative = (): FormControl<string> => new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) });
  return new FormGroup<GapRiskControls>({
    registerId: new FormControl<string | null>(null, Validators.required),
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    ownerId: new FormControl<string | null>(null, Validators.required),
    categoryId: new FormControl<string | null>(null),
    cause: narrative(),
    event: narrative(),
    consequence: narrative(),
  });
}

const NAMES: FormNames = {
  registerId: { label: 'Register', target: 'register', messages: { required: 'Choose the register that the risk belongs to.' } },
  title: { label: 'Title', target: 'title', messages: { required: 'Say in one line what could happen.' } },
  ownerId: { label: 'Owner of the risk', target: 'risk-owner', messages: { required: 'Choose who answers for the risk.' } },
  categoryId: { label: 'Category', target: 'category' },
  cause: { label: 'Cause', target: 'cause' },
  event: { label: 'Event', target: 'event' },
  consequence: { label: 'Consequence', target: 'consequence' },
};

/** `under`: the name of the group in a larger form. */
export const gapRiskNames = (under = ''): FormNames => Object.fromEntries(Object.entries(NAMES).map(([name, told]) => [under ? `${under}.${name}` : name, told]));

export function riskAboutGap({ registerId, ownerId, title, cause, event, consequence, categoryId }: ReturnType<GapRiskForm['getRawValue']>): RiskAboutGap {
  return { registerId: registerId ?? '', title: title.trim(), cause: cause.trim(), event: event.trim(), consequence: consequence.trim(), categoryId, ...(ownerId ? { ownerId } : {}) };
}
