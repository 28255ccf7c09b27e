import type { PlanStep } from './plan-content';

type Timed = Pick<PlanStep, 'id' | 'minutes' | 'after' | 'clock'>;

/** How long steps take. What is not known is never taken for nothing: then it takes at least so long. */
export interface PlannedSpan {
  readonly minutes: number;
  /** Steps in it whose minutes are not known. */
  readonly unknown: number;
}

export interface PlannedTime {
  /** With as much at once as the order allows: the longest way through. */
  readonly best: PlannedSpan;
  /** One step after another. */
  readonly worst: PlannedSpan;
  /** Steps of the longest way, in order. */
  readonly critical: readonly string[];
}

/**
 * Members of the first circle of steps that wait for one another, in the order in which they wait; null without one. A step that
 * waits for itself is a circle of one.
 */
export function stepCycle(steps: readonly Pick<PlanStep, 'id' | 'after'>[]): readonly string[] | null {
  const after = new Map(steps.map((step) => [step.id, step.after]));
  const done = new Set<string>();
  for (const { id: start } of steps) {
    const path: string[] = [];
    const stack: { id: string; next: number }[] = [{ id: start, next: 0 }];
    while (stack.length > 0) {
      const here = stack.at(-1)!;
      if (here.next === 0) {
        if (done.has(here.id)) {
          stack.pop();
          continue;
        }
        path.push(here.id);
      }
      const follow = after.get(here.id)?.[here.next++];
      if (follow === undefined) {
        done.add(here.id);
        path.pop();
        stack.pop();
      } else if (path.includes(follow)) return path.slice(path.indexOf(follow));
      else if (after.has(follow)) stack.push({ id: follow, next: 0 });
    }
  }
  return null;
}

/**
 * From where the clock starts to where it stops, both steps included; without marks, from the first step to the last. Null while
 * steps wait for one another in a circle, or where there is no step. What a step waits for outside the list is not waited for.
 */
export function plannedTime(steps: readonly Timed[]): PlannedTime | null {
  if (steps.length === 0 || stepCycle(steps) !== null) return null;
  const order = inOrder(steps);
  const starts = order.findIndex(({ clock }) => clock === 'starts');
  const stops = order.findLastIndex(({ clock }) => clock === 'stops');
  const [first, last] = [starts === -1 ? 0 : starts, stops === -1 ? order.length - 1 : stops];
  const worst = sum(order.slice(first, last + 1));

  const begun = new Map<string, { at: number; by: string | null }>();
  const ended = new Map<string, number>();
  for (const step of order) {
    const waits = step.after.filter((id) => ended.has(id));
    const by = waits.reduce<string | null>((latest, id) => (latest === null || ended.get(id)! > ended.get(latest)! ? id : latest), null);
    const at = by === null ? 0 : ended.get(by)!;
    begun.set(step.id, { at, by });
    ended.set(step.id, at + (step.minutes ?? 0));
  }
  const from = starts === -1 ? 0 : Math.min(...order.filter(({ clock }) => clock === 'starts').map(({ id }) => begun.get(id)!.at));
  const ends = stops === -1 ? order : order.filter(({ clock }) => clock === 'stops');
  const end = ends.reduce((latest, step) => (ended.get(step.id)! >= ended.get(latest.id)! ? step : latest));
  const critical: string[] = [];
  for (let id: string | null = end.id; id !== null && ended.get(id)! >= from; id = begun.get(id)!.by) critical.unshift(id);
  // Before the clock started nothing counts: a step that ends at that very moment took its time outside.
  while (critical.length > 1 && begun.get(critical[0]!)!.at < from) critical.shift();
  const waited = waitedFor(order, ends.map(({ id }) => id), from, begun);
  return {
    best: { minutes: Math.max(0, ended.get(end.id)! - from), unknown: waited.filter(({ minutes }) => minutes === null).length },
    worst,
    critical,
  };
}

/** Everything that the end waits for within the clock: any step of it whose minutes are not known may make it longer. */
function waitedFor(steps: readonly Timed[], ends: readonly string[], from: number, begun: ReadonlyMap<string, { at: number }>): Timed[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const found = new Set(ends);
  for (const id of found) for (const follow of byId.get(id)?.after ?? []) if (byId.has(follow)) found.add(follow);
  return steps.filter(({ id }) => found.has(id) && begun.get(id)!.at >= from);
}

function sum(steps: readonly Timed[]): PlannedSpan {
  return { minutes: steps.reduce((total, { minutes }) => total + (minutes ?? 0), 0), unknown: steps.filter(({ minutes }) => minutes === null).length };
}

/** As listed, but none before what it waits for. */
function inOrder(steps: readonly Timed[]): Timed[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const order = new Set<Timed>();
  const place = (step: Timed): void => {
    if (order.has(step)) return;
    for (const id of step.after) {
      const before = byId.get(id);
      if (before) place(before);
    }
    order.add(step);
  };
  for (const step of steps) place(step);
  return [...order];
}
