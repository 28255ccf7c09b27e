import { Inject, Injectable } from '@nestjs/common';
import { ANALYSIS_STATES, type ActivityListRequest, type ActivitySort, type Criticality, type ListedActivity, type Page } from '@holdfast/contracts';
import { activitySeen, continuityScope, inUse, timeKey } from '../continuity';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, byMatch, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { activityRowJoins, analysedJoin, analysisState, listedActivityJson } from './activity-row';

const byTime = (name: 'rto' | 'rpo' | 'mtpd') => (descending: boolean): ListOrder => ({ key: timeKey('an', name, descending), type: 'integer' });

const SORTS: Readonly<Record<Exclude<ActivitySort, 'match'>, ListOrder | ((descending: boolean) => ListOrder)>> = {
  reference: { key: 'a.number', type: 'integer' },
  name: { key: 'lower(a.name)', type: 'text' },
  unit: { key: 'lower(au.name)', type: 'text' },
  owner: { key: `lower(ao.job_title || ' ' || ao.name)`, type: 'text' },
  rto: byTime('rto'),
  rpo: byTime('rpo'),
  mtpd: byTime('mtpd'),
  analysis: { key: `array_position(ARRAY[${ANALYSIS_STATES.map((state) => `'${state}'`).join(', ')}], ${analysisState})`, type: 'integer' },
  // What nobody decided on comes between: it is neither.
  critical: { key: 'CASE a.critical WHEN true THEN 0 WHEN false THEN 2 ELSE 1 END', type: 'integer' },
};

const CRITICAL: Readonly<Record<Criticality, string>> = { critical: 'a.critical', 'not-critical': 'NOT a.critical', undecided: 'a.critical IS NULL' };

export function activityConditions({ status, critical, analysis, statutory, owner, unit, q }: ActivityListRequest, bound: Bound): string {
  const conditions = ['a.organisation_id = $1', activitySeen('a'), inUse('a', status)];
  if (critical?.length) conditions.push(`(${critical.map((one) => CRITICAL[one]).join(' OR ')})`);
  if (analysis?.length) conditions.push(`${analysisState} = ANY (${bound.put(analysis)}::text[])`);
  if (statutory !== undefined) conditions.push(statutory ? `a.statutory <> ''` : `a.statutory = ''`);
  if (owner?.length) conditions.push(`a.owner_id = ANY (${bound.put(owner)}::uuid[])`);
  if (unit?.length) conditions.push(`au.path && ${bound.put(unit)}::uuid[]`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(a.reference || ' ' || a.name || ' ' || a.statutory) LIKE ${bound.put(asPattern(word))}`);
  return conditions.join(' AND ');
}

/** Of the whole organisation, for whoever reads continuity; and the caller's own. */
@Injectable()
export class ListActivities {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ActivityListRequest): Promise<JsonText<Page<ListedActivity>>> {
    const { sort = 'reference', after } = request;
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const by = sort.replace(/^-/, '') as ActivitySort;
      const sorted = by === 'match' ? byMatch(bound, 'a.name', request.q) : SORTS[by];
      const order = typeof sorted === 'function' ? sorted(sort.startsWith('-')) : sorted;
      const place = placeOf(after, sort, order);
      const scope = continuityScope(bound, actor);
      return listPage<Page<ListedActivity>>(sql, bound, { table: 'activity', alias: 'a', joins: `${activityRowJoins} ${analysedJoin}`, scope, conditions: activityConditions(request, bound), json: listedActivityJson, order, sort, place });
    });
  }
}
