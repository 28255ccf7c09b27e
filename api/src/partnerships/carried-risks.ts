import type { FieldError } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';

/** What is wrong with newly choosing these risks: of registers that the caller reads in full, and no drafts. The others are not there. */
export async function carriedFaults(tx: Transaction, actor: Actor, riskIds: readonly string[]): Promise<FieldError[]> {
  if (riskIds.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `SELECT k.id FROM risk k JOIN readable_registers($2) readable ON readable.register_id = k.register_id AND readable.wording = 'full'
     WHERE k.organisation_id = $1 AND k.id = ANY ($3::uuid[]) AND k.status <> 'draft' FOR SHARE OF k`,
    [tx.organisationId, actor.personId, riskIds],
  );
  return rows.length === riskIds.length ? [] : [{ field: 'riskIds', message: 'Choose risks from the list' }];
}

export async function carry(tx: Transaction, partnershipId: string, gone: readonly string[], come: readonly string[]): Promise<void> {
  await tx.rows('DELETE FROM partnership_risk WHERE organisation_id = $1 AND partnership_id = $2 AND risk_id = ANY ($3::uuid[])', [tx.organisationId, partnershipId, gone]);
  await tx.rows('INSERT INTO partnership_risk (organisation_id, partnership_id, risk_id) SELECT $1, $2, carried FROM unnest($3::uuid[]) carried', [tx.organisationId, partnershipId, come]);
}

/** All of them, whoever sees them: what the audit trail says. */
export const carriedIds = async (tx: Transaction, partnershipId: string): Promise<string[]> =>
  (await tx.rows<{ id: string }>('SELECT risk_id AS id FROM partnership_risk WHERE organisation_id = $1 AND partnership_id = $2 ORDER BY 1', [tx.organisationId, partnershipId])).map(({ id }) => id);
