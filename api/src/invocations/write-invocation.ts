import { peopleOf } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import type { PlanToInvoke } from './plans-to-invoke';
import { CHANGEABLE, type StoredInvocation, type StoredInvokedPlan } from './stored-invocation';

const columns = CHANGEABLE.join(', ');

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateInvocation(tx: Transaction, before: StoredInvocation, changes: Partial<StoredInvocation>): Promise<StoredInvocation> {
  const after: StoredInvocation = { ...before, ...changes, version: before.version + 1 };
  await tx.rows(`UPDATE invocation i SET (${columns}) = (SELECT ${columns} FROM json_populate_record(null::invocation, $3)) WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, before.id, JSON.stringify(after)]);
  return after;
}

/** Fixes the versions of the plans, and whom they name: those read and write the log from now on. */
export async function joinPlans(tx: Transaction, actor: Actor, invocationId: string, plans: readonly PlanToInvoke[], from: number, reason: string): Promise<StoredInvokedPlan[]> {
  const rows = plans.map((plan, index): StoredInvokedPlan => ({
    organisation_id: tx.organisationId, invocation_id: invocationId, plan_id: plan.id, plan_version_id: plan.versionId, position: from + index, content: plan.asDraft ? plan.content : null, reason,
    joined_by: actor.personId, joined_at: tx.now.toISOString(),
  }));
  await tx.rows('INSERT INTO invocation_plan SELECT * FROM json_populate_recordset(null::invocation_plan, $1)', [JSON.stringify(rows)]);
  const people = [...new Set(plans.flatMap(({ content }) => peopleOf(content).map(({ personId }) => personId)))];
  await tx.rows('INSERT INTO invocation_person (organisation_id, invocation_id, person_id, joined_at) SELECT $1, $2, named, $4 FROM unnest($3::uuid[]) named ON CONFLICT DO NOTHING', [
    tx.organisationId, invocationId, people, tx.now,
  ]);
  return rows;
}
