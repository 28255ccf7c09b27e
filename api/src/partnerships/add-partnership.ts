import { Inject, Injectable } from '@nestjs/common';
import type { AddPartnershipRequest, FieldError, PartnershipView } from '@holdfast/contracts';
import { can, explainRefusal, partnershipReviewFault, type SignificanceLevel } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange, notPermitted } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { carriedFaults, carry } from './carried-risks';
import { answerOf } from './load-partnership';
import { audited, scored, type StoredPartnership } from './stored-partnership';

export const UNJUDGED = { money: null, services: null, duty: null, people: null, reputation: null };

@Injectable()
export class AddPartnership {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: AddPartnershipRequest, actor: Actor): Promise<PartnershipView> {
    return this.database.write(actor, async (tx) => {
      const unit = await requireUnit(tx, actor, request.unitId);
      const riskIds = [...new Set(request.riskIds ?? [])].sort();
      const significance = scored(request.significance ?? UNJUDGED);
      const faults = [
        ...(await leadFaults(tx, request.leadId)), ...nextReviewFaults(request.nextReview, dayIn(unit.timeZone, tx.now), significance.level), ...(await carriedFaults(tx, actor, riskIds)),
      ];
      if (faults.length > 0) throw needsChange(faults);
      const partnership: StoredPartnership = {
        organisation_id: tx.organisationId,
        id: newId(),
        name: request.name,
        partners: request.partners ?? '',
        purpose: request.purpose ?? '',
        unit_id: request.unitId,
        lead_id: request.leadId,
        ...significance,
        meets: request.meets,
        next_review: request.nextReview,
        ended_at: null,
        end_reason: null,
        author_id: actor.personId,
        version: 1,
        created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO partnership SELECT * FROM json_populate_record(null::partnership, $1)', [JSON.stringify(partnership)]);
      await carry(tx, partnership.id, [], riskIds);
      await tx.record({ action: 'partnership.added', subjectType: 'partnership', subjectId: partnership.id, after: audited(partnership, riskIds) });
      return answerOf(tx, actor, partnership.id);
    });
  }
}

/** A unit that is in use, and in which the caller keeps partnerships. Which units there are, everybody knows. */
export async function requireUnit(tx: Transaction, actor: Actor, unitId: string): Promise<{ path: string[]; timeZone: string }> {
  const unit = await tx.one<{ path: string[]; timeZone: string }>(
    'SELECT u.path, o.time_zone AS "timeZone" FROM unit u JOIN organisation o ON o.id = u.organisation_id WHERE u.organisation_id = $1 AND u.id = $2 AND u.closed_at IS NULL FOR SHARE OF u',
    [tx.organisationId, unitId],
  );
  if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
  if (!can(actor, 'partnership.manage', { unitPath: unit.path })) throw notPermitted(explainRefusal('partnership.manage'));
  return unit;
}

export const leadFaults = async (tx: Transaction, leadId: string): Promise<FieldError[]> =>
  choiceFaults({ ownerId: leadId }, await findChoices(tx, tx.organisationId, { ownerId: leadId })).map(() => ({ field: 'leadId', message: 'Choose the lead from the list' }));

export function nextReviewFaults(nextReview: string, today: string, level: SignificanceLevel | null): FieldError[] {
  const message = partnershipReviewFault(nextReview, today, level);
  return message ? [{ field: 'nextReview', message }] : [];
}
