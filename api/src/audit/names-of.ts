import type { Sql } from '../platform/database';
import { personRef } from '../risks';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** Every id in a value, however deep. */
export function idsIn(value: unknown): string[] {
  if (isId(value)) return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}

/** A draft is its author's, and the business of the register's owner. */
const draftSeen = (risk: string, person: string): string =>
  `(${risk}.status <> 'draft' OR ${risk}.author_id = ${person} OR EXISTS (SELECT FROM register d WHERE d.organisation_id = ${risk}.organisation_id AND d.id = ${risk}.register_id AND d.owner_id = ${person}))`;

/** What a reader of every register calls these things: a person by reference, all else by name. Of drafts, those alone that the reader may see. */
export async function namesOf(sql: Sql, organisationId: string, personId: string, ids: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.rows<{ id: string; name: unknown }>(
    `SELECT p.id, ${personRef('p')} AS name FROM person p WHERE p.organisation_id = $1 AND p.id = ANY ($2::uuid[])
     UNION ALL SELECT e.subject_id, to_json(e.after->>'name') FROM audit_event e WHERE e.organisation_id = $1 AND e.action = 'token.made' AND e.subject_id = ANY ($2)
     UNION ALL SELECT e.subject_id, to_json((e.after->>'from') || ' to ' || (e.after->>'to')) FROM audit_event e WHERE e.organisation_id = $1 AND e.action = 'bundle.begun' AND e.subject_id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM organisation WHERE id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM unit WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM category WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(code || ' ' || title) FROM objective WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(title) FROM milestone WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(code || ' ' || title) FROM indicator WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM register WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM risk_matrix WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT v.id, to_json(m.name || ', version ' || v.number) FROM risk_matrix_version v
       JOIN risk_matrix m ON m.organisation_id = v.organisation_id AND m.id = v.matrix_id WHERE v.organisation_id = $1 AND v.id = ANY ($2)
     UNION ALL SELECT c.id, to_json(f.name || ' to ' || t.name) FROM crosswalk c
       JOIN risk_matrix_version fv ON fv.organisation_id = c.organisation_id AND fv.id = c.from_version_id JOIN risk_matrix f ON f.organisation_id = c.organisation_id AND f.id = fv.matrix_id
       JOIN risk_matrix_version tv ON tv.organisation_id = c.organisation_id AND tv.id = c.to_version_id JOIN risk_matrix t ON t.organisation_id = c.organisation_id AND t.id = tv.matrix_id
       WHERE c.organisation_id = $1 AND c.id = ANY ($2)
     UNION ALL SELECT k.id, to_json(concat_ws(' ', k.reference, k.title)) FROM risk k WHERE k.organisation_id = $1 AND k.id = ANY ($2) AND ${draftSeen('k', '$3')}
     UNION ALL SELECT c.id, to_json(c.title) FROM control c JOIN risk k ON k.organisation_id = c.organisation_id AND k.id = c.risk_id
       WHERE c.organisation_id = $1 AND c.id = ANY ($2) AND ${draftSeen('k', '$3')}
     UNION ALL SELECT v.id, to_json(concat_ws(' ', 'Review of', k.reference, k.title)) FROM review v JOIN risk k ON k.organisation_id = v.organisation_id AND k.id = v.risk_id
       WHERE v.organisation_id = $1 AND v.id = ANY ($2)
     UNION ALL SELECT t.id, to_json('Review of ' || coalesce(r.name, 'the risks of ' || p.job_title)) FROM review_sitting t JOIN person p ON p.organisation_id = t.organisation_id AND p.id = t.author_id
       LEFT JOIN register r ON r.organisation_id = t.organisation_id AND r.id = t.register_id WHERE t.organisation_id = $1 AND t.id = ANY ($2)
     UNION ALL SELECT id, to_json(file_name) FROM register_export WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM register_freeze WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT e.id, to_json(f.name) FROM freeze_erratum e JOIN register_freeze f ON f.organisation_id = e.organisation_id AND f.id = e.freeze_id WHERE e.organisation_id = $1 AND e.id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || title) FROM action WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || title) FROM recommendation WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM scenario WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || name) FROM activity WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || name) FROM resource WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT d.id, to_json('What ' || coalesce(a.reference || ' ' || a.name, r.reference || ' ' || r.name) || ' leans on') FROM dependency d
       LEFT JOIN activity a ON a.organisation_id = d.organisation_id AND a.id = d.dependent_activity_id LEFT JOIN resource r ON r.organisation_id = d.organisation_id AND r.id = d.dependent_resource_id
       WHERE d.organisation_id = $1 AND d.id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM critical_user WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM contact WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || title) FROM exercise WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || title) FROM invocation WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || title) FROM failure_review WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM exercise_programme WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM partnership WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT id, to_json(name) FROM working_calendar WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT i.id, to_json(a.reference || ' ' || a.name || ', version ' || i.number) FROM impact_analysis i JOIN activity a ON a.organisation_id = i.organisation_id AND a.id = i.activity_id
       WHERE i.organisation_id = $1 AND i.id = ANY ($2)
     UNION ALL SELECT id, to_json(reference || ' ' || name) FROM plan WHERE organisation_id = $1 AND id = ANY ($2)
     UNION ALL SELECT x.id, to_json(k.reference || ' to ' || r.name) FROM escalation x JOIN risk k ON k.organisation_id = x.organisation_id AND k.id = x.risk_id
       JOIN register r ON r.organisation_id = x.organisation_id AND r.id = x.to_register_id WHERE x.organisation_id = $1 AND x.id = ANY ($2)
     UNION ALL SELECT x.id, to_json(k.reference || ' ' || x.policy) FROM policy_exception x JOIN risk k ON k.organisation_id = x.organisation_id AND k.id = x.risk_id
       WHERE x.organisation_id = $1 AND x.id = ANY ($2)`,
    [organisationId, [...new Set(ids)], personId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
