import { createHash } from 'node:crypto';
import { canonicalPlan, peopleOf, type PlanContent, type PlanEntry } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { CHANGEABLE, CHANGEABLE_OF_VERSION, type StoredPlan, type StoredPlanVersion } from './stored-plan';

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updatePlan(tx: Transaction, before: StoredPlan, changes: Partial<StoredPlan>): Promise<StoredPlan> {
  const after: StoredPlan = { ...before, ...changes, version: before.version + 1 };
  await update(tx, 'plan', before.id, CHANGEABLE, differing(CHANGEABLE, before, after));
  return after;
}

export async function updatePlanVersion(tx: Transaction, before: StoredPlanVersion, changes: Partial<StoredPlanVersion>): Promise<StoredPlanVersion> {
  const after: StoredPlanVersion = { ...before, ...changes, version: before.version + 1 };
  await update(tx, 'plan_version', before.id, CHANGEABLE_OF_VERSION, differing(CHANGEABLE_OF_VERSION, before, after));
  return after;
}

const differing = <Row>(columns: readonly (keyof Row & string)[], before: Row, after: Row): Record<string, unknown> =>
  Object.fromEntries(columns.filter((column) => before[column] !== after[column]).map((column) => [column, after[column]]));

async function update(tx: Transaction, table: string, id: string, columns: readonly string[], changes: Record<string, unknown>): Promise<void> {
  const listed = columns.join(', ');
  await tx.rows(`UPDATE ${table} p SET (${listed}) = (SELECT ${listed} FROM json_populate_record(p, $3)) WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, id, JSON.stringify(changes)]);
}

/** A version as it begins, with whom and what it names. */
export async function insertVersion(tx: Transaction, actor: Actor, planId: string, number: number, content: PlanContent): Promise<void> {
  const version: StoredPlanVersion = {
    organisation_id: tx.organisationId, id: newId(), plan_id: planId, number, state: 'draft', content, digest: null, code: null, editor_ids: [actor.personId], author_id: actor.personId,
    started_at: tx.now.toISOString(), submitted_by: null, submitted_at: null, approved_by: null, approved_at: null, superseded_at: null, contacts: null, named: null, version: 1,
  };
  await tx.rows('INSERT INTO plan_version SELECT * FROM json_populate_record(null::plan_version, $1)', [JSON.stringify(version)]);
  await nameAgain(tx, version.id, content);
}

/** Puts whom and what a version names into rows of their own, so that it can be asked from the other side. What the recovery itself needs is no scope: only what it brings back is. */
export async function nameAgain(tx: Transaction, versionId: string, content: PlanContent): Promise<void> {
  const named = { activity: content.activityIds, resource: content.resourceIds, risk: content.riskIds, person: peopleOf(content).map(({ personId }) => personId) };
  for (const [what, ids] of Object.entries(named)) {
    const values = [tx.organisationId, versionId, [...new Set(ids)]];
    await tx.rows(`DELETE FROM plan_${what} WHERE organisation_id = $1 AND plan_version_id = $2 AND ${what}_id <> ALL ($3::uuid[])`, values);
    await tx.rows(`INSERT INTO plan_${what} (organisation_id, plan_version_id, ${what}_id) SELECT $1, $2, named FROM unnest($3::uuid[]) named ON CONFLICT DO NOTHING`, values);
  }
}

export async function addEntry(tx: Transaction, actor: Actor, planId: string, kind: PlanEntry, number: number | null, note = ''): Promise<void> {
  await tx.rows('INSERT INTO plan_entry (organisation_id, id, plan_id, kind, version_number, note, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    tx.organisationId, newId(), planId, kind, number, note, actor.personId, tx.now,
  ]);
}

export const digestOf = (reference: string, number: number, content: PlanContent): string => createHash('sha256').update(canonicalPlan(reference, number, content)).digest('hex');
