import type { AddContactRequest, AddResourceRequest, ContactView, EditContactRequest, EditResourceRequest, ResourceView, RetireRequest } from '@holdfast/contracts';
import { RESOURCES, type DemoContact, type DemoCouncil, type DemoResource, type LoadDay } from '@holdfast/db';
import type { WorkingCalendar } from '@holdfast/domain';
import { readTime, timeOrNone } from './read-time';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

const ADDED_DAYS_AGO = 430;
const CONTACTS_DAYS_AGO = 236;
/** After the recommendations of the day. */
const MINUTE = 430;

/** Resources, whom to call about them, what their owners stated anew, and what was given up. */
export const storyOfResources = (council: DemoCouncil, day: LoadDay, told: ToldContinuity): Step[] =>
  Object.entries(RESOURCES).flatMap(([key, resource], index) => storyOf(resource, { key, index, council, day, told }));

function storyOf(resource: DemoResource, { key, index, council, day, told }: { key: string; index: number; council: DemoCouncil; day: LoadDay; told: ToldContinuity }): Step[] {
  const { owner = 'infrastructureManager', contacts = [], changed, moved, retired } = resource;
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  return [
    {
      at: at(ADDED_DAYS_AGO), by: 'continuityManager',
      act: async (voice) => {
        told.things.set(key, await voice.post<ResourceView>('resources', requestOf(resource, { council, told, calendars: await told.calendars(voice) })));
      },
    },
    ...contacts.flatMap((contact) => storyOfContact(contact, key, at, told)),
    ...(moved ? [edited(at(moved.daysAgo), 'continuityManager', key, told, () => ({ locatedAtId: thingAt(told, resource.site!).id }))] : []),
    ...(changed ? [edited(at(changed.daysAgo), owner, key, told, (calendars) => ({
      ...(changed.declared ? { declared: readTime(changed.declared, calendars) } : {}), ...(changed.description ? { description: changed.description } : {}),
    }))] : []),
    ...(retired ? [{
      at: at(retired.daysAgo), by: 'continuityManager',
      act: async (voice) => {
        const { id, version } = thingAt(told, key);
        await voice.post(`resources/${id}/retirement`, { reason: retired.reason } satisfies RetireRequest, version);
      },
    } satisfies Step] : []),
  ];
}

function edited(at: Date, by: Step['by'], key: string, told: ToldContinuity, request: (calendars: readonly WorkingCalendar[]) => EditResourceRequest): Step {
  return {
    at, by,
    act: async (voice) => {
      const { id, version } = thingAt(told, key);
      told.things.set(key, await voice.patch<ResourceView>(`resources/${id}`, request(await told.calendars(voice)), version));
    },
  };
}

function storyOfContact({ telephones, changed, ...contact }: DemoContact, key: string, at: (daysAgo: number) => Date, told: ToldContinuity): Step[] {
  let listed: ContactView | undefined;
  return [
    {
      at: at(CONTACTS_DAYS_AGO), by: 'continuityManager',
      act: async (voice) => {
        listed = await voice.post<ContactView>(`resources/${thingAt(told, key).id}/contacts`, { ...contact, telephones: [...telephones] } satisfies AddContactRequest);
        told.contacts.set(contact.name, listed.id);
      },
    },
    ...(changed ? [{
      at: at(changed.daysAgo), by: 'continuityManager',
      act: async (voice) => {
        if (!listed) throw new TypeError(`${contact.name} is no contact yet`);
        await voice.patch<ContactView>(`contacts/${listed.id}`, { telephones: [...changed.telephones], note: changed.note } satisfies EditContactRequest, listed.version);
      },
    } satisfies Step] : []),
  ];
}

const requestOf = (resource: DemoResource, { council, told, calendars }: { council: DemoCouncil; told: ToldContinuity; calendars: readonly WorkingCalendar[] }): AddResourceRequest => {
  const { kind, name, description = '', unit = 'infrastructure', owner = 'infrastructureManager', site, moved, supplier, standby = false, quantity, deputies = [], declared, contractual, dataLoss } = resource;
  return {
    kind, name, description, unitId: council.units[unit], ownerId: council.people[owner], standby, quantity: quantity ?? null,
    ...(deputies.length > 0 ? { deputies: deputies.map((one) => ('person' in one ? { personId: council.people[one.person] } : { role: one.role })) } : {}),
    locatedAtId: site ? thingAt(told, moved?.from ?? site).id : null, supplierId: supplier ? thingAt(told, supplier).id : null,
    declared: timeOrNone(declared, calendars), contractual: timeOrNone(contractual, calendars), dataLossMinutes: timeOrNone(dataLoss, calendars)?.minutes ?? null,
  };
};
