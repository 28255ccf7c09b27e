import { Inject, Injectable } from '@nestjs/common';
import type { ReviewRiskRequest, RiskView } from '@holdfast/contracts';
import { escalateAsItStands } from '../escalations';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { assessRisk, closeRisk, confirmRisk } from '../risks';
import { holdSitting, loadSitting, requireUnended } from './sitting-in-place';

/** What somebody decided about a risk, and why: through the verb that does it, with a row of the review. */
@Injectable()
export class ReviewRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, request: ReviewRiskRequest, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, async (tx) => {
      if (request.sittingId) await requireInSitting(tx, actor, request.sittingId, riskId);
      return decide(tx, actor, riskId, request, version);
    });
  }
}

async function decide(tx: Transaction, actor: Actor, riskId: string, request: ReviewRiskRequest, version: number): Promise<RiskView> {
  const { outcome, reason, sittingId, likelihood, impact, level, leansOn } = request;
  switch (outcome) {
    case 'no-change':
      return confirmRisk(tx, actor, riskId, { outcome, reason, sittingId }, version);
    case 're-scored':
      return assessRisk(tx, actor, riskId, { kind: 'residual', likelihood, impact, level, rationale: reason, leansOn }, version, { sittingId });
    case 'closed':
      return closeRisk(tx, actor, riskId, { reason }, version, { sittingId });
    case 'escalated':
      await escalateAsItStands(tx, actor, riskId, reason, version);
      return confirmRisk(tx, actor, riskId, { outcome, reason, sittingId }, version);
  }
}

/** The lock is shared with other decisions and kept from the end of the sitting: its minutes hold what was decided in it. */
async function requireInSitting(tx: Transaction, actor: Actor, sittingId: string, riskId: string): Promise<void> {
  await holdSitting(tx, sittingId, 'shared');
  const sitting = await loadSitting(tx, actor, sittingId);
  requireUnended(sitting);
  const held = await tx.one('SELECT FROM review_sitting_risk WHERE organisation_id = $1 AND sitting_id = $2 AND risk_id = $3', [tx.organisationId, sittingId, riskId]);
  if (!held) throw needsChange([{ field: 'sittingId', message: 'This sitting does not go through that risk' }]);
}
