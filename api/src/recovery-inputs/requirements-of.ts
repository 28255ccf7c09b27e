import { componentsOf, elapsedTimes, neededBy, pointNeeded } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { loadRecovery } from './load-recovery';

/** By when a resource has to serve after a loss, and how old its data may be, in minutes on the clock; null: no approved analysis asks for it, or nobody can say. */
export interface Requirement {
  rtoMinutes: number | null;
  rpoMinutes: number | null;
}

const NONE: Requirement = { rtoMinutes: null, rpoMinutes: null };

/** What the approved analyses ask of these resources now, by id. */
export async function requirementsOf(sql: Sql, actor: Actor, resourceIds: readonly string[]): Promise<ReadonlyMap<string, Requirement>> {
  if (resourceIds.length === 0) return new Map();
  const { graph, activities, calendars } = await loadRecovery(sql, actor);
  const times = elapsedTimes(calendars, null);
  const needs = neededBy(graph, { times }, componentsOf(graph));
  const points = pointNeeded(graph, activities.map(({ rpo }) => (rpo ? times.requirement(rpo) : NaN)));
  const whole = (minutes: number): number | null => (Number.isFinite(minutes) ? Math.max(0, Math.floor(minutes)) : null);
  return new Map(
    resourceIds.map((id) => {
      const node = graph.indexOf.get(id);
      if (node === undefined) return [id, NONE];
      const by = needs.binding[node]!;
      return [id, { rtoMinutes: whole(Number.isFinite(by) ? by : needs.by[node]!), rpoMinutes: whole(points[node]!) }];
    }),
  );
}
