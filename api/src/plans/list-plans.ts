import { Inject, Injectable } from '@nestjs/common';
import type { PlanListRequest, PlanSort } from '@holdfast/contracts';
import { DUE_SOON_DAYS, PLAN_KINDS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, readableScope, todayAt } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { CONTACTS_CHANGED, IN_SIGHT, NAMES_A_LEAVER, planRowJoins, planRowJson, planScope, standingSql } from './plan-row';

/** None is ever null: without a date it comes last, whichever way. */
function sortKey(sort: PlanSort, descending: boolean): ListOrder {
  switch (sort) {
    case 'reference':
      return { key: 'p.number', type: 'integer' };
    case 'name':
      return { key: 'lower(p.name)', type: 'text' };
    case 'kind':
      return { key: `array_position(ARRAY[${PLAN_KINDS.map((word) => `'${word}'`).join(', ')}], p.kind)`, type: 'integer' };
    case 'unit':
      return { key: 'lower(pu.name)', type: 'text' };
    case 'owner':
      return { key: `lower(po.job_title || ' ' || po.name)`, type: 'text' };
    case 'nextReview':
      return { key: `coalesce(p.next_review, DATE '${descending ? '0001-01-01' : '9999-12-31'}')`, type: 'date' };
  }
}

function conditionsOf({ kind, standing, version, owner, unit, due, activity, resource, risk, person, contactsChanged, left, q }: PlanListRequest, bound: Bound, today: string): string {
  const conditions = ['p.organisation_id = $1', IN_SIGHT];
  const named = (what: string, ids: readonly string[] | undefined): void => {
    if (ids?.length) conditions.push(`EXISTS (SELECT FROM plan_${what} x WHERE x.organisation_id = $1 AND x.plan_version_id IN (cur.id, opn.id) AND x.${what}_id = ANY (${bound.put(ids)}::uuid[]))`);
  };
  conditions.push(standing?.length ? `${standingSql('p', 'cur', today)} = ANY (${bound.put(standing)})` : 'p.retired_at IS NULL');
  if (kind?.length) conditions.push(`p.kind = ANY (${bound.put(kind)})`);
  if (version?.length) conditions.push(`EXISTS (SELECT FROM plan_version v WHERE v.organisation_id = $1 AND v.plan_id = p.id AND v.state = ANY (${bound.put(version)}))`);
  if (owner?.length) conditions.push(`p.owner_id = ANY (${bound.put(owner)}::uuid[])`);
  if (unit?.length) conditions.push(`pu.path && ${bound.put(unit)}::uuid[]`);
  named('activity', activity);
  named('resource', resource);
  named('person', person);
  if (risk?.length) {
    named('risk', risk);
    conditions.push(`EXISTS (SELECT FROM risk k JOIN scope s ON s.id = k.register_id AND NOT s.public WHERE k.organisation_id = $1 AND k.id = ANY (${bound.put(risk)}::uuid[]))`);
  }
  if (left) conditions.push(`p.retired_at IS NULL AND ${NAMES_A_LEAVER}`);
  if (contactsChanged) conditions.push(`p.retired_at IS NULL AND ${CONTACTS_CHANGED}`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(p.reference || ' ' || p.name) LIKE ${bound.put(asPattern(word))}`);
  if (due?.length) {
    const spans = { overdue: `p.next_review < ${today}`, soon: `p.next_review BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(`p.retired_at IS NULL AND (${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}

/** Of the units that the caller reads in full, those that the caller owns or has a part in: nothing else, whatever is asked for. */
@Injectable()
export class ListPlans {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: PlanListRequest): Promise<JsonText> {
    const { sort = 'reference', after } = request;
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as PlanSort, descending);
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = `${readableScope(bound, {})}, ${planScope(bound, actor)}`;
      const today = todayAt(bound, sql.now);
      const conditions = conditionsOf(request, bound, today);
      return listPage(sql, bound, { table: 'plan', alias: 'p', joins: planRowJoins, scope, conditions, json: planRowJson(today), order, sort, place });
    });
  }
}
