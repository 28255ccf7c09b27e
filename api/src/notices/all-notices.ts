import { NOTICE_KINDS, type NoticeKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { boundTo, readableScope } from '../registers';
import { READERS } from './kinds';
import type { Asked, NoticeColumns } from './notice-reader';

const TYPES: Readonly<Record<keyof NoticeColumns, string>> = {
  subject: 'uuid', state: 'text', at: 'timestamptz', dueOn: 'date', overdue: 'boolean', reference: 'text', title: 'text', mailTitle: 'text', line: 'text', path: 'text',
};

/**
 * The CTEs with which every statement about notices begins: `notice`, all that a person is told of, as far as that person may read
 * it at this moment, and whether they have read it. `$1` is the organisation and `$2` the person.
 */
export function noticesOf(actor: Actor, now: Date, kinds: readonly NoticeKind[] = NOTICE_KINDS): { bound: Bound; ctes: string } {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = readableScope(bound, {});
  const moment = bound.put(now);
  const asked: Asked = { actor, bound, now, today: '(SELECT today FROM settings)' };
  const rows = kinds.map((kind) => selectOf(kind, asked)).join('\n UNION ALL ');
  return {
    bound,
    ctes: `${scope}, settings AS MATERIALIZED (
        SELECT decides_own_proposals, time_zone, (${moment}::timestamptz AT TIME ZONE time_zone)::date AS today FROM organisation WHERE id = $1
      ), told AS MATERIALIZED (${rows}), notice AS MATERIALIZED (
        SELECT t.*, r.notice_id IS NOT NULL AS read
        FROM (
          -- a UUID of version 8, made of what the notice says
          SELECT told.*, (substr(hash, 1, 12) || '8' || substr(hash, 14, 3) || '8' || substr(hash, 18, 15))::uuid AS id
          FROM told CROSS JOIN LATERAL encode(sha256(convert_to(kind || ' ' || subject || ' ' || state, 'UTF8')), 'hex') AS hash
        ) t
        LEFT JOIN notice_reading r ON r.organisation_id = $1 AND r.person_id = $2 AND r.notice_id = t.id
      )`,
  };
}

function selectOf(kind: NoticeKind, asked: Asked): string {
  const { columns, from, once = false } = READERS[kind](asked);
  const names = Object.keys(TYPES) as (keyof NoticeColumns)[];
  return `SELECT '${kind}' AS kind, ${once} AS once, ${names.map((name) => `(${columns[name]})::${TYPES[name]} AS "${name}"`).join(', ')} FROM ${from}`;
}
