import type { Transaction } from '../platform/database';
import { REGISTER, REGISTER_JOINS, type RegisterOfRisk } from './risk-in-place';
import type { StoredRisk } from './stored-risk';

export interface ProposedRisk {
  risk: StoredRisk;
  register: Omit<RegisterOfRisk, 'above'>;
}

/*
 * For decisions on proposals: whoever decides need not read the risk that was proposed, and the caller has found that the proposal
 * is theirs to decide. Nothing of these rows goes to anybody who may not read it.
 */

/** A risk, whosoever asks, with its row locked and its register kept from closing. */
export async function lockProposed(tx: Transaction, riskId: string): Promise<ProposedRisk> {
  const found = await tx.one<ProposedRisk>(
    `SELECT to_json(k) AS risk, ${REGISTER} AS register FROM risk k JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id ${REGISTER_JOINS}
     WHERE k.organisation_id = $1 AND k.id = $2 FOR NO KEY UPDATE OF k FOR SHARE OF r`,
    [tx.organisationId, riskId],
  );
  if (!found) throw new TypeError('a foreign key holds the risk of every proposal');
  return found;
}

/** An open risk of one register, locked; null when it is none. */
export async function lockOpenIn(tx: Transaction, registerId: string, riskId: string): Promise<StoredRisk | null> {
  const found = await tx.one<{ risk: StoredRisk }>(
    `SELECT to_json(k) AS risk FROM risk k WHERE organisation_id = $1 AND id = $2 AND register_id = $3 AND status = 'open' FOR NO KEY UPDATE`,
    [tx.organisationId, riskId, registerId],
  );
  return found?.risk ?? null;
}

/** Whether going up from one risk leads to another: registers may have been put into another order since these were linked. */
export async function leadsUpTo(tx: Transaction, fromRiskId: string, toRiskId: string): Promise<boolean> {
  const found = await tx.one<{ leads: boolean }>(
    `WITH RECURSIVE chain AS (
       SELECT upper_risk_id AS id FROM risk WHERE organisation_id = $1 AND id = $2
       UNION
       SELECT k.upper_risk_id FROM chain JOIN risk k ON k.organisation_id = $1 AND k.id = chain.id
     ) SELECT EXISTS (SELECT FROM chain WHERE id = $3) AS leads`,
    [tx.organisationId, fromRiskId, toRiskId],
  );
  return found?.leads ?? false;
}
