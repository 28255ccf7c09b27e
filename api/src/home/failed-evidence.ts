import { myFailedRisks, rowEvidenceJson } from '../evidence';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope, todayAt } from '../registers';
import { riskRowJoins, riskRowJsonWith } from '../risk-lists';

const MOST = 20;

/** For Home, as JSON: the caller's open risks whose evidence failed, the latest first. */
export async function homeFailedEvidence(sql: Sql, actor: Actor): Promise<string> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const found = await sql.one<{ rows: string }>(
    `WITH ${scope}
     SELECT coalesce(json_agg(${riskRowJsonWith(`, 'evidence', ${rowEvidenceJson('s')}, 'failedKind', e.failed_kind`)} ORDER BY e.failed_at DESC, k.id), '[]'::json)::text AS rows
     FROM (SELECT * FROM ${myFailedRisks(todayAt(bound, sql.now))} mine ORDER BY failed_at DESC, id LIMIT ${MOST}) e
     JOIN risk k ON k.organisation_id = $1 AND k.id = e.id JOIN scope s ON s.id = k.register_id ${riskRowJoins}`,
    bound.values,
  );
  return `"failedEvidence":${found?.rows ?? '[]'}`;
}
