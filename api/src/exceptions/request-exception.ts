import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionView, FieldError, RequestExceptionRequest } from '@holdfast/contracts';
import { whyNotRenewed } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { loadRiskInFullToChange, requireCurrent, requireOnRisk, type RiskInPlace } from '../risks';
import { stateOf } from './exception-in-place';
import { auditedStanding, auditedTerms, standingNow, termsOn } from './exception-terms';
import { exceptionView } from './exception-view';
import { exceptionsOn, whyNotOn } from './exceptions-on-risk';
import { inPlace } from './load-exception';
import type { StoredException } from './stored-exception';
import { insertException } from './write-exception';

/** Asks for leave to deviate from a policy, on the risk as it is scored; or for an earlier one to be renewed. */
@Injectable()
export class RequestException {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, { renewsId = null, ...asked }: RequestExceptionRequest, version: number, actor: Actor): Promise<ExceptionView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskInFullToChange(tx, actor, riskId);
      requireOnRisk(actor, 'exception.request', place);
      const { risk, register } = place;
      const earlier = await exceptionsOn(tx, tx.organisationId, risk.id);
      const why = whyNotOn(place, earlier);
      if (why) throw conflict('not-to-be-excepted', why);
      requireCurrent(place, version);
      const today = dayIn(register.timeZone, tx.now);
      const { terms, faults } = await termsOn(tx, place, asked, today);
      const all = [...faults, ...renewalFaults(earlier, renewsId, place, today)];
      if (all.length > 0) throw needsChange(all);

      const standing = standingNow(place);
      const made = await insertException(
        tx, { risk_id: risk.id, step: 'requested', ...terms, ...standing, requester_id: actor.personId, requested_at: tx.now.toISOString(), predecessor_id: renewsId }, terms.reason,
      );
      await tx.record({
        action: 'exception.requested', subjectType: 'exception', subjectId: made.id, registerId: register.id,
        after: { step: 'requested', riskId: risk.id, ...auditedTerms(terms), residual: auditedStanding(standing), ...(renewsId ? { renewsId } : {}) },
      });
      return exceptionView(tx, actor, await inPlace(tx, actor, place, made.id));
    });
  }
}

function renewalFaults(earlier: readonly StoredException[], renewsId: string | null, place: RiskInPlace, today: string): FieldError[] {
  if (renewsId === null) return [];
  const renewed = earlier.find(({ id }) => id === renewsId);
  if (!renewed) return [{ field: 'renewsId', message: 'Choose an exception of this risk' }];
  const why = whyNotRenewed(stateOf(renewed, place, today));
  return why ? [{ field: 'renewsId', message: why }] : [];
}
