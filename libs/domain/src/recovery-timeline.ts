import { componentsOf, type Components } from './recovery-cycles';
import type { RecoveryGraph } from './recovery-graph';
import { CLOCK_ALONE, ownTime, type ElapsedTimes, type ProvenTimes } from './recovery-times';
import type { RecoveryBasis, UnknownWhy } from './recovery-words';
import { TimeQueue } from './time-queue';

export interface LossOptions {
  readonly basis?: RecoveryBasis;
  readonly proven?: ProvenTimes;
  readonly times?: ElapsedTimes;
  /** What is not known is taken as no time at all, and what waits for itself as not waiting: what comes of it is the earliest that can be. */
  readonly earliest?: boolean;
}

/** By node, in minutes after the loss. */
export interface RecoveryTimeline {
  readonly lost: Uint8Array;
  /** Not serving because of the loss: what is lost, and what leans on it. */
  readonly down: Uint8Array;
  /** Standing by, not lost, and brought up because something leans on it. */
  readonly calledOn: Uint8Array;
  /** When what it leans on serves; NaN: unknown. */
  readonly begins: Float64Array;
  /** When it serves again; NaN: unknown. 0 of what is not concerned. */
  readonly serves: Float64Array;
  /** The node whose return let it begin; -1: nothing held it up. Of what is unknown: the node that it waits for. */
  readonly waitsFor: Int32Array;
  readonly why: readonly (UnknownWhy | null)[];
}

/** Of what is unknown, by node: how early it can serve at all. */
export interface EarliestReturns {
  /** In minutes after the loss; NaN: it is known when it serves, or nothing known holds it up. */
  readonly atLeast: Float64Array;
  /** 1: it takes longer than that, as bringing something back was given up by then. */
  readonly moreThan: Uint8Array;
  /** The node that it cannot serve before; -1: its own time alone is known. */
  readonly waitsFor: Int32Array;
}

/** The nodes of these ids, and everything that falls with them: located there or run by them, and so on. It is brought back elsewhere, so it waits for them only where a dependency says so. */
export function lostWith(graph: RecoveryGraph, ids: Iterable<string>): Uint8Array {
  const lost = new Uint8Array(graph.size);
  const found: number[] = [];
  const lose = (node: number): void => {
    if (lost[node]) return;
    lost[node] = 1;
    found.push(node);
  };
  for (const id of ids) {
    const node = graph.indexOf.get(id);
    if (node !== undefined) lose(node);
  }
  for (const node of found) for (let at = graph.firstFall[node]!; at < graph.firstFall[node + 1]!; at += 1) lose(graph.falls[at]!);
  return lost;
}

/**
 * What does not serve when these are lost. A dependency is interrupted when fewer members than it needs go on serving; members
 * that stand by count only where there were never enough others. Cost: nodes and members once each, cycles included.
 */
export function downWith(graph: RecoveryGraph, lost: Uint8Array): { down: Uint8Array; interrupted: Uint8Array } {
  const spare = new Int32Array(graph.needed.length);
  const standbyCounts = new Uint8Array(graph.needed.length);
  for (let dependency = 0; dependency < spare.length; dependency += 1) {
    const [from, to] = [graph.firstMember[dependency]!, graph.firstMember[dependency + 1]!];
    let running = 0;
    for (let at = from; at < to; at += 1) if (!graph.standby[graph.members[at]!]) running += 1;
    standbyCounts[dependency] = running < graph.needed[dependency]! ? 1 : 0;
    spare[dependency] = (standbyCounts[dependency] ? to - from : running) - graph.needed[dependency]!;
  }
  const down = lost.slice();
  const interrupted = new Uint8Array(graph.needed.length);
  const fallen: number[] = [];
  for (let node = 0; node < graph.size; node += 1) if (down[node]) fallen.push(node);
  for (const node of fallen) {
    for (let at = graph.firstUse[node]!; at < graph.firstUse[node + 1]!; at += 1) {
      const dependency = graph.uses[at]!;
      if (graph.standby[node] && !standbyCounts[dependency]) continue;
      spare[dependency]! -= 1;
      if (spare[dependency] !== -1) continue;
      interrupted[dependency] = 1;
      const dependent = graph.dependentOf[dependency]!;
      if (down[dependent]) continue;
      down[dependent] = 1;
      fallen.push(dependent);
    }
  }
  return { down, interrupted };
}

