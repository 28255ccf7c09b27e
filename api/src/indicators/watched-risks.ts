import type { FieldError } from '@holdfast/contracts';
import { can, explainRefusal, type RiskStatus } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { notPermitted } from '../platform/refusal';

/** A risk that an indicator watches, or is to watch: in a register that the caller reads in full, and no draft. */
export interface WatchedRisk {
  id: string;
  reference: string;
  status: RiskStatus;
  ownerId: string;
  registerOwnerId: string;
  registerOwnerTitle: string;
  unitPath: string[];
}

/** Those of the risks that are in the caller's sight; none of them can close before we are done. */
export async function lockWatched(tx: Transaction, actor: Actor, ids: Iterable<string>): Promise<Map<string, WatchedRisk>> {
  const rows = await tx.rows<WatchedRisk>(
    `SELECT k.id, k.reference, k.status, k.owner_id AS "ownerId", r.owner_id AS "registerOwnerId", p.job_title AS "registerOwnerTitle", u.path AS "unitPath"
     FROM risk k
     JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id
     JOIN unit u ON u.organisation_id = k.organisation_id AND u.id = r.unit_id
     JOIN person p ON p.organisation_id = k.organisation_id AND p.id = r.owner_id
     JOIN readable_registers($2) readable ON readable.register_id = r.id AND readable.wording = 'full'
     WHERE k.organisation_id = $1 AND k.id = ANY ($3::uuid[]) AND k.status <> 'draft' ORDER BY k.id FOR SHARE OF k`,
    [tx.organisationId, actor.personId, [...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A breach calls for a review of the risk: that is set up, and taken away, by those alone who may change the risk. */
export function requireToWatch(actor: Actor, risks: Iterable<WatchedRisk>): void {
  for (const { unitPath, registerOwnerId, registerOwnerTitle, ownerId } of risks)
    if (!can(actor, 'risk.edit', { unitPath, registerOwnerId, riskOwnerId: ownerId, rootUnitId: actor.rootUnitId }))
      throw notPermitted(explainRefusal('risk.edit', { registerOwner: `the ${registerOwnerTitle}` }));
}

/** What stands against watching these. What is out of sight is not there. */
export function watchedFaults(ids: readonly string[], found: ReadonlyMap<string, WatchedRisk>): FieldError[] {
  const messages = ids.flatMap((id) => {
    const risk = found.get(id);
    if (!risk) return ['Choose risks from the list'];
    return risk.status === 'open' ? [] : [`${risk.reference} is closed. Choose open risks`];
  });
  return messages.slice(0, 1).map((message) => ({ field: 'riskIds', message }));
}

/** Whatever watches a risk watches another one as well from now on, as it was moved there. */
export const watchToo = (tx: Transaction, riskId: string, otherRiskId: string): Promise<unknown> =>
  tx.rows(
    `INSERT INTO indicator_risk (organisation_id, indicator_id, risk_id)
     SELECT x.organisation_id, x.indicator_id, $3 FROM indicator_risk x JOIN indicator i ON i.organisation_id = x.organisation_id AND i.id = x.indicator_id AND i.closed_at IS NULL
     WHERE x.organisation_id = $1 AND x.risk_id = $2 ON CONFLICT DO NOTHING`,
    [tx.organisationId, riskId, otherRiskId],
  );
