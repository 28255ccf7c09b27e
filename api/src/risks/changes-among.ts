import { visibilityOf } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { auditedDifference } from './audited-risk';
import { tellLowerRisks } from './lower-risks';
import type { StoredRisk } from './stored-risk';
import { updateRisk, type RiskAmong } from './write-risk';

/** The lower risk counts as shown by the one above from now on. */
export function standingUnder(tx: Transaction, lower: StoredRisk, upper: StoredRisk): RiskAmong {
  const hidden = visibilityOf({ exemptGround: upper.exempt_ground, publicWording: upper.public_title }) === 'exempt-hidden';
  return changed(tx, 'risk.linked', lower, { upper_risk_id: upper.id, upper_register_id: upper.register_id, upper_hidden: hidden });
}

/** The risk is over here: another register goes on with it. Its lower risks have to be told before. */
export const closing = (tx: Transaction, risk: StoredRisk, reason: string): RiskAmong =>
  changed(tx, 'risk.closed', risk, { status: 'closed', closed_at: tx.now.toISOString(), close_reason: reason });

export const updateAmong = (tx: Transaction, { before, changes, event }: RiskAmong, lower?: Awaited<ReturnType<typeof tellLowerRisks>>): Promise<StoredRisk> =>
  updateRisk(tx, before, changes, { event, lower });

/** The lower risks of one that is about to close stand for themselves again. */
export const releaseLower = (tx: Transaction, upper: StoredRisk): ReturnType<typeof tellLowerRisks> => tellLowerRisks(tx, upper, { upper_register_id: null, upper_hidden: false });

function changed(tx: Transaction, action: string, before: StoredRisk, changes: Partial<StoredRisk>): RiskAmong {
  const event = tx.eventRow({ action, subjectType: 'risk', subjectId: before.id, registerId: before.register_id, ...auditedDifference(before, { ...before, ...changes }) });
  return { before, changes, event };
}
