import { Inject, Injectable } from '@nestjs/common';
import type { PartnershipListRequest, PartnershipSort } from '@holdfast/contracts';
import { DUE_SOON_DAYS, LIMITS, MEETING_RHYTHMS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo, todayAt } from '../registers';
import { asPattern, placeOf, searchWords } from '../risk-lists';
import { IN_SIGHT, partnershipRowJoins, partnershipRowJson, partnershipScope } from './partnership-row';

const COUNT_LIMIT = 10_000;

interface SortKey {
  key: string;
  type: 'integer' | 'date' | 'text';
}

/** None is ever null: what is not known comes last, whichever way. */
function sortKey(sort: PartnershipSort, descending: boolean): SortKey {
  switch (sort) {
    case 'name':
      return { key: 'lower(p.name)', type: 'text' };
    case 'lead':
      return { key: `lower(pl.job_title || ' ' || pl.name)`, type: 'text' };
    case 'unit':
      return { key: 'lower(pu.name)', type: 'text' };
    case 'significance':
      return { key: `coalesce(p.score, ${descending ? -1 : 101})::integer`, type: 'integer' };
    case 'nextReview':
      return { key: `coalesce(p.next_review, DATE '${descending ? '0001-01-01' : '9999-12-31'}')`, type: 'date' };
    case 'meets':
      return { key: `array_position(ARRAY[${MEETING_RHYTHMS.map((word) => `'${word}'`).join(', ')}], p.meets)`, type: 'integer' };
  }
}

function conditionsOf({ state, significance, lead, unit, due, q }: PartnershipListRequest, bound: Bound, now: Date): string {
  const conditions = ['p.organisation_id = $1', IN_SIGHT];
  if (!state?.length || !state.includes('ended')) conditions.push('p.ended_at IS NULL');
  else if (!state.includes('active')) conditions.push('p.ended_at IS NOT NULL');
  if (significance?.length) conditions.push(`p.level = ANY (${bound.put(significance)})`);
  if (lead?.length) conditions.push(`p.lead_id = ANY (${bound.put(lead)}::uuid[])`);
  if (unit?.length) conditions.push(`pu.path && ${bound.put(unit)}::uuid[]`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(p.name || ' ' || p.partners) LIKE ${bound.put(asPattern(word))}`);
  if (due?.length) {
    const today = todayAt(bound, now);
    const spans = { overdue: `p.next_review < ${today}`, soon: `p.next_review BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(`(${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}

/** Of the units that the caller reads in full, and those that the caller leads: nothing else, whatever is asked for. */
@Injectable()
export class ListPartnerships {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: PartnershipListRequest): Promise<JsonText> {
    const { sort = 'name', after } = request;
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as PartnershipSort, descending);
    const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = partnershipScope(bound, actor);
      const conditions = conditionsOf(request, bound, sql.now);
      const start = place ? `AND (${order.key}, p.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
        `WITH ${scope}, found AS MATERIALIZED (
           SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
             SELECT p.id, ${order.key} AS key FROM partnership p ${partnershipRowJoins} WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, p.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
         )
         SELECT (SELECT coalesce(json_agg(${partnershipRowJson} ORDER BY f.position), '[]'::json)::text FROM found f
             JOIN partnership p ON p.organisation_id = $1 AND p.id = f.id ${partnershipRowJoins} WHERE f.position <= ${LIMITS.pageSize}) AS items,
           (SELECT json_build_array(0, f.key, f.id) FROM found f WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
           (SELECT count(*)::int FROM (SELECT FROM partnership p ${partnershipRowJoins} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
        bound.values,
      );
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }
}
