import type { RecordExerciseResultRequest } from '@holdfast/contracts';
import { effectiveEntries, momentOfLocal, paperEntries, paperStepFaults, paperStepKey, type ExerciseFault, type LogEntry, type PaperStep } from '@holdfast/domain';
import { logEntries, writeInLog } from '../incident-log';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { News } from '../platform/news';
import { liveSteps } from './live-exercise';
import type { ExerciseInPlace } from './load-exercise';

/** What was typed in of the steps, beside what the log says already. */
export interface TypedSteps {
  steps: PaperStep[];
  logged: LogEntry[];
  faults: ExerciseFault[];
}

/** The steps of a result, on the organisation's clock, as moments; null: nothing is said of them. One that ran live has them in its log. */
export async function typedSteps(tx: Transaction, { exercise, plans, timeZone }: ExerciseInPlace, { steps: typed, startedAt, endedAt }: RecordExerciseResultRequest): Promise<TypedSteps | null> {
  if (typed === undefined) return null;
  if (exercise.ran_live) return { steps: [], logged: [], faults: [{ field: 'steps', message: 'This rehearsal ran live: its steps stand in its log, and are corrected there' }] };
  const moment = (local: string | null): string | null => (local === null ? null : momentOfLocal(timeZone, local));
  const steps = typed.map((one): PaperStep => ({ ...one, startedAt: moment(one.startedAt), finishedAt: moment(one.finishedAt), skippedAt: moment(one.skippedAt) }));
  const [started, ended] = [momentOfLocal(timeZone, startedAt), momentOfLocal(timeZone, endedAt)];
  const logged = await logEntries(tx, tx.organisationId, 'exercise', exercise.id);
  const added = effectiveEntries(logged).flatMap(({ entry, voided }) => (entry.kind === 'step-added' && !voided ? [{ planId: entry.planId, stepId: entry.id }] : []));
  const ofPlans = (await liveSteps(tx, tx.organisationId, exercise.id, started)).map(({ planId, id }) => ({ planId, stepId: id }));
  const inScope = new Set(plans.map(({ planId }) => planId));
  const strange = steps.flatMap(({ planId }, index) => (planId === null || inScope.has(planId) ? [] : [{ field: `steps.${index}.planId`, message: 'This plan is not in scope of the rehearsal' }]));
  if (strange.length > 0) return { steps, logged, faults: strange };
  return { steps, logged, faults: paperStepFaults(steps, new Set([...ofPlans, ...added].map(paperStepKey)), { startedAt: started, endedAt: ended }, tx.now.toISOString()) };
}

/** Tells the log what was typed in and it does not say yet. */
export async function writePaperSteps(tx: Transaction, news: News, actor: Actor, exerciseId: string, endedAt: string, { steps, logged }: TypedSteps): Promise<void> {
  const entries = paperEntries(steps, logged, endedAt, newId);
  if (entries.length > 0) await writeInLog(tx, news, { subject: 'exercise', id: exerciseId }, actor, entries);
}
