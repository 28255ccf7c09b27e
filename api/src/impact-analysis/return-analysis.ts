import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisReasonRequest, ImpactAnalysisView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadAnalysis, loadAnalysisToChange, toAnalysisView } from './load-analysis';
import { requireMove, requireToApprove } from './require-on-analysis';
import { updateAnalysis } from './write-analysis';

/** Back to whoever wrote it, with what is to be changed. */
@Injectable()
export class ReturnAnalysis {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: ImpactAnalysisReasonRequest, version: number, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadAnalysisToChange(tx, actor, id);
      requireToApprove(actor, found.activity);
      const step = requireMove(actor, found, 'return', version);
      await updateAnalysis(tx, found.analysis, { step }, { kind: 'returned', note: reason, authorId: actor.personId });
      await tx.record({ action: 'impact-analysis.returned', subjectType: 'impact-analysis', subjectId: id, before: { step: found.analysis.step }, after: { step, reason } });
      return toAnalysisView(actor, await loadAnalysis(tx, actor, id));
    });
  }
}
