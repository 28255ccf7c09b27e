import { can, explainRefusal, type SittingReach, type SittingScope } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted } from '../platform/refusal';

/** A sitting with what decides about it, as one caller may see it. */
export interface SittingInPlace {
  id: string;
  scope: SittingScope;
  reach: SittingReach;
  register: { id: string; name: string; unitPath: string[]; ownerId: string; ownerTitle: string } | null;
  hostId: string;
  heldOn: string;
  openedAt: Date;
  endedAt: Date | null;
}

/**
 * Whether the caller may see the sitting s: its host; who reads its register in full; of somebody's own risks, who reads in full
 * wherever they are. $1 is the organisation, $2 the caller; with the CTE `reads`.
 */
export const SITTING_SEEN = `(s.author_id = $2 OR s.register_id IN (SELECT register_id FROM reads)
  OR s.register_id IS NULL AND NOT EXISTS (SELECT FROM review_sitting_risk x JOIN risk k ON k.organisation_id = x.organisation_id AND k.id = x.risk_id
    WHERE x.organisation_id = s.organisation_id AND x.sitting_id = s.id AND k.register_id NOT IN (SELECT register_id FROM reads)))`;

/** The registers that the caller reads in full. */
export const READS = `reads AS MATERIALIZED (SELECT register_id FROM readable_registers($2) WHERE wording = 'full')`;

export async function loadSitting(sql: Sql, actor: Actor, id: string): Promise<SittingInPlace> {
  const found = await sql.one<SittingInPlace>(
    `WITH ${READS}
     SELECT s.id, s.scope, s.reach, s.author_id AS "hostId", s.held_on::text AS "heldOn", s.recorded_at AS "openedAt", e.recorded_at AS "endedAt",
       CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name, 'unitPath', u.path, 'ownerId', r.owner_id, 'ownerTitle', p.job_title) END AS register
     FROM review_sitting s
     LEFT JOIN review_sitting_end e ON e.organisation_id = s.organisation_id AND e.sitting_id = s.id
     LEFT JOIN register r ON r.organisation_id = s.organisation_id AND r.id = s.register_id
     LEFT JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id
     LEFT JOIN person p ON p.organisation_id = r.organisation_id AND p.id = r.owner_id
     WHERE s.organisation_id = $1 AND s.id = $3 AND ${SITTING_SEEN}`,
    [actor.organisationId, actor.personId, id],
  );
  if (!found) throw notFound('There is no such review sitting, or it is not yours to read.');
  return found;
}

/** Its host leads it, and of a register whoever may score every risk in it. */
export function mayLead(actor: Actor, { hostId, register }: SittingInPlace): boolean {
  if (hostId === actor.personId) return true;
  return register !== null && can(actor, 'risk.assess', { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId });
}

export function requireLead(actor: Actor, sitting: SittingInPlace): void {
  if (mayLead(actor, sitting)) return;
  throw notPermitted(sitting.register ? explainRefusal('risk.assess', { registerOwner: `the ${sitting.register.ownerTitle}` }) : 'Only the host of this sitting can do that.');
}

export function requireUnended({ endedAt }: SittingInPlace): void {
  if (endedAt) throw conflict('sitting-ended', 'This sitting has ended. Its minutes stay as they are.');
}

/** Decisions share it; whoever ends the sitting has it alone. Its rows cannot be locked: nobody may change them. */
export async function holdSitting(tx: Transaction, id: string, mode: 'shared' | 'alone'): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock${mode === 'shared' ? '_shared' : ''}(hashtextextended($1::text, 8))`, [id]);
}
