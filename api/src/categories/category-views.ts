import type { CategoryView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { boundTo, readableScope } from '../registers';
import { visible, withheld } from '../risk-lists';

/** Those in use by name, then the closed ones; each with the open risks that the caller may know to be in it. */
export async function categoryViews(sql: Sql, actor: Actor, id: string | null = null): Promise<CategoryView[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const rows = await sql.rows<Omit<CategoryView, 'closedAt'> & { closedAt: Date | null }>(
    `WITH ${readableScope(bound, {})}, counted AS (
       SELECT k.category_id, count(*)::int AS risks FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id
       WHERE k.status = 'open' AND k.category_id IS NOT NULL AND ${visible('k', 's')} AND NOT ${withheld('k', 's')}
       GROUP BY 1
     )
     SELECT c.id, c.name, coalesce(counted.risks, 0) AS risks, c.closed_at AS "closedAt", c.version
     FROM category c LEFT JOIN counted ON counted.category_id = c.id
     WHERE c.organisation_id = $1 AND (${bound.put(id)}::uuid IS NULL OR c.id = ${bound.put(id)})
     ORDER BY c.closed_at IS NOT NULL, lower(c.name)`,
    bound.values,
  );
  return rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null }));
}

export async function categoryView(sql: Sql, actor: Actor, id: string): Promise<CategoryView> {
  const [view] = await categoryViews(sql, actor, id);
  if (!view) throw notFound('There is no such category.');
  return view;
}
