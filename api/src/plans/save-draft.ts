import { Inject, Injectable } from '@nestjs/common';
import type { PlanVersionView, SavePlanDraftRequest } from '@holdfast/contracts';
import { canonicalJson, type PlanContent } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { draftFaults } from './content-faults';
import { requireToManage } from './load-plan';
import { loadOpenToChange, toVersionView, versionAnswer } from './load-plan-version';
import { namesOf } from './plan-names';
import { digestOf, nameAgain, updatePlanVersion } from './write-plan';

/** Keeps what a draft says. It may lack anything; whoever saves it has written in it. */
@Injectable()
export class SaveDraft {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { content: asked }: SavePlanDraftRequest, read: number, actor: Actor): Promise<PlanVersionView> {
    return this.database.write(actor, async (tx) => {
      const open = await loadOpenToChange(tx, actor, id, read, 'save', (place) => requireToManage(actor, place));
      const { version: before, row } = open;
      const seen = new Set((await namesOf(tx, actor, before.content)).risks.map((risk) => risk.id));
      const unseen = before.content.riskIds.filter((risk) => !seen.has(risk));
      // A plain value: what validated the request is not what is kept.
      const content = JSON.parse(JSON.stringify({ ...asked, riskIds: [...new Set([...asked.riskIds, ...unseen])] })) as PlanContent;
      if (canonicalJson(content) === canonicalJson(before.content)) return toVersionView(tx, actor, open);
      const faults = await draftFaults(tx, actor, before.content, content);
      if (faults.length > 0) throw needsChange(faults);
      await updatePlanVersion(tx, before, { content, editor_ids: [...new Set([...before.editor_ids, actor.personId])] });
      await nameAgain(tx, before.id, content);
      const said = (of: PlanContent): string => digestOf(open.place.row.reference, row.number, of);
      await tx.record({ action: 'plan.draft-saved', subjectType: 'plan', subjectId: id, before: { digest: said(before.content) }, after: { number: row.number, digest: said(content) } });
      return versionAnswer(tx, actor, id, row.number);
    });
  }
}
