import type { CountedMembers } from './counted-members';
import { downWith, lostWith } from './recovery-timeline';
import { idOf, type RecoveryGraph } from './recovery-graph';

/** So many activities above a node are told apart; of more, their number is an estimate. */
const TOLD_APART = 32;

/** Nodes without which some activity stops because of serial needs alone: what all activities lean on by them, and what those fall with. Cost: members once each. */
export const reachedSerially = (graph: RecoveryGraph, counted: CountedMembers): Uint8Array => reached(graph, counted, serialOnly(graph, counted));

/**
 * Resources that may stop an activity by way of a choice: `certain` ones are left out, and those that some way of choosing does
 * without. Each turn chooses members that go on when a group of the rest is lost: all of it, then halves, until `few` are left or
 * every two of them have been in different halves. Nobody that stops an activity is ever left out. Cost: members times log of the resources.
 */
export function mayStopByChoice(graph: RecoveryGraph, counted: CountedMembers, certain: Uint8Array, few: number): number[] {
  const choiceWithout = (down: Uint8Array): Uint8Array => {
    const chosen = new Uint8Array(counted.members.length);
    for (let dependency = 0; dependency < graph.needed.length; dependency += 1) {
      let left = graph.needed[dependency]!;
      for (const wanted of [0, 1]) {
        for (let at = counted.firstMember[dependency]!; at < counted.firstMember[dependency + 1]! && left > 0; at += 1) {
          if (down[counted.members[at]!] !== wanted) continue;
          chosen[at] = 1;
          left -= 1;
        }
      }
    }
    return chosen;
  };
  const left = (down: Uint8Array, among: readonly number[]): number[] => {
    const found = reached(graph, counted, choiceWithout(down));
    return among.filter((node) => found[node]);
  };
  const resources = Array.from({ length: graph.size - graph.activityCount }, (_, at) => graph.activityCount + at);
  let doubtful = left(new Uint8Array(graph.size), resources.filter((node) => !certain[node]));
  const without = (group: readonly number[]): void => {
    if (group.length > 0) doubtful = left(downWith(graph, lostWith(graph, group.map((node) => idOf(graph, node)))).down, doubtful);
  };
  without(doubtful);
  for (let half = 1; half < graph.size && doubtful.length > few; half *= 2) {
    without(doubtful.filter((node) => node & half));
    without(doubtful.filter((node) => !(node & half)));
  }
  return doubtful;
}

/**
 * How many activities stop with each node by serial needs alone. Exact below 32, an estimate beyond: activities come in an order
 * of chance, and where the 32nd was met says how common they are. What stops all that another does is never said to stop fewer.
 * Cost: members at most 32 times each.
 */
export function stoppedSerially(graph: RecoveryGraph, counted: CountedMembers): Float64Array {
  const stopped = new Float64Array(graph.size);
  const [seen, last] = [new Uint8Array(graph.size * 2), new Int32Array(graph.size * 2).fill(-1)];
  const serial = serialOnly(graph, counted);
  inOrderOfChance(graph.activityCount).forEach((activity, place) => {
    walk(graph, counted, serial, [activity], (state) => {
      if (last[state] === place || seen[state] === TOLD_APART) return false;
      last[state] = place;
      seen[state]! += 1;
      if (state & 1) stopped[state >> 1] = seen[state] === TOLD_APART ? ((TOLD_APART - 1) * graph.activityCount) / place : seen[state]!;
      return true;
    });
  });
  return stopped;
}

/** By member: whether its dependency can spare nobody. */
function serialOnly(graph: RecoveryGraph, { firstMember, members, spare }: CountedMembers): Uint8Array {
  const serial = new Uint8Array(members.length);
  for (let dependency = 0; dependency < graph.needed.length; dependency += 1) if (spare[dependency] === 0) serial.fill(1, firstMember[dependency], firstMember[dependency + 1]);
  return serial;
}

function reached(graph: RecoveryGraph, counted: CountedMembers, serving: Uint8Array): Uint8Array {
  const entered = new Uint8Array(graph.size * 2);
  walk(graph, counted, serving, Array.from({ length: graph.activityCount }, (_, node) => node), (state) => !entered[state] && !!(entered[state] = 1));
  return Uint8Array.from({ length: graph.size }, (_, node) => entered[node * 2 + 1]!);
}

/**
 * From activities down to those members that serve. A node has two states: needed (even), and such that its loss takes something
 * needed with it (odd). What only holds others passes that on to what it is held by, and not to what it leans on itself: a site
 * without power is down, but what is located there is not lost.
 */
function walk(graph: RecoveryGraph, { firstMember, members, holders }: CountedMembers, serving: Uint8Array, activities: readonly number[], enter: (state: number) => boolean): void {
  const waiting: number[] = [];
  const meet = (state: number): void => {
    if (enter(state)) waiting.push(state);
  };
  for (const activity of activities) meet(activity * 2);
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    const node = state >> 1;
    if (state & 1) {
      for (let place = node * 2; place < node * 2 + 2; place += 1) if (holders[place] !== -1) meet(holders[place]! * 2 + 1);
      continue;
    }
    meet(state + 1);
    const to = firstMember[graph.firstDependency[node + 1]!]!;
    for (let at = firstMember[graph.firstDependency[node]!]!; at < to; at += 1) if (serving[at]) meet(members[at]! * 2);
  }
}

/** The same for every run, so that the same question has the same answer. */
function inOrderOfChance(count: number): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  let chance = 1;
  for (let at = count - 1; at > 0; at -= 1) {
    chance = (Math.imul(chance, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((chance / 4_294_967_296) * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
