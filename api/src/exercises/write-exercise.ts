import type { RehearsedResourceRequest } from '@holdfast/contracts';
import type { Transaction } from '../platform/database';
import { CHANGEABLE, type StoredExercise, type StoredRehearsedPlan, type StoredScope } from './stored-exercise';

const columns = CHANGEABLE.join(', ');

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateExercise(tx: Transaction, before: StoredExercise, changes: Partial<StoredExercise>): Promise<StoredExercise> {
  const after: StoredExercise = { ...before, ...changes, version: before.version + 1 };
  await tx.rows(`UPDATE exercise e SET (${columns}) = (SELECT ${columns} FROM json_populate_record(null::exercise, $3)) WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, before.id, JSON.stringify(after)]);
  return after;
}

/** The resources in scope of a rehearsal, in place of those before. */
export async function writeScope(tx: Transaction, id: string, scope: readonly StoredScope[]): Promise<void> {
  await tx.rows('DELETE FROM exercise_resource WHERE organisation_id = $1 AND exercise_id = $2', [tx.organisationId, id]);
  await tx.rows(
    `INSERT INTO exercise_resource (organisation_id, exercise_id, resource_id, rto_minutes, rpo_minutes, needed_rto_minutes, needed_rpo_minutes, needed_on, requirement_note)
     SELECT $1, $2, r.resource_id, r.rto_minutes, r.rpo_minutes, r.needed_rto_minutes, r.needed_rpo_minutes, r.needed_on, r.requirement_note FROM json_populate_recordset(null::exercise_resource, $3) r`,
    [tx.organisationId, id, JSON.stringify(scope)],
  );
}

/** And of a programme. */
export async function writeProgrammeScope(tx: Transaction, id: string, resources: readonly RehearsedResourceRequest[]): Promise<void> {
  await tx.rows('DELETE FROM exercise_programme_resource WHERE organisation_id = $1 AND programme_id = $2', [tx.organisationId, id]);
  await tx.rows(
    `INSERT INTO exercise_programme_resource (organisation_id, programme_id, resource_id, rto_minutes, rpo_minutes)
     SELECT $1, $2, r."resourceId", r."rtoMinutes", r."rpoMinutes" FROM json_to_recordset($3) r ("resourceId" uuid, "rtoMinutes" integer, "rpoMinutes" integer)`,
    [tx.organisationId, id, JSON.stringify(resources)],
  );
}

/** The plans in scope of a programme or a rehearsal, in place of those before. */
export async function writePlans(tx: Transaction, of: 'exercise' | 'programme', id: string, planIds: readonly string[]): Promise<void> {
  const table = of === 'exercise' ? 'exercise_plan' : 'exercise_programme_plan';
  await tx.rows(`DELETE FROM ${table} WHERE organisation_id = $1 AND ${of}_id = $2`, [tx.organisationId, id]);
  await tx.rows(`INSERT INTO ${table} (organisation_id, ${of}_id, plan_id) SELECT $1, $2, unnest($3::uuid[])`, [tx.organisationId, id, planIds]);
}

/** The version `v` of a plan that was approved at a moment, and held then. */
export const approvedAt = (v: string, moment: string): string => `${v}.approved_at <= ${moment} AND (${v}.superseded_at IS NULL OR ${v}.superseded_at > ${moment})`;

/** What is typed in from paper tells of the versions that were approved when it started, also once that is corrected; a plan that had none keeps none. */
export async function fixPlansAsAt(tx: Transaction, exerciseId: string, startedAt: string): Promise<StoredRehearsedPlan[]> {
  await tx.rows(
    `UPDATE exercise_plan x SET version_number = (SELECT v.number FROM plan_version v WHERE v.organisation_id = $1 AND v.plan_id = x.plan_id AND ${approvedAt('v', '$3')})
     WHERE x.organisation_id = $1 AND x.exercise_id = $2`,
    [tx.organisationId, exerciseId, startedAt],
  );
  return plansOf(tx, exerciseId);
}

export const plansOf = (tx: Transaction, exerciseId: string): Promise<StoredRehearsedPlan[]> =>
  tx.rows<StoredRehearsedPlan>('SELECT plan_id, version_number FROM exercise_plan WHERE organisation_id = $1 AND exercise_id = $2 ORDER BY plan_id', [tx.organisationId, exerciseId]);

/** As the audit trail tells it, by id. */
export const scopeOf = (tx: Transaction, exerciseId: string): Promise<StoredScope[]> =>
  tx.rows<{ scope: StoredScope }>(
    `SELECT to_json(x) AS scope FROM exercise_resource x WHERE x.organisation_id = $1 AND x.exercise_id = $2 ORDER BY x.resource_id`,
    [tx.organisationId, exerciseId],
  ).then((rows) => rows.map(({ scope }) => scope));
