import { invocationSays, invocationSaysInWords, liveStepsOf, progressOf, whyNotAnswered, type EvidenceOutcome, type InvocationSays } from '@holdfast/domain';
import { standingEntries } from '../incident-log';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { callForReviewOfLeaning } from '../risks';
import { invocationBehind, requirementsIn, type InvocationInPlace } from './load-invocation';

interface Said extends InvocationSays {
  planId: string;
}

/**
 * Writes what the log says as evidence of each invoked plan: a row once, which stays whatever is corrected later. A failure counts
 * from when it is told and calls for a look at the risks that lean on it, a pass from the sign-off of the review.
 */
export async function writeInvocationVerdicts(tx: Transaction, actor: Actor, id: string, counts: readonly EvidenceOutcome[]): Promise<void> {
  const place = await invocationBehind(tx, actor, id);
  const { row, timeZone } = place;
  const saying = (await saidBy(tx, place)).filter(({ outcome }) => counts.includes(outcome)).map((said) => ({ ...said, heldOn: dayIn(timeZone, new Date(said.at)) }));
  if (saying.length === 0) return;
  const failures = await lastFailures(tx, row.id, saying.map(({ planId }) => planId));
  const written = saying.filter(({ outcome, planId, heldOn }) => outcome === 'failed' || whyNotAnswered(heldOn, failures.get(planId) ?? null) === null);
  const added = await tx.rows<{ planId: string; outcome: EvidenceOutcome }>(
    `INSERT INTO invocation_verdict (organisation_id, id, invocation_id, plan_id, outcome, measured_minutes, more_than, rto_minutes, note, held_on, author_id, recorded_at)
     SELECT $1, v.row, $2, v.plan, v.outcome, v.minutes, v.more, v.rto, v.note, v.held, $3, $4 FROM json_to_recordset($5) v (row uuid, plan uuid, outcome text, minutes integer, more boolean, rto integer, note text, held date)
     ON CONFLICT (organisation_id, invocation_id, plan_id, outcome) DO NOTHING RETURNING plan_id AS "planId", outcome`,
    [tx.organisationId, row.id, actor.personId, tx.now, JSON.stringify(written.map((said) => ({
      row: newId(), plan: said.planId, outcome: said.outcome, minutes: said.measured.minutes, more: said.measured.moreThan, rto: said.rtoMinutes, note: invocationSaysInWords(said), held: said.heldOn,
    })))],
  );
  if (added.length === 0) return;
  await callForReview(tx, row.reference, added.flatMap(({ planId, outcome }) => (outcome === 'failed' ? [planId] : [])));
  await tx.record({ action: 'invocation.counted', subjectType: 'invocation', subjectId: row.id, after: { verdicts: added.map(({ outcome, planId }) => `${outcome} plan ${planId}`).sort() } });
}

async function saidBy(tx: Transaction, place: InvocationInPlace): Promise<Said[]> {
  const { invocation, row, plans, resources } = place;
  const steps = plans.flatMap(({ planId, content }) => liveStepsOf(planId, content));
  const progress = progressOf(steps, await standingEntries(tx, tx.organisationId, 'invocation', row.id), row.outageAt);
  const lost = resources.flatMap(({ id, lost: gone }) => (gone ? [id] : []));
  const requirements = await requirementsIn(tx, place);
  return plans.flatMap(({ planId, content }) => {
    const says = invocationSays({ planId, content, outageAt: row.outageAt, stoodDownAt: invocation.stood_down_at }, progress, lost, requirements);
    return says ? [{ ...says, planId }] : [];
  });
}

/** By plan: the day of the latest failure that anything else told, a rehearsal of it or another use. */
async function lastFailures(tx: Transaction, invocationId: string, planIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ planId: string; heldOn: string }>(
    `SELECT "planId", max(held_on)::text AS "heldOn" FROM (
       SELECT plan_id AS "planId", held_on FROM invocation_verdict WHERE organisation_id = $1 AND plan_id = ANY ($3::uuid[]) AND invocation_id <> $2 AND outcome = 'failed'
       UNION ALL SELECT subject_id, held_on FROM exercise_verdict WHERE organisation_id = $1 AND subject_id = ANY ($3::uuid[]) AND outcome = 'failed') told GROUP BY 1`,
    [tx.organisationId, invocationId, planIds],
  );
  return new Map(rows.map(({ planId, heldOn }) => [planId, heldOn]));
}

async function callForReview(tx: Transaction, reference: string, failedIds: readonly string[]): Promise<void> {
  if (failedIds.length === 0) return;
  const controls = await tx.rows<{ id: string }>(`SELECT id FROM control WHERE organisation_id = $1 AND evidence_plan_id = ANY ($2::uuid[]) AND 'invocation' = ANY (evidence_kinds)`, [tx.organisationId, failedIds]);
  if (controls.length > 0) await callForReviewOfLeaning(tx, controls.map(({ id }) => id), `${reference}, a real use of a plan on which its residual leans, missed its RTO`);
}
