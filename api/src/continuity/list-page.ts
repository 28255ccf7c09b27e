import { LIMITS } from '@holdfast/domain';
import type { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { toCursor } from '../platform/page';
import type { placeOf } from '../risk-lists';

const COUNT_LIMIT = 10_000;

export interface SortKey {
  key: string;
  type: 'integer' | 'text';
}

interface Listed {
  table: string;
  /** Its name in the statement. */
  alias: string;
  joins: string;
  /** Instead of these, for the rows of the page: what is not needed to find and to count them, but to tell them. */
  tellJoins?: string;
  scope: string;
  conditions: string;
  /** What one row is told as. */
  json: string;
  order: SortKey;
  sort: string;
  place: ReturnType<typeof placeOf>;
}

/** A keyset page of rows as they are told, with their number; both come through the same conditions. */
export async function listPage<Row>(sql: Sql, bound: Bound, { table, alias, joins, tellJoins = joins, scope, conditions, json, order, sort, place }: Listed): Promise<{ items: Row[]; next: string | null; total: number | null }> {
  const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  const start = place ? `AND (${order.key}, ${alias}.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
  const [page] = await sql.unprepared<{ items: Row[]; last: [0, string | number, string] | null; total: number }>(
    `WITH ${scope}, found AS MATERIALIZED (
       SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
         SELECT ${alias}.id, ${order.key} AS key FROM ${table} ${alias} ${joins} WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, ${alias}.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
     )
     SELECT (SELECT coalesce(json_agg(${json} ORDER BY f.position), '[]'::json) FROM found f
         JOIN ${table} ${alias} ON ${alias}.organisation_id = $1 AND ${alias}.id = f.id ${tellJoins} WHERE f.position <= ${LIMITS.pageSize}) AS items,
       (SELECT json_build_array(0, f.key, f.id) FROM found f WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
       (SELECT count(*)::int FROM (SELECT FROM ${table} ${alias} ${joins} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
    bound.values,
  );
  if (!page) throw new TypeError('an aggregate has one row');
  return { items: page.items, next: page.last && toCursor([sort, ...page.last]), total: page.total > COUNT_LIMIT ? null : page.total };
}
