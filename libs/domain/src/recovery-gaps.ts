import { componentsOf, type Components } from './recovery-cycles';
import { idOf, type RecoveryGraph } from './recovery-graph';
import { recoveryTimeline, type LossOptions } from './recovery-timeline';
import { CLOCK_ALONE, givenUpAfter, ownTime, type ProvenTimes } from './recovery-times';
import { RECOVERY_SOURCES, type GapState, type RecoverySource } from './recovery-words';

/** Why a needed-by time is only the latest: each a bit. */
const [TIME, REQUIREMENT, CYCLE] = [1, 2, 4] as const;

/** By node, in minutes after a loss of everything. */
export interface NeededBy {
  /** By when it has to serve: over everything that leans on it. Infinity: no activity with an RTO does, as far as is known. */
  readonly by: Float64Array;
  /** The same over what cannot be had in time from another member of an alternative. */
  readonly binding: Float64Array;
  /** The node above, by way of which `binding` comes (else `by`); -1: its own RTO. */
  readonly chain: Int32Array;
  /** The node above, by way of which comes what binds those below it: another one where it is the slower of a choice. */
  readonly chainOn: Int32Array;
  /** Something on the way is unknown, so it may be needed sooner. */
  readonly atLatest: Uint8Array;
  /** It is needed by way of a cycle alone. */
  readonly roundACycle: Uint8Array;
}

/**
 * By when each node has to serve so that every activity meets its RTO: the RTO less the longest recovery after the node, taken
 * over all that leans on it. A dependency with a choice binds nobody when enough of its members serve in time; when too few do, it
 * binds each of them, but below them only what those lean on that serve first. Cost: nodes and members once each, members of a
 * choice sorted, after one timeline. Round a cycle nothing is reckoned: its members are needed by what leans on them from outside,
 * which is the latest, since they may be needed sooner; what is needed by way of the others in the cycle alone is unknown.
 */
export function neededBy(graph: RecoveryGraph, options: LossOptions = {}, components: Components = componentsOf(graph)): NeededBy {
  const { basis = 'declared', proven = new Map(), times = CLOCK_ALONE } = options;
  const everything = graph.input.resources.map(({ id }) => id);
  const { serves, down, calledOn } = recoveryTimeline(graph, everything, options, components);
  const by = new Float64Array(graph.size).fill(Infinity);
  const binding = new Float64Array(graph.size).fill(Infinity);
  // What binds those below: less than binds itself where it is the slower of a choice, since shortening its parts would help nobody.
  const passedOn = new Float64Array(graph.size).fill(Infinity);
  const chain = new Int32Array(graph.size).fill(-1);
  const chainOn = new Int32Array(graph.size).fill(-1);
  const flags = new Uint8Array(graph.size);

  graph.input.activities.forEach(({ rto }, node) => {
    const required = rto ? times.requirement(rto) : NaN;
    if (Number.isNaN(required)) flags[node] = REQUIREMENT;
    else by[node] = binding[node] = passedOn[node] = required;
  });
  for (let place = graph.size - 1; place >= 0; place -= 1) {
    const node = components.order[place]!;
    const component = components.componentOf[node]!;
    if (components.cyclic[node] && (place === graph.size - 1 || components.componentOf[components.order[place + 1]!] !== component)) spreadRound(component, place);
    const own = ownTime(graph, node, basis, proven, times, 0);
    const passed = flags[node]! | (Number.isNaN(own) && (by[node]! < Infinity || flags[node]! > 0) ? TIME : 0);
    // Given up after six hours, it takes at least those.
    const least = Number.isNaN(own) ? (givenUpAfter(graph, node, basis, proven) ?? 0) : own;
    const [latest, latestBinding] = [by[node]! - least, passedOn[node]! - least];
    for (let dependency = graph.firstDependency[node]!; dependency < graph.firstDependency[node + 1]!; dependency += 1) {
      const [from, to, needed] = [graph.firstMember[dependency]!, graph.firstMember[dependency + 1]!, graph.needed[dependency]!];
      let inTime = 0;
      if (needed < to - from) {
        for (let at = from; at < to; at += 1) {
          const member = graph.members[at]!;
          if ((!down[member] && !calledOn[member]) || serves[member]! <= latestBinding) inTime += 1;
        }
      }
      const bound = !(needed < to - from && inTime >= needed);
      const quickest = bound && needed < to - from ? servesOfQuickest(from, to, needed) : Infinity;
      for (let at = from; at < to; at += 1) {
        const member = graph.members[at]!;
        flags[member]! |= passed;
        if (components.componentOf[member] === component) continue;
        if (bound && latestBinding < passedOn[member]! && !(serves[member]! > quickest)) {
          passedOn[member] = latestBinding;
          chainOn[member] = node;
        }
        if (bound && latestBinding < binding[member]!) {
          binding[member] = latestBinding;
          chain[member] = node;
        } else if (binding[member] === Infinity && latest < by[member]!) chain[member] = node;
        if (latest < by[member]!) by[member] = latest;
      }
    }
  }
  return {
    by,
    binding,
    chain,
    chainOn,
    atLatest: flags.map((flag) => (flag === 0 ? 0 : 1)),
    roundACycle: flags.map((flag, node) => (flag & CYCLE && by[node] === Infinity ? 1 : 0)),
  };

  /** What makes the need of one member of a cycle uncertain does so for all: of those from this place back. */
  function spreadRound(component: number, last: number): void {
    let [first, shared] = [last, 0];
    for (; first >= 0 && components.componentOf[components.order[first]!] === component; first -= 1) {
      const node = components.order[first]!;
      shared |= flags[node]! | (by[node]! < Infinity ? CYCLE : 0);
    }
    for (let place = first + 1; place <= last; place += 1) flags[components.order[place]!]! |= shared;
  }

  /** When the last of so many members serves, the quickest first; what is unknown may be any of them. */
  function servesOfQuickest(from: number, to: number, needed: number): number {
    const known = Float64Array.from(graph.members.subarray(from, to), (member) => serves[member]!).filter((time) => !Number.isNaN(time)).sort();
    return known[needed - 1] ?? Infinity;
  }
}

