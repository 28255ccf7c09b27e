import { FAILED_BY_WORDS, invocationSays, invocationSaysInWords, liveStepsOf, progressOf, resourceUseSays, whyNotAnswered, type EvidenceOutcome, type FailedBy, type InvocationSays } from '@holdfast/domain';
import { HOW_A_USE_FAILED, usedFor } from '../evidence';
import { standingEntries } from '../incident-log';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { callForReviewOfLeaning } from '../risks';
import { askedOf, invocationBehind, requirementsIn, type InvocationInPlace } from './load-invocation';

/** Of a plan that is in use, or of a resource. */
type Said = InvocationSays & { type: 'plan' | 'resource'; id: string };

/** A row that was not there yet. */
interface Added extends Pick<Said, 'type' | 'id' | 'outcome'> {
  /** Of a failure. */
  failedBy: FailedBy | null;
}

/**
 * Writes what the log says as evidence of each invoked plan and of each resource that it tells of: a row once, which stays whatever is
 * corrected later. A failure counts from when it is told and calls for a look at the risks that lean on it, a pass from the sign-off of
 * the review.
 */
export async function writeInvocationVerdicts(tx: Transaction, actor: Actor, id: string, counts: readonly EvidenceOutcome[]): Promise<void> {
  const place = await invocationBehind(tx, actor, id);
  const { row, timeZone } = place;
  const saying = (await saidBy(tx, place)).filter(({ outcome }) => counts.includes(outcome)).map((said) => ({ ...said, heldOn: dayIn(timeZone, new Date(said.at)) }));
  if (saying.length === 0) return;
  const failures = await lastFailures(tx, row.id, saying.map((said) => said.id));
  const written = saying.filter((said) => said.outcome === 'failed' || whyNotAnswered(said.heldOn, failures.get(said.id) ?? null) === null);
  const added = await tx.rows<Added>(
    `INSERT INTO invocation_verdict AS v (organisation_id, id, invocation_id, plan_id, resource_id, outcome, measured_minutes, more_than, rto_minutes, data_loss_minutes, rpo_minutes, note, held_on, author_id, recorded_at)
     SELECT $1, s.row, $2, s.plan, s.resource, s.outcome, s.minutes, s.more, s.rto, s.loss, s.rpo, s.note, s.held, $3, $4
     FROM json_to_recordset($5) s (row uuid, plan uuid, resource uuid, outcome text, minutes integer, more boolean, rto integer, loss integer, rpo integer, note text, held date)
     ON CONFLICT DO NOTHING RETURNING CASE WHEN plan_id IS NULL THEN 'resource' ELSE 'plan' END AS type, coalesce(plan_id, resource_id) AS id, outcome, ${HOW_A_USE_FAILED} AS "failedBy"`,
    [tx.organisationId, row.id, actor.personId, tx.now, JSON.stringify(written.map((said) => ({
      row: newId(), [said.type]: said.id, outcome: said.outcome, minutes: said.measured.minutes, more: said.measured.moreThan, rto: said.rtoMinutes, loss: said.dataLost?.minutes, rpo: said.dataLost?.rpoMinutes,
      note: invocationSaysInWords(said), held: said.heldOn,
    })))],
  );
  if (added.length === 0) return;
  await callForReview(tx, row.reference, added);
  await tx.record({ action: 'invocation.counted', subjectType: 'invocation', subjectId: row.id, after: { verdicts: added.map((one) => `${one.outcome} ${one.type} ${one.id}`).sort() } });
}

async function saidBy(tx: Transaction, place: InvocationInPlace): Promise<Said[]> {
  const { invocation, row, plans, resources } = place;
  const steps = plans.flatMap(({ planId, content }) => liveStepsOf(planId, content));
  const progress = progressOf(steps, await standingEntries(tx, tx.organisationId, 'invocation', row.id), row.outageAt);
  const lost = resources.flatMap(({ id, lost: gone }) => (gone ? [id] : []));
  const requirements = await requirementsIn(tx, place);
  return [
    ...plans.flatMap(({ planId: id, content }): Said[] => {
      const says = invocationSays({ planId: id, content, outageAt: row.outageAt, stoodDownAt: invocation.stood_down_at }, progress, lost, requirements);
      return says ? [{ ...says, type: 'plan', id }] : [];
    }),
    ...progress.resources.flatMap((one): Said[] => {
      const says = resourceUseSays(one, row.outageAt, askedOf(one.resourceId, place, requirements));
      return says ? [{ ...says, type: 'resource', id: one.resourceId }] : [];
    }),
  ];
}

/** By what it is about: the day of the latest failure that anything else told, a rehearsal of it or another use. */
async function lastFailures(tx: Transaction, invocationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; heldOn: string }>(
    `SELECT id, max(held_on)::text AS "heldOn" FROM (
       SELECT coalesce(plan_id, resource_id) AS id, held_on FROM invocation_verdict WHERE organisation_id = $1 AND (plan_id = ANY ($3::uuid[]) OR resource_id = ANY ($3::uuid[])) AND invocation_id <> $2 AND outcome = 'failed'
       UNION ALL SELECT subject_id, held_on FROM exercise_verdict WHERE organisation_id = $1 AND subject_id = ANY ($3::uuid[]) AND outcome = 'failed') told GROUP BY 1`,
    [tx.organisationId, invocationId, ids],
  );
  return new Map(rows.map(({ id, heldOn }) => [id, heldOn]));
}

async function callForReview(tx: Transaction, reference: string, added: readonly Added[]): Promise<void> {
  const failed = added.flatMap(({ outcome, failedBy, ...one }) => (outcome === 'failed' && failedBy !== null ? [{ ...one, failedBy }] : []));
  if (failed.length === 0) return;
  const controls = await tx.rows<{ id: string; subjectId: string }>(
    `SELECT c.id, ${usedFor('c')} AS "subjectId" FROM control c WHERE c.organisation_id = $1 AND (c.evidence_plan_id = ANY ($2::uuid[]) OR c.evidence_resource_id = ANY ($2::uuid[])) AND 'invocation' = ANY (c.evidence_kinds)`,
    [tx.organisationId, failed.map(({ id }) => id)],
  );
  for (const { type, id: used, failedBy } of failed) {
    const leaning = controls.flatMap(({ id, subjectId }) => (subjectId === used ? [id] : []));
    if (leaning.length > 0) await callForReviewOfLeaning(tx, leaning, `${reference}, a real use of ${type === 'plan' ? 'a plan' : 'a resource'} on which its residual leans, ${FAILED_BY_WORDS[failedBy]}`);
  }
}
