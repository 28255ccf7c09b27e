import { effectiveEntries, type EffectiveEntry } from './effective-entries';
import { measuredRecovery, type MeasuredTime } from './exercise-recovery';
import type { LogAuthor, LogEntry } from './incident-log';
import { LOG_FAULT_WORDS, type LogFault, type LogFaultCode } from './log-faults';
import type { PlanStep } from './plan-content';

/** A step to be done live: of a plan's fixed version, or added on the day (`planId` may then be null). */
export interface LiveStep extends Pick<PlanStep, 'id' | 'title' | 'what' | 'where' | 'how' | 'minutes' | 'after' | 'clock'> {
  readonly planId: string | null;
  /** Who does it, and who else may: titles of roles or posts. */
  readonly who: string;
  readonly deputies: string;
}

export const STEP_STATES = ['waiting', 'ready', 'running', 'finished', 'skipped'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface LogMark {
  readonly entryId: string;
  readonly at: string;
  readonly by: LogAuthor;
  readonly text: string;
  /** Others who said the same of it; the first time counts. */
  readonly alsoBy: readonly LogAuthor[];
}

export interface StepProgress {
  readonly step: LiveStep;
  /** "9" within its plan; "+1" of one that was added on the day. */
  readonly label: string;
  readonly added: boolean;
  readonly state: StepState;
  readonly started: LogMark | null;
  readonly finished: LogMark | null;
  readonly skipped: LogMark | null;
  /** Real ones, from start to finish; null while it is not finished, or nobody said when it started. */
  readonly minutes: number | null;
  /** Steps of its plan that it still waits for. */
  readonly open: readonly string[];
  /** Steps of its plan that were open when it started. */
  readonly early: readonly string[];
}

export interface ResourceProgress {
  readonly resourceId: string;
  /** Work on bringing it back. */
  readonly started: LogMark | null;
  readonly usable: LogMark | null;
  readonly abandoned: LogMark | null;
  readonly dataAsOf: LogMark | null;
  /** From the start of the clock; null: neither back nor given up. */
  readonly measured: MeasuredTime | null;
}

export interface RoleProgress {
  readonly planId: string | null;
  readonly roleId: string;
  /** Null: somebody outside the organisation, named in the text. */
  readonly personId: string | null;
  readonly since: LogMark;
}

export interface LogProgress {
  readonly steps: readonly StepProgress[];
  readonly resources: readonly ResourceProgress[];
  readonly roles: readonly RoleProgress[];
  /** Plans pulled in, in order. */
  readonly plans: readonly { readonly planId: string; readonly mark: LogMark }[];
  readonly pauses: readonly { readonly from: string; readonly until: string | null }[];
  readonly paused: boolean;
  /** What was typed and cannot be, or counts another way. */
  readonly faults: readonly LogFault[];
  /** Entries as they count, in the order of the log. */
  readonly entries: readonly EffectiveEntry[];
}

type Counted = EffectiveEntry & { readonly time: number };

const keyOf = (planId: string | null, id: string): string => `${planId ?? ''} ${id}`;

/**
 * Where everything stands, from the steps and the entries alone: the same whatever order the entries are given in, and however often.
 * Of two who say the same, the first time counts, and of the same time the first that was received. `startedAt`: when the clock
 * started, the stated loss of a rehearsal or the start of an outage.
 */
export function progressOf(steps: readonly LiveStep[], entries: readonly LogEntry[], startedAt: string): LogProgress {
  const effective = effectiveEntries(entries);
  const faults: LogFault[] = [];
  const fault = (entry: LogEntry, code: LogFaultCode): unknown => faults.push({ entryId: entry.id, code, message: LOG_FAULT_WORDS[code] });

  const there = new Set(effective.map(({ entry }) => entry.id));
  for (const { entry } of effective) if (entry.kind === 'correction' && !there.has(entry.correctsId ?? '')) fault(entry, 'corrects-nothing');
  const counted: Counted[] = effective.filter(({ voided, entry }) => !voided && entry.kind !== 'correction').map((one) => {
    const { entry } = one;
    // Nothing can be told before it happened: a device whose clock is ahead is held to the moment of receipt.
    const ahead = entry.receivedAt !== null && Date.parse(one.at) > Date.parse(entry.receivedAt) + CLOCKS_DIFFER && one.correctedBy === null;
    if (ahead) fault(entry, 'clock-ahead');
    const at = ahead ? entry.receivedAt! : one.at;
    return { ...one, at, time: Date.parse(at) };
  }).sort((one, other) => one.time - other.time);
  const of = (...kinds: LogEntry['kind'][]): Counted[] => counted.filter(({ entry }) => kinds.includes(entry.kind));

  const all = withAdded(steps, of('step-added'));
  const byKey = new Map(all.map(({ step }) => [keyOf(step.planId, step.id), step]));
  const ofStep = new Map<string, Counted[]>();
  for (const one of of('step-started', 'step-finished', 'step-skipped')) {
    const key = keyOf(one.entry.planId, one.entry.stepId ?? '');
    if (byKey.has(key)) ofStep.set(key, [...(ofStep.get(key) ?? []), one]);
    else fault(one.entry, 'unknown-step');
  }
  const marks = new Map(all.map(({ step }) => [keyOf(step.planId, step.id), marksOf(ofStep.get(keyOf(step.planId, step.id)) ?? [], fault)]));
  const stepsNow = all.map(({ step, added, label }): StepProgress => {
    const { started, finished, skipped } = marks.get(keyOf(step.planId, step.id))!;
    const before = step.after.filter((id) => marks.has(keyOf(step.planId, id)));
    const done = (id: string): number | null => {
      const one = marks.get(keyOf(step.planId, id))!;
      const at = one.finished?.at ?? one.skipped?.at;
      return at === undefined ? null : Date.parse(at);
    };
    const open = before.filter((id) => done(id) === null);
    const early = started === null ? [] : before.filter((id) => (done(id) ?? Infinity) > Date.parse(started.at));
    const state: StepState = finished ? 'finished' : skipped ? 'skipped' : started ? 'running' : open.length > 0 ? 'waiting' : 'ready';
    return { step, label, added, state, started, finished, skipped, minutes: started && finished ? minutesFrom(started.at, finished.at) : null, open, early };
  });

  const pauses = pausesOf(of('paused', 'resumed'));
  return {
    steps: stepsNow,
    resources: resourcesOf(of('resource-started', 'resource-usable', 'resource-abandoned', 'resource-data-as-of'), startedAt, fault),
    roles: rolesOf(of('role-filled', 'handover')),
    plans: firstOf(of('plan-pulled-in'), ({ entry }) => entry.planId).map(([planId, those]) => ({ planId, mark: markOf(those) })),
    pauses,
    paused: pauses.at(-1)?.until === null,
    faults,
    entries: effective,
  };
}

/** Clocks that differ by less are the same. */
const CLOCKS_DIFFER = 2 * 60_000;

const minutesFrom = (from: string, to: string): number => Math.max(0, Math.floor(Date.parse(to) / 60_000) - Math.floor(Date.parse(from) / 60_000));

const markOf = (those: readonly Counted[]): LogMark => {
  const [first, ...rest] = those;
  if (!first) throw new TypeError('a mark is made of an entry');
  const others = new Map(rest.filter(({ entry }) => entry.author.id !== first.entry.author.id).map(({ entry }) => [entry.author.id, entry.author]));
  return { entryId: first.entry.id, at: first.at, by: first.entry.author, text: first.text, alsoBy: [...others.values()] };
};

type Marks = Pick<StepProgress, 'started' | 'finished' | 'skipped'>;

/** By time: the first start, the first finish that does not lie before it, and a skip as long as nobody took the step up after all. */
function marksOf(entries: readonly Counted[], fault: (entry: LogEntry, code: LogFaultCode) => unknown): Marks {
  const of = (kind: LogEntry['kind']): Counted[] => entries.filter(({ entry }) => entry.kind === kind);
  const [starts, skips] = [of('step-started'), of('step-skipped')];
  const from = starts[0]?.time ?? -Infinity;
  const ends = of('step-finished').filter((one) => {
    if (one.time >= from) return true;
    fault(one.entry, 'finished-before-started');
    return false;
  });
  for (const { entry } of starts.slice(1)) if (skips.length === 0) fault(entry, 'started-already');
  for (const { entry } of ends.slice(1)) fault(entry, 'finished-already');
  const lastStart = starts.at(-1)?.time ?? -Infinity;
  const skipsThatHold = skips.filter(({ entry, time }) => {
    if (ends.length === 0 && time >= lastStart) return true;
    fault(entry, 'done-after-all');
    return false;
  });
  for (const { entry } of skipsThatHold.slice(1)) fault(entry, 'skipped-already');
  const mark = (those: readonly Counted[]): LogMark | null => (those.length === 0 ? null : markOf(those));
  return { started: mark(starts), finished: mark(ends), skipped: mark(skipsThatHold) };
}

interface Labelled {
  step: LiveStep;
  added: boolean;
  label: string;
}

/** Steps that were added come after the step that they name, else at the end. */
function withAdded(steps: readonly LiveStep[], added: readonly Counted[]): Labelled[] {
  const numbers = new Map<string | null, number>();
  const all: Labelled[] = steps.map((step) => {
    const number = (numbers.get(step.planId) ?? 0) + 1;
    numbers.set(step.planId, number);
    return { step, added: false, label: String(number) };
  });
  added.forEach(({ entry, text }, index) => {
    const step: LiveStep = { planId: entry.planId, id: entry.id, title: text, who: '', deputies: '', what: '', where: '', how: '', minutes: null, after: [], clock: null };
    const place = all.findIndex((one) => one.step.planId === entry.planId && one.step.id === entry.stepId);
    let at = place === -1 ? all.findLastIndex((one) => one.step.planId === entry.planId) : place;
    if (place !== -1) while (all[at + 1]?.added) at++;
    all.splice(at === -1 ? all.length : at + 1, 0, { step, added: true, label: `+${index + 1}` });
  });
  return all;
}

/** Of an end the latest word counts, and the first of the same said twice; of the start the first. No end lies before the start. */
function resourcesOf(entries: readonly Counted[], startedAt: string, fault: (entry: LogEntry, code: LogFaultCode) => unknown): ResourceProgress[] {
  return firstOf(entries, ({ entry }) => entry.resourceId).map(([resourceId, those]) => {
    const data = those.filter(({ entry }) => entry.kind === 'resource-data-as-of');
    const starts = those.filter(({ entry, time }) => {
      if (entry.kind !== 'resource-started') return false;
      if (time >= Date.parse(startedAt)) return true;
      fault(entry, 'work-before-loss');
      return false;
    });
    for (const { entry } of starts.slice(1)) fault(entry, 'work-started-already');
    const from = starts[0]?.time ?? -Infinity;
    const ends: Counted[] = [];
    for (const one of those) {
      if (one.entry.kind === 'resource-data-as-of' || one.entry.kind === 'resource-started') continue;
      const usableSaid = one.entry.kind === 'resource-usable';
      if (one.time < Date.parse(startedAt)) fault(one.entry, usableSaid ? 'usable-before-loss' : 'abandoned-before-loss');
      else if (one.time < from) fault(one.entry, usableSaid ? 'usable-before-work' : 'abandoned-before-work');
      else if (ends.length > 0 && ends[0]!.entry.kind === one.entry.kind) ends.push(one);
      else ends.splice(0, ends.length, one);
    }
    const end = ends.length > 0 ? markOf(ends) : null;
    const usable = ends[0]?.entry.kind === 'resource-usable' ? end : null;
    const abandoned = ends[0]?.entry.kind === 'resource-abandoned' ? end : null;
    return {
      resourceId, started: starts.length > 0 ? markOf(starts) : null, usable, abandoned,
      // Of the times that somebody looked, the last look is the one that was made on what stands there now.
      dataAsOf: data.length > 0 ? markOf(data.toSorted(inOrderOfTyping).slice(-1)) : null,
      measured: measuredRecovery({ lostAt: startedAt, usableAt: usable?.at ?? null, abandonedAt: abandoned?.at ?? null }),
    };
  });
}

const inOrderOfTyping = (one: Counted, other: Counted): number => Date.parse(one.entry.typedAt) - Date.parse(other.entry.typedAt);

function rolesOf(entries: readonly Counted[]): RoleProgress[] {
  return firstOf(entries, ({ entry }) => (entry.roleId === null ? null : keyOf(entry.planId, entry.roleId))).map(([, those]) => {
    const last = those.at(-1)!;
    return { planId: last.entry.planId, roleId: last.entry.roleId!, personId: last.entry.personId, since: markOf([last]) };
  });
}

function pausesOf(entries: readonly Counted[]): { from: string; until: string | null }[] {
  const pauses: { from: string; until: string | null }[] = [];
  for (const { entry, at } of entries) {
    const last = pauses.at(-1);
    if (entry.kind === 'paused' && last?.until !== null) pauses.push({ from: at, until: null });
    if (entry.kind === 'resumed' && last?.until === null) last.until = at;
  }
  return pauses;
}

/** Groups in the order in which they begin. */
function firstOf(entries: readonly Counted[], of: (one: Counted) => string | null): [string, Counted[]][] {
  const groups = new Map<string, Counted[]>();
  for (const one of entries) {
    const key = of(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups];
}
