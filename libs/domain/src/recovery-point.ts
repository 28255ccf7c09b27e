import type { RecoveryGraph } from './recovery-graph';

/**
 * How old the data of each node may be when it comes back, in minutes: the least RPO of the activities that lean on it, by however
 * many steps; Infinity where none of them states one. `rpo` by activity, NaN where it is not stated. Cost: members once each.
 */
export function pointNeeded(graph: RecoveryGraph, rpo: readonly number[]): Float64Array {
  const points = new Float64Array(graph.size).fill(Infinity);
  const stated = [...rpo.keys()].filter((node) => !Number.isNaN(rpo[node]!)).sort((one, other) => rpo[one]! - rpo[other]!);
  for (const activity of stated) {
    if (points[activity]! <= rpo[activity]!) continue;
    points[activity] = rpo[activity]!;
    const reached = [activity];
    for (const node of reached) {
      for (let at = graph.firstMember[graph.firstDependency[node]!]!; at < graph.firstMember[graph.firstDependency[node + 1]!]!; at += 1) {
        const member = graph.members[at]!;
        // The most demanding comes first: what has a point already has the one that counts.
        if (points[member]! < Infinity) continue;
        points[member] = rpo[activity]!;
        reached.push(member);
      }
    }
  }
  return points;
}
