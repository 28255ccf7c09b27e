import { Inject, Injectable } from '@nestjs/common';
import type { ApproveExceptionRequest, ExceptionView } from '@holdfast/contracts';
import { lastDayFault } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { needsChange, stale } from '../platform/refusal';
import { requireChangeable } from '../risks';
import { asThen, auditedStanding, standingNow } from './exception-terms';
import { exceptionView } from './exception-view';
import { controlsOn, exceptionsOn } from './exceptions-on-risk';
import { inPlace, loadExceptionToChange } from './load-exception';
import { requireMove, requireToDecide } from './require-on-exception';
import type { StoredException } from './stored-exception';
import { updateException } from './write-exception';

/** Lets a deviation be, until a day and under conditions: on the score and the controls as they are now. */
@Injectable()
export class ApproveException {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { riskVersion, conditions = '', expiresOn, note = '' }: ApproveExceptionRequest, version: number, actor: Actor): Promise<ExceptionView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadExceptionToChange(tx, actor, id);
      requireToDecide(actor, found);
      await requireMove(tx, actor, found, 'approve', version);
      const { place, exception: before, today } = found;
      requireChangeable(place);
      // Nobody lets happen a score that they have not seen.
      if (place.risk.version !== riskVersion) throw stale(await exceptionView(tx, actor, found));
      const fault = lastDayFault(expiresOn, today, place.register.exceptionMonths);
      if (fault) throw needsChange([{ field: 'expiresOn', message: fault }]);

      const standing = standingNow(place);
      const controls = await asTheyAre(tx, before);
      await updateException(
        tx, before, { step: 'approved', ...standing, controls, conditions, expires_on: expiresOn, decided_by: actor.personId, decided_at: tx.now.toISOString() }, { kind: 'approved', note, authorId: actor.personId },
      );
      await tx.record({
        action: 'exception.approved', subjectType: 'exception', subjectId: id, registerId: place.register.id, before: { step: before.step },
        after: { step: 'approved', riskId: before.risk_id, conditions, expiresOn, residual: auditedStanding(standing), ...(note ? { note } : {}) },
      });
      await renew(tx, before, place.register.id);
      return exceptionView(tx, actor, await inPlace(tx, actor, place, id));
    });
  }
}

/** The controls that it leans on: those in place as they are claimed now, the others as they were. */
async function asTheyAre(tx: Transaction, { risk_id, controls }: StoredException): Promise<StoredException['controls']> {
  const now = await controlsOn(tx, tx.organisationId, risk_id);
  return controls.map((then) => asThen(now.find(({ id }) => id === then.id) ?? then));
}

/** The earlier one has done its time. One that was revoked meanwhile stays so. */
async function renew(tx: Transaction, { id, risk_id, predecessor_id }: StoredException, registerId: string): Promise<void> {
  const earlier = (await exceptionsOn(tx, tx.organisationId, risk_id)).find((one) => one.id === predecessor_id && one.step === 'approved');
  if (!earlier) return;
  await updateException(tx, earlier, { successor_id: id });
  await tx.record({ action: 'exception.renewed', subjectType: 'exception', subjectId: earlier.id, registerId, after: { renewedById: id } });
}
