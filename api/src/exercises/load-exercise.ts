import type { ExerciseRow, ExerciseView, PersonRef, RehearsedPlanView } from '@holdfast/contracts';
import { ageOfBackup, againstRequirement, can, dataLossIn, explainRefusal, measuredRecovery, moveExercise, whyNotSignedOffBy, type ExerciseState, type ExerciseVerb, type Permission, type ResourceKind } from '@holdfast/domain';
import { actionScope, inSight as actionInSight } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { planScope } from '../plans';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { EXERCISE_JOINS, exerciseInSight, exerciseRowJson, waitsForCaller } from './exercise-row';
import { rehearsedPlans } from './rehearsed-plans';
import type { StoredExercise, StoredFinding, StoredScope } from './stored-exercise';

/** A rehearsal with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface ExerciseInPlace {
  exercise: StoredExercise;
  row: ExerciseRow;
  unitPath: string[];
  timeZone: string;
  plans: RehearsedPlanView[];
  /** In the order of their names. */
  scope: (StoredScope & { reference: string; name: string; kind: ResourceKind })[];
  findings: (StoredFinding & { action: ExerciseView['found'][number]['action'] })[];
  people: PersonRef[];
}

const noSuchExercise = (): Refusal => notFound('There is no such rehearsal, or it is not yours to read.');

/** The rehearsal as the caller may see it; what is out of sight is not there. */
export async function loadExercise(sql: Sql, actor: Actor, id: string): Promise<ExerciseInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchExercise();
  return place;
}

/** The same with the row locked: the first statement of every verb that changes one. */
export async function loadExerciseToChange(tx: Transaction, actor: Actor, id: string): Promise<ExerciseInPlace> {
  await tx.rows('SELECT FROM exercise WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadExercise(tx, actor, id);
}

/** The answer of a verb, also where its change has just taken the rehearsal out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<ExerciseView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchExercise();
  return toExerciseView(actor, place);
}

/** What whoever is named in a rehearsal may do by that alone. */
const BY_TAKING_PART: readonly Permission[] = ['continuity.read', 'exercise.take-part'];

function mayDo(actor: Actor, permission: Permission, { exercise, unitPath }: ExerciseInPlace): boolean {
  if (can(actor, permission, { unitPath, measureOwnerId: exercise.lead_id })) return true;
  return BY_TAKING_PART.includes(permission) && exercise.participants.some(({ personId }) => personId === actor.personId) && can(actor, permission, { unitPath, measureOwnerId: actor.personId });
}

/** Writes in its log: who leads it, is named in it, or keeps rehearsals there. */
export const mayTakePart = (actor: Actor, place: ExerciseInPlace): boolean => mayDo(actor, 'exercise.take-part', place);

/** Refuses unless the caller may do this to a rehearsal in sight. */
export function requireOnExercise(actor: Actor, permission: Permission, place: ExerciseInPlace): void {
  if (!mayDo(actor, permission, place)) throw notPermitted(explainRefusal(permission));
}

/** The rehearsal as the caller last read it, and where the verb leads it. */
export function requireMove(actor: Actor, place: ExerciseInPlace, verb: ExerciseVerb, version: number): ExerciseState {
  if (place.exercise.version !== version) throw stale(toExerciseView(actor, place));
  const move = moveExercise(place.exercise.state, verb);
  if (!move.ok) throw conflict('not-in-this-state', move.message);
  return move.to;
}

const instant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString());

