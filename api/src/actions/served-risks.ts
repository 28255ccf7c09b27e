import type { FieldError } from '@holdfast/contracts';
import { can, explainRefusal, type RiskStatus } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { notPermitted } from '../platform/refusal';

/** A risk that an action serves, or is to serve: in a register that the caller reads in full, and no draft. */
export interface ServedRisk {
  id: string;
  reference: string;
  status: RiskStatus;
  ownerId: string;
  registerId: string;
  registerName: string;
  registerOwnerId: string;
  registerOwnerTitle: string;
  registerClosed: boolean;
  unitPath: string[];
  matrixVersionId: string;
}

/** Those of the risks that are in the caller's sight. Neither they nor their registers can close before we are done. */
export async function lockServed(tx: Transaction, actor: Actor, ids: Iterable<string>): Promise<Map<string, ServedRisk>> {
  const rows = await tx.rows<ServedRisk>(
    `SELECT k.id, k.reference, k.status, k.owner_id AS "ownerId", r.id AS "registerId", r.name AS "registerName", r.owner_id AS "registerOwnerId",
       p.job_title AS "registerOwnerTitle", r.closed_at IS NOT NULL AS "registerClosed", u.path AS "unitPath", r.matrix_version_id AS "matrixVersionId"
     FROM risk k
     JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id
     JOIN unit u ON u.organisation_id = k.organisation_id AND u.id = r.unit_id
     JOIN person p ON p.organisation_id = k.organisation_id AND p.id = r.owner_id
     JOIN readable_registers($2) readable ON readable.register_id = r.id AND readable.wording = 'full'
     WHERE k.organisation_id = $1 AND k.id = ANY ($3::uuid[]) AND k.status <> 'draft' ORDER BY k.id FOR SHARE OF k, r`,
    [tx.organisationId, actor.personId, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Refuses unless the caller may plan, or change, actions for each of these. */
export function requireToServe(actor: Actor, risks: Iterable<ServedRisk>, permission: 'action.plan' | 'action.manage'): void {
  for (const { unitPath, registerOwnerId, registerOwnerTitle, ownerId } of risks)
    if (!can(actor, permission, { unitPath, registerOwnerId, riskOwnerId: ownerId, rootUnitId: actor.rootUnitId }))
      throw notPermitted(explainRefusal(permission, { registerOwner: `the ${registerOwnerTitle}` }));
}

/** What stands against an action serving these risks too. What is out of sight is not there. */
export function servedFaults(ids: readonly string[], found: ReadonlyMap<string, ServedRisk>): FieldError[] {
  const messages = ids.flatMap((id) => {
    const risk = found.get(id);
    if (!risk) return ['Choose risks from the list'];
    if (risk.registerClosed) return [`${risk.registerName} is closed. Choose risks of open registers`];
    return risk.status === 'open' ? [] : [`${risk.reference} is closed. Choose open risks`];
  });
  return messages.slice(0, 1).map((message) => ({ field: 'riskIds', message }));
}

export async function insertServed(tx: Transaction, actionId: string, homeId: string, risks: readonly Pick<ServedRisk, 'id' | 'registerId'>[]): Promise<void> {
  if (risks.length === 0) return;
  await tx.rows(
    `INSERT INTO action_risk (organisation_id, action_id, risk_id, elsewhere_register_id)
     SELECT $1, $2, id, nullif(register_id, $3) FROM unnest($4::uuid[], $5::uuid[]) served (id, register_id)`,
    [tx.organisationId, actionId, homeId, risks.map(({ id }) => id), risks.map(({ registerId }) => registerId)],
  );
}

export async function insertObjectives(tx: Transaction, actionId: string, objectiveIds: readonly string[]): Promise<void> {
  if (objectiveIds.length === 0) return;
  await tx.rows('INSERT INTO action_objective (organisation_id, action_id, objective_id) SELECT $1, $2, objective FROM unnest($3::uuid[]) objective', [
    tx.organisationId, actionId, objectiveIds,
  ]);
}
