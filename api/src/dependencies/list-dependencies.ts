import { Inject, Injectable } from '@nestjs/common';
import type { DependencyListRequest, DependencySort, DependencyView, Page } from '@holdfast/contracts';
import { continuityScope, dependencyJoins, dependencyJson, DEPENDENCY_LIVES, dependentJoins, memberMeets, thingSeen, toDependencyView, type DependencyRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, listRows, placeOf, searchWords, type ListOrder } from '../risk-lists';

const SORTS: Readonly<Record<DependencySort, ListOrder>> = {
  dependent: { key: 'coalesce(da.reference, dr.reference)', type: 'text' },
  recorded: { key: 'd.id::text', type: 'text' },
};

function conditionsOf({ dependent, on, unit, kind, alternatives, q }: DependencyListRequest, bound: Bound): string {
  const conditions = ['d.organisation_id = $1', DEPENDENCY_LIVES, thingSeen('da', 'dr')];
  const add = (values: readonly string[] | undefined, condition: (place: string) => string): void => {
    if (values?.length) conditions.push(condition(bound.put(values)));
  };
  add(dependent, (ids) => `coalesce(da.id, dr.id) = ANY (${ids}::uuid[])`);
  add(on, (ids) => memberMeets(`coalesce(ma.id, mr.id) = ANY (${ids}::uuid[])`));
  add(kind, (words) => memberMeets(`mr.kind = ANY (${words})`));
  add(unit, (ids) => `EXISTS (SELECT FROM unit w WHERE w.organisation_id = $1 AND w.id = coalesce(da.unit_id, dr.unit_id) AND w.path && ${ids}::uuid[])`);
  if (alternatives !== undefined) conditions.push(`(d.needed < (SELECT count(*) FROM dependency_member x WHERE x.organisation_id = $1 AND x.dependency_id = d.id)) = ${alternatives ? 'true' : 'false'}`);
  for (const word of searchWords(q ?? '')) {
    const pattern = bound.put(asPattern(word));
    conditions.push(`(lower(coalesce(da.reference || ' ' || da.name, dr.reference || ' ' || dr.name)) LIKE ${pattern} OR ${memberMeets(`lower(coalesce(ma.reference || ' ' || ma.name, mr.reference || ' ' || mr.name)) LIKE ${pattern}`)})`);
  }
  return conditions.join(' AND ');
}

/** Those of what the caller sees; of members as well those alone are told, searched and counted. */
@Injectable()
export class ListDependencies {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: DependencyListRequest): Promise<Page<DependencyView>> {
    const { sort = 'dependent', after } = request;
    const order = SORTS[sort.replace(/^-/, '') as DependencySort];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const scope = continuityScope(bound, actor);
      const page = await listRows<DependencyRow>(sql, bound, { table: 'dependency', alias: 'd', joins: dependentJoins, tellJoins: dependencyJoins, scope, conditions: conditionsOf(request, bound), json: dependencyJson, order, sort, place });
      return { ...page, items: page.items.map((row) => toDependencyView(actor, row)) };
    });
  }
}
