import type { ImportedThing } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { planActivities } from './plan-activities';
import { planContacts } from './plan-contacts';
import { newCycles, planDependencies, thingsAfter } from './plan-dependencies';
import { planResources } from './plan-resources';
import type { ContinuityPlan, Fault, RowRead } from './plan';
import type { World } from './world';

/** What would become of each row, without writing anything. Rows may name what other rows of the file bring. */
export function planContinuity(rows: readonly RowRead[], world: World, actor: Actor, now: Date): ContinuityPlan {
  const faults: Fault[] = [];
  const planning = { world, actor, now, faults };
  const of = (thing: ImportedThing): RowRead[] => rows.filter((row) => row.thing === thing);
  const resources = planResources(of('resources'), planning);
  const activities = planActivities(of('activities'), planning);
  const things = thingsAfter(planning, activities, resources);
  const dependencies = planDependencies(of('dependencies'), planning, things);
  const contacts = planContacts(of('contacts'), planning, things);
  return { resources, activities, dependencies, contacts, faults, cycles: newCycles(dependencies, world.dependencies, things) };
}
