import type { RecoveryGraph } from './recovery-graph';

/** The members of each dependency that keep it going, from `firstMember[d]` on, and how many of them it can spare. */
export interface CountedMembers {
  readonly firstMember: Int32Array;
  readonly members: Int32Array;
  /** 0: the loss of any member stops the dependent. */
  readonly spare: Int32Array;
  /** What node v falls with, where it is not -1: the site that it is at, then the supplier that runs it. */
  readonly holders: Int32Array;
}

/** What stands by is no help in running on, except where there were never enough others. Cost: members once each. */
export function countedMembers(graph: RecoveryGraph): CountedMembers {
  const firstMember = new Int32Array(graph.needed.length + 1);
  const members = new Int32Array(graph.members.length);
  const spare = new Int32Array(graph.needed.length);
  let placed = 0;
  for (let dependency = 0; dependency < spare.length; dependency += 1) {
    const all = graph.members.subarray(graph.firstMember[dependency]!, graph.firstMember[dependency + 1]!);
    const running = all.filter((member) => !graph.standby[member]);
    const counted = running.length < graph.needed[dependency]! ? all : running;
    members.set(counted, placed);
    placed += counted.length;
    firstMember[dependency + 1] = placed;
    spare[dependency] = counted.length - graph.needed[dependency]!;
  }
  const holders = new Int32Array(graph.size * 2).fill(-1);
  graph.input.resources.forEach(({ locatedAtId, supplierId }, at) => {
    [locatedAtId, supplierId].forEach((id, place) => {
      holders[(graph.activityCount + at) * 2 + place] = (id === null ? undefined : graph.indexOf.get(id)) ?? -1;
    });
  });
  return { firstMember, members, spare, holders };
}
