import type { RiskLinkView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { LINKED_RISK, LINKED_RISKS, type LinkedRisk } from './risk-in-place';
import { toLinkView } from './risk-view';

/** A risk to refer to, as far as the caller may read it; null otherwise. */
export async function linkInSight(sql: Sql, actor: Actor, riskId: string): Promise<RiskLinkView | null> {
  const found = await sql.one<{ risk: LinkedRisk }>(`SELECT ${LINKED_RISK} AS risk FROM ${LINKED_RISKS} WHERE l.organisation_id = $1 AND l.id = $3 AND l.status <> 'draft'`, [
    actor.organisationId, actor.personId, riskId,
  ]);
  return found && toLinkView(found.risk);
}
