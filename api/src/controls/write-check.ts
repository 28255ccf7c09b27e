import { whyNotAnswered, type EvidenceOutcome } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';

interface Check {
  controlId: string;
  heldOn: string;
  outcome: EvidenceOutcome;
  note: string;
  link: string;
  awaitsSignOff: boolean;
  signsId: string | null;
  authorId: string;
}

/** A further row; the earlier ones stay. */
export async function writeCheck(tx: Transaction, { controlId, heldOn, outcome, note, link, awaitsSignOff, signsId, authorId }: Check): Promise<string> {
  const id = newId();
  await tx.rows(
    `INSERT INTO control_check (organisation_id, id, control_id, held_on, outcome, note, link, awaits_sign_off, signs_id, author_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [tx.organisationId, id, controlId, heldOn, outcome, note, link, awaitsSignOff, signsId, authorId, tx.now],
  );
  return id;
}

/** Why a pass of that day cannot count, or null. */
export async function whyNotPassed(tx: Transaction, controlId: string, heldOn: string): Promise<string | null> {
  const failed = await tx.one<{ heldOn: string | null }>(
    `SELECT max(held_on)::text AS "heldOn" FROM control_check WHERE organisation_id = $1 AND control_id = $2 AND outcome = 'failed'`, [tx.organisationId, controlId],
  );
  return whyNotAnswered(heldOn, failed?.heldOn ?? null);
}
