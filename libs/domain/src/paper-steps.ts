import { effectiveEntries, type EffectiveEntry } from './effective-entries';
import type { ExerciseFault } from './exercise-times';
import type { LogEntry, LogEntryKind, TypedEntry } from './incident-log';

/** A step as somebody wrote it down on paper. Moments as ISO 8601; null: nothing was written. */
export interface PaperStep {
  readonly planId: string | null;
  /** A step of a plan's version, or one that was added on the day and is in the log already; null: added on the day. */
  readonly stepId: string | null;
  /** Of one that was added. */
  readonly title: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly skippedAt: string | null;
  /** Why it was skipped; ''. it was not. */
  readonly why: string;
}

interface Span {
  readonly startedAt: string;
  readonly endedAt: string;
}

export const paperStepKey = ({ planId, stepId }: Pick<PaperStep, 'planId' | 'stepId'>): string => `${planId ?? ''} ${stepId ?? ''}`;

const TIMES = [['startedAt', 'started'], ['finishedAt', 'finished'], ['skippedAt', 'skipped']] as const;

/** What cannot be among steps that are typed in from paper, each as a sentence at its field. `known`: keys of the steps that there are; `now` as ISO 8601. */
export function paperStepFaults(steps: readonly PaperStep[], known: ReadonlySet<string>, { startedAt, endedAt }: Span, now: string): ExerciseFault[] {
  const faults: ExerciseFault[] = [];
  const seen = new Set<string>();
  steps.forEach((step, index) => {
    const fault = (field: keyof PaperStep, message: string): number => faults.push({ field: `steps.${index}.${field}`, message });
    if (step.stepId === null) {
      if (step.title.trim() === '') fault('title', 'Say what was done, or leave the row out');
    } else if (!known.has(paperStepKey(step))) fault('stepId', 'No version of these plans that was approved then has this step');
    else if (seen.has(paperStepKey(step))) fault('stepId', 'This step has two clocks: leave one out');
    else seen.add(paperStepKey(step));
    for (const [field, words] of TIMES) {
      const at = step[field];
      if (at === null) continue;
      if (Date.parse(at) > Date.parse(now)) fault(field, 'This lies in the future: choose a time that has passed');
      else if (Date.parse(at) < Date.parse(startedAt)) fault(field, `It was ${words} before the rehearsal started: correct this time, or let it start earlier`);
      else if (Date.parse(at) > Date.parse(endedAt)) fault(field, `It was ${words} after the rehearsal ended: correct this time, or let it end later`);
    }
    if (step.startedAt !== null && step.finishedAt !== null && Date.parse(step.finishedAt) < Date.parse(step.startedAt)) fault('finishedAt', 'It was finished before it was started');
    if (step.why.trim() === '' && step.skippedAt !== null) fault('why', 'Say why it was skipped');
    if (step.finishedAt !== null && (step.skippedAt !== null || step.why.trim() !== '')) fault('why', 'It was finished or skipped, not both: leave one out');
    else if (step.startedAt !== null && step.skippedAt !== null && Date.parse(step.skippedAt) < Date.parse(step.startedAt)) fault('skippedAt', 'It was skipped before it was started');
  });
  return faults;
}

/** An entry as a log takes it, before it has a place in one. */
export type PaperEntry = Pick<TypedEntry, 'id' | 'kind' | 'at' | 'text' | 'planId' | 'stepId' | 'correctsId' | 'voids'>;

const STEP_KINDS: readonly LogEntryKind[] = ['step-started', 'step-finished', 'step-skipped', 'step-added'];

/**
 * What the log has to be told so that it says what was typed in: entries with the time at which it happened, and corrections of those
 * that say otherwise, in the order of their times. What it says already is not said again. What was skipped or added without a time, was
 * so by the end.
 */
export function paperEntries(steps: readonly PaperStep[], logged: readonly LogEntry[], endedAt: string, newId: () => string): PaperEntry[] {
  const wanted = new Map<string, Omit<PaperEntry, 'correctsId' | 'voids'>>();
  const want = (entry: Omit<PaperEntry, 'correctsId' | 'voids'>): unknown => wanted.set(keyOf(entry), entry);
  const there = new Map<string, EffectiveEntry[]>();
  for (const one of effectiveEntries(logged)) if (!one.voided && STEP_KINDS.includes(one.entry.kind)) there.set(keyOf(one.entry), [...(there.get(keyOf(one.entry)) ?? []), one]);
  for (const { planId, stepId, title, startedAt, finishedAt, skippedAt, why } of steps) {
    const added = stepId === null || there.has(`step-added ${stepId}`);
    const id = stepId ?? newId();
    if (added) want({ id, kind: 'step-added', at: startedAt ?? skippedAt ?? finishedAt ?? endedAt, text: title.trim(), planId, stepId: null });
    const say = (kind: LogEntryKind, at: string, text = ''): unknown => want({ id: newId(), kind, at, text, planId, stepId: id });
    if (startedAt !== null) say('step-started', startedAt);
    if (finishedAt !== null) say('step-finished', finishedAt);
    if (why.trim() !== '') say('step-skipped', skippedAt ?? endedAt, why.trim());
  }
  const fresh = [...wanted].filter(([key]) => !there.has(key)).map(([, entry]) => ({ ...entry, correctsId: null, voids: false }))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const corrections = [...there].flatMap(([key, [first, ...more]]) => {
    const now = wanted.get(key);
    const same = now !== undefined && minute(now.at) === minute(first!.at) && now.text === first!.text;
    return [...(same ? [] : [correction(first!, now, newId)]), ...more.map((one) => correction(one, undefined, newId))];
  });
  return [...fresh, ...corrections];
}

const keyOf = ({ id, kind, planId, stepId }: Pick<TypedEntry, 'id' | 'kind' | 'planId' | 'stepId'>): string => (kind === 'step-added' ? `${kind} ${id}` : `${kind} ${paperStepKey({ planId, stepId })}`);
const minute = (moment: string): number => Math.floor(Date.parse(moment) / 60_000);
const correction = ({ entry, at }: EffectiveEntry, now: Pick<PaperEntry, 'at' | 'text'> | undefined, newId: () => string): PaperEntry => ({
  id: newId(), kind: 'correction', at: now?.at ?? at, text: now?.text ?? '', planId: null, stepId: null, correctsId: entry.id, voids: now === undefined,
});
