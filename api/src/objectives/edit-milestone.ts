import { Inject, Injectable } from '@nestjs/common';
import type { EditMilestoneRequest, MilestoneView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { answerOf, holdMilestone, yearFaults } from './milestone-in-place';

@Injectable()
export class EditMilestone {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditMilestoneRequest, version: number, actor: Actor): Promise<MilestoneView> {
    return this.database.write(actor, async (tx) => {
      const { title, financialYear, dueDate, reporting } = await holdMilestone(tx, actor, 'objective.manage', id, version);
      const before = { title, financialYear, dueDate, reporting };
      const after = { ...before, ...Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined)) };
      const faults = yearFaults(after.financialYear, after.dueDate);
      if (faults.length > 0) throw needsChange(faults);
      const changed = difference(before, after);
      if (!changed) return answerOf(tx, id);
      await tx.rows('UPDATE milestone SET title = $3, financial_year = $4, due_date = $5, reporting = $6, version = version + 1 WHERE organisation_id = $1 AND id = $2', [
        tx.organisationId, id, after.title, after.financialYear, after.dueDate, after.reporting,
      ]);
      await tx.record({ action: 'milestone.edited', subjectType: 'milestone', subjectId: id, ...changed });
      return answerOf(tx, id);
    });
  }
}
