import type { FieldError } from '@holdfast/contracts';
import type { ResourceKind } from '@holdfast/domain';
import { continuityScope, resourceSeen } from '../continuity';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Transaction } from '../platform/database';
import { boundTo } from '../registers';

interface Chosen {
  /** Of the resource itself, if it is there already. */
  id?: string | undefined;
  locatedAtId?: string | null | undefined;
  supplierId?: string | null | undefined;
}

/** What is wrong with where something is said to be, and by whom it is run: a site and a supplier in use, which the caller sees, and which are not in turn within it. */
export async function placeFaults(tx: Transaction, actor: Actor, { id, locatedAtId, supplierId }: Chosen): Promise<FieldError[]> {
  return [
    ...(locatedAtId ? await faultsOf(tx, actor, { id, chosen: locatedAtId, kind: 'site', field: 'locatedAtId', column: 'located_at_id' }) : []),
    ...(supplierId ? await faultsOf(tx, actor, { id, chosen: supplierId, kind: 'supplier', field: 'supplierId', column: 'supplier_id' }) : []),
  ];
}

interface One {
  id: string | undefined;
  chosen: string;
  kind: 'site' | 'supplier';
  field: string;
  column: 'located_at_id' | 'supplier_id';
}

async function faultsOf(tx: Transaction, actor: Actor, { id, chosen, kind, field, column }: One): Promise<FieldError[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  const scope = continuityScope(bound, actor);
  const found = await tx.one(
    `WITH ${scope} SELECT 1 FROM resource r WHERE r.organisation_id = $1 AND r.id = ${bound.put(chosen)} AND r.kind = ${bound.put(kind)} AND r.retired_at IS NULL AND ${resourceSeen('r')} FOR SHARE OF r`, bound.values);
  if (!found) return [{ field, message: `Choose the ${kind} from the list` }];
  if (id === undefined) return [];
  if (chosen === id) return [{ field, message: kind === 'site' ? 'A site is not located at itself' : 'A supplier does not run itself' }];
  const round = await tx.one(
    `WITH RECURSIVE up AS (SELECT ${column} AS id FROM resource WHERE organisation_id = $1 AND id = $2
       UNION SELECT r.${column} FROM up JOIN resource r ON r.organisation_id = $1 AND r.id = up.id WHERE r.${column} IS NOT NULL)
     SELECT 1 FROM up WHERE id = $3`,
    [tx.organisationId, chosen, id],
  );
  return round ? [{ field, message: kind === 'site' ? 'That site is itself located here' : 'That supplier is itself run by this one' }] : [];
}

/** A site stays one while something is located at it, and a supplier while it runs something. */
export async function kindFaults(tx: Transaction, id: string, before: ResourceKind, after: ResourceKind | undefined): Promise<FieldError[]> {
  if (after === undefined || after === before || (before !== 'site' && before !== 'supplier')) return [];
  const column = before === 'site' ? 'located_at_id' : 'supplier_id';
  const found = await tx.one<{ count: number }>(`SELECT count(*)::int AS count FROM resource WHERE organisation_id = $1 AND ${column} = $2`, [tx.organisationId, id]);
  if (!found?.count) return [];
  const many = found.count === 1 ? '1 resource is' : `${found.count} resources are`;
  return [{ field: 'kind', message: before === 'site' ? `${many} located at it: it stays a site` : `${many} run by it: it stays a supplier` }];
}
