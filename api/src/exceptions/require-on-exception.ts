import { explainRefusal, moveException, type ExceptionEntry, type ExceptionVerb } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { conflict, notPermitted, stale } from '../platform/refusal';
import { canOnRisk, speaksFor, type ExceptionInPlace } from './exception-in-place';
import { exceptionView, whyNotThis } from './exception-view';

/** Refuses unless the caller may decide in the register, and neither asked for this nor owns the risk. */
export function requireToDecide(actor: Actor, found: ExceptionInPlace): void {
  requireDecider(actor, found);
  const own = whyNotThis(actor, found);
  if (own) throw notPermitted(own);
}

/** Refuses unless the caller may decide in the register: to end what was approved takes a liberty away, so that anybody who decides there may. */
export function requireDecider(actor: Actor, { place }: ExceptionInPlace): void {
  if (!canOnRisk(actor, 'exception.decide', place)) throw notPermitted(explainRefusal('exception.decide', { registerOwner: `the ${place.register.ownerTitle}` }));
}

/** Refuses unless the caller speaks for the request. */
export function requireToSpeak(actor: Actor, found: ExceptionInPlace): void {
  if (speaksFor(actor, found)) return;
  throw notPermitted(`Only whoever asked for this exception, the owner of the risk, the register owner or a risk manager can do this. Ask the ${found.place.register.ownerTitle}.`);
}

/** Refuses what the exception does not allow any more, saying who did what; and what was decided on an outdated reading. */
export async function requireMove(sql: Sql, actor: Actor, found: ExceptionInPlace, verb: ExceptionVerb, version: number): Promise<void> {
  const move = moveException(found.exception.step, verb);
  if (!move.ok) throw conflict('decided-already', whoDidWhat(found) ?? move.message, move.message);
  if (found.exception.version !== version) throw stale(await exceptionView(sql, actor, found));
}

const DID: Readonly<Partial<Record<ExceptionEntry, string>>> = {
  approved: 'approved this exception', declined: 'declined this request', withdrawn: 'withdrew this request', returned: 'sent this request back with a question', revoked: 'revoked this exception',
};

function whoDidWhat({ entries, exception, place }: ExceptionInPlace): string | null {
  const [latest] = entries;
  const did = latest && DID[latest.kind];
  if (!latest || !did) return null;
  const { timeZone } = place.register;
  const at = new Date(latest.recordedAt);
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(at);
  const until = latest.kind === 'approved' && exception.expires_on ? `, until ${inWords(new Date(`${exception.expires_on}T00:00:00Z`), 'UTC')}` : '';
  return `The ${latest.author.jobTitle} ${did} on ${inWords(at, timeZone)} at ${time}${until}.`;
}

const inWords = (day: Date, timeZone: string): string => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(day);
