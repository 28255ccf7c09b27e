import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseView, FieldError, RecordExerciseResultRequest } from '@holdfast/contracts';
import { exerciseTimeFaults, momentOfLocal, restoreTestFaults, type ResourceClock } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { News } from '../platform/news';
import { needsChange } from '../platform/refusal';
import { answerOf, loadExerciseToChange, requireMove, requireOnExercise, type ExerciseInPlace } from './load-exercise';
import { moveProgrammeOn } from './move-programme-on';
import { began, resulted, type StoredExercise, type StoredFinding } from './stored-exercise';
import { fixPlansAsAt, plansOf, scopeOf, updateExercise } from './write-exercise';
import { typedSteps, writePaperSteps } from './write-paper-steps';
import { writeVerdicts } from './write-verdicts';

/** What came of it, typed in by who led it or keeps the rehearsals: whole, and again until somebody else signs it off. */
@Injectable()
export class RecordResult {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(News) private readonly news: News,
  ) {}

  run(id: string, request: RecordExerciseResultRequest, version: number, actor: Actor): Promise<ExerciseView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadExerciseToChange(tx, actor, id);
      requireOnExercise(actor, 'exercise.record', place);
      const state = requireMove(actor, place, 'record', version);
      const { exercise: before } = place;
      const times = timesOf(request, place.timeZone);
      const steps = await typedSteps(tx, place, request);
      const faults = [...exerciseTimeFaults(times, tx.now.toISOString()), ...restoreTestFaults(before.kind, request.outcome, { ...request, backupTakenAt: times.backupTakenAt }), ...matchFaults(request, place), ...(steps?.faults ?? [])];
      if (faults.length > 0) throw needsChange(faults);
      const begun = before.ran_live ? {} : began(before, await plansOf(tx, id));
      const was = before.state === 'held' ? { ...begun, ...resulted(before, await scopeOf(tx, id), place.findings) } : before.state === 'ended' ? began(before, []) : {};
      const byId = new Map(request.resources.map((one, index) => [one.resourceId, { ...one, ...times.resources[index] }]));
      await tx.rows(
        `UPDATE exercise_resource x SET work_started_at = r."workStartedAt", usable_at = r."usableAt", abandoned_at = r."abandonedAt", data_as_of = r."dataAsOf", effort_minutes = r."effortMinutes", note = r.note
         FROM json_to_recordset($3) r ("resourceId" uuid, "workStartedAt" timestamptz, "usableAt" timestamptz, "abandonedAt" timestamptz, "dataAsOf" timestamptz, "effortMinutes" integer, note text)
         WHERE x.organisation_id = $1 AND x.exercise_id = $2 AND x.resource_id = r."resourceId"`,
        [tx.organisationId, id, JSON.stringify([...byId.values()])],
      );
      const fixed = before.ran_live ? null : await fixPlansAsAt(tx, id, times.startedAt);
      const findings = await writeFindings(tx, id, place.findings, request.findings);
      const changes: Partial<StoredExercise> = {
        state, lost_at: times.lostAt, started_at: times.startedAt, ended_at: times.endedAt, summary: request.summary, outcome: request.outcome, backup_set: request.backupSet, backup_taken_at: times.backupTakenAt,
        sample: request.sample, deviations: request.deviations, objectives: before.objectives.map(({ text }, index) => ({ text, outcome: request.objectives[index]?.outcome ?? null, note: request.objectives[index]?.note ?? '' })),
        recorder_ids: [...new Set([...before.recorder_ids, actor.personId])],
      };
      const after = await updateExercise(tx, before, changes);
      const scope = await scopeOf(tx, id);
      const verdicts = await writeVerdicts(tx, actor, after, scope, ['failed'], place.timeZone);
      const changed = difference({ ...was, state: before.state }, { ...(fixed ? began(after, fixed) : {}), ...resulted(after, scope, findings), state, ...(verdicts.length > 0 ? { verdicts } : {}) });
      await tx.record({ action: before.state === 'held' ? 'exercise.result-corrected' : 'exercise.result-recorded', subjectType: 'exercise', subjectId: id, ...(changed ?? { before: {}, after: {} }) });
      if (steps) await writePaperSteps(tx, this.news, actor, id, times.endedAt, steps);
      if (before.state !== 'held') await moveProgrammeOn(tx, before);
      return answerOf(tx, actor, id);
    });
  }
}

