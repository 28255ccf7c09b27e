import { Inject, Injectable } from '@nestjs/common';
import type { Page, ResourceListRequest, ResourceRow, ResourceSort } from '@holdfast/contracts';
import { RESOURCE_KINDS } from '@holdfast/domain';
import { continuityScope, inUse, resourceSeen } from '../continuity';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, byMatch, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { leaningOnEach, resourceRowJoins, resourceRowJson } from './resource-row';

const SORTS: Readonly<Record<Exclude<ResourceSort, 'match'>, ListOrder>> = {
  reference: { key: 'r.number', type: 'integer' },
  name: { key: 'lower(r.name)', type: 'text' },
  kind: { key: `array_position(ARRAY[${RESOURCE_KINDS.map((kind) => `'${kind}'`).join(', ')}], r.kind)`, type: 'integer' },
  unit: { key: 'lower(ru.name)', type: 'text' },
  owner: { key: `lower(ro.job_title || ' ' || ro.name)`, type: 'text' },
  leanedOn: { key: 'coalesce(leaning.dependencies, 0)', type: 'integer' },
};

function resourceConditions({ status, kind, owner, unit, site, supplier, unknown, q }: ResourceListRequest, bound: Bound): string {
  const conditions = ['r.organisation_id = $1', resourceSeen('r'), inUse('r', status)];
  const add = (values: readonly string[] | undefined, condition: (place: string) => string): void => {
    if (values?.length) conditions.push(condition(bound.put(values)));
  };
  add(kind, (words) => `r.kind = ANY (${words})`);
  add(owner, (ids) => `r.owner_id = ANY (${ids}::uuid[])`);
  add(unit, (ids) => `ru.path && ${ids}::uuid[]`);
  // A site that is not the reader's to see narrows to nothing.
  add(site, (ids) => `site.id = ANY (${ids}::uuid[])`);
  add(supplier, (ids) => `supplier.id = ANY (${ids}::uuid[])`);
  if (unknown !== undefined) conditions.push(`(coalesce(r.declared_minutes, r.contractual_minutes) IS NULL) = ${unknown ? 'true' : 'false'}`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(r.reference || ' ' || r.name) LIKE ${bound.put(asPattern(word))}`);
  return conditions.join(' AND ');
}

/** Of the whole organisation, for whoever reads continuity; and the caller's own. */
@Injectable()
export class ListResources {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ResourceListRequest): Promise<JsonText<Page<ResourceRow>>> {
    const { sort = 'reference', after } = request;
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const by = sort.replace(/^-/, '') as ResourceSort;
      const order = by === 'match' ? byMatch(bound, 'r.name', request.q) : SORTS[by];
      const place = placeOf(after, sort, order);
      // Sorted by it, the number is needed of every resource, and is counted for all at once.
      const counted = order === SORTS.leanedOn;
      const scope = `${continuityScope(bound, actor)}${counted ? `, leaning AS MATERIALIZED (${leaningOnEach})` : ''}`;
      const joins = `${resourceRowJoins}${counted ? ' LEFT JOIN leaning ON leaning.id = r.id' : ''}`;
      return listPage<Page<ResourceRow>>(sql, bound, { table: 'resource', alias: 'r', joins, tellJoins: resourceRowJoins, scope, conditions: resourceConditions(request, bound), json: resourceRowJson, order, sort, place });
    });
  }
}
