import type { PersonRef } from '@holdfast/contracts';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';

export interface Placed {
  unitId: string;
  unitName: string;
  unitPath: string[];
  owner: PersonRef;
}

/** Where things belong and whose they are. Units and owners are few: they are read once each, and not with every thing. */
export async function unitsAndOwners(sql: Sql, organisationId: string, things: readonly { ownerId: string }[]): Promise<(thing: { unitId: string; ownerId: string }) => Placed> {
  const units = new Map((await sql.rows<{ id: string; name: string; path: string[] }>('SELECT id, name, path FROM unit WHERE organisation_id = $1', [organisationId])).map((unit) => [unit.id, unit]));
  const owners = await sql.rows<{ owner: PersonRef }>(`SELECT ${personRef('p')} AS owner FROM person p WHERE p.organisation_id = $1 AND p.id = ANY ($2::uuid[])`, [organisationId, [...new Set(things.map(({ ownerId }) => ownerId))]]);
  const ownerOf = new Map(owners.map(({ owner }) => [owner.id, owner]));
  return ({ unitId, ownerId }) => ({ unitId, unitName: units.get(unitId)!.name, unitPath: units.get(unitId)!.path, owner: ownerOf.get(ownerId)! });
}
