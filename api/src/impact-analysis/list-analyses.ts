import { Inject, Injectable } from '@nestjs/common';
import { ANALYSIS_STATES, type AnalysisSort, type ImpactAnalysisListRequest } from '@holdfast/contracts';
import { DUE_SOON_DAYS, LIMITS } from '@holdfast/domain';
import { timeKey } from '../continuity';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo, todayAt } from '../registers';
import { asPattern, placeOf, searchWords } from '../risk-lists';
import { ACTIVITY_JOINS, activityInSight, ANALYSIS_JOIN, analysisRowJson, waitsForCaller } from './analysis-row';

const COUNT_LIMIT = 10_000;

/** None is ever null: what is not known comes last, whichever way. */
function sortKey(sort: AnalysisSort, descending: boolean): { key: string; type: 'integer' | 'date' | 'text' } {
  const last = descending ? -1 : 2_147_483_647;
  switch (sort) {
    case 'reference':
      return { key: 'a.number', type: 'integer' };
    case 'activity':
      return { key: 'lower(a.name)', type: 'text' };
    case 'owner':
      return { key: `lower(ao.job_title || ' ' || ao.name)`, type: 'text' };
    case 'state':
      return { key: `array_position(ARRAY[${ANALYSIS_STATES.map((state) => `'${state}'`).join(', ')}], coalesce(i.step, 'none'))`, type: 'integer' };
    case 'rto':
      return { key: timeKey('i', 'rto', descending), type: 'integer' };
    case 'mtpd':
      return { key: timeKey('i', 'mtpd', descending), type: 'integer' };
    case 'nextReview':
      return { key: `coalesce(i.next_review, DATE '${descending ? '0001-01-01' : '9999-12-31'}')`, type: 'date' };
    case 'changed':
      return { key: `coalesce(extract(epoch FROM i.changed_at)::integer, ${last})`, type: 'integer' };
  }
}

function conditionsOf({ state, waiting, contradictions, due, owner, unit, q }: ImpactAnalysisListRequest, actor: Actor, bound: Bound, waits: string, today: string): string {
  const conditions = ['a.organisation_id = $1', 'a.retired_at IS NULL', `($2::uuid IS NULL OR ${activityInSight(actor)})`];
  if (state?.length) conditions.push(`coalesce(i.step, 'none') = ANY (${bound.put(state)}::text[])`);
  if (waiting) conditions.push(waits);
  if (contradictions) conditions.push('cardinality(i.contradictions) > 0');
  if (owner?.length) conditions.push(`a.owner_id = ANY (${bound.put(owner)}::uuid[])`);
  if (unit?.length) conditions.push(`au.path && ${bound.put(unit)}::uuid[]`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(a.reference || ' ' || a.name) LIKE ${bound.put(asPattern(word))}`);
  if (due?.length) {
    const spans = { overdue: `i.next_review < ${today}`, soon: `i.next_review BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(`(${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}

/** Every activity in use that the caller may read, with the versions that say something, or with none. */
@Injectable()
export class ListAnalyses {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ImpactAnalysisListRequest): Promise<JsonText> {
    const { sort = 'reference', after } = request;
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as AnalysisSort, descending);
    const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const today = todayAt(bound, sql.now);
      const waits = waitsForCaller(bound, actor, today);
      const joins = `${ACTIVITY_JOINS} ${ANALYSIS_JOIN}`;
      const conditions = conditionsOf(request, actor, bound, waits, today);
      const id = 'coalesce(i.id, a.id)';
      const start = place ? `AND (${order.key}, ${id}) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
        `WITH found AS MATERIALIZED (
           SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
             SELECT ${id} AS id, a.id AS activity_id, i.id AS analysis_id, ${order.key} AS key FROM activity a ${joins} WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, ${id} ${way} LIMIT ${LIMITS.pageSize + 1}) page
         )
         SELECT (SELECT coalesce(json_agg(${analysisRowJson(waits)} ORDER BY f.position), '[]'::json)::text FROM found f
             JOIN activity a ON a.organisation_id = $1 AND a.id = f.activity_id ${ACTIVITY_JOINS} LEFT JOIN impact_analysis i ON i.organisation_id = $1 AND i.id = f.analysis_id WHERE f.position <= ${LIMITS.pageSize}) AS items,
           (SELECT json_build_array(0, f.key, f.id) FROM found f WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
           (SELECT count(*)::int FROM (SELECT FROM activity a ${joins} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
        bound.values,
      );
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }
}
