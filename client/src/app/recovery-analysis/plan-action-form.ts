import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { PlanForGapRequest } from '@holdfast/contracts';
import { LIMITS, type Priority } from '@holdfast/domain';
import { ACTION_NAMES } from '../actions/action-form/action-form';
import type { FormNames } from '../shared/forms/problem-errors';
import { gapRiskForm, gapRiskNames, riskAboutGap, type GapRiskForm } from './gap-risk-form';

/** What the action is planned on, beside the id of a risk of the gap. */
export const NEW_RISK = 'new';
export const OTHER_RISK = 'other';

/** An action that is to close a gap, and the risk that it makes smaller. */
export interface PlanActionControls {
  title: FormControl<string>;
  description: FormControl<string>;
  ownerId: FormControl<string | null>;
  dueDate: FormControl<string | null>;
  priority: FormControl<Priority>;
  on: FormControl<string | null>;
  /** Where it is on a risk that is not of the gap. */
  riskIds: FormControl<string[]>;
  newRisk: GapRiskForm;
}
export type PlanActionForm = FormGroup<PlanActionControls>;

export const planActionForm = (): PlanActionForm =>
  new FormGroup<PlanActionControls>({
    title: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl('', { nonNullable: true, validators: Validators.maxLength(LIMITS.narrative) }),
    ownerId: new FormControl<string | null>(null, Validators.required),
    dueDate: new FormControl<string | null>(null, Validators.required),
    priority: new FormControl<Priority>('medium', { nonNullable: true }),
    on: new FormControl<string | null>(null, Validators.required),
    riskIds: new FormControl<string[]>([], { nonNullable: true }),
    newRisk: gapRiskForm(),
  });

const ofAction = ({ title, description, ownerId, dueDate, priority }: typeof ACTION_NAMES): FormNames => ({ title: title!, description: description!, ownerId: ownerId!, dueDate: dueDate!, priority: priority! });

export const PLAN_ACTION_NAMES: FormNames = {
  ...ofAction(ACTION_NAMES),
  on: { label: 'Risk', target: 'on', messages: { required: 'Choose the risk that the action makes smaller.' } },
  riskIds: { label: 'Risk', target: 'risk-search' },
  riskId: { label: 'Risk', target: 'on' },
  ...gapRiskNames('newRisk'),
};

export function planRequest({ on, riskIds, newRisk, ownerId, dueDate, title, description, priority }: ReturnType<PlanActionForm['getRawValue']>): PlanForGapRequest {
  const action = { title: title.trim(), description: description.trim(), ownerId: ownerId ?? '', dueDate: dueDate ?? '', priority };
  if (on === NEW_RISK) return { ...action, newRisk: riskAboutGap(newRisk) };
  return on === OTHER_RISK ? { ...action, riskId: riskIds[0]!, riskIds } : { ...action, riskId: on ?? '' };
}
