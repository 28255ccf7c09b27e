import { FormControl, FormGroup, Validators } from '@angular/forms';
import type { AddResourceRequest, DeputyView, EditResourceRequest, ResourceView, ThingRef } from '@holdfast/contracts';
import { LIMITS, type Duration, type ResourceKind } from '@holdfast/domain';
import type { FormNames } from '../shared/forms/problem-errors';

export const RESOURCE_NAMES: FormNames = {
  kind: { label: 'Kind', target: 'resource-kind', messages: { required: 'Choose what kind it is.' } },
  name: { label: 'Name', target: 'resource-name', messages: { required: 'Name the resource.' } },
  description: { label: 'Description', target: 'resource-description' },
  unitId: { label: 'Unit', target: 'resource-unit', messages: { required: 'Choose the unit that it belongs to.' } },
  ownerId: { label: 'Owner', target: 'resource-owner', messages: { required: 'Choose who answers for it.' } },
  locatedAtId: { label: 'Located at', target: 'resource-site' },
  supplierId: { label: 'Run by', target: 'resource-supplier' },
  standby: { label: 'Stands by', target: 'resource-standby' },
  quantity: { label: 'How many', target: 'resource-quantity' },
  deputies: { label: 'Deputies', target: 'resource-deputies' },
  declared: { label: 'Declared recovery time', target: 'resource-declared' },
  contractual: { label: 'Contractual recovery time', target: 'resource-contractual' },
  dataLossMinutes: { label: 'Data loss', target: 'resource-data-loss' },
};

export const resourceForm = () =>
  new FormGroup({
    kind: new FormControl<ResourceKind | null>(null, { validators: [Validators.required] }),
    name: new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(LIMITS.title)] }),
    description: new FormControl('', { nonNullable: true, validators: [Validators.maxLength(LIMITS.narrative)] }),
    unitId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    ownerId: new FormControl<string | null>(null, { validators: [Validators.required] }),
    locatedAtId: new FormControl<readonly ThingRef[]>([], { nonNullable: true }),
    supplierId: new FormControl<readonly ThingRef[]>([], { nonNullable: true }),
    standby: new FormControl(false, { nonNullable: true }),
    quantity: new FormControl<number | null>(null, { validators: [Validators.min(0)] }),
    deputies: new FormControl<readonly DeputyView[]>([], { nonNullable: true }),
    declared: new FormControl<Duration | null>(null),
    contractual: new FormControl<Duration | null>(null),
    dataLossMinutes: new FormControl<Duration | null>(null),
  });

export type ResourceAnswers = ReturnType<ReturnType<typeof resourceForm>['getRawValue']>;

const listed = (thing: ThingRef | null): readonly ThingRef[] => (thing ? [thing] : []);
const onTheClock = (minutes: number | null): Duration | null => (minutes === null ? null : { minutes, calendarId: null });

export const answersOf = ({ kind, name, description, unitId, owner, locatedAt, supplier, standby, quantity, deputies, declared, contractual, dataLossMinutes }: ResourceView): ResourceAnswers => ({
  kind, name, description, unitId, ownerId: owner.id, locatedAtId: listed(locatedAt), supplierId: listed(supplier), standby, quantity, deputies, declared, contractual, dataLossMinutes: onTheClock(dataLossMinutes),
});

/** Of a form in which nothing is missing. */
export const requestOf = ({ kind, name, unitId, ownerId, locatedAtId, supplierId, deputies, dataLossMinutes, ...rest }: ResourceAnswers): AddResourceRequest => ({
  // Of people alone: with another kind the list is out of sight, and is taken away.
  ...rest, deputies: kind === 'people' ? deputies.map(({ person, role }) => ({ personId: person?.id ?? null, role })) : [], kind: kind!, name: name.trim(), unitId: unitId!, ownerId: ownerId!, locatedAtId: locatedAtId[0]?.id ?? null, supplierId: supplierId[0]?.id ?? null, dataLossMinutes: dataLossMinutes?.minutes ?? null,
});

/** What differs from what the form was filled with. */
export function changesOf(before: ResourceAnswers, after: ResourceAnswers): EditResourceRequest {
  const was = requestOf(before);
  return Object.fromEntries(Object.entries(requestOf(after)).filter(([name, value]) => JSON.stringify(was[name as keyof AddResourceRequest]) !== JSON.stringify(value)));
}
