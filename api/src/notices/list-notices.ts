import { Inject, Injectable } from '@nestjs/common';
import type { NoticeCountView, NoticeListRequest, NoticePage, NoticeSort } from '@holdfast/contracts';
import { LIMITS, NOTICE_KINDS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { placeOf } from '../risk-lists';
import { noticesOf } from './all-notices';
import { sortKey } from './notice-sorts';

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const ROW = `json_build_object('id', n.id, 'kind', n.kind, 'reference', n.reference, 'title', n.title, 'line', n.line, 'overdue', n.overdue,
  'dueOn', n."dueOn", 'at', to_char(n.at AT TIME ZONE 'UTC', ${INSTANT}), 'path', n.path, 'read', n.read)`;

/** What somebody is told of, in pages; worked out at the moment of reading. */
@Injectable()
export class ListNotices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(actor: Actor, { kind, unread, overdue, sort = 'urgency', after }: NoticeListRequest): Promise<JsonText<NoticePage>> {
    const now = this.clock.now();
    const order = sortKey(sort.replace(/^-/, '') as NoticeSort);
    const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    const { bound, ctes } = noticesOf(actor, now, kind?.length ? NOTICE_KINDS.filter((one) => kind.includes(one)) : NOTICE_KINDS);
    const wanted = [...(unread ? ['NOT n.read'] : []), ...(overdue ? ['n.overdue'] : [])].join(' AND ') || 'true';
    const start = place ? `AND (${order.key}, n.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
    const statement = `
      WITH ${ctes}, found AS MATERIALIZED (
        SELECT n.*, ${order.key} AS key, row_number() OVER (ORDER BY ${order.key} ${way}, n.id ${way}) AS position
        FROM notice n WHERE ${wanted} ${start} ORDER BY ${order.key} ${way}, n.id ${way} LIMIT ${LIMITS.pageSize + 1}
      )
      SELECT (SELECT coalesce(json_agg(${ROW} ORDER BY n.position), '[]'::json)::text FROM found n WHERE n.position <= ${LIMITS.pageSize}) AS items,
        (SELECT json_build_array(0, n.key, n.id) FROM found n
          WHERE n.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
        (SELECT count(*)::int FROM notice n WHERE ${wanted}) AS total`;
    return this.database.read(actor.organisationId, async (sql) => {
      const [page] = await sql.unprepared<{ items: string; last: [0, string, string] | null; total: number }>(statement, bound.values);
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total},"until":${JSON.stringify(now.toISOString())}}`);
    });
  }

  count(actor: Actor): Promise<NoticeCountView> {
    const { bound, ctes } = noticesOf(actor, this.clock.now());
    return this.database.read(actor.organisationId, async (sql) => {
      const kinds = await sql.rows<NoticeCountView['kinds'][number] & { overdue: number }>(
        `WITH ${ctes} SELECT kind, count(*)::int AS total, count(*) FILTER (WHERE NOT read)::int AS unread, count(*) FILTER (WHERE overdue)::int AS overdue
         FROM notice GROUP BY kind`,
        bound.values,
      );
      const sum = (of: 'unread' | 'overdue'): number => kinds.reduce((sum, one) => sum + one[of], 0);
      return { unread: sum('unread'), overdue: sum('overdue'), kinds: kinds.map(({ kind, total, unread }) => ({ kind, total, unread })).sort((a, b) => NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind)) };
    });
  }
}
