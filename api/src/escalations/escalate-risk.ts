import { Inject, Injectable } from '@nestjs/common';
import type { EscalateRequest, EscalationView } from '@holdfast/contracts';
import { whyNotEscalated } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { loadRiskInFullToChange, requireCurrent, requireOnRisk } from '../risks';
import { propose, shownAsOf, undecidedOf } from './propose';
import { wordsOn } from './proposed-words';
import { matrixAt, registerAbove } from './receiving-register';

/** Proposes a risk to the register right above, in words of its own. What the register's rule suggested is put into words by it. */
@Injectable()
export class EscalateRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, request: EscalateRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, (tx) => escalateRisk(tx, actor, riskId, request, version));
  }
}

/** The same within the transaction of another verb. */
export async function escalateRisk(tx: Transaction, actor: Actor, riskId: string, { reason, ...wording }: EscalateRequest, version: number): Promise<EscalationView> {
  const place = await loadRiskInFullToChange(tx, actor, riskId);
  requireOnRisk(actor, 'escalation.propose', place);
  const { risk, register } = place;
  const [receiver, undecided] = [await registerAbove(tx, actor, register.path), await undecidedOf(tx, actor.organisationId, risk.id)];
  const why = whyNotEscalated({
    status: risk.status, registerName: register.name, registerIsClosed: register.closedAt !== null, shownAs: shownAsOf(place), undecided: undecided?.state ?? null,
    receiver: receiver && { name: receiver.name, isClosed: receiver.closedAt !== null },
  });
  if (why || !receiver) throw conflict('cannot-propose', why ?? '');
  requireCurrent(place, version);
  const { words, faults } = wordsOn(await matrixAt(tx, actor, receiver), receiver.matrixVersionId, wording);
  if (faults.length > 0) throw needsChange(faults);
  return propose(tx, actor, 'escalation', place, { receiver, words, reason, suggested: undecided });
}
