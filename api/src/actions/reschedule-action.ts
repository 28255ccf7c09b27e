import { Inject, Injectable } from '@nestjs/common';
import type { ActionView, RescheduleRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { dueDateFaults } from './due-date';
import { moveInPlace } from './move-action';

/** Sets another date, which is for whoever plans the action to decide. The earlier ones stay, and so the slip shows. */
@Injectable()
export class RescheduleAction {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actionId: string, { dueDate, reason }: RescheduleRequest, version: number, actor: Actor): Promise<ActionView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { actionId, version, verb: 'reschedule', permission: 'action.manage', event: 'action.rescheduled' }, ({ action, home }) => {
        const same = dueDate === action.due_date ? [{ field: 'dueDate', message: 'This is the date already. Choose another' }] : [];
        const faults = [...same, ...dueDateFaults(dueDate, dayIn(home.timeZone, tx.now))].slice(0, 1);
        if (faults.length > 0) throw needsChange(faults);
        return { changes: { due_date: dueDate }, entry: { kind: 'rescheduled', dueDate, note: reason }, said: { reason } };
      }),
    );
  }
}
