import type { ActivityView, AddActivityRequest, AddCriticalUserRequest, CriticalUserView, RetireRequest, VerifyCriticalUserRequest } from '@holdfast/contracts';
import { ACTIVITIES, dayOf, type DemoActivity, type DemoCouncil, type DemoCriticalUser, type LoadDay } from '@holdfast/db';
import type { WorkingCalendar } from '@holdfast/domain';
import { timeOrNone } from './read-time';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

const ADDED_DAYS_AGO = 434;
const USERS_DAYS_AGO = 250;
/** After the partnerships of the day. */
const MINUTE = 440;

/** Activities, who is served first in each, and what was given up. */
export const storyOfActivities = (council: DemoCouncil, day: LoadDay, told: ToldContinuity): Step[] =>
  Object.entries(ACTIVITIES).flatMap(([key, activity], index) => storyOf(activity, { key, index, council, day, told }));

function storyOf(activity: DemoActivity, { key, index, council, day, told }: { key: string; index: number; council: DemoCouncil; day: LoadDay; told: ToldContinuity }): Step[] {
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  return [
    {
      at: at(ADDED_DAYS_AGO), by: 'continuityManager',
      act: async (voice) => {
        told.things.set(key, await voice.post<ActivityView>('activities', requestOf(activity, council, await told.calendars(voice))));
      },
    },
    ...(activity.users ?? []).flatMap((user) => storyOfUser(user, { activity, key, at, told })),
    ...(activity.retired ? [retirement(activity.retired, { key, at, told })] : []),
  ];
}

function storyOfUser({ verified, ...user }: DemoCriticalUser, { activity, key, at, told }: { activity: DemoActivity; key: string; at: (daysAgo: number) => Date; told: ToldContinuity }): Step[] {
  let view: CriticalUserView | undefined;
  return [
    {
      at: at(USERS_DAYS_AGO), by: activity.owner,
      act: async (voice) => {
        view = await voice.post<CriticalUserView>(`activities/${thingAt(told, key).id}/critical-users`, user satisfies AddCriticalUserRequest);
      },
    },
    ...(verified ? [{
      at: at(verified.daysAgo), by: 'continuityManager' as const,
      act: async (voice) => {
        if (!view) throw new TypeError(`${user.name} are not there yet`);
        const request: VerifyCriticalUserRequest = { verifiedOn: dayOf(at(verified.daysAgo)), works: verified.works, note: verified.note };
        await voice.post(`critical-users/${view.id}/verifications`, request, view.version);
      },
    } satisfies Step] : []),
  ];
}

const retirement = ({ daysAgo, reason }: { daysAgo: number; reason: string }, { key, at, told }: { key: string; at: (daysAgo: number) => Date; told: ToldContinuity }): Step => ({
  at: at(daysAgo), by: 'continuityManager',
  act: async (voice) => {
    const { id, version } = thingAt(told, key);
    await voice.post(`activities/${id}/retirement`, { reason } satisfies RetireRequest, version);
  },
});

const requestOf = ({ name, description, unit, owner, critical, why, statutory, resume }: DemoActivity, council: DemoCouncil, calendars: readonly WorkingCalendar[]): AddActivityRequest => ({
  name, description, unitId: council.units[unit], ownerId: council.people[owner], critical: critical ?? null, criticalReason: why ?? '', statutory: statutory ?? '', resume: timeOrNone(resume, calendars),
});
