import type { FieldError } from '@holdfast/contracts';
import { can, explainRefusal, planParentFault, type PlanKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';

/** A unit that is in use, and in which the caller manages plans. Which units there are, everybody knows. */
export async function requireUnit(tx: Transaction, actor: Actor, unitId: string): Promise<void> {
  const unit = await tx.one<{ path: string[] }>('SELECT path FROM unit WHERE organisation_id = $1 AND id = $2 AND closed_at IS NULL FOR SHARE', [tx.organisationId, unitId]);
  if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
  if (!can(actor, 'plan.manage', { unitPath: unit.path })) throw notPermitted(explainRefusal('plan.manage'));
}

export const ownerFaults = async (tx: Transaction, ownerId: string): Promise<FieldError[]> => choiceFaults({ ownerId }, await findChoices(tx, tx.organisationId, { ownerId }));

/** The plan above is in use and in the caller's sight, of a kind that holds this one, and not below it. */
export async function parentFaults(tx: Transaction, actor: Actor, kind: PlanKind, parentId: string | null, id: string | null): Promise<FieldError[]> {
  const field = 'parentId';
  if (parentId === null) return [];
  const parent = await tx.one<{ kind: PlanKind; ownerId: string; path: string[]; named: boolean }>(
    `SELECT p.kind, p.owner_id AS "ownerId", u.path, EXISTS (SELECT FROM plan_person x JOIN plan_version v ON v.organisation_id = $1 AND v.id = x.plan_version_id AND v.state = 'approved'
         WHERE x.organisation_id = $1 AND x.person_id = $3 AND v.plan_id = p.id) AS named
     FROM plan p JOIN unit u ON u.organisation_id = $1 AND u.id = p.unit_id WHERE p.organisation_id = $1 AND p.id = $2 AND p.retired_at IS NULL FOR SHARE OF p`,
    [tx.organisationId, parentId, actor.personId],
  );
  if (!parent || !(parent.named || can(actor, 'continuity.read', { unitPath: parent.path, measureOwnerId: parent.ownerId }))) return [{ field, message: 'Choose the plan above from the list' }];
  const message = planParentFault(kind, parent.kind);
  if (message) return [{ field, message }];
  const circle = id && (await tx.one(
    `WITH RECURSIVE up AS (SELECT id, parent_id FROM plan WHERE organisation_id = $1 AND id = $2 UNION SELECT p.id, p.parent_id FROM plan p JOIN up ON p.id = up.parent_id WHERE p.organisation_id = $1)
     SELECT FROM up WHERE id = $3`, [tx.organisationId, parentId, id],
  ));
  return circle ? [{ field, message: 'This plan is above the one chosen. Choose another' }] : [];
}
