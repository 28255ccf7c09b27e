import { Inject, Injectable } from '@nestjs/common';
import type { RecommendationView, RescheduleRecommendationRequest } from '@holdfast/contracts';
import { dueDateFaults } from '../actions';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { moveInPlace } from './move-recommendation';

/** Sets another date: for auditors and risk managers, since nobody gives themselves more time. The earlier ones stay, and so the slip shows. */
@Injectable()
export class RescheduleRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { dueDate, reason }: RescheduleRecommendationRequest, version: number, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { id, version, verb: 'reschedule', permission: 'recommendation.raise', event: 'recommendation.rescheduled' }, ({ recommendation, timeZone }) => {
        const same = dueDate === recommendation.due_date ? [{ field: 'dueDate', message: 'This is the date already. Choose another' }] : [];
        const faults = [...same, ...dueDateFaults(dueDate, dayIn(timeZone, tx.now))].slice(0, 1);
        if (faults.length > 0) throw needsChange(faults);
        return { changes: { due_date: dueDate, first_due_date: recommendation.first_due_date ?? dueDate }, entry: { kind: 'rescheduled', dueDate, note: reason }, said: { reason } };
      }),
    );
  }
}
