import { againstRequirement, dataLossIn, measuredRecovery, rehearsalSays, resourceSays, whyNotAnswered, type EvidenceOutcome, type Rehearsed, type RehearsalSays, type Rehearsing } from '@holdfast/domain';
import { rehearsedBy } from '../evidence';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { callForReviewOfLeaning } from '../risks';
import type { StoredExercise, StoredRehearsedPlan, StoredScope } from './stored-exercise';
import { plansOf } from './write-exercise';

interface Said extends RehearsalSays {
  type: Rehearsed;
  id: string;
}

/** What of a result counts from now on: failures from when they are recorded, passes from the sign-off. */
export type Counting = EvidenceOutcome;

/**
 * Writes what a result says as evidence of its programme, its plans and each of its resources: a row once, which stays whatever is
 * corrected later. A failure calls for a look at the risks that lean on it. Gives what was written, as the audit trail tells it.
 */
export async function writeVerdicts(tx: Transaction, actor: Actor, exercise: StoredExercise, scope: readonly StoredScope[], counts: readonly Counting[], timeZone: string): Promise<string[]> {
  const { id, kind, ended_at: endedAt } = exercise;
  if (endedAt === null) throw new TypeError('a result has an end');
  const heldOn = dayIn(timeZone, new Date(endedAt));
  const saying = saidBy(exercise, scope, await plansOf(tx, id)).filter(({ outcome }) => counts.includes(outcome));
  const answered = await lastFailures(tx, id, saying.map((one) => one.id));
  const written = saying.filter((one) => one.outcome === 'failed' || whyNotAnswered(heldOn, answered.get(one.id) ?? null) === null);
  const added = await tx.rows<{ type: Rehearsed; id: string; outcome: EvidenceOutcome }>(
    `INSERT INTO exercise_verdict (organisation_id, id, exercise_id, exercise_kind, subject_type, subject_id, outcome, in_time, held_on, author_id, recorded_at)
     SELECT $1, v.row, $2, $3, v.type, v.id, v.outcome, v."inTime", $4, $5, $6 FROM json_to_recordset($7) v (row uuid, type text, id uuid, outcome text, "inTime" boolean)
     ON CONFLICT (organisation_id, exercise_id, subject_id, outcome) DO NOTHING RETURNING subject_type AS type, subject_id AS id, outcome`,
    [tx.organisationId, id, kind, heldOn, actor.personId, tx.now, JSON.stringify(written.map((one) => ({ ...one, row: newId() })))],
  );
  await callForReview(tx, exercise, added.filter(({ outcome }) => outcome === 'failed').map((one) => one.id));
  return added.map((one) => `${one.outcome} ${one.type} ${one.id}`).sort();
}

function saidBy({ kind, outcome, lost_at: lostAt, backup_taken_at: backupTakenAt, programme_id: programmeId }: StoredExercise, scope: readonly StoredScope[], plans: readonly StoredRehearsedPlan[]): Said[] {
  if (outcome === null || lostAt === null) throw new TypeError('a result has an outcome');
  const measured = scope.map(({ resource_id: id, rto_minutes: rto, rpo_minutes: rpo, usable_at: usableAt, abandoned_at: abandonedAt, data_as_of: dataAsOf }): Rehearsing & { id: string } => {
    const recovery = measuredRecovery({ lostAt, usableAt, abandonedAt });
    const lost = dataLossIn(kind, { lostAt, backupTakenAt, dataAsOf, abandonedAt });
    return { id, againstRto: againstRequirement(recovery, rto), againstRpo: againstRequirement(lost, rpo), givenUp: recovery?.moreThan ?? false };
  });
  const whole = rehearsalSays(kind, outcome, measured);
  return [
    ...(programmeId === null ? [] : [{ type: 'programme' as const, id: programmeId, ...whole }]),
    // What was rehearsed without an approved version shows nothing good of the plan.
    ...plans.filter((one) => one.version_number !== null || whole.outcome === 'failed').map((one) => ({ type: 'plan' as const, id: one.plan_id, ...whole })),
    ...measured.map((one) => ({ type: 'resource' as const, id: one.id, ...resourceSays(kind, outcome, one) })),
  ];
}

/** By what it is about: the day of the latest failure that another rehearsal told, or a real use. */
async function lastFailures(tx: Transaction, exerciseId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; heldOn: string }>(
    `SELECT id, max(held_on)::text AS "heldOn" FROM (
       SELECT subject_id AS id, held_on FROM exercise_verdict WHERE organisation_id = $1 AND subject_id = ANY ($3::uuid[]) AND exercise_id <> $2 AND outcome = 'failed'
       UNION ALL SELECT coalesce(plan_id, resource_id), held_on FROM invocation_verdict WHERE organisation_id = $1 AND (plan_id = ANY ($3::uuid[]) OR resource_id = ANY ($3::uuid[])) AND outcome = 'failed') told GROUP BY 1`,
    [tx.organisationId, exerciseId, ids],
  );
  return new Map(rows.map(({ id, heldOn }) => [id, heldOn]));
}

async function callForReview(tx: Transaction, { reference, kind }: StoredExercise, failedIds: readonly string[]): Promise<void> {
  if (failedIds.length === 0) return;
  const controls = await tx.rows<{ id: string }>(
    `SELECT c.id FROM control c WHERE c.organisation_id = $1 AND ${rehearsedBy('c')} = ANY ($2::uuid[])
       AND num_nonnulls(c.evidence_programme_id, c.evidence_resource_id, c.evidence_plan_id) > 0 AND $3 = ANY (c.evidence_exercise_kinds)`,
    [tx.organisationId, failedIds, kind],
  );
  if (controls.length > 0) await callForReviewOfLeaning(tx, controls.map(({ id }) => id), `${reference}, a rehearsal on which its residual leans, failed`);
}
