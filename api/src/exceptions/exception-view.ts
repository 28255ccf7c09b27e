import type { ExceptionView } from '@holdfast/contracts';
import { explainRefusal, isAsked, moveException, whyNotDecidedBy, whyNotRenewed, whyNotRevoked, whyReadOnly, type ExceptionVerb } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';
import { canOnRisk, requesterIds, speaksFor, stateOf, type ExceptionInPlace } from './exception-in-place';
import { chainOf, controlsOn, exceptionsOn, thenAndNow, whyNotOn } from './exceptions-on-risk';
import { approvedView } from './renewed-view';
import type { StoredException } from './stored-exception';

/** The whitelist of what leaves of an exception. */
export async function exceptionView(sql: Sql, actor: Actor, found: ExceptionInPlace): Promise<ExceptionView> {
  const { place, exception, row, entries, today } = found;
  const { organisation_id, policy, deviation, reason, compensating, version } = exception;
  const ofRisk = await exceptionsOn(sql, organisation_id, place.risk.id);
  const now = await controlsOn(sql, organisation_id, place.risk.id);
  const earlier = isAsked(exception.step) ? ofRisk.find(({ id }) => id === exception.predecessor_id) : undefined;
  const around = await sql.one<{ decider: ExceptionView['decider']; attachments: number }>(
    `SELECT ${personRef('p')} AS decider,
       (SELECT count(*)::int FROM attachment f WHERE f.organisation_id = $1 AND f.subject_id = $3 AND f.subject_type = 'exception' AND f.withdrawn_at IS NULL) AS attachments
     FROM person p WHERE p.organisation_id = $1 AND p.id = $2`,
    [organisation_id, place.register.ownerId, exception.id],
  );
  if (!around) throw new TypeError('a foreign key holds the owner of every register');
  return {
    ...row,
    policy,
    deviation,
    reason,
    compensating,
    controls: thenAndNow(exception.controls, now),
    riskOwner: place.owner,
    riskVersion: place.risk.version,
    ...around,
    months: place.register.exceptionMonths,
    entries,
    renewsFrom: earlier ? await approvedView(sql, place, earlier, now) : null,
    chain: chainOf(ofRisk, exception.id).map((one) => ({
      id: one.id, state: stateOf(one, place, today), requestedAt: instant(one.requested_at)!, decidedAt: instant(one.decided_at), expiresOn: one.expires_on,
    })),
    may: rightsOn(actor, found, ofRisk),
    whyNot: exception.step === 'requested' && canOnRisk(actor, 'exception.decide', place) ? whyNotThis(actor, found) : null,
    version,
  };
}

const instant = (moment: string | null): string | null => moment && new Date(moment).toISOString();

/** Why somebody with the permission may not decide this very one, and whom to ask instead; null when they may. */
export function whyNotThis(actor: Actor, found: ExceptionInPlace): string | null {
  const { risk, register } = found.place;
  const why = whyNotDecidedBy({ personId: actor.personId, requesterIds: requesterIds(found), riskOwnerId: risk.owner_id });
  return why && `${why} Ask ${register.ownerId === actor.personId ? 'a risk manager' : `the ${register.ownerTitle}`}.`;
}

/** Why nobody may ask for an exception here unless they have the permission. */
export const whyNotAsked = (actor: Actor, place: ExceptionInPlace['place']): string | null =>
  canOnRisk(actor, 'exception.request', place) ? null : explainRefusal('exception.request', { registerOwner: `the ${place.register.ownerTitle}` });

function rightsOn(actor: Actor, found: ExceptionInPlace, ofRisk: readonly StoredException[]): ExceptionView['may'] {
  const { place, exception, today } = found;
  const { step } = exception;
  const open = actor.asAt === undefined && whyReadOnly(place.risk.status, place.register.closedAt !== null) === null;
  const can = (verb: ExceptionVerb): boolean => open && moveException(step, verb).ok;
  const [speaks, decides, state] = [speaksFor(actor, found), canOnRisk(actor, 'exception.decide', place), stateOf(exception, place, today)];
  return {
    decide: can('approve') && decides && whyNotThis(actor, found) === null,
    answer: can('answer') && speaks,
    withdraw: can('withdraw') && speaks,
    revoke: can('revoke') && decides && whyNotRevoked(state) === null,
    renew: open && whyNotRenewed(state) === null && whyNotAsked(actor, place) === null && whyNotOn(place, ofRisk) === null,
    attach: open && speaks && (isAsked(step) || step === 'approved'),
  };
}
