import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredRisk } from '../risks';
import { recordClaim } from './record-claim';
import { CONTROL, type StoredControl } from './stored-control';

/** What is in place for a risk that moved is in place for the risk that goes on: copied, with what is claimed of it now. */
export async function copyControls(tx: Transaction, actor: Actor, fromRiskId: string, to: Pick<StoredRisk, 'id' | 'register_id'>): Promise<void> {
  const controls = await tx.rows<StoredControl & { rationale: string | null }>(
    `SELECT ${CONTROL}, (SELECT s.rationale FROM control_assessment s WHERE s.organisation_id = $1 AND s.control_id = c.id ORDER BY s.id DESC LIMIT 1) AS rationale
     FROM control c WHERE c.organisation_id = $1 AND c.risk_id = $2 AND c.withdrawn_at IS NULL ORDER BY c.id`,
    [tx.organisationId, fromRiskId],
  );
  for (const { id: copiedFrom, title, description, ownerId, effectiveness, assessedOn, evidenceLink, rationale } of controls) {
    const id = newId();
    await tx.rows(
      `INSERT INTO control (organisation_id, id, risk_id, title, description, owner_id, effectiveness, assessed_on, evidence_link, author_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [tx.organisationId, id, to.id, title, description, ownerId, effectiveness, assessedOn, evidenceLink, actor.personId, tx.now],
    );
    if (rationale !== null) await recordClaim(tx, id, actor.personId, { effectiveness, assessedOn, evidenceLink, rationale });
    await tx.record({
      action: 'control.added', subjectType: 'control', subjectId: id, registerId: to.register_id,
      after: {
        riskId: to.id, copiedFrom, title, ...(description ? { description } : {}), ownerId, effectiveness, ...(assessedOn ? { assessedOn } : {}), ...(evidenceLink ? { evidenceLink } : {}),
        ...(rationale ? { rationale } : {}),
      },
    });
  }
}
