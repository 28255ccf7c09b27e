import type { Transaction } from '../platform/database';
import type { StoredRisk } from '../risks';

/** What is still to be done about a risk that moved serves the risk that goes on, besides the one that closed. */
export async function serveToo(tx: Transaction, fromRiskId: string, to: Pick<StoredRisk, 'id' | 'register_id'>): Promise<void> {
  const actions = await tx.rows<{ id: string; reference: string; registerId: string; riskIds: string[] }>(
    `SELECT a.id, a.reference, a.register_id AS "registerId", ARRAY(SELECT y.risk_id FROM action_risk y WHERE y.organisation_id = $1 AND y.action_id = a.id ORDER BY y.risk_id) AS "riskIds"
     FROM action a WHERE a.organisation_id = $1 AND a.status IN ('open', 'in-progress')
       AND EXISTS (SELECT FROM action_risk x WHERE x.organisation_id = $1 AND x.action_id = a.id AND x.risk_id = $2)
     ORDER BY a.id FOR NO KEY UPDATE OF a`,
    [tx.organisationId, fromRiskId],
  );
  if (actions.length === 0) return;
  const ids = actions.map(({ id }) => id);
  await tx.rows(
    `INSERT INTO action_risk (organisation_id, action_id, risk_id, elsewhere_register_id)
     SELECT $1, a.id, $2, nullif($3::uuid, a.register_id) FROM action a WHERE a.organisation_id = $1 AND a.id = ANY ($4)`,
    [tx.organisationId, to.id, to.register_id, ids],
  );
  await tx.rows('UPDATE action SET version = version + 1 WHERE organisation_id = $1 AND id = ANY ($2)', [tx.organisationId, ids]);
  for (const { id, reference, registerId, riskIds } of actions) {
    await tx.record({ action: 'action.edited', subjectType: 'action', subjectId: id, registerId, before: { riskIds }, after: { riskIds: [...riskIds, to.id].sort() } });
    await tx.record({ action: 'risk.action-linked', subjectType: 'risk', subjectId: to.id, registerId: to.register_id, after: { action: reference } });
  }
}
