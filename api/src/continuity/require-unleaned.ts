import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { DEPENDENCY_LIVES } from './dependency-sql';

const SAID = 3;

/** Nothing in use may lean on what is retired: those that do are named, so that it is known what to end first. */
export async function requireUnleaned(tx: Transaction, what: 'activity' | 'resource', id: string): Promise<void> {
  const rows = await tx.rows<{ name: string; how: 'leans' | 'located' | 'run' }>(
    `SELECT DISTINCT coalesce(da.reference || ' ' || da.name, dr.reference || ' ' || dr.name) AS name, 'leans' AS how
     FROM dependency_member m JOIN dependency d ON d.organisation_id = $1 AND d.id = m.dependency_id
     LEFT JOIN activity da ON da.organisation_id = $1 AND da.id = d.dependent_activity_id LEFT JOIN resource dr ON dr.organisation_id = $1 AND dr.id = d.dependent_resource_id
     WHERE m.organisation_id = $1 AND m.${what}_id = $2 AND ${DEPENDENCY_LIVES}
     ${what === 'resource' ? `UNION ALL SELECT r.reference || ' ' || r.name, CASE WHEN r.located_at_id = $2 THEN 'located' ELSE 'run' END FROM resource r
       WHERE r.organisation_id = $1 AND (r.located_at_id = $2 OR r.supplier_id = $2) AND r.retired_at IS NULL` : ''} ORDER BY 1`,
    [tx.organisationId, id],
  );
  if (rows.length === 0) return;
  const names = rows.slice(0, SAID).map(({ name }) => name);
  const more = rows.length - names.length;
  const listed = more > 0 ? `${names.join(', ')} and ${more} more` : names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!;
  const leans = rows.some(({ how }) => how === 'leans');
  throw conflict('leaned-on', `${listed} ${rows.length === 1 ? 'leans' : 'lean'} on it. ${leans ? 'End these dependencies' : 'Move them elsewhere'} first.`);
}
