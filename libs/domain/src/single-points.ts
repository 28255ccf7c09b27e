import { componentsOf, type Components } from './recovery-cycles';
import { lostWith } from './recovery-timeline';
import { idOf, type RecoveryGraph } from './recovery-graph';

export interface SinglePoint {
  readonly id: string;
  /** The activities that stop when it alone is lost, with what falls with it. */
  readonly activities: number;
}

/**
 * Resources whose loss alone stops an activity, most activities first. Each node carries the set of resources that stop it alone,
 * as bits: of all that it needs, the union; of a choice, those that leave too few members. Cost: members times resources / 32,
 * as no way is known to count what can be reached without listing it.
 */
export function singlePoints(graph: RecoveryGraph, { order, componentOf }: Components = componentsOf(graph)): SinglePoint[] {
  const resources = graph.size - graph.activityCount;
  const words = (resources + 31) >>> 5;
  const stops = new Int32Array(graph.size * words);
  for (let node = graph.activityCount; node < graph.size; node += 1) {
    const bit = node - graph.activityCount;
    if (graph.firstFall[node] === graph.firstFall[node + 1]) stops[node * words + (bit >>> 5)]! |= 1 << (bit & 31);
    else lostWith(graph, [idOf(graph, node)]).forEach((falls, one) => falls && (stops[one * words + (bit >>> 5)]! |= 1 << (bit & 31)));
  }

  // Within a cycle once is not enough: until nothing is added.
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && componentOf[order[to]!] === componentOf[order[from]!]) to += 1;
    const cycle = order.subarray(from, to);
    for (let changed = true; changed;) {
      changed = false;
      for (const node of cycle) if (gather(node) && cycle.length > 1) changed = true;
    }
    from = to;
  }

  const counts = new Int32Array(resources);
  for (let activity = 0; activity < graph.activityCount; activity += 1) {
    for (let word = 0; word < words; word += 1) {
      for (let bits = stops[activity * words + word]!; bits !== 0; bits &= bits - 1) counts[word * 32 + 31 - Math.clz32(bits & -bits)]! += 1;
    }
  }
  return Array.from(counts, (activities, resource) => ({ id: graph.input.resources[resource]!.id, activities }))
    .filter(({ activities }) => activities > 0)
    .sort((one, other) => other.activities - one.activities);

  function gather(node: number): boolean {
    let added = false;
    const add = (word: number, bits: number): void => {
      const before = stops[node * words + word]!;
      if ((bits & ~before) === 0) return;
      stops[node * words + word] = before | bits;
      added = true;
    };
    for (let dependency = graph.firstDependency[node]!; dependency < graph.firstDependency[node + 1]!; dependency += 1) {
      const [from, to] = [graph.firstMember[dependency]!, graph.firstMember[dependency + 1]!];
      const counted = membersThatCount(from, to, graph.needed[dependency]!);
      const spared = counted.length - graph.needed[dependency]!;
      if (spared === 0) {
        for (const member of counted) for (let word = 0; word < words; word += 1) add(word, stops[member * words + word]!);
        continue;
      }
      // failed[k]: resources that stop more than k of the members looked at so far.
      const failed = new Int32Array(spared + 1);
      for (let word = 0; word < words; word += 1) {
        failed.fill(0);
        for (const member of counted) {
          const bits = stops[member * words + word]!;
          for (let k = spared; k > 0; k -= 1) failed[k]! |= failed[k - 1]! & bits;
          failed[0]! |= bits;
        }
        add(word, failed[spared]!);
      }
    }
    return added;
  }

  /** What stands by is no help in running on, except where there were never enough others. */
  function membersThatCount(from: number, to: number, needed: number): Int32Array {
    const all = graph.members.subarray(from, to);
    const running = all.filter((member) => !graph.standby[member]);
    return running.length < needed ? all : running;
  }
}
