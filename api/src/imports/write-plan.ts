import { formatActivityReference, formatResourceReference } from '@holdfast/domain';
import { auditedActivity } from '../activities';
import { takeNumbers } from '../continuity';
import { auditedDependency } from '../dependencies';
import { difference } from '../platform/audit';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { auditedContact, auditedResource } from '../resources';
import type { ContinuityPlan, KnownDependency, Planned } from './plan';

interface Row {
  id: string;
  version: number;
}

interface Numbered extends Row {
  number: number;
  reference: string;
}

const UNCHANGING = new Set(['organisation_id', 'id', 'number', 'reference', 'author_id', 'version', 'created_at', 'members']);

/** Writes what is planned, each kind in one statement, every thing with its event. What is new gets its number here, and its reference in the plan. */
export async function writePlan(tx: Transaction, plan: ContinuityPlan): Promise<void> {
  await holdStill(tx, plan);
  await number(tx, 'resource', plan.resources, formatResourceReference);
  await number(tx, 'activity', plan.activities, formatActivityReference);
  await write(tx, 'resource', plan.resources, (of) => auditedResource(of));
  await write(tx, 'activity', plan.activities, (of) => auditedActivity(of));
  await write(tx, 'dependency', plan.dependencies, (of) => auditedDependency(of, of.members), 'changed');
  await addMembers(tx, plan.dependencies);
  await write(tx, 'contact', plan.contacts, (of) => auditedContact(of));
}

/** What rows name and the file does not bring must not be retired, closed or gone before this is written. */
async function holdStill(tx: Transaction, { resources, activities, dependencies, contacts }: ContinuityPlan): Promise<void> {
  const [units, people, things] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const { after } of [...resources, ...activities]) {
    if (!after) continue;
    units.add(after.unit_id);
    if ('located_at_id' in after) for (const id of [after.located_at_id, after.supplier_id]) if (id) things.add(id);
  }
  for (const { before, after } of [...resources, ...activities]) if (after && after.owner_id !== before?.owner_id) people.add(after.owner_id);
  for (const { before, after } of dependencies) if (after && !before) for (const id of [after.dependent_activity_id, after.dependent_resource_id, ...after.members.activityIds, ...after.members.resourceIds]) if (id) things.add(id);
  for (const { after } of contacts) if (after?.resource_id) things.add(after.resource_id);
  for (const { before, after } of [...resources, ...activities]) if (after && !before) things.delete(after.id);
  const held = async (table: string, ids: ReadonlySet<string>, open: string): Promise<number> =>
    (await tx.rows(`SELECT FROM ${table} WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND ${open} ORDER BY id FOR SHARE`, [tx.organisationId, [...ids]])).length;
  const found = [
    (await held('unit', units, 'closed_at IS NULL')) === units.size, (await held('person', people, 'left_at IS NULL')) === people.size,
    (await held('activity', things, 'retired_at IS NULL')) + (await held('resource', things, 'retired_at IS NULL')) === things.size,
  ];
  if (found.includes(false)) throw changedMeanwhile();
}

const changedMeanwhile = (): Error => conflict('preview-changed', 'Somebody else changed something that this file names. Nothing has been written. Look at it again.');

async function number<T extends Numbered>(tx: Transaction, what: 'activity' | 'resource', planned: readonly Planned<T>[], format: (number: number) => string): Promise<void> {
  const added = planned.flatMap(({ before, after }) => (before === null && after ? [after] : []));
  if (added.length === 0) return;
  let next = await takeNumbers(tx, what, added.length);
  for (const row of added) Object.assign(row, { number: next, reference: format(next++) });
}

async function write<T extends Row>(tx: Transaction, table: 'activity' | 'resource' | 'dependency' | 'contact', planned: readonly Planned<T>[], audited: (of: T) => Record<string, unknown>, edited = 'edited'): Promise<void> {
  const added = planned.flatMap(({ outcome, after }) => (outcome === 'new' && after ? [after] : []));
  const changed = planned.flatMap(({ outcome, before, after }) => (outcome === 'changed' && before && after ? [{ before, after }] : []));
  if (added.length > 0) await tx.rows(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`, [JSON.stringify(added)]);
  if (changed.length > 0) {
    const columns = Object.keys(changed[0]!.after).filter((column) => !UNCHANGING.has(column));
    const written = await tx.rows(
      `UPDATE ${table} t SET (${columns.join(', ')}, version) = ROW(${columns.map((column) => `x.${column}`).join(', ')}, t.version + 1)
       FROM json_populate_recordset(null::${table}, $2) x WHERE t.organisation_id = $1 AND t.id = x.id AND t.version = x.version RETURNING t.id`,
      [tx.organisationId, JSON.stringify(changed.map(({ after }) => after))],
    );
    // Somebody saved one of them since it was read.
    if (written.length < changed.length) throw changedMeanwhile();
  }
  const events = [
    ...added.map((after) => tx.eventRow({ action: `${table}.added`, subjectType: table, subjectId: after.id, after: { ...('reference' in after ? { reference: after.reference } : {}), ...audited(after) } })),
    ...changed.map(({ before, after }) => tx.eventRow({ action: `${table}.${edited}`, subjectType: table, subjectId: after.id, ...difference(audited(before), audited(after)) })),
  ];
  if (events.length > 0) await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $1)', [JSON.stringify(events)]);
}

async function addMembers(tx: Transaction, planned: readonly Planned<KnownDependency>[]): Promise<void> {
  const rows = planned.flatMap(({ outcome, after }) =>
    outcome === 'new' && after
      ? [...after.members.activityIds.map((id) => ({ activity_id: id, resource_id: null })), ...after.members.resourceIds.map((id) => ({ activity_id: null, resource_id: id }))].map((member) => ({
          organisation_id: tx.organisationId, id: newId(), dependency_id: after.id, ...member,
        }))
      : [],
  );
  if (rows.length > 0) await tx.rows('INSERT INTO dependency_member SELECT * FROM json_populate_recordset(null::dependency_member, $1)', [JSON.stringify(rows)]);
}
