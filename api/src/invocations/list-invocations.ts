import { Inject, Injectable } from '@nestjs/common';
import type { InvocationListRequest, InvocationRow, InvocationSort, Page } from '@holdfast/contracts';
import { INVOCATION_STATES } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { INVOCATION_JOINS, invocationInSight, invocationRowJson, IS_MINE, MY_INVOCATIONS } from './invocation-row';

/** None is ever null. */
function sortKey(sort: InvocationSort): ListOrder {
  switch (sort) {
    case 'reference':
      return { key: 'i.number', type: 'integer' };
    case 'title':
      return { key: 'lower(i.title)', type: 'text' };
    case 'outageAt':
      return { key: `floor(extract(epoch FROM i.outage_at) / 60)::int`, type: 'integer' };
    case 'state':
      return { key: `array_position(ARRAY[${INVOCATION_STATES.map((state) => `'${state}'`).join(', ')}], i.state)`, type: 'integer' };
    case 'lead':
      return { key: `lower(il.job_title || ' ' || il.name)`, type: 'text' };
    case 'unit':
      return { key: 'lower(iu.name)', type: 'text' };
  }
}

function conditionsOf({ state, lead, unit, plan, resource, risk, mine, q }: InvocationListRequest, actor: Actor, bound: Bound): string {
  const conditions = ['i.organisation_id = $1', `($2::uuid IS NULL OR ${invocationInSight(actor)})`];
  if (state?.length) conditions.push(`i.state = ANY (${bound.put(state)}::text[])`);
  if (lead?.length) conditions.push(`i.lead_id = ANY (${bound.put(lead)}::uuid[])`);
  if (unit?.length) conditions.push(`iu.path && ${bound.put(unit)}::uuid[]`);
  if (plan?.length) conditions.push(`i.id IN (SELECT n.invocation_id FROM invocation_plan n WHERE n.organisation_id = $1 AND n.plan_id = ANY (${bound.put(plan)}::uuid[]))`);
  if (resource?.length) {
    const ids = bound.put(resource);
    conditions.push(`i.id IN (SELECT n.invocation_id FROM invocation_lost n WHERE n.organisation_id = $1 AND n.resource_id = ANY (${ids}::uuid[])
      UNION SELECT n.invocation_id FROM invocation_recovery n WHERE n.organisation_id = $1 AND n.resource_id = ANY (${ids}::uuid[]))`);
  }
  if (risk?.length) conditions.push(`i.id IN (SELECT n.invocation_id FROM invocation_plan n JOIN plan_risk x ON x.organisation_id = $1 AND x.plan_version_id = n.plan_version_id WHERE n.organisation_id = $1 AND x.risk_id = ANY (${bound.put(risk)}::uuid[]))`);
  if (mine) conditions.push(IS_MINE);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(i.reference || ' ' || i.title || ' ' || i.reason) LIKE ${bound.put(asPattern(word))}`);
  return conditions.join(' AND ');
}

/** Of all the organisation for whoever reads its continuity, and those that the caller has a part in: nothing else, whatever is asked for. */
@Injectable()
export class ListInvocations {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: InvocationListRequest): Promise<JsonText<Page<InvocationRow>>> {
    const { sort = '-outageAt', after } = request;
    const order = sortKey(sort.replace(/^-/, '') as InvocationSort);
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const conditions = conditionsOf(request, actor, bound);
      return listPage<Page<InvocationRow>>(sql, bound, { table: 'invocation', alias: 'i', joins: INVOCATION_JOINS, scope: MY_INVOCATIONS, conditions, json: invocationRowJson, order, sort, place });
    });
  }
}
