import type { LogProgress, StepProgress } from './log-progress';
import { stepCycle, type PlannedSpan } from './planned-time';

/**
 * How long it takes from the start of the clock until the last step is done, if what is open goes as planned from `now` on: as much at
 * once as the order allows. Steps whose minutes are not known make it "at least". With steps at which the clock stops, the last of
 * those. Null: there is no step, or steps wait for one another in a circle. Moments as ISO 8601.
 */
export function forecastOf({ steps }: Pick<LogProgress, 'steps'>, startedAt: string, now: string): PlannedSpan | null {
  const keyed = steps.map((one) => ({ one, id: keyOf(one, one.step.id), after: one.step.after.map((id) => keyOf(one, id)) }));
  if (keyed.length === 0 || stepCycle(keyed) !== null) return null;
  const byId = new Map(keyed.map((each) => [each.id, each]));
  const present = Date.parse(now);
  const ends = new Map<string, { at: number; unknown: ReadonlySet<string> }>();
  const endOf = (id: string): { at: number; unknown: ReadonlySet<string> } => {
    const found = ends.get(id);
    if (found) return found;
    const { one, after } = byId.get(id)!;
    const before = after.filter((each) => byId.has(each)).map(endOf);
    const from = Math.max(one.state === 'running' ? Date.parse(one.started!.at) : present, ...(one.state === 'running' ? [] : before.map(({ at }) => at)));
    const done = one.finished?.at ?? (one.state === 'skipped' ? one.skipped?.at : undefined);
    const end = done !== undefined
      ? { at: Date.parse(done), unknown: new Set<string>() }
      : {
          at: Math.max(present, from + (one.step.minutes ?? 0) * 60_000),
          unknown: new Set([...before.flatMap(({ unknown }) => [...unknown]), ...(one.step.minutes === null ? [id] : [])]),
        };
    ends.set(id, end);
    return end;
  };
  const stops = keyed.filter(({ one }) => one.step.clock === 'stops' && one.state !== 'skipped');
  const last = (stops.length > 0 ? stops : keyed).map(({ id }) => endOf(id));
  return {
    minutes: Math.max(0, Math.floor((Math.max(...last.map(({ at }) => at)) - Date.parse(startedAt)) / 60_000)),
    unknown: new Set(last.flatMap(({ unknown }) => [...unknown])).size,
  };
}

const keyOf = ({ step }: StepProgress, id: string): string => `${step.planId ?? ''} ${id}`;

/** What to look at: the step that runs longest, else the first that is ready, else the first that still waits; null when all is done. */
export function stepNow(steps: readonly StepProgress[]): StepProgress | null {
  const running = steps.filter(({ state }) => state === 'running').toSorted((one, other) => Date.parse(one.started!.at) - Date.parse(other.started!.at));
  return running[0] ?? steps.find(({ state }) => state === 'ready') ?? steps.find(({ state }) => state === 'waiting') ?? null;
}

/** "6:42:18" between two moments: hours, minutes, seconds; a clock that has not started stands at nought. */
export function clockFace(startedAt: string, now: string): string {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(startedAt)) / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
