import { Inject, Injectable } from '@nestjs/common';
import type { MilestoneReportRequest, MilestoneView } from '@holdfast/contracts';
import { narrativeFault } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { answerOf, holdMilestone } from './milestone-in-place';

/** Says how far a milestone is: a dated row with its author, of which the latest counts. */
@Injectable()
export class ReportMilestone {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { progress, narrative = '' }: MilestoneReportRequest, version: number, actor: Actor): Promise<MilestoneView> {
    return this.database.write(actor, async (tx) => {
      const before = await holdMilestone(tx, actor, 'objective.report', id, version);
      const fault = narrativeFault(progress, narrative);
      if (fault) throw needsChange([{ field: 'narrative', message: fault }]);
      await tx.rows('INSERT INTO milestone_report (organisation_id, id, milestone_id, progress, narrative, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
        tx.organisationId, newId(), id, progress, narrative, actor.personId, tx.now,
      ]);
      await tx.rows('UPDATE milestone SET progress = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, progress]);
      await tx.record({
        action: 'milestone.reported', subjectType: 'milestone', subjectId: id, before: { milestoneProgress: before.progress }, after: { milestoneProgress: progress, ...(narrative ? { narrative } : {}) },
      });
      return answerOf(tx, id);
    });
  }
}
