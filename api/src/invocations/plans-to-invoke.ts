import type { FieldError, InvocablePlan } from '@holdfast/contracts';
import { activatorsOf, can, canAnywhere, explainRefusal, type PlanContent } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { PLAN_IN_SIGHT, planScope } from '../plans';
import { boundTo, todayAt } from '../registers';

/** A plan with the version that is fixed when it is invoked: the approved one, or else the one being written. */
export interface PlanToInvoke {
  id: string;
  reference: string;
  name: string;
  unitId: string;
  unitPath: string[];
  versionId: string;
  number: number;
  asDraft: boolean;
  content: PlanContent;
  running: { id: string; reference: string } | null;
}

const COLUMNS = `p.id, p.reference, p.name, p.kind, p.unit_id AS "unitId", pu.name AS "unitName", pu.path AS "unitPath", v.id AS "versionId", v.number, v.state <> 'approved' AS "asDraft", v.content`;

const FROM = `plan p JOIN unit pu ON pu.organisation_id = $1 AND pu.id = p.unit_id
  JOIN LATERAL (SELECT * FROM plan_version w WHERE w.organisation_id = $1 AND w.plan_id = p.id AND w.state IN ('approved', 'in-review', 'draft') ORDER BY w.state = 'approved' DESC LIMIT 1) v ON true`;

const RUNNING = `(SELECT json_build_object('id', i.id, 'reference', i.reference) FROM invocation_plan n JOIN invocation i ON i.organisation_id = $1 AND i.id = n.invocation_id AND i.state = 'running'
  WHERE n.organisation_id = $1 AND n.plan_id = p.id LIMIT 1)`;

const mayInvoke = (actor: Actor, { unitPath, content }: Pick<PlanToInvoke, 'unitPath' | 'content'>): boolean =>
  can(actor, 'invocation.declare', { unitPath, measureOwnerId: activatorsOf(content).includes(actor.personId) ? actor.personId : null });

/** The plans in the order in which they were asked for, locked so that each is invoked once; refused where they are out of sight or run already. */
export async function lockPlansToInvoke(tx: Transaction, actor: Actor, planIds: readonly string[], field: (index: number) => string): Promise<PlanToInvoke[]> {
  await tx.rows('SELECT FROM plan WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR NO KEY UPDATE', [tx.organisationId, planIds]);
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = planScope(bound, actor);
  const found = await tx.rows<PlanToInvoke>(
    `WITH ${scope} SELECT ${COLUMNS}, ${RUNNING} AS running FROM ${FROM} WHERE p.organisation_id = $1 AND p.id = ANY (${bound.put(planIds)}::uuid[]) AND p.retired_at IS NULL AND ${PLAN_IN_SIGHT}`,
    bound.values,
  );
  const byId = new Map(found.map((plan) => [plan.id, plan]));
  const faults = planIds.flatMap((id, index): FieldError[] => (byId.has(id) ? [] : [{ field: field(index), message: 'Choose the plan from the list of plans in use' }]));
  if (faults.length > 0) throw canAnywhere(actor, 'invocation.declare') ? needsChange(faults) : notPermitted(explainRefusal('invocation.declare'));
  const plans = planIds.flatMap((id) => byId.get(id) ?? []);
  for (const { running, reference } of plans) if (running) throw conflict('runs-already', `${reference} is invoked already, in ${running.reference}. Open that one, and pull further plans into it.`);
  return plans;
}

export function requireToInvoke(actor: Actor, plans: readonly PlanToInvoke[]): void {
  const refused = plans.find((plan) => !mayInvoke(actor, plan));
  if (refused) throw notPermitted(`${refused.reference}: ${explainRefusal('invocation.declare')}`);
}

/** Every plan in use that the caller may invoke, the caller's own units first by reference. */
export async function invocablePlans(sql: Sql, actor: Actor): Promise<InvocablePlan[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = planScope(bound, actor);
  const rows = await sql.rows<Omit<InvocablePlan, 'runningIn'> & PlanToInvoke>(
    `WITH ${scope} SELECT ${COLUMNS}, coalesce(p.next_review < ${todayAt(bound, sql.now)}, false) AS overdue, ${RUNNING} AS running FROM ${FROM}
     WHERE p.organisation_id = $1 AND p.retired_at IS NULL AND ${PLAN_IN_SIGHT} ORDER BY p.number`,
    bound.values,
  );
  return rows
    .filter((plan) => mayInvoke(actor, plan))
    .map(({ id, reference, name, kind, unitName, asDraft, overdue, running }) => ({ id, reference, name, kind, unitName, asDraft, overdue, runningIn: running }));
}
