import { Inject, Injectable } from '@nestjs/common';
import type { EditRecommendationRequest, FieldError, RecommendationView } from '@holdfast/contracts';
import { moveRecommendation } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { answerOf, loadRecommendationToChange } from './load-recommendation';
import { openUnit, reportDateFaults, requireToRaise, sourceFaults } from './raise-recommendation';
import { requireCurrent, requireOnRecommendation, toRecommendationView, type RecommendationInPlace } from './recommendation-in-place';
import { audited, type StoredRecommendation } from './stored-recommendation';
import { updateRecommendation } from './write-recommendation';

/** Changes what a recommendation says and who answers for it. What the request leaves out stays as it is. */
@Injectable()
export class EditRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditRecommendationRequest, version: number, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadRecommendationToChange(tx, actor, id);
      requireOnRecommendation(actor, 'recommendation.raise', place);
      requireCurrent(actor, place, version);
      const { recommendation: before } = place;
      const move = moveRecommendation(before.state, 'edit');
      if (!move.ok) throw conflict('ended', move.message);
      const faults = await faultsOf(tx, actor, place, request);
      if (faults.length > 0) throw needsChange(faults);

      const asked: Partial<StoredRecommendation> = {
        source: request.source, report_title: request.reportTitle, report_date: request.reportDate, report_reference: request.reportReference, title: request.title, finding: request.finding,
        priority: request.priority, unit_id: request.unitId, owner_id: request.ownerId,
      };
      const changes = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<StoredRecommendation>;
      const changed = difference(audited(before), audited({ ...before, ...changes }));
      if (!changed) return toRecommendationView(actor, place);
      await updateRecommendation(tx, before, changes);
      await tx.record({ action: 'recommendation.edited', subjectType: 'recommendation', subjectId: before.id, ...changed });
      return answerOf(tx, actor, before.id);
    });
  }
}

/** What is newly chosen has to be in use; what was chosen before may stay. */
async function faultsOf(tx: Transaction, actor: Actor, { recommendation: before, timeZone }: RecommendationInPlace, { ownerId, unitId, source, reportDate }: EditRecommendationRequest): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  if (unitId !== undefined && unitId !== before.unit_id) {
    const unit = await openUnit(tx, unitId);
    if (unit) requireToRaise(actor, unit.path);
    else faults.push({ field: 'unitId', message: 'Choose the unit from the list' });
  }
  if (ownerId !== undefined && ownerId !== before.owner_id) faults.push(...choiceFaults({ ownerId }, await findChoices(tx, tx.organisationId, { ownerId })));
  if (source !== undefined && source !== before.source) faults.push(...sourceFaults(actor, source));
  if (reportDate !== undefined) faults.push(...reportDateFaults(reportDate, dayIn(timeZone, tx.now)));
  return faults;
}
