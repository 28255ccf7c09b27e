import { explainGrantRefusal, mayGrant, type Role } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';

/** The path of the unit in which a role is to be held, if the caller may give that role there. `field` names it in the request. */
export async function requireGrantable(tx: Transaction, actor: Actor, { role, unitId }: { role: Role; unitId: string }, field: string): Promise<string[]> {
  const unit = await tx.one<{ path: string[] }>('SELECT path FROM unit WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL', [tx.organisationId, unitId]);
  if (!unit) throw needsChange([{ field, message: 'Choose the unit from the list' }]);
  if (!mayGrant(actor, role, unit.path)) throw notPermitted(explainGrantRefusal(role));
  return unit.path;
}
