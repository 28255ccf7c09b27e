import { Inject, Injectable } from '@nestjs/common';
import type { AcceptEscalationRequest, AddRiskRequest, EscalationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { addRisk, closing, lockProposed, releaseLower, standingUnder, type ProposedRisk } from '../risks';
import { accepted, handedDown, loadToAccept, requireToAccept } from './accepting';
import type { EscalationInPlace } from './escalation-in-place';

/** Takes a proposal on as a new risk, in the words and on the matrix of the receiving register. */
@Injectable()
export class AcceptEscalation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason, ...added }: AcceptEscalationRequest, version: number, actor: Actor): Promise<EscalationView> {
    return this.database.write(actor, async (tx) => {
      const { escalation } = await loadToAccept(tx, actor, id);
      const proposed = await lockProposed(tx, escalation.risk_id);
      const place = await requireToAccept(tx, actor, id, proposed, version);
      const resultId = await add(tx, actor, place, proposed, added, reason);
      return accepted(tx, actor, place, resultId, reason);
    });
  }
}

/** Upwards the new risk stands for the one that was proposed, which goes on; downwards it goes on with what closes above. */
async function add(tx: Transaction, actor: Actor, { escalation, to }: EscalationInPlace, { risk }: ProposedRisk, added: Omit<AcceptEscalationRequest, 'reason'>, reason: string): Promise<string> {
  const { source, to_register_id } = escalation;
  const { exemptGround = source.exemptGround, ...wording } = added;
  // What was kept from the public below is kept from it here, unless whoever decides says otherwise.
  const { publicTitle = exemptGround === null ? null : source.publicTitle, publicDescription = exemptGround === null ? null : source.publicDescription } = added;
  const request: AddRiskRequest = { ...wording, status: 'open', rationale: reason, exemptGround, publicTitle, publicDescription };
  if (escalation.kind === 'escalation') return (await addRisk(tx, actor, to_register_id, request, (upper) => ({ others: [standingUnder(tx, risk, upper)] }))).id;
  const lower = await releaseLower(tx, risk);
  return (await addRisk(tx, actor, to_register_id, request, () => ({ others: [closing(tx, risk, handedDown(to.name, reason))], lower }))).id;
}
