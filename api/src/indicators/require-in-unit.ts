import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';

/** An indicator belongs to a unit: refuses unless the caller may change those of this one. */
export async function requireInUnit(sql: Sql, actor: Actor, unitId: string): Promise<void> {
  const unit = await sql.one<{ path: string[] }>('SELECT path FROM unit WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL', [actor.organisationId, unitId]);
  if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
  if (!can(actor, 'indicator.manage', { unitPath: unit.path, rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal('indicator.manage'));
}
