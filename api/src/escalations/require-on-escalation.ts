import { explainRefusal, moveEscalation, type EscalationEntry, type EscalationVerb } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { conflict, notPermitted, stale } from '../platform/refusal';
import { canAtEnd, PROPOSES, type EscalationInPlace } from './escalation-in-place';
import { escalationView, mayProposeIt, whyNotOwn } from './escalation-view';

/** Refuses unless the caller may decide what comes into the receiving register, and did not propose it. */
export function requireToDecide(actor: Actor, place: EscalationInPlace): void {
  if (!canAtEnd(actor, 'escalation.decide', place.to)) throw notPermitted(explainRefusal('escalation.decide', { registerOwner: `the ${place.to.owner.jobTitle}` }));
  const own = whyNotOwn(actor, place);
  if (own) throw notPermitted(own);
}

/** Refuses unless the caller may speak for the risk proposed. */
export function requireToPropose(actor: Actor, place: EscalationInPlace): void {
  if (!mayProposeIt(actor, place)) throw notPermitted(explainRefusal(PROPOSES[place.escalation.kind], { registerOwner: `the ${place.from.owner.jobTitle}` }));
}

/** What the rule of a register suggests is for those to pass over who decide in that register, not for the owner of the risk. */
export function requireToDismiss(actor: Actor, { from, readsFrom }: EscalationInPlace): void {
  if (!readsFrom || !canAtEnd(actor, 'escalation.decide', from)) throw notPermitted(explainRefusal('escalation.decide', { registerOwner: `the ${from.owner.jobTitle}` }));
}

/** Refuses what the state of the proposal does not allow, saying who did what when it is over; and what was decided on an outdated reading. */
export async function requireMove(sql: Sql, actor: Actor, place: EscalationInPlace, verb: EscalationVerb, version: number): Promise<void> {
  const move = moveEscalation(place.escalation.state, verb);
  if (!move.ok) throw conflict('decided-already', whoDidWhat(place) ?? move.message, move.message);
  if (place.escalation.version !== version) throw stale(await escalationView(sql, actor, place));
}

const DID: Readonly<Partial<Record<EscalationEntry, string>>> = {
  accepted: 'accepted', declined: 'declined', withdrawn: 'withdrew', dismissed: 'dismissed', returned: 'returned', lapsed: 'closed the risk of',
};

function whoDidWhat({ entries, timeZone }: EscalationInPlace): string | null {
  const [latest] = entries;
  const did = latest && DID[latest.kind];
  if (!latest?.author || !did) return null;
  const at = new Date(latest.recordedAt);
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  return `The ${latest.author.jobTitle} ${did} this proposal on ${day} at ${time}.`;
}
