import type { ContactView, ResourceRow, ResourceView, ThingRef } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import { continuityScope, dependenciesWhere, leaningOn, resourceJson, resourceSeen, toDependencyView, type DependencyRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { contactJson } from './contact-row';
import { resourceRowJoins, resourceRowJson } from './resource-row';
import type { StoredResource } from './stored-resource';

/** A resource with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface ResourceInPlace {
  resource: StoredResource;
  row: ResourceRow;
  unitPath: string[];
  leansOn: DependencyRow[];
  leanedOnBy: DependencyRow[];
  holds: ThingRef[];
  runs: ThingRef[];
  contacts: ContactView[];
}

const noSuchResource = (): Refusal => notFound('There is no such resource, or it is not yours to read.');

/** The resource as the caller may see it; what is out of sight is not there. */
export async function loadResource(sql: Sql, actor: Actor, id: string): Promise<ResourceInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchResource();
  return place;
}

/** For a verb: the row locked, the caller allowed, the version the one that was read; and in use, unless it is about to be again. */
export async function loadResourceToChange(tx: Transaction, actor: Actor, id: string, version: number, retired = false): Promise<ResourceInPlace> {
  const place = await lockResource(tx, actor, id);
  if (place.resource.version !== version) throw stale(toResourceView(actor, place));
  if (!retired && place.resource.retired_at !== null) throw conflict('retired', 'This resource is retired. It can be read but not changed.');
  return place;
}

/** The same without a version: for what is added to a resource. */
export async function lockResource(tx: Transaction, actor: Actor, id: string): Promise<ResourceInPlace> {
  await tx.rows('SELECT FROM resource WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  const place = await loadResource(tx, actor, id);
  if (!mayManage(actor, place)) throw notPermitted(explainRefusal('continuity.manage'));
  return place;
}

/** The answer of a verb, also where its change has just taken the resource out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<ResourceView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchResource();
  return toResourceView(actor, place);
}

export const mayManage = (actor: Actor, { resource, unitPath }: Pick<ResourceInPlace, 'resource' | 'unitPath'>): boolean => can(actor, 'continuity.manage', { unitPath, measureOwnerId: resource.owner_id });

/** The whitelist of what leaves of a resource. Whom to call is told to whoever may read that there. */
export function toResourceView(actor: Actor, place: ResourceInPlace): ResourceView {
  const { resource, row, unitPath, leansOn, leanedOnBy, holds, runs, contacts } = place;
  return {
    ...row,
    description: resource.description,
    leansOn: leansOn.map((one) => toDependencyView(actor, one)),
    leanedOnBy: leanedOnBy.map((one) => toDependencyView(actor, one)),
    holds, runs,
    contacts: can(actor, 'contact.read', { unitPath, measureOwnerId: resource.owner_id }) ? contacts : null,
    retiredAt: resource.retired_at === null ? null : new Date(resource.retired_at).toISOString(),
    retiredReason: resource.retired_reason,
    mayManage: mayManage(actor, place),
    version: resource.version,
  };
}

const atIt = (column: 'located_at_id' | 'supplier_id'): string =>
  `coalesce((SELECT json_agg(${resourceJson('h')} ORDER BY h.number) FROM resource h WHERE h.organisation_id = $1 AND h.${column} = r.id AND h.retired_at IS NULL AND ${resourceSeen('h')}), '[]'::json)`;

function find(sql: Sql, actor: Actor, id: string): Promise<(ResourceInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${continuityScope(bound, actor)}
     SELECT ${resourceSeen('r')} AS "inSight", to_json(r) AS resource, ${resourceRowJson} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = r.unit_id) AS "unitPath",
       ${dependenciesWhere('d.dependent_resource_id = r.id')} AS "leansOn", ${dependenciesWhere(leaningOn('resource', 'r'))} AS "leanedOnBy",
       ${atIt('located_at_id')} AS holds, ${atIt('supplier_id')} AS runs,
       coalesce((SELECT json_agg(${contactJson} ORDER BY lower(t.name), t.id) FROM contact t WHERE t.organisation_id = $1 AND t.resource_id = r.id AND t.retired_at IS NULL), '[]'::json) AS contacts
     FROM resource r ${resourceRowJoins} WHERE r.organisation_id = $1 AND r.id = ${bound.put(id)}`,
    bound.values,
  );
}