export interface RecoveryGap {
  readonly node: number;
  readonly state: GapState;
  /** By when it has to serve, in minutes after the loss; below 0: not even at once would be soon enough. Null: unknown. */
  readonly neededBy: number | null;
  readonly atLatest: boolean;
  /** Its recovery times, each at its longest; null: not stated, or not proven. */
  readonly claims: Readonly<Record<RecoverySource, number | null>>;
  /** Those longer than needed. */
  readonly over: readonly RecoverySource[];
  /** What it takes longer than needed, by the longest of those; null when none is. */
  readonly by: number | null;
}

/** Resources that take longer than they may, that are needed but have no recovery time, or whose need goes round in a circle. */
export function recoveryGaps(graph: RecoveryGraph, needs: NeededBy, options: LossOptions = {}): RecoveryGap[] {
  const { proven = new Map() as ProvenTimes } = options;
  const gaps: RecoveryGap[] = [];
  for (let node = graph.activityCount; node < graph.size; node += 1) {
    const claims = claimsOf(graph, node, options);
    if (needs.roundACycle[node]) {
      gaps.push({ node, state: 'cycle', neededBy: null, atLatest: false, claims, over: [], by: null });
      continue;
    }
    const needed = needs.binding[node]!;
    if (needed === Infinity) continue;
    // Abandoned when it was needed, or later, is longer than needed; abandoned before says nothing about it.
    const moreThan = proven.get(idOf(graph, node))?.moreThan ?? false;
    const over = RECOVERY_SOURCES.filter((source) => (claims[source] ?? -Infinity) > needed || (source === 'proven' && moreThan && claims.proven === needed));
    const { contractual } = graph.input.resources[node - graph.activityCount]!;
    const unstated = over.length === 0 && RECOVERY_SOURCES.every((source) => claims[source] === null || (source === 'proven' && moreThan) || (source === 'contractual' && contractual === null));
    if (over.length === 0 && !unstated) continue;
    const by = unstated ? null : Math.max(...over.map((source) => claims[source]! - needed));
    gaps.push({ node, state: unstated ? 'no-time' : 'over', neededBy: needed, atLatest: needs.atLatest[node] === 1, claims, over, by });
  }
  return gaps;
}

export function claimsOf(graph: RecoveryGraph, node: number, { proven = new Map(), times = CLOCK_ALONE }: LossOptions): Record<RecoverySource, number | null> {
  const { id, declared, contractual, siteContract } = graph.input.resources[node - graph.activityCount]!;
  const measured = (duration: typeof declared | undefined): number | null => {
    const minutes = duration ? times.capability(duration, 0) : NaN;
    return Number.isNaN(minutes) ? null : minutes;
  };
  return { declared: measured(declared), contractual: measured(contractual ?? siteContract), proven: proven.get(id)?.minutes ?? null };
}

/** From the resource up to the activity whose RTO it has to serve: ids of the resource, of what leans on it, and so on. */
export function chainOf(graph: RecoveryGraph, { binding, chain, chainOn }: NeededBy, node: number): string[] {
  const ids: string[] = [];
  const above = binding[node] === Infinity ? chain : chainOn;
  for (let here = node, next = chain[node]!; ; here = next, next = above[next]!) {
    ids.push(idOf(graph, here));
    if (next === -1) return ids;
  }
}
