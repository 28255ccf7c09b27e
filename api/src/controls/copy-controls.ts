import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import type { StoredRisk } from '../risks';
import { recordClaim } from './record-claim';
import { CONTROL, type StoredControl } from './stored-control';
import { said, SUFFICES_COLUMNS } from './suffices';

/** What suffices, every check with its author, and that the residual leans on it. The checks keep their moments, by whose order the latest decides. */
async function copyEvidence(tx: Transaction, from: string, to: string, { fromRiskId, toRiskId }: { fromRiskId: string; toRiskId: string }): Promise<boolean> {
  await tx.rows(
    `UPDATE control c SET (${SUFFICES_COLUMNS}) = (SELECT ${SUFFICES_COLUMNS} FROM control o WHERE o.organisation_id = $1 AND o.id = $2)
     WHERE c.organisation_id = $1 AND c.id = $3`,
    [tx.organisationId, from, to],
  );
  const checks = await tx.rows<{ id: string; copy: string }>('SELECT id, gen_random_uuid() AS copy FROM control_check WHERE organisation_id = $1 AND control_id = $2', [tx.organisationId, from]);
  await tx.rows(
    `INSERT INTO control_check (organisation_id, id, control_id, held_on, outcome, note, link, awaits_sign_off, signs_id, author_id, recorded_at)
     SELECT $1, o.copy, $2, x.held_on, x.outcome, x.note, x.link, x.awaits_sign_off, s.copy, x.author_id, x.recorded_at
     FROM unnest($3::uuid[], $4::uuid[]) AS o (id, copy) JOIN control_check x ON x.organisation_id = $1 AND x.id = o.id LEFT JOIN unnest($3::uuid[], $4::uuid[]) AS s (id, copy) ON s.id = x.signs_id
     ORDER BY x.id`,
    [tx.organisationId, to, checks.map(({ id }) => id), checks.map(({ copy }) => copy)],
  );
  const named = await tx.rows(
    `INSERT INTO assessment_control (organisation_id, assessment_id, control_id, recorded_at)
     SELECT $1, moved.residual_assessment_id, $3, $6 FROM risk moved JOIN risk o ON o.organisation_id = $1 AND o.id = $4
     JOIN assessment_control n ON n.organisation_id = $1 AND n.assessment_id = o.residual_assessment_id AND n.control_id = $2
     WHERE moved.organisation_id = $1 AND moved.id = $5 AND moved.residual_assessment_id IS NOT NULL RETURNING control_id`,
    [tx.organisationId, from, to, fromRiskId, toRiskId, tx.now],
  );
  return named.length > 0;
}

/** What is in place for a risk that moved is in place for the risk that goes on: copied, with what is claimed of it now. */
export async function copyControls(tx: Transaction, actor: Actor, fromRiskId: string, to: Pick<StoredRisk, 'id' | 'register_id'>): Promise<void> {
  const controls = await tx.rows<StoredControl & { rationale: string | null }>(
    `SELECT ${CONTROL}, (SELECT s.rationale FROM control_assessment s WHERE s.organisation_id = $1 AND s.control_id = c.id ORDER BY s.id DESC LIMIT 1) AS rationale
     FROM control c WHERE c.organisation_id = $1 AND c.risk_id = $2 AND c.withdrawn_at IS NULL ORDER BY c.id`,
    [tx.organisationId, fromRiskId],
  );
  const leansOn: string[] = [];
  for (const { id: copiedFrom, rationale, ...control } of controls) {
    const { title, description, ownerId, effectiveness, assessedOn, evidenceLink } = control;
    const id = newId();
    await tx.rows(
      `INSERT INTO control (organisation_id, id, risk_id, title, description, owner_id, effectiveness, assessed_on, evidence_link, author_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [tx.organisationId, id, to.id, title, description, ownerId, effectiveness, assessedOn, evidenceLink, actor.personId, tx.now],
    );
    if (await copyEvidence(tx, copiedFrom, id, { fromRiskId, toRiskId: to.id })) leansOn.push(id);
    if (rationale !== null) await recordClaim(tx, id, actor.personId, { effectiveness, assessedOn, evidenceLink, rationale });
    await tx.record({
      action: 'control.added', subjectType: 'control', subjectId: id, registerId: to.register_id,
      after: {
        riskId: to.id, copiedFrom, title, ...(description ? { description } : {}), ownerId, effectiveness, ...(assessedOn ? { assessedOn } : {}), ...(evidenceLink ? { evidenceLink } : {}),
        ...(rationale ? { rationale } : {}), ...(control.evidenceKinds.length > 0 ? said(control) : {}),
      },
    });
  }
  if (leansOn.length > 0) await tx.record({ action: 'risk.leaning-named', subjectType: 'risk', subjectId: to.id, registerId: to.register_id, before: { leansOn: [] }, after: { leansOn } });
}
