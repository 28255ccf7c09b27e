import { Inject, Injectable } from '@nestjs/common';
import type { PlanVersionView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { loadPlanToChange, requireCurrent, requireToManage } from './load-plan';
import { versionAnswer } from './load-plan-version';
import { addEntry, insertVersion } from './write-plan';

/** A draft that begins with what the approved version says; the parts keep their ids. */
@Injectable()
export class StartDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, version: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadPlanToChange(tx, actor, id);
      requireToManage(actor, place);
      requireCurrent(actor, place, version);
      const { row, versions } = place;
      if (row.openNumber !== null) throw conflict('open-already', `Version ${row.openNumber} is being written already. Go on with that one.`);
      const approved = await tx.one<{ content: PlanContent }>(`SELECT content FROM plan_version WHERE organisation_id = $1 AND plan_id = $2 AND state = 'approved'`, [tx.organisationId, id]);
      const number = Math.max(...versions.map((one) => one.number)) + 1;
      await insertVersion(tx, actor, id, number, approved?.content ?? EMPTY_PLAN);
      await addEntry(tx, actor, id, 'drafted', number);
      await tx.record({ action: 'plan.drafted', subjectType: 'plan', subjectId: id, after: { number, from: row.approvedNumber } });
      return versionAnswer(tx, actor, id, number);
    });
  }
}
