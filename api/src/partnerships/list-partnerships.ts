import { Inject, Injectable } from '@nestjs/common';
import type { PartnershipListRequest, PartnershipSort } from '@holdfast/contracts';
import { DUE_SOON_DAYS, MEETING_RHYTHMS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { IN_SIGHT, partnershipRowJoins, partnershipRowJson, partnershipScope } from './partnership-row';

/** None is ever null: what is not known comes last, whichever way. */
function sortKey(sort: PartnershipSort, descending: boolean): ListOrder {
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
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = partnershipScope(bound, actor);
      const conditions = conditionsOf(request, bound, sql.now);
      return listPage(sql, bound, { table: 'partnership', alias: 'p', joins: partnershipRowJoins, scope, conditions, json: partnershipRowJson, order, sort, place });
    });
  }
}
