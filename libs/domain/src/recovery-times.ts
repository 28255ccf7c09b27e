import type { Duration } from './duration';
import type { ProvenTime, RecoveryGraph } from './recovery-graph';
import type { RecoveryBasis, RecoverySource } from './recovery-words';
import { elapsedFrom, longestElapsed, shortestElapsed, type WorkingCalendar } from './working-calendar';

/** How durations become minutes on the clock. `begins`: minutes after the loss. */
export interface ElapsedTimes {
  requirement(duration: Duration): number;
  capability(duration: Duration, begins: number): number;
}

/** A requirement at its shortest, a capability at its longest; from a moment of loss, both exactly. A duration of an unknown calendar is unknown. */
export function elapsedTimes(calendars: readonly WorkingCalendar[], lostAt: number | null): ElapsedTimes {
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const known = ({ calendarId }: Duration): WorkingCalendar | null | undefined => (calendarId === null ? null : byId.get(calendarId));
  const measured = (duration: Duration, measure: (calendar: WorkingCalendar | null) => number): number => {
    const calendar = known(duration);
    return calendar === undefined || calendar?.weekly.length === 0 ? NaN : measure(calendar);
  };
  return {
    requirement: (duration) => measured(duration, (calendar) => (lostAt === null ? shortestElapsed(duration, calendar) : elapsedFrom(lostAt, duration, calendar))),
    capability: (duration, begins) =>
      measured(duration, (calendar) => (lostAt === null ? longestElapsed(duration, calendar) : elapsedFrom(lostAt + begins * 60_000, duration, calendar))),
  };
}

export const CLOCK_ALONE: ElapsedTimes = elapsedTimes([], null);

export type ProvenTimes = ReadonlyMap<string, ProvenTime>;

/** What a node's recovery time is taken from. As proven, what nobody has proven stands as declared, and says so. */
export function sourceOf(graph: RecoveryGraph, node: number, basis: RecoveryBasis, proven: ProvenTimes): RecoverySource | null {
  if (node < graph.activityCount) return graph.input.activities[node]!.resume ? 'declared' : null;
  const resource = graph.input.resources[node - graph.activityCount]!;
  if (basis === 'proven' && proven.has(resource.id)) return 'proven';
  return resource.declared ? 'declared' : resource.contractual ? 'contractual' : null;
}

/** After how many minutes bringing the resource back was given up, where that is what counts; null otherwise. */
export function givenUpAfter(graph: RecoveryGraph, node: number, basis: RecoveryBasis, proven: ProvenTimes): number | null {
  if (sourceOf(graph, node, basis, proven) !== 'proven') return null;
  const { minutes, moreThan } = proven.get(graph.input.resources[node - graph.activityCount]!.id)!;
  return moreThan ? minutes : null;
}

/** The minutes that a node takes once what it leans on serves: its own recovery, or an activity's own time to resume. NaN: unknown. */
export function ownTime(graph: RecoveryGraph, node: number, basis: RecoveryBasis, proven: ProvenTimes, times: ElapsedTimes, begins: number): number {
  const source = sourceOf(graph, node, basis, proven);
  if (source === null) return NaN;
  if (node < graph.activityCount) return times.capability(graph.input.activities[node]!.resume!, begins);
  const resource = graph.input.resources[node - graph.activityCount]!;
  if (source !== 'proven') return times.capability(resource[source]!, begins);
  const { minutes, moreThan } = proven.get(resource.id)!;
  return moreThan ? NaN : minutes;
}
