import { Inject, Injectable } from '@nestjs/common';
import type { AcceptancesView, WithdrawAcceptanceRequest } from '@holdfast/contracts';
import type { AcceptanceState } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { conflict, notFound, type Refusal } from '../platform/refusal';
import { loadRiskInFullToChange, requireChangeable, requireInRegister, type RiskInPlace } from '../risks';
import { acceptancesView, isWithdrawable } from './acceptances-view';

const WHY_NOT: Readonly<Record<Exclude<AcceptanceState, 'in-force' | 'stale'>, string>> = {
  expired: 'This acceptance has expired. There is nothing left to withdraw.',
  replaced: 'A later acceptance took the place of this one. Withdraw that one.',
  withdrawn: 'This acceptance was withdrawn already.',
};

/** Ends an acceptance before its day. Whoever owns the risk may do so too, given the permission: it takes a liberty away. */
@Injectable()
export class WithdrawAcceptance {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: WithdrawAcceptanceRequest, actor: Actor): Promise<AcceptancesView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskOf(tx, actor, id);
      const { risk, register } = place;
      requireInRegister(actor, 'risk.accept', register);
      requireChangeable(place);
      const today = dayIn(register.timeZone, tx.now);
      const state = (await acceptancesView(tx, actor, place, today)).acceptances.find((acceptance) => acceptance.id === id)?.state ?? 'withdrawn';
      if (!isWithdrawable(state)) throw conflict('acceptance-over', WHY_NOT[state as keyof typeof WHY_NOT]);

      await tx.rows('UPDATE risk_acceptance SET withdrawn_at = $3, withdrawn_by = $4, withdrawn_reason = $5 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, tx.now, actor.personId, reason,
      ]);
      await tx.record({ action: 'risk.acceptance-withdrawn', subjectType: 'risk', subjectId: risk.id, registerId: register.id, after: { acceptanceId: id, reason } });
      return acceptancesView(tx, actor, place, today);
    });
  }
}

const noSuchAcceptance = (): Refusal => notFound('There is no such acceptance, or it is not yours to read.');

/** The risk, locked: what is accepted of it is decided by one at a time. */
async function loadRiskOf(tx: Transaction, actor: Actor, id: string): Promise<RiskInPlace> {
  const acceptance = await tx.one<{ riskId: string }>('SELECT risk_id AS "riskId" FROM risk_acceptance WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id]);
  if (!acceptance) throw noSuchAcceptance();
  return loadRiskInFullToChange(tx, actor, acceptance.riskId, noSuchAcceptance);
}
