import { Inject, Injectable } from '@nestjs/common';
import type { AttendanceRequest, SittingView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { writeAttendance } from './attendance';
import { holdSitting, loadSitting, requireLead, requireUnended } from './sitting-in-place';
import { sittingView } from './sitting-view';

/** Somebody came later, or was written down by mistake: a new list, the earlier one stays. */
@Injectable()
export class NoteAttendance {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: AttendanceRequest, actor: Actor): Promise<SittingView> {
    return this.database.write(actor, async (tx) => {
      await holdSitting(tx, id, 'shared');
      const sitting = await loadSitting(tx, actor, id);
      requireLead(actor, sitting);
      requireUnended(sitting);
      await writeAttendance(tx, actor, id, request);
      const { people = [], others = [] } = request;
      await tx.record({ action: 'review-sitting.attended', subjectType: 'review-sitting', subjectId: id, registerId: sitting.register?.id, after: { people, others } });
      return sittingView(tx, actor, sitting);
    });
  }
}