interface Times {
  lostAt: string;
  startedAt: string;
  endedAt: string;
  backupTakenAt: string | null;
  resources: ResourceClock[];
}

/** What was typed, on the organisation's clock, as moments. */
function timesOf({ lostAt, startedAt, endedAt, backupTakenAt, resources }: RecordExerciseResultRequest, zone: string): Times {
  const moment = (local: string): string => momentOfLocal(zone, local);
  const known = (local: string | null): string | null => (local === null ? null : moment(local));
  return {
    lostAt: moment(lostAt), startedAt: moment(startedAt), endedAt: moment(endedAt), backupTakenAt: known(backupTakenAt),
    resources: resources.map((one) => ({ workStartedAt: known(one.workStartedAt ?? null), usableAt: known(one.usableAt), abandonedAt: known(one.abandonedAt), dataAsOf: known(one.dataAsOf) })),
  };
}

/** An outcome for each objective, and nothing about what was not in scope or not found here. */
function matchFaults({ objectives, resources, findings }: RecordExerciseResultRequest, place: ExerciseInPlace): FieldError[] {
  const faults: FieldError[] = [];
  if (objectives.length !== place.exercise.objectives.length) faults.push({ field: 'objectives', message: 'Say of each objective what came of it' });
  const scope = new Set(place.scope.map((one) => one.resource_id));
  const seen = new Set<string>();
  resources.forEach(({ resourceId }, index) => {
    if (!scope.has(resourceId) || seen.has(resourceId)) faults.push({ field: `resources.${index}.resourceId`, message: scope.has(resourceId) ? 'This resource has two clocks: leave one out' : 'This resource is not in scope of the rehearsal' });
    seen.add(resourceId);
  });
  const known = new Set(place.findings.map(({ id }) => id));
  findings.forEach(({ id }, index) => {
    if (id === null) return;
    if (!known.has(id)) faults.push({ field: `findings.${index}.id`, message: 'This finding is not there any more' });
    else if (findings.findIndex((one) => one.id === id) < index) faults.push({ field: `findings.${index}.id`, message: 'This finding is in the list already' });
  });
  const kept = new Set(findings.map(({ id }) => id));
  if (place.findings.some(({ id, action_id: actionId }) => actionId !== null && !kept.has(id))) faults.push({ field: 'findings', message: 'A finding that has an action stays: change its words instead' });
  return faults;
}

async function writeFindings(tx: Transaction, exerciseId: string, before: readonly StoredFinding[], asked: RecordExerciseResultRequest['findings']): Promise<StoredFinding[]> {
  const findings = asked.map(({ id, text }) => ({ id: id ?? newId(), text, action_id: before.find((one) => one.id === id)?.action_id ?? null }));
  await tx.rows('DELETE FROM exercise_finding WHERE organisation_id = $1 AND exercise_id = $2 AND id <> ALL ($3::uuid[])', [tx.organisationId, exerciseId, findings.map(({ id }) => id)]);
  await tx.rows(
    `INSERT INTO exercise_finding (organisation_id, id, exercise_id, position, text)
     SELECT $1, f.id, $2, f.position, f.text FROM json_to_recordset($3) f (id uuid, position smallint, text text)
     ON CONFLICT (organisation_id, id) DO UPDATE SET position = excluded.position, text = excluded.text`,
    [tx.organisationId, exerciseId, JSON.stringify(findings.map(({ id, text }, position) => ({ id, text, position })))],
  );
  return findings;
}
