import { Inject, Injectable } from '@nestjs/common';
import type { FieldError, RecommendationView, RespondRequest } from '@holdfast/contracts';
import { dueDateFaults } from '../actions';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { moveInPlace } from './move-recommendation';

/** Its owner says whether it is agreed, what will be done, and by when; or why not. */
@Injectable()
export class RespondToRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { response, note, dueDate = null }: RespondRequest, version: number, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { id, version, verb: 'respond', permission: 'recommendation.respond', event: 'recommendation.responded' }, ({ timeZone }) => {
        const faults = dueFaults(response, dueDate, dayIn(timeZone, tx.now));
        if (faults.length > 0) throw needsChange(faults);
        return { changes: { response, due_date: dueDate, first_due_date: dueDate }, entry: { kind: 'responded', response, dueDate, note }, said: { note } };
      }),
    );
  }
}

function dueFaults(response: RespondRequest['response'], dueDate: string | null, today: string): FieldError[] {
  if (response === 'not-agreed') return dueDate === null ? [] : [{ field: 'dueDate', message: 'What is not agreed has no due date' }];
  return dueDate === null ? [{ field: 'dueDate', message: 'Give the date by which it will be done' }] : dueDateFaults(dueDate, today);
}
