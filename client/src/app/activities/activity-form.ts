import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { ActivityView, AddActivityRequest, EditActivityRequest } from '@holdfast/contracts';
import { LIMITS, type Duration } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

export const ACTIVITY_NAMES: FormNames = {
  name: { label: 'Name', target: 'activity-name', messages: { required: 'Name the activity.' } },
  description: { label: 'Description', target: 'activity-description' },
  unitId: { label: 'Unit', target: 'activity-unit', messages: { required: 'Choose the unit that does it.' } },
  ownerId: { label: 'Owner', target: 'activity-owner', messages: { required: 'Choose who answers for it.' } },
  critical: { label: 'Critical', target: 'activity-critical' },
  criticalReason: { label: 'Why', target: 'activity-why' },
  statutory: { label: 'Statutory duty', target: 'activity-duty' },
  resume: { label: 'Time to resume', target: 'activity-resume' },
};

export const activityForm = () =>
  new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    ownerId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    critical: new FormControl<boolean | null>(null),
    criticalReason: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.reason)] }),
    statutory: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.title)] }),
    resume: new FormControl<Duration | null>(null),
  });

export type ActivityAnswers = ReturnType<ReturnType<typeof activityForm>['getRawValue']>;

export const answersOf = ({ name, description, unitId, owner, critical, criticalReason, statutory, resume }: ActivityView): ActivityAnswers => ({
  name, description, unitId, ownerId: owner.id, critical, criticalReason, statutory, resume,
});

/** Of a form in which nothing is missing. */
export const requestOf = ({ unitId, ownerId, name, ...rest }: ActivityAnswers): AddActivityRequest => ({ ...rest, name: name.trim(), unitId: unitId!, ownerId: ownerId! });

/** What differs from what the form was filled with. */
export const changesOf = (before: ActivityAnswers, after: ActivityAnswers): EditActivityRequest =>
  Object.fromEntries(Object.entries(requestOf(after)).filter(([name, value]) => JSON.stringify(before[name as keyof ActivityAnswers]) !== JSON.stringify(value)));
