import type { EscalationView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { updateEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import type { ProposedRisk } from '../risks';
import type { EscalationInPlace } from './escalation-in-place';
import { escalationView } from './escalation-view';
import { loadEscalation, loadEscalationToChange, reloadEscalation } from './load-escalation';
import { requireMove, requireToDecide } from './require-on-escalation';

/*
 * The two ways of accepting: risks are locked before the proposal, the upper one before the lower, which is the order of every
 * other verb; then everything is asked again.
 */

/** As it is before anything is locked: which risks these are, and whether the caller may decide at all. */
export async function loadToAccept(tx: Transaction, actor: Actor, id: string): Promise<EscalationInPlace> {
  const place = await loadEscalation(tx, actor, id);
  requireToDecide(actor, place);
  return place;
}

/** Registers may have closed, or been put into another order, since it was proposed; and somebody else may have decided. */
export async function requireToAccept(tx: Transaction, actor: Actor, id: string, { risk, register }: ProposedRisk, version: number): Promise<EscalationInPlace> {
  const place = await loadEscalationToChange(tx, actor, id);
  requireToDecide(actor, place);
  await requireMove(tx, actor, place, 'accept', version);
  const { escalation, from, to } = place;
  if (to.closedAt) throw conflict('register-closed', `${to.name} is closed and takes no new risks.`);
  if (register.closedAt) throw conflict('register-closed', `${from.name} is closed. Decline this; nothing in it can be changed.`);
  if (escalation.kind !== 'escalation') return place;
  if (!register.path.slice(0, -1).includes(to.id)) throw conflict('no-longer-above', `${from.name} no longer lies below ${to.name}. Decline this; the risk can be proposed anew where it belongs now.`);
  if (risk.upper_register_id !== null) throw conflict('shown-above', `A risk above stands for ${escalation.source.reference} already. Decline this, or have that link taken away first.`);
  return place;
}

export async function accepted(tx: Transaction, actor: Actor, { escalation: before }: EscalationInPlace, resultId: string, reason: string): Promise<EscalationView> {
  const { id, to_register_id, risk_id } = before;
  await updateEscalation(
    tx, before, { state: 'accepted', decided_by: actor.personId, decided_at: tx.now.toISOString(), result_risk_id: resultId }, { kind: 'accepted', note: reason, authorId: actor.personId },
  );
  await tx.record({
    action: 'escalation.accepted', subjectType: 'escalation', subjectId: id, registerId: to_register_id, before: { state: before.state }, after: { state: 'accepted', riskId: risk_id, resultRiskId: resultId, reason },
  });
  return escalationView(tx, actor, await reloadEscalation(tx, actor, id));
}

/** Why the upper risk closed. */
export const handedDown = (to: string, reason: string): string => `Handed down to ${to}. ${reason}`.slice(0, LIMITS.reason);
