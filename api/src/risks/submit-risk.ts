import { Inject, Injectable } from '@nestjs/common';
import type { RiskView } from '@holdfast/contracts';
import { formatReference, moveRisk, nextReview, whyReadOnly } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { auditedWhole } from './audited-risk';
import { findChoices } from './choices';
import { loadRiskToChange } from './load-risk';
import { matrixOf } from './published-matrix';
import { requireCurrent, requireOnRisk } from './require-on-risk';
import { toRiskView } from './risk-view';
import type { StoredRisk } from './stored-risk';
import { applyEscalationRule } from './suggest-escalation';
import { takeNumber, updateRisk } from './write-risk';

/** A draft enters the register: it gets the next reference, a first review, and counts from now on. */
@Injectable()
export class SubmitRisk {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(riskId: string, version: number, actor: Actor): Promise<RiskView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRiskToChange(tx, actor, riskId);
      const { risk: draft, register } = place;
      requireOnRisk(actor, 'risk.submit', place);
      requireCurrent(place, version);
      const move = moveRisk(draft.status, 'submit');
      const why = move.ok ? whyReadOnly(null, register.closedAt !== null) : move.message;
      if (why) throw conflict('cannot-submit', why);
      const { owner } = await findChoices(tx, actor.organisationId, { ownerId: draft.owner_id });
      if (!owner) throw needsChange([{ field: 'ownerId', message: 'An open risk needs an owner. Choose one from the list' }]);

      const number = await takeNumber(tx, register.id);
      const changes: Partial<StoredRisk> = {
        status: 'open',
        number,
        reference: formatReference(register.prefix, number),
        opened_at: tx.now.toISOString(),
        // Whatever the draft went through, to the register it is new.
        residual_movement: draft.residual_level === null ? null : 'new',
        residual_moved: null,
        next_review:
          draft.next_review ?? nextReview(dayIn(register.timeZone, tx.now), draft.residual_level, { cycleMonths: register.reviewMonths, monthsByLevel: register.reviewMonthsByLevel }),
      };
      const event = tx.eventRow({
        action: 'risk.submitted',
        subjectType: 'risk',
        subjectId: draft.id,
        registerId: register.id,
        before: { status: 'draft' },
        after: auditedWhole({ ...draft, ...changes }, place.objectives.map(({ id }) => id)),
      });
      const risk = await updateRisk(tx, draft, changes, { event });
      await applyEscalationRule(tx, register, await matrixOf(tx, actor.organisationId, register.matrixVersionId), null, risk);
      return toRiskView({ ...place, owner, risk });
    });
  }
}
