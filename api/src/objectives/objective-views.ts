import type { ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { boundTo, readableScope } from '../registers';
import { visible, withheld } from '../risk-lists';
import { personRef } from '../risks';

/**
 * By code, the closed ones last; each with the open risks linked to it that the caller may read. The worst is the one with the
 * highest severity key, which the domain made so that matrices can be sorted together; unscored is neither best nor worst.
 */
export async function objectiveViews(sql: Sql, actor: Actor, id: string | null = null): Promise<ObjectiveView[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const rows = await sql.rows<Omit<ObjectiveView, 'closedAt'> & { closedAt: Date | null }>(
    `WITH ${readableScope(bound, {})}, wanted AS (
       SELECT * FROM objective WHERE organisation_id = $1 AND (${bound.put(id)}::uuid IS NULL OR id = ${bound.put(id)})
     ), seen AS MATERIALIZED (
       -- All of it stands in the index by severity, and none of it has to be fetched from the table.
       SELECT k.id, k.residual_key FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id
       WHERE k.status = 'open' AND ${visible('k', 's')} AND NOT ${withheld('k', 's')}
     ), linked AS (
       SELECT l.objective_id, count(*)::int AS risks, (count(*) FILTER (WHERE seen.residual_key IS NULL))::int AS unscored,
         -- The highest key, with whose it is carried along: arrays are compared from their first element on.
         max(ARRAY[lpad(seen.residual_key::text, 8, '0'), seen.id::text]) FILTER (WHERE seen.residual_key IS NOT NULL) AS worst
       FROM wanted o JOIN risk_objective l ON l.organisation_id = $1 AND l.objective_id = o.id JOIN seen ON seen.id = l.risk_id
       GROUP BY 1
     )
     SELECT o.id, o.code, o.title, o.description, o.kind, o.parent_id AS "parentId", CASE WHEN p.id IS NOT NULL THEN ${personRef('p')} END AS officer,
       o.perspective, o.reporting, o.unit_id AS "unitId", u.name AS "unitName", coalesce(linked.risks, 0) AS risks, coalesce(linked.unscored, 0) AS unscored,
       (SELECT json_build_object('matrixVersionId', k.residual_matrix_version_id, 'level', k.residual_level)
         FROM risk k WHERE k.organisation_id = $1 AND k.id = linked.worst[2]::uuid) AS worst,
       o.closed_at AS "closedAt", o.version
     FROM wanted o JOIN unit u ON u.organisation_id = $1 AND u.id = o.unit_id LEFT JOIN person p ON p.organisation_id = $1 AND p.id = o.officer_id LEFT JOIN linked ON linked.objective_id = o.id`,
    bound.values,
  );
  return rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null })).sort((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null) || byCode(a.code, b.code));
}

export async function objectiveView(sql: Sql, actor: Actor, id: string): Promise<ObjectiveView> {
  const [view] = await objectiveViews(sql, actor, id);
  if (!view) throw notFound('There is no such objective.');
  return view;
}

/** S2 before S10. */
export const byCode = new Intl.Collator('en-GB', { numeric: true }).compare;
