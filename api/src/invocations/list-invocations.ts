import { Inject, Injectable } from '@nestjs/common';
import type { InvocationListRequest, InvocationRow, InvocationSort, Page } from '@holdfast/contracts';
import { INVOCATION_STATES, LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo } from '../registers';
import { asPattern, placeOf, searchWords } from '../risk-lists';
import { INVOCATION_JOINS, invocationInSight, invocationRowJson, IS_MINE, MY_INVOCATIONS } from './invocation-row';

const COUNT_LIMIT = 10_000;

/** None is ever null. */
function sortKey(sort: InvocationSort): { key: string; type: 'integer' | 'text' } {
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
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as InvocationSort);
    const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const conditions = conditionsOf(request, actor, bound);
      const start = place ? `AND (${order.key}, i.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
        `WITH ${MY_INVOCATIONS}, found AS MATERIALIZED (
           SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
             SELECT i.id, ${order.key} AS key FROM invocation i ${INVOCATION_JOINS} WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, i.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
         )
         SELECT (SELECT coalesce(json_agg(${invocationRowJson} ORDER BY f.position), '[]'::json)::text FROM found f
             JOIN invocation i ON i.organisation_id = $1 AND i.id = f.id ${INVOCATION_JOINS} WHERE f.position <= ${LIMITS.pageSize}) AS items,
           (SELECT json_build_array(0, f.key, f.id) FROM found f WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
           (SELECT count(*)::int FROM (SELECT FROM invocation i ${INVOCATION_JOINS} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
        bound.values,
      );
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }
}
