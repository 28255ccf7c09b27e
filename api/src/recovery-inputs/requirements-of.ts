import { chainOf, componentsOf, durationInWords, elapsedTimes, neededBy, NO_REQUIREMENT, pointNeeded, type NeededBy, type Requirement, type Requirements } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { loadRecovery, type LoadedRecovery } from './load-recovery';
import { whatBearsOn } from './what-bears-on';

/**
 * What the approved analyses ask of these resources and activities now, by id. Working time is taken at its shortest; from a moment
 * of loss, ISO 8601, an RTO in working time is exact. An RPO looks back from there, so it stays at its shortest.
 */
export async function requirementsOf(sql: Sql, actor: Pick<Actor, 'organisationId'>, ids: readonly string[], lostAt: string | null = null): Promise<Requirements> {
  if (ids.length === 0) return new Map();
  return requirementsFrom(await loadRecovery(sql, actor, await whatBearsOn(sql, actor.organisationId, ids)), ids, lostAt);
}

/** The same from what has been read already, with all that bears on them. */
export function requirementsFrom(loaded: LoadedRecovery, ids: readonly string[], lostAt: string | null = null): Requirements {
  const { graph, activities, calendars } = loaded;
  const needs = neededBy(graph, { times: elapsedTimes(calendars, lostAt === null ? null : Date.parse(lostAt)) }, componentsOf(graph));
  const shortest = elapsedTimes(calendars, null);
  const points = pointNeeded(graph, activities.map(({ rpo }) => (rpo ? shortest.requirement(rpo) : NaN)));
  const whole = (minutes: number): number | null => (Number.isFinite(minutes) ? Math.max(0, Math.floor(minutes)) : null);
  return new Map(
    ids.map((id): [string, Requirement] => {
      const node = graph.indexOf.get(id);
      if (node === undefined) return [id, NO_REQUIREMENT];
      const binding = needs.binding[node]!;
      const by = Number.isFinite(binding) ? binding : needs.by[node]!;
      const rtoMinutes = whole(by);
      return [id, { rtoMinutes, tooLateAtOnce: rtoMinutes !== null && by < 0, rpoMinutes: whole(points[node]!), rtoStated: rtoMinutes === null ? null : statedInWorkingTime(loaded, needs, node) }];
    }),
  );
}

/** The RTO at the end of the chain that a node has to serve, as its analysis states it; null: on the clock. */
function statedInWorkingTime({ graph, activities, calendars }: LoadedRecovery, needs: NeededBy, node: number): string | null {
  const rto = activities[graph.indexOf.get(chainOf(graph, needs, node).at(-1)!)!]?.rto;
  return rto && rto.calendarId !== null ? durationInWords(rto, calendars) : null;
}
