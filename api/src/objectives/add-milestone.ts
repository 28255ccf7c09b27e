import { Inject, Injectable } from '@nestjs/common';
import type { MilestoneRequest, MilestoneView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange } from '../platform/refusal';
import { answerOf, holdObjectiveOf, requireOnObjective, requireOpen, yearFaults } from './milestone-in-place';

@Injectable()
export class AddMilestone {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(objectiveId: string, { title, financialYear, dueDate, reporting = null }: MilestoneRequest, actor: Actor): Promise<MilestoneView> {
    return this.database.write(actor, async (tx) => {
      const objective = await holdObjectiveOf(tx, objectiveId);
      requireOnObjective(actor, 'objective.manage', objective);
      requireOpen(objective);
      const faults = yearFaults(financialYear, dueDate);
      if (faults.length > 0) throw needsChange(faults);
      const id = newId();
      await tx.rows('INSERT INTO milestone (organisation_id, id, objective_id, title, financial_year, due_date, reporting, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        tx.organisationId, id, objectiveId, title, financialYear, dueDate, reporting, tx.now,
      ]);
      await tx.record({ action: 'milestone.added', subjectType: 'milestone', subjectId: id, after: { objectiveId, title, financialYear, dueDate, reporting } });
      return answerOf(tx, id);
    });
  }
}
