import type { CountedMembers } from './counted-members';
import type { Components } from './recovery-cycles';
import type { RecoveryGraph } from './recovery-graph';

/** So many are lost at once, each for itself. */
export const LOST_AT_ONCE = 256;

/**
 * How many activities stop when each of these resources alone is lost, with what falls with it: exactly. Each node carries the set
 * of those that stop it, as bits: of all that it needs, the union; of a choice, those that leave too few members. Cost: members
 * once for every 32 of them; round a cycle again, until nothing is added.
 */
export function activitiesStopped(graph: RecoveryGraph, counted: CountedMembers, { order, componentOf }: Components, resources: readonly number[]): Int32Array {
  const counts = new Int32Array(resources.length);
  for (let from = 0; from < resources.length; from += LOST_AT_ONCE) counts.set(ofSome(resources.slice(from, from + LOST_AT_ONCE)), from);
  return counts;

  function ofSome(some: readonly number[]): Int32Array {
    const words = (some.length + 31) >>> 5;
    const stops = lostWithEach(graph, some, words);
    for (let from = 0; from < order.length;) {
      let to = from + 1;
      while (to < order.length && componentOf[order[to]!] === componentOf[order[from]!]) to += 1;
      for (let changed = true; changed;) {
        changed = false;
        for (let place = from; place < to; place += 1) if (gather(graph, counted, stops, words, order[place]!) && to - from > 1) changed = true;
      }
      from = to;
    }
    const found = new Int32Array(some.length);
    for (let activity = 0; activity < graph.activityCount; activity += 1) {
      for (let word = 0; word < words; word += 1) {
        for (let bits = stops[activity * words + word]!; bits !== 0; bits &= bits - 1) found[word * 32 + 31 - Math.clz32(bits & -bits)]! += 1;
      }
    }
    return found;
  }
}

/** By node: of which of these it is lost itself, since it is located there or run by it, by however many steps. */
function lostWithEach(graph: RecoveryGraph, some: readonly number[], words: number): Int32Array {
  const lost = new Int32Array(graph.size * words);
  some.forEach((node, bit) => (lost[node * words + (bit >>> 5)]! |= 1 << (bit & 31)));
  const waiting = [...some];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (let at = graph.firstFall[node]!; at < graph.firstFall[node + 1]!; at += 1) {
      let added = false;
      for (let word = 0; word < words; word += 1) added = add(lost, graph.falls[at]! * words + word, lost[node * words + word]!) || added;
      if (added) waiting.push(graph.falls[at]!);
    }
  }
  return lost;
}

function gather(graph: RecoveryGraph, { firstMember, members, spare }: CountedMembers, stops: Int32Array, words: number, node: number): boolean {
  let added = false;
  for (let dependency = graph.firstDependency[node]!; dependency < graph.firstDependency[node + 1]!; dependency += 1) {
    const [from, to, spared] = [firstMember[dependency]!, firstMember[dependency + 1]!, spare[dependency]!];
    // failed[k]: those that stop more than k of the members looked at so far.
    const failed = new Int32Array(spared + 1);
    for (let word = 0; word < words; word += 1) {
      failed.fill(0);
      for (let at = from; at < to; at += 1) {
        const bits = stops[members[at]! * words + word]!;
        for (let k = spared; k > 0; k -= 1) failed[k]! |= failed[k - 1]! & bits;
        failed[0]! |= bits;
      }
      added = add(stops, node * words + word, failed[spared]!) || added;
    }
  }
  return added;
}

function add(sets: Int32Array, at: number, bits: number): boolean {
  const before = sets[at]!;
  sets[at] = before | bits;
  return (bits & ~before) !== 0;
}
