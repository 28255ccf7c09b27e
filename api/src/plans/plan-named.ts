import type { PlanNames, PlanRow } from '@holdfast/contracts';
import type { NamedThing, NamedToday } from '@holdfast/domain';

/** The unit, the activities and the resources among the names of a plan, as they are called today. */
export const namedToday = ({ unitId, unitName }: Pick<PlanRow, 'unitId' | 'unitName'>, { activities, resources }: PlanNames): NamedToday[] => [
  { kind: 'unit', id: unitId, reference: '', name: unitName, rtoMinutes: null, rtoWords: '', retiredOn: null },
  ...activities.map(({ id, reference, name, rtoMinutes, rtoWords, retiredOn }): NamedToday => ({ kind: 'activity', id, reference, name, rtoMinutes, rtoWords, retiredOn })),
  ...resources.map(({ id, reference, name, retiredOn }): NamedToday => ({ kind: 'resource', id, reference, name, rtoMinutes: null, rtoWords: '', retiredOn })),
];

/** The names of things as they were when the version was approved. */
export function thingsAsApproved(names: PlanNames, kept: readonly NamedThing[]): PlanNames {
  const was = new Map(kept.map((one) => [`${one.kind} ${one.id}`, one]));
  return {
    ...names,
    activities: names.activities.map((activity) => {
      const said = was.get(`activity ${activity.id}`);
      return said ? { ...activity, name: said.name, rtoMinutes: said.rtoMinutes, rtoWords: said.rtoWords } : activity;
    }),
    resources: names.resources.map((resource) => ({ ...resource, name: was.get(`resource ${resource.id}`)?.name ?? resource.name })),
  };
}

export const unitAsApproved = ({ unitName }: Pick<PlanRow, 'unitName'>, kept: readonly NamedThing[]): string => kept.find(({ kind }) => kind === 'unit')?.name ?? unitName;
