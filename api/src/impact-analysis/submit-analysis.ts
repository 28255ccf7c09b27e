import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisView, SubmitImpactAnalysisRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadAnalysis, loadAnalysisToChange, toAnalysisView } from './load-analysis';
import { requireMove, requireToManage } from './require-on-analysis';
import { updateAnalysis } from './write-analysis';

/** Puts a draft to whoever approves it. Whoever submits it stands for what it says. */
@Injectable()
export class SubmitAnalysis {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: SubmitImpactAnalysisRequest, version: number, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadAnalysisToChange(tx, actor, id);
      requireToManage(actor, found.activity);
      const step = requireMove(actor, found, 'submit', version);
      const { analysis: before } = found;
      await updateAnalysis(tx, before, { step, author_ids: [...new Set([...before.author_ids, actor.personId])] }, { kind: 'submitted', note, authorId: actor.personId });
      await tx.record({ action: 'impact-analysis.submitted', subjectType: 'impact-analysis', subjectId: id, before: { step: before.step }, after: { step, ...(note ? { note } : {}) } });
      return toAnalysisView(actor, await loadAnalysis(tx, actor, id));
    });
  }
}
