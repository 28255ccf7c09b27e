import { Inject, Injectable } from '@nestjs/common';
import type { PlanNoteRequest, PlanVersionView } from '@holdfast/contracts';
import { planCode } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { submissionFaults } from './content-faults';
import { requireToManage } from './load-plan';
import { loadOpenToChange, versionAnswer } from './load-plan-version';
import { addEntry, digestOf, updatePlanVersion } from './write-plan';

/** Hands the draft to somebody else for approval, once it says what a plan has to say. From now on its words do not change. */
@Injectable()
export class SubmitDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: PlanNoteRequest, read: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, async (tx) => {
      const { version, place, to } = await loadOpenToChange(tx, actor, id, read, 'submit', (one) => requireToManage(actor, one));
      const faults = await submissionFaults(tx, version.content);
      if (faults.length > 0) throw needsChange(faults);
      const digest = digestOf(place.row.reference, version.number, version.content);
      await updatePlanVersion(tx, version, { state: to, digest, code: planCode(digest), submitted_by: actor.personId, submitted_at: tx.now.toISOString() });
      await addEntry(tx, actor, id, 'submitted', version.number, note);
      await tx.record({ action: 'plan.submitted', subjectType: 'plan', subjectId: id, after: { number: version.number, digest, ...(note ? { note } : {}) } });
      return versionAnswer(tx, actor, id, version.number);
    });
  }
}
