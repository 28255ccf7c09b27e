import type { FieldError } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import type { ActionInPlace } from './action-in-place';
import { lockServed, requireToServe, servedFaults, type ServedRisk } from './served-risks';

export interface RiskChange {
  gone: ServedRisk[];
  come: ServedRisk[];
  /** Those in sight that it serves afterwards, as far as they had to be looked at. */
  stay: Map<string, ServedRisk>;
  faults: FieldError[];
}

/**
 * What becomes of the risks of an action. The caller names those in sight; the rest stays untouched. Who adds or takes off a
 * risk has to be one who plans its actions.
 */
export async function changedRisks(tx: Transaction, actor: Actor, { row }: ActionInPlace, riskIds: readonly string[] | undefined, targetRiskId: string | undefined): Promise<RiskChange> {
  const before = row.risks.map(({ id }) => id);
  const wanted = [...new Set(riskIds ?? before)];
  const [goneIds, comeIds] = [before.filter((id) => !wanted.includes(id)), wanted.filter((id) => !before.includes(id))];
  const lookedAt = await lockServed(tx, actor, [...goneIds, ...comeIds, ...(targetRiskId && wanted.includes(targetRiskId) ? [targetRiskId] : [])]);
  const found = (ids: readonly string[]): ServedRisk[] => ids.flatMap((id) => lookedAt.get(id) ?? []);
  const [gone, come] = [found(goneIds), found(comeIds)];
  requireToServe(actor, [...gone, ...come], 'action.manage');
  const closed = gone.find(({ status, registerClosed }) => status === 'closed' || registerClosed);
  return {
    gone,
    come,
    stay: new Map(found(wanted).map((risk) => [risk.id, risk])),
    faults: [
      ...servedFaults(comeIds, lookedAt),
      ...(closed ? [{ field: 'riskIds', message: `${closed.reference} is closed. What was done about it stays on record` }] : []),
      ...(wanted.length + row.otherRisks === 0 ? [{ field: 'riskIds', message: 'An action serves at least one risk. Choose one' }] : []),
    ].slice(0, 1),
  };
}
