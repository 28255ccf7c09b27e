import { Inject, Injectable } from '@nestjs/common';
import type { ActionListRequest, ActionSort } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo, readableScope } from '../registers';
import { placeOf } from '../risk-lists';
import { actionConditions, walksByDate } from './action-conditions';
import { actionPlaces, type ActionPlaces, type Source } from './action-places';
import { actionRowJoins, actionRowJson } from './action-row';
import { sortKey, type SortKey } from './action-sorts';

/** Counting stops here: beyond it nobody reads the number, and it would cost more than the page. */
const COUNT_LIMIT = 10_000;
const MOST = LIMITS.pageSize + 1;

@Injectable()
export class ListActions {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ActionListRequest): Promise<JsonText> {
    return this.database.readAsAt(actor, (sql) => page(sql, actor, request));
  }
}

async function page(sql: Sql, actor: Actor, request: ActionListRequest): Promise<JsonText> {
  const { sort = 'due', after } = request;
  const order = sortKey(sort.replace(/^-/, '') as ActionSort);
  const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  const place = placeOf(after, sort, order);
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const places = actionPlaces(request, bound);
  const conditions = actionConditions(request, bound, sql.now);
  const start = (key: string, id: string): string => (place ? `(${key}, ${id}) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : 'true');
  const counted = `SELECT count(*)::int FROM (SELECT FROM (${everywhere(places, 'a.id', '', conditions)}) found LIMIT ${COUNT_LIMIT + 1}) counted`;
  const matches =
    sort.endsWith('due') && walksByDate(request)
      ? { page: walked(places, order, way, `${conditions} AND ${start(order.key, 'a.id')}`), total: counted }
      : { page: everywhere(places, `a.id, ${order.key} AS key`, order.join ?? '', conditions), total: 'SELECT count(*)::int FROM matched' };
  // Rows of the page come in order; the one beyond it says only that there is more.
  const statement = `
    WITH ${scope}${places.ctes}, matched AS MATERIALIZED (${matches.page}), found AS MATERIALIZED (
      SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position
      FROM (SELECT * FROM matched WHERE ${start('key', 'id')} ORDER BY key ${way}, id ${way} LIMIT ${MOST}) page
    )
    SELECT (SELECT coalesce(json_agg(${actionRowJson} ORDER BY f.position), '[]'::json)::text FROM found f
        JOIN action a ON a.organisation_id = $1 AND a.id = f.id ${actionRowJoins} WHERE f.position <= ${LIMITS.pageSize}) AS items,
      (SELECT json_build_array(0, f.key, f.id) FROM found f
        WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
      (${matches.total}) AS total`;
  const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(statement, bound.values);
  if (!page) throw new TypeError('an aggregate has one row');
  const next = page.last && toCursor([sort, ...page.last]);
  return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
}

const AT_HOME: Source = { from: 'homes h JOIN action a ON a.organisation_id = $1 AND a.register_id = h.id', where: 'true' };

/** All that matches, wherever it lies. */
export const everywhere = ({ others }: ActionPlaces, columns: string, join: string, conditions: string): string =>
  [AT_HOME, ...others].map(({ from, where }) => `SELECT ${columns} FROM ${from} ${join} WHERE ${where} AND ${conditions}`).join(' UNION ALL ');

/** The first ones of each register, from its index: the cost grows with the number of registers, not of actions. */
const walked = ({ others }: ActionPlaces, { key }: SortKey, way: string, conditions: string): string => {
  const first = `ORDER BY ${key} ${way}, a.id ${way} LIMIT ${MOST}`;
  return [
    `SELECT c.* FROM homes h CROSS JOIN LATERAL (
       SELECT a.id, ${key} AS key FROM action a WHERE a.organisation_id = $1 AND a.register_id = h.id AND ${conditions} ${first}) c`,
    ...others.map(({ from, where }) => `(SELECT a.id, ${key} AS key FROM ${from} WHERE ${where} AND ${conditions} ${first})`),
  ].join(' UNION ALL ');
};
