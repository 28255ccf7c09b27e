import type { PlanProvenView, ProvenRecoveryView } from '@holdfast/contracts';
import { liveStepsOf, pastItsRto, progressOf, resourcePastItsRto, type LogProgress } from '@holdfast/domain';
import { standingEntries } from '../incident-log';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import type { LoadedRecovery } from '../recovery-inputs';
import { readsAll } from './invocation-row';
import { askedOf, invocationBehind, requirementsIn, type InvocationInPlace } from './load-invocation';

/** Of a plan in use that is past its RTO and has not brought back what it is for: how long it has taken at least, by now. Null: it is not so. */
export async function planPastRto(sql: Sql, actor: Actor, planId: string): Promise<PlanProvenView['inUse']> {
  // A plan that is in use is not invoked once more.
  const [id] = await running(sql, actor, `EXISTS (SELECT FROM invocation_plan n WHERE n.organisation_id = $1 AND n.invocation_id = i.id AND n.plan_id = $2)`, [planId]);
  const place = id === undefined ? null : await invocationBehind(sql, actor, id);
  const plan = place?.plans.find((one) => one.planId === planId);
  if (!place || !plan) return null;
  const { row: { outageAt }, resources } = place;
  const lost = resources.flatMap((one) => (one.lost ? [one.id] : []));
  const least = pastItsRto({ planId, content: plan.content, outageAt, stoodDownAt: null }, await progressIn(sql, actor, place), lost, await requirementsIn(sql, place), sql.now.toISOString());
  return least && { ...saidIn(place, actor), measured: least.measured, rtoMinutes: least.rtoMinutes, tooLateAtOnce: least.tooLateAtOnce, versionNumber: plan.number };
}

type StillLost = NonNullable<ProvenRecoveryView['stillLost']>;

/** The same of a resource that was lost. */
export const resourcePastRto = async (sql: Sql, actor: Actor, resourceId: string): Promise<StillLost | null> =>
  (await lostPastRto(sql, actor, `EXISTS (SELECT FROM invocation_lost l WHERE l.organisation_id = $1 AND l.invocation_id = i.id AND l.resource_id = $2)`, [resourceId])).get(resourceId) ?? null;

/** The same of all of them, by id, where all of recovery has been read. One statement where nothing is lost; else two for each invocation that runs, and there are few. */
export const resourcesPastRto = (sql: Sql, actor: Actor, loaded: LoadedRecovery): Promise<Map<string, StillLost>> =>
  lostPastRto(sql, actor, 'EXISTS (SELECT FROM invocation_lost l WHERE l.organisation_id = $1 AND l.invocation_id = i.id)', [], loaded);

/** Each resource that was lost in one of these and is not back, by the outage that went on for longest. */
async function lostPastRto(sql: Sql, actor: Actor, concerned: string, values: readonly unknown[], loaded?: LoadedRecovery): Promise<Map<string, StillLost>> {
  const found = new Map<string, StillLost>();
  for (const id of await running(sql, actor, concerned, values)) {
    const place = await invocationBehind(sql, actor, id);
    const [requirements, { resources }] = [await requirementsIn(sql, place, loaded), await progressIn(sql, actor, place)];
    for (const { id: resourceId } of place.resources.filter(({ lost }) => lost)) {
      const asked = askedOf(resourceId, place, requirements);
      const measured = resourcePastItsRto(resources.find((one) => one.resourceId === resourceId), place.row.outageAt, asked, sql.now.toISOString());
      if (measured && measured.minutes > (found.get(resourceId)?.measured.minutes ?? -1)) found.set(resourceId, { ...saidIn(place, actor), measured, rtoMinutes: asked.rtoMinutes, tooLateAtOnce: asked.tooLateAtOnce });
    }
  }
  return found;
}

/** The running invocations in which this is concerned, the longest outage first. */
async function running(sql: Sql, actor: Actor, concerned: string, values: readonly unknown[]): Promise<string[]> {
  const found = await sql.rows<{ id: string }>(`SELECT i.id FROM invocation i WHERE i.organisation_id = $1 AND i.state = 'running' AND ${concerned} ORDER BY i.outage_at, i.id`, [actor.organisationId, ...values]);
  return found.map((one) => one.id);
}

const progressIn = async (sql: Sql, actor: Actor, { row: { id, outageAt }, plans }: InvocationInPlace): Promise<LogProgress> =>
  progressOf(plans.flatMap((one) => liveStepsOf(one.planId, one.content)), await standingEntries(sql, actor.organisationId, 'invocation', id), outageAt);

/** Which invocation says so, to whoever may read it, and since when. */
const saidIn = ({ row: { id, reference, title, outageAt, mine } }: InvocationInPlace, actor: Actor) => ({ source: readsAll(actor) || mine ? { id, reference, title } : null, since: outageAt });
