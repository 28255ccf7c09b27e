import { Inject, Injectable } from '@nestjs/common';
import type { ActivityListRequest, ActivityRow, ActivitySort, Criticality, Page } from '@holdfast/contracts';
import { activitySeen, continuityScope, inUse, listPage, type SortKey } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, placeOf, searchWords } from '../risk-lists';
import { activityRowJoins, activityRowJson } from './activity-row';

const SORTS: Readonly<Record<ActivitySort, SortKey>> = {
  reference: { key: 'a.number', type: 'integer' },
  name: { key: 'lower(a.name)', type: 'text' },
  unit: { key: 'lower(au.name)', type: 'text' },
  owner: { key: `lower(ao.job_title || ' ' || ao.name)`, type: 'text' },
  // What nobody decided on comes between: it is neither.
  critical: { key: 'CASE a.critical WHEN true THEN 0 WHEN false THEN 2 ELSE 1 END', type: 'integer' },
};

const CRITICAL: Readonly<Record<Criticality, string>> = { critical: 'a.critical', 'not-critical': 'NOT a.critical', undecided: 'a.critical IS NULL' };

export function activityConditions({ status, critical, statutory, owner, unit, q }: ActivityListRequest, bound: Bound): string {
  const conditions = ['a.organisation_id = $1', activitySeen('a'), inUse('a', status)];
  if (critical?.length) conditions.push(`(${critical.map((one) => CRITICAL[one]).join(' OR ')})`);
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

  of(actor: Actor, request: ActivityListRequest): Promise<Page<ActivityRow>> {
    const { sort = 'reference', after } = request;
    const order = SORTS[sort.replace(/^-/, '') as ActivitySort];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = continuityScope(bound, actor);
      return listPage(sql, bound, { table: 'activity', alias: 'a', joins: activityRowJoins, scope, conditions: activityConditions(request, bound), json: activityRowJson, order, sort, place });
    });
  }
}