/** The whitelist of what leaves of a rehearsal. */
export function toExerciseView(actor: Actor, place: ExerciseInPlace): ExerciseView {
  const { exercise, row, plans, scope, findings, people, timeZone } = place;
  const person = (id: string | null): PersonRef | null => people.find((one) => one.id === id) ?? null;
  const [lostAt, backupTakenAt, endedAt] = [instant(exercise.lost_at), instant(exercise.backup_taken_at), instant(exercise.ended_at)];
  const open = exercise.state !== 'signed-off' && exercise.state !== 'cancelled';
  return {
    ...row,
    dueOn: exercise.due_on,
    scenario: exercise.scenario,
    objectives: exercise.objectives.map(({ text, outcome, note }) => ({ text, outcome, note })),
    injects: exercise.injects.map(({ minute, text }) => ({ minute, text })),
    participants: exercise.participants.map(({ personId, name, role }) => ({ person: person(personId), name, role })),
    plans,
    scope: scope.map((one) => {
      const [workStartedAt, usableAt, abandonedAt, dataAsOf] = [instant(one.work_started_at), instant(one.usable_at), instant(one.abandoned_at), instant(one.data_as_of)];
      const measured = lostAt === null ? null : measuredRecovery({ lostAt, usableAt, abandonedAt });
      const dataLoss = lostAt === null ? null : dataLossIn(exercise.kind, { lostAt, backupTakenAt, dataAsOf, abandonedAt });
      return {
        resourceId: one.resource_id, reference: one.reference, name: one.name, kind: one.kind, rtoMinutes: one.rto_minutes, rpoMinutes: one.rpo_minutes,
        neededRtoMinutes: one.needed_rto_minutes, neededRpoMinutes: one.needed_rpo_minutes, neededOn: one.needed_on, requirementNote: one.requirement_note, workStartedAt, usableAt, abandonedAt, dataAsOf,
        effortMinutes: one.effort_minutes, note: one.note, measured, againstRto: againstRequirement(measured, one.rto_minutes), dataLoss, againstRpo: againstRequirement(dataLoss, one.rpo_minutes),
      };
    }),
    ranLive: exercise.ran_live,
    lostAt,
    startedAt: instant(exercise.started_at),
    summary: exercise.summary,
    backupSet: exercise.backup_set,
    backupTakenAt,
    backupAgeMinutes: ageOfBackup(backupTakenAt, scope.map((one) => instant(one.usable_at)), endedAt),
    sample: exercise.sample,
    deviations: exercise.deviations,
    found: findings.map(({ id, text, action_id: actionId, action }) => ({ id, text, answered: actionId !== null, action })),
    recordedBy: exercise.recorder_ids.flatMap((id) => person(id) ?? []),
    signedBy: person(exercise.signed_by),
    signedAt: instant(exercise.signed_at),
    signOffNote: exercise.sign_off_note,
    cancelReason: exercise.cancel_reason,
    timeZone,
    mayManage: open && mayDo(actor, 'exercise.manage', place),
    mayRecord: open && mayDo(actor, 'exercise.record', place),
    mayTakePart: open && mayTakePart(actor, place),
    maySignOff: open && mayDo(actor, 'exercise.sign-off', place),
    whyNotSignOff: whyNotSignedOffBy(actor.personId, exercise.lead_id, exercise.recorder_ids),
    version: exercise.version,
  };
}

function find(sql: Sql, actor: Actor, id: string): Promise<(ExerciseInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${actionScope(bound)}, ${planScope(bound, actor)}
     SELECT ${exerciseInSight(actor)} AS "inSight", to_json(e) AS exercise, ${exerciseRowJson(waitsForCaller(bound, actor))} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = e.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone", ${rehearsedPlans('exercise', 'e.id')} AS plans,
       coalesce((SELECT json_agg(to_jsonb(x) || jsonb_build_object('reference', r.reference, 'name', r.name, 'kind', r.kind) ORDER BY r.name, r.id)
         FROM exercise_resource x JOIN resource r ON r.organisation_id = $1 AND r.id = x.resource_id WHERE x.organisation_id = $1 AND x.exercise_id = e.id), '[]'::json) AS scope,
       coalesce((SELECT json_agg(json_build_object('id', f.id, 'text', f.text, 'action_id', f.action_id,
           'action', CASE WHEN a.id IS NOT NULL AND ${actionInSight('a')} THEN json_build_object('id', a.id, 'reference', a.reference, 'title', a.title, 'status', a.status, 'dueDate', a.due_date) END) ORDER BY f.position, f.id)
         FROM exercise_finding f LEFT JOIN action a ON a.organisation_id = $1 AND a.id = f.action_id WHERE f.organisation_id = $1 AND f.exercise_id = e.id), '[]'::json) AS findings,
       coalesce((SELECT json_agg(${personRef('w')}) FROM person w WHERE w.organisation_id = $1
         AND w.id IN (SELECT unnest(e.recorder_ids) UNION SELECT e.signed_by UNION SELECT (t ->> 'personId')::uuid FROM jsonb_array_elements(e.participants) t)), '[]'::json) AS people
     FROM exercise e ${EXERCISE_JOINS} WHERE e.organisation_id = $1 AND e.id = ${bound.put(id)}`,
    bound.values,
  );
}
