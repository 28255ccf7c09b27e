import type { Duration } from './duration';

/** What recovery is reckoned from: what must go on, what it leans on, and how long each takes. */
export interface RecoveryInput {
  readonly activities: readonly RecoveryActivity[];
  readonly resources: readonly RecoveryResource[];
  readonly dependencies: readonly RecoveryDependency[];
}

export interface RecoveryActivity {
  readonly id: string;
  /** What the activity itself needs after what it leans on is back; null: not stated. */
  readonly resume: Duration | null;
  readonly rto: Duration | null;
  readonly mtpd: Duration | null;
}

export interface RecoveryResource {
  readonly id: string;
  readonly locatedAtId: string | null;
  readonly supplierId: string | null;
  /** It has to be brought up before it serves, also when it is not lost. */
  readonly standby: boolean;
  readonly declared: Duration | null;
  /** Its own, else that of the supplier that runs it. */
  readonly contractual: Duration | null;
  /**
   * The contract of the site where it is, if nobody has stated any time of it: it says when the place is back and not the thing, so
   * it may be longer than needed but is never enough.
   */
  readonly siteContract?: Duration | null;
}

/** The dependent needs `needed` of its members. Ids of activities and resources never meet. */
export interface RecoveryDependency {
  readonly dependentId: string;
  readonly needed: number;
  readonly memberIds: readonly string[];
}

/** What the last rehearsal or invocation measured. `moreThan`: it was abandoned then, and no time is proven but that it takes longer. */
export interface ProvenTime {
  readonly minutes: number;
  readonly moreThan: boolean;
  readonly on: string;
}

/**
 * The same as numbers: nodes are activities, then resources; dependencies of node v are `firstDependency[v]` up to that of v + 1, and
 * members and dependents likewise. Whatever is not among the nodes is left out.
 */
export interface RecoveryGraph {
  readonly input: Omit<RecoveryInput, 'dependencies'>;
  readonly activityCount: number;
  readonly size: number;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly firstDependency: Int32Array;
  readonly dependentOf: Int32Array;
  readonly needed: Int32Array;
  readonly firstMember: Int32Array;
  readonly members: Int32Array;
  /** Dependencies that name node v as a member. */
  readonly firstUse: Int32Array;
  readonly uses: Int32Array;
  /** Nodes that fall with node v: located at it, or run by it. */
  readonly firstFall: Int32Array;
  readonly falls: Int32Array;
  readonly standby: Uint8Array;
}

export const idOf = (graph: RecoveryGraph, node: number): string =>
  node < graph.activityCount ? graph.input.activities[node]!.id : graph.input.resources[node - graph.activityCount]!.id;

/** Dependencies may come one by one, and are not kept. Cost: nodes, dependencies and members once each. */
export function recoveryGraph({ dependencies, ...input }: Omit<RecoveryInput, 'dependencies'> & { readonly dependencies: Iterable<RecoveryDependency> }): RecoveryGraph {
  const activityCount = input.activities.length;
  const size = activityCount + input.resources.length;
  const indexOf = new Map<string, number>();
  input.activities.forEach(({ id }, at) => indexOf.set(id, at));
  input.resources.forEach(({ id }, at) => indexOf.set(id, activityCount + at));

  // What is read becomes numbers at once: so many small arrays would cost more than all that is reckoned from them.
  const [dependents, asked, starts, read]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const { dependentId, needed, memberIds } of dependencies) {
    const dependent = indexOf.get(dependentId);
    if (dependent === undefined) continue;
    const from = read.length;
    for (const id of memberIds) {
      const node = indexOf.get(id);
      if (node !== undefined) read.push(node);
    }
    if (read.length === from) continue;
    dependents.push(dependent);
    asked.push(needed);
    starts.push(from);
  }
  starts.push(read.length);

  const ordered = grouped(size, dependents);
  const [dependentOf, needed, firstMember] = [new Int32Array(dependents.length), new Int32Array(dependents.length), new Int32Array(dependents.length + 1)];
  const [members, dependencyOf] = [new Int32Array(read.length), new Int32Array(read.length)];
  for (let at = 0; at < dependents.length; at += 1) {
    const one = ordered.items[at]!;
    const [from, to, first] = [starts[one]!, starts[one + 1]!, firstMember[at]!];
    dependentOf[at] = dependents[one]!;
    // More than there are would never be met: all of them is what can be meant.
    needed[at] = Math.min(asked[one]!, to - from);
    firstMember[at + 1] = first + to - from;
    for (let place = from; place < to; place += 1) {
      members[first + place - from] = read[place]!;
      dependencyOf[first + place - from] = at;
    }
  }
  const usesOf = grouped(size, members);

  const [above, below]: [number[], number[]] = [[], []];
  input.resources.forEach(({ locatedAtId, supplierId }, at) => {
    for (const id of [locatedAtId, supplierId]) {
      const holder = id === null ? undefined : indexOf.get(id);
      if (holder === undefined) continue;
      above.push(holder);
      below.push(activityCount + at);
    }
  });
  const fallsOf = grouped(size, above);

  return {
    input,
    activityCount,
    size,
    indexOf,
    firstDependency: ordered.first,
    dependentOf,
    needed,
    firstMember,
    members,
    firstUse: usesOf.first,
    uses: usesOf.items.map((place) => dependencyOf[place]!),
    firstFall: fallsOf.first,
    falls: fallsOf.items.map((place) => below[place]!),
    standby: Uint8Array.from({ length: size }, (_, node) => (node >= activityCount && input.resources[node - activityCount]!.standby ? 1 : 0)),
  };
}

/** Places of `keys` by key, in their order: a counting sort. */
export function grouped(size: number, keys: ArrayLike<number>): { first: Int32Array; items: Int32Array } {
  const first = new Int32Array(size + 1);
  for (let at = 0; at < keys.length; at += 1) first[keys[at]! + 1]! += 1;
  for (let key = 0; key < size; key += 1) first[key + 1]! += first[key]!;
  const next = first.slice();
  const items = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at]!;
    items[next[key]!] = at;
    next[key]! += 1;
  }
  return { first, items };
}
