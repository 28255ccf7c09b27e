import { activitiesStopped, LOST_AT_ONCE } from './activities-stopped';
import { countedMembers } from './counted-members';
import { mayStopByChoice, reachedSerially, stoppedSerially } from './reached-from-activities';
import { componentsOf, type Components } from './recovery-cycles';
import { idOf, type RecoveryGraph } from './recovery-graph';

export interface SinglePoint {
  readonly id: string;
  /** The activities that stop when it alone is lost, with what falls with it. */
  readonly activities: number;
}

export interface SinglePoints {
  /** Those that stop most, most first. */
  readonly most: readonly SinglePoint[];
  /** How many resources there are whose loss alone stops an activity. */
  readonly total: number;
}

/**
 * Resources whose loss alone stops an activity, and those of them that stop most. Which they are is exact, and so is the number of
 * activities of each that is told. Which of more than 256 stop most is sought among the 256 that most activities lean on by serial
 * needs: above 31 activities on each that is an estimate. Cost: nodes and members times a log of them, but for resources that every
 * choice tried leans on although no serial need does: those are lost each for itself, 32 at a time.
 */
export function singlePoints(graph: RecoveryGraph, shown: number, components: Components = componentsOf(graph)): SinglePoints {
  const counted = countedMembers(graph);
  const certain = reachedSerially(graph, counted);
  const activities = new Map<number, number>();
  const count = (nodes: readonly number[]): void => activitiesStopped(graph, counted, components, nodes).forEach((stopped, at) => stopped > 0 && activities.set(nodes[at]!, stopped));
  count(mayStopByChoice(graph, counted, certain, LOST_AT_ONCE));
  const byChoice = activities.size;

  // What others lean on comes first where the estimate tells no difference, and the sort keeps it there.
  const serial = Array.from(components.order.filter((node) => node >= graph.activityCount && certain[node]));
  if (serial.length > LOST_AT_ONCE) {
    const stopped = stoppedSerially(graph, counted);
    serial.sort((one, other) => stopped[other]! - stopped[one]!);
  }
  count(serial.slice(0, LOST_AT_ONCE));
  return { most: mostFirst(graph, activities).slice(0, shown), total: byChoice + serial.length };
}

/**
 * All of them with their exact numbers, most first. It pauses after every 256 that are counted, so that what is reckoned for one
 * reader holds up no other. Cost: nodes and members times a log of them, and for all that may be one, members once for every 32.
 */
export function* everySinglePoint(graph: RecoveryGraph, components: Components = componentsOf(graph)): Generator<void, readonly SinglePoint[]> {
  const counted = countedMembers(graph);
  const certain = reachedSerially(graph, counted);
  const candidates = [...mayStopByChoice(graph, counted, certain, LOST_AT_ONCE), ...components.order.filter((node) => node >= graph.activityCount && certain[node])];
  const activities = new Map<number, number>();
  for (let from = 0; from < candidates.length; from += LOST_AT_ONCE) {
    yield;
    const nodes = candidates.slice(from, from + LOST_AT_ONCE);
    activitiesStopped(graph, counted, components, nodes).forEach((stopped, at) => stopped > 0 && activities.set(nodes[at]!, stopped));
  }
  return mostFirst(graph, activities);
}

const mostFirst = (graph: RecoveryGraph, activities: ReadonlyMap<number, number>): SinglePoint[] =>
  [...activities].sort(([one, stopped], [other, others]) => others - stopped || one - other).map(([node, stopped]) => ({ id: idOf(graph, node), activities: stopped }));
