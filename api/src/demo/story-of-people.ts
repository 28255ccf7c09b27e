import { PEOPLE, type DemoCouncil, type LoadDay, type PersonKey } from '@holdfast/db';
import type { Step } from './step';

/** Whoever has left since. */
export const storyOfPeople = ({ people }: DemoCouncil, day: LoadDay): Step[] =>
  (Object.keys(PEOPLE) as PersonKey[]).flatMap((key) => {
    const { leftDaysAgo } = PEOPLE[key];
    if (leftDaysAgo === undefined) return [];
    return [{ at: day.moment(leftDaysAgo), by: 'administrator' as const, act: async (voice) => void (await voice.post(`people/${people[key]}/departure`, {})) }];
  });