/**
 * What comes back when, after a loss. A lost resource begins to recover when what it leans on serves, and serves after its own
 * recovery time; of an alternative the `needed`-th fastest counts; what waits without being lost adds no time of its own; an
 * activity is back after its own time to resume. Events are taken in the order of time, so that a cycle holds up only what can
 * be had by no other way. Cost: members once each, and a heap of the nodes.
 */
export function recoveryTimeline(graph: RecoveryGraph, lostIds: Iterable<string>, options: LossOptions = {}, components?: Components): RecoveryTimeline {
  const { basis = 'declared', proven = new Map() as ProvenTimes, times = CLOCK_ALONE, earliest = false } = options;
  const lost = lostWith(graph, lostIds);
  const { down, interrupted } = downWith(graph, lost);
  const calledOn = new Uint8Array(graph.size);
  const begins = new Float64Array(graph.size);
  const serves = new Float64Array(graph.size);
  const waitsFor = new Int32Array(graph.size).fill(-1);

  const concerned: number[] = [];
  const held = interrupted.slice();
  for (let node = 0; node < graph.size; node += 1) if (down[node]) concerned.push(node);
  // What fell and is called on afterwards is looked at once more: all that it needs to come up is held then.
  const looked = [...concerned];
  for (const node of looked) {
    for (let dependency = graph.firstDependency[node]!; dependency < graph.firstDependency[node + 1]!; dependency += 1) {
      const [from, to] = [graph.firstMember[dependency]!, graph.firstMember[dependency + 1]!];
      let running = 0;
      for (let at = from; at < to; at += 1) if (!down[graph.members[at]!] && !graph.standby[graph.members[at]!]) running += 1;
      // What is brought up from nothing needs what stands by under it brought up too.
      if ((lost[node] || calledOn[node]) && running < graph.needed[dependency]!) held[dependency] = 1;
      if (!held[dependency]) continue;
      for (let at = from; at < to; at += 1) {
        const member = graph.members[at]!;
        if (!graph.standby[member] || lost[member] || calledOn[member]) continue;
        calledOn[member] = 1;
        if (!down[member]) concerned.push(member);
        looked.push(member);
      }
    }
  }

  const cycles = earliest ? (components ?? componentsOf(graph)) : null;
  const ofOneCycle = (node: number, other: number): boolean => cycles !== null && cycles.cyclic[node] === 1 && cycles.componentOf[node] === cycles.componentOf[other];
  const holding = new Int32Array(graph.size);
  const left = graph.needed.slice();
  const queue = new TimeQueue();
  const served = new Uint8Array(graph.size);
  const begin = (node: number, time: number): void => {
    begins[node] = time;
    const own = node < graph.activityCount || lost[node] || calledOn[node] ? ownTime(graph, node, basis, proven, times, time) : 0;
    if (Number.isNaN(own) && !earliest) return;
    serves[node] = time + (own || 0);
    queue.add(node, serves[node]);
  };
  // Before the first event, so that what serves all along is counted as serving at once.
  for (const node of concerned) {
    begins[node] = serves[node] = NaN;
    for (let dependency = graph.firstDependency[node]!; dependency < graph.firstDependency[node + 1]!; dependency += 1) {
      if (!held[dependency]) continue;
      for (let at = graph.firstMember[dependency]!; at < graph.firstMember[dependency + 1]!; at += 1) {
        const member = graph.members[at]!;
        if ((!down[member] && !calledOn[member]) || ofOneCycle(node, member)) left[dependency]! -= 1;
      }
      if (left[dependency]! > 0) holding[node]! += 1;
    }
  }
  for (const node of concerned) if (holding[node] === 0) begin(node, 0);
  while (!queue.empty) {
    const node = queue.take();
    served[node] = 1;
    for (let at = graph.firstUse[node]!; at < graph.firstUse[node + 1]!; at += 1) {
      const dependency = graph.uses[at]!;
      const dependent = graph.dependentOf[dependency]!;
      if (!held[dependency] || left[dependency]! <= 0 || ofOneCycle(dependent, node)) continue;
      left[dependency]! -= 1;
      if (left[dependency] !== 0) continue;
      holding[dependent]! -= 1;
      if (holding[dependent] !== 0) continue;
      waitsFor[dependent] = node;
      begin(dependent, serves[node]!);
    }
  }

  return { lost, down, calledOn, begins, serves, waitsFor, why: whys() };

  function whys(): (UnknownWhy | null)[] {
    const found = new Array<UnknownWhy | null>(graph.size).fill(null);
    const unknown = concerned.filter((node) => !served[node]);
    if (unknown.length === 0) return found;
    const { cyclic, componentOf } = components ?? componentsOf(graph);
    for (const node of unknown) {
      if (!Number.isNaN(begins[node]!)) {
        found[node] = 'no-time';
        continue;
      }
      found[node] = 'waits';
      for (let dependency = graph.firstDependency[node]!; dependency < graph.firstDependency[node + 1]!; dependency += 1) {
        if (!held[dependency] || left[dependency]! <= 0) continue;
        for (let at = graph.firstMember[dependency]!; at < graph.firstMember[dependency + 1]!; at += 1) {
          const member = graph.members[at]!;
          if (served[member] || !(down[member] || calledOn[member])) continue;
          if (cyclic[node] && componentOf[node] === componentOf[member]) found[node] = 'cycle';
          // What has no time of its own says more than what waits in turn.
          if (waitsFor[node] === -1 || !Number.isNaN(begins[member]!)) waitsFor[node] = member;
        }
      }
    }
    return found;
  }
}

