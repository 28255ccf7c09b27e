import type { PlanProvenView } from '@holdfast/contracts';
import { liveStepsOf, pastItsRto, progressOf } from '@holdfast/domain';
import { standingEntries } from '../incident-log';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { readsAll } from './invocation-row';
import { invocationBehind, requirementsIn } from './load-invocation';

/** Of a plan in use that is past its RTO and has not brought back what it is for: how long it has taken at least, by now. Null: it is not so. */
export async function pastRtoInUse(sql: Sql, actor: Actor, planId: string): Promise<PlanProvenView['inUse']> {
  const running = await sql.one<{ id: string }>(
    `SELECT i.id FROM invocation_plan n JOIN invocation i ON i.organisation_id = $1 AND i.id = n.invocation_id WHERE n.organisation_id = $1 AND n.plan_id = $2 AND i.state = 'running' ORDER BY i.outage_at LIMIT 1`,
    [actor.organisationId, planId],
  );
  if (!running) return null;
  const place = await invocationBehind(sql, actor, running.id);
  const { row: { id, reference, title, outageAt }, plans, resources } = place;
  const plan = plans.find((one) => one.planId === planId);
  if (!plan) return null;
  const progress = progressOf(plans.flatMap((one) => liveStepsOf(one.planId, one.content)), await standingEntries(sql, actor.organisationId, 'invocation', id), outageAt);
  const lost = resources.flatMap((one) => (one.lost ? [one.id] : []));
  const least = pastItsRto({ planId, content: plan.content, outageAt, stoodDownAt: null }, progress, lost, await requirementsIn(sql, place), sql.now.toISOString());
  return least && { source: readsAll(actor) || place.row.mine ? { id, reference, title } : null, since: outageAt, measured: least.measured, rtoMinutes: least.rtoMinutes, versionNumber: plan.number };
}
