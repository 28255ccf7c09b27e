import type { EscalationView, RiskLinkView } from '@holdfast/contracts';
import { moveEscalation, whyNotByProposer, type EscalationVerb } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { linkInSight } from '../risks';
import { canAtEnd, PROPOSES, type EscalationInPlace } from './escalation-in-place';

/** The whitelist of what leaves of a proposal: its own words, and of the risk nothing but those to who does not read its register. */
export async function escalationView(sql: Sql, actor: Actor, place: EscalationInPlace): Promise<EscalationView> {
  const { escalation, row, from, to, readsFrom, readsTo, entries } = place;
  const { source, words, risk_id, result_risk_id, version } = escalation;
  const result: RiskLinkView | null = result_risk_id === null ? null : await linkInSight(sql, actor, result_risk_id);
  const { title, cause, event, consequence, residual, exemptGround, publicTitle, publicDescription } = source;
  return {
    ...row,
    riskId: readsFrom ? risk_id : null,
    source: { title, cause, event, consequence, residual },
    words,
    exemptGround,
    publicTitle,
    publicDescription,
    decider: to.owner,
    appetite: { from: from.appetite, to: to.appetite },
    result,
    lowerRiskId: readsTo ? place.lowerRiskId : null,
    entries,
    may: rightsOn(actor, place),
    whyNot: actor.asAt === undefined && mayDecideThere(actor, place) && escalation.state === 'proposed' ? whyNotOwn(actor, place) : null,
    version,
  };
}

export const mayDecideThere = (actor: Actor, { to }: EscalationInPlace): boolean => canAtEnd(actor, 'escalation.decide', to);

export const whyNotOwn = (actor: Actor, { proposerIds, ownDecisionsAllowed }: EscalationInPlace): string | null =>
  whyNotByProposer(actor.personId, proposerIds, ownDecisionsAllowed);

export const mayProposeIt = (actor: Actor, { escalation, from, riskOwnerId, readsFrom }: EscalationInPlace): boolean =>
  readsFrom && canAtEnd(actor, PROPOSES[escalation.kind], from, riskOwnerId);

function rightsOn(actor: Actor, place: EscalationInPlace): EscalationView['may'] {
  const { escalation, from } = place;
  const can = (verb: EscalationVerb): boolean => actor.asAt === undefined && moveEscalation(escalation.state, verb).ok;
  const proposes = mayProposeIt(actor, place);
  return {
    decide: can('accept') && mayDecideThere(actor, place) && whyNotOwn(actor, place) === null,
    answer: can('answer') && proposes,
    withdraw: can('withdraw') && proposes,
    confirm: can('confirm') && proposes,
    dismiss: can('dismiss') && canAtEnd(actor, 'escalation.decide', from),
  };
}