/**
 * How early what the timeline does not know can serve at all: what is known of what it waits for, with no time at all for the
 * rest. What was given up takes longer than it was tried for, and so does what a minute more of that would hold up. Cost: one
 * timeline more, or two.
 */
export function earliestReturns(graph: RecoveryGraph, lostIds: Iterable<string>, options: LossOptions, { why }: Pick<RecoveryTimeline, 'why'>, components: Components = componentsOf(graph)): EarliestReturns {
  const atLeast = new Float64Array(graph.size).fill(NaN);
  const moreThan = new Uint8Array(graph.size);
  const waitsFor = new Int32Array(graph.size).fill(-1);
  if (why.every((one) => one === null)) return { atLeast, moreThan, waitsFor };
  const { basis = 'declared', proven = new Map() as ProvenTimes } = options;
  const lost = [...lostIds];
  const timelineIf = (later: number): RecoveryTimeline => {
    const taken = new Map([...proven].map(([id, one]) => [id, one.moreThan ? { ...one, minutes: one.minutes + later, moreThan: false } : one]));
    return recoveryTimeline(graph, lost, { ...options, proven: taken, earliest: true }, components);
  };
  const least = timelineIf(0);
  const later = basis === 'proven' && [...proven.values()].some((one) => one.moreThan) ? timelineIf(1) : least;
  why.forEach((one, node) => {
    const [soonest, after] = [least.serves[node]!, later.serves[node]!];
    if (one === null || after === 0) return;
    atLeast[node] = soonest;
    moreThan[node] = after > soonest ? 1 : 0;
    waitsFor[node] = later.waitsFor[node]!;
  });
  return { atLeast, moreThan, waitsFor };
}

/**
 * From the first to begin to the node itself: each waited for the one before. Of what is unknown, what it waits for, as far as
 * it is known. A circle ends the walk.
 */
export function criticalPath({ waitsFor }: Pick<RecoveryTimeline, 'waitsFor'>, node: number): number[] {
  const path = new Set<number>();
  for (let here = node; here !== -1 && !path.has(here); here = waitsFor[here]!) path.add(here);
  return [...path].reverse();
}
