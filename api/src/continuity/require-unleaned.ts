import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { boundTo } from '../registers';
import { continuityScope, resourceSeen } from './continuity-scope';
import { dependentJoins, DEPENDENCY_LIVES } from './dependency-sql';
import { thingSeen } from './thing-sql';

const SAID = 3;

/** Nothing in use may lean on what is retired: those that do are named, so that it is known what to end first. What is out of the caller's sight is counted and not named. */
export async function requireUnleaned(tx: Transaction, actor: Actor, what: 'activity' | 'resource', id: string): Promise<void> {
  const bound = new Bound();
  boundTo(bound, actor);
  const [scope, thing] = [continuityScope(bound, actor), bound.put(id)];
  const rows = await tx.rows<{ name: string; how: 'leans' | 'located' | 'run'; seen: boolean }>(
    `WITH ${scope}
     SELECT DISTINCT coalesce(da.id, dr.id) AS id, coalesce(da.reference || ' ' || da.name, dr.reference || ' ' || dr.name) AS name, 'leans' AS how, ${thingSeen('da', 'dr')} AS seen
     FROM dependency_member m JOIN dependency d ON d.organisation_id = $1 AND d.id = m.dependency_id ${dependentJoins}
     WHERE m.organisation_id = $1 AND m.${what}_id = ${thing} AND ${DEPENDENCY_LIVES}
     ${what === 'resource' ? `UNION ALL SELECT r.id, r.reference || ' ' || r.name, CASE WHEN r.located_at_id = ${thing} THEN 'located' ELSE 'run' END, ${resourceSeen('r')} FROM resource r
       WHERE r.organisation_id = $1 AND (r.located_at_id = ${thing} OR r.supplier_id = ${thing}) AND r.retired_at IS NULL` : ''} ORDER BY 2`,
    bound.values,
  );
  if (rows.length === 0) return;
  const names = rows.filter(({ seen }) => seen).slice(0, SAID).map(({ name }) => name);
  if (names.length === 0)
    throw conflict('leaned-on', `${rows.length === 1 ? 'Something that is not yours to read leans' : `${rows.length} things that are not yours to read lean`} on it. Ask a continuity manager to see to that first.`);
  const more = rows.length - names.length;
  const listed = more > 0 ? `${names.join(', ')} and ${more} more` : names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!;
  const leans = rows.some(({ how }) => how === 'leans');
  throw conflict('leaned-on', `${listed} ${rows.length === 1 ? 'leans' : 'lean'} on it. ${leans ? 'End these dependencies' : 'Move them elsewhere'} first.`);
}
