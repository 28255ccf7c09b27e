import { LIMITS } from '@holdfast/domain';
import { JsonText } from '../platform/answer-interceptor';
import type { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { toCursor } from '../platform/page';
import type { Place } from './list-cursor';

const COUNT_LIMIT = 10_000;

/** One order of a list: a key over its rows that is never null, as SQL, and what it is in SQL. */
export interface ListOrder {
  key: string;
  type: 'integer' | 'date' | 'text';
}

interface Listed {
  table: string;
  /** Its name in the statement. */
  alias: string;
  joins: string;
  /** Instead of these, for the rows of the page: what is not needed to find and to count them, but to tell them. */
  tellJoins?: string;
  /** Named queries that the conditions read. */
  scope?: string;
  conditions: string;
  /** What one row is told as. */
  json: string;
  order: ListOrder;
  sort: string;
  place: Place | null;
}

interface Found {
  items: string;
  next: string | null;
  /** Null beyond 10,000. */
  total: number | null;
}

/** A keyset page of rows as they are told, with their number; both come through the same conditions. It goes out as PostgreSQL put it together. */
export async function listPage<T = never>(sql: Sql, bound: Bound, listed: Listed): Promise<JsonText<T>> {
  const { items, next, total } = await find(sql, bound, listed);
  return new JsonText(`{"items":${items},"next":${JSON.stringify(next)},"total":${total}}`);
}

/** The same with its rows read, where each caller is told them in other words. */
export async function listRows<Row>(sql: Sql, bound: Bound, listed: Listed): Promise<{ items: Row[]; next: string | null; total: number | null }> {
  const found = await find(sql, bound, listed);
  return { ...found, items: JSON.parse(found.items) as Row[] };
}

async function find(sql: Sql, bound: Bound, { table, alias, joins, tellJoins = joins, scope, conditions, json, order, sort, place }: Listed): Promise<Found> {
  const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  const start = place ? `AND (${order.key}, ${alias}.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
  const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
    `WITH ${scope ? `${scope}, ` : ''}found AS MATERIALIZED (
       SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
         SELECT ${alias}.id, ${order.key} AS key FROM ${table} ${alias} ${joins} WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, ${alias}.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
     )
     SELECT (SELECT coalesce(json_agg(${json} ORDER BY listed.position), '[]'::json)::text FROM found listed
         JOIN ${table} ${alias} ON ${alias}.organisation_id = $1 AND ${alias}.id = listed.id ${tellJoins} WHERE listed.position <= ${LIMITS.pageSize}) AS items,
       (SELECT json_build_array(0, listed.key, listed.id) FROM found listed WHERE listed.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
       (SELECT count(*)::int FROM (SELECT FROM ${table} ${alias} ${joins} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
    bound.values,
  );
  if (!page) throw new TypeError('an aggregate has one row');
  return { items: page.items, next: page.last && toCursor([sort, ...page.last]), total: page.total > COUNT_LIMIT ? null : page.total };
}
