import { Inject, Injectable } from '@nestjs/common';
import type { ApproveImpactAnalysisRequest, ImpactAnalysisView } from '@holdfast/contracts';
import { ANALYSIS_REVIEW_MONTHS, lastDayFault, whyNotAnalysisApprovedBy } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { analysesWhere, loadAnalysis, loadAnalysisToChange, toAnalysisView } from './load-analysis';
import { requireMove, requireToApprove } from './require-on-analysis';
import { updateAnalysis } from './write-analysis';

/** Puts a version in force, by another person than those who wrote it. The one before it is superseded. */
@Injectable()
export class ApproveAnalysis {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { nextReview, note = '' }: ApproveImpactAnalysisRequest, version: number, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadAnalysisToChange(tx, actor, id);
      requireToApprove(actor, found.activity);
      const { analysis: before, today } = found;
      const why = whyNotAnalysisApprovedBy(actor.personId, before.author_ids);
      if (why) throw notPermitted(why);
      const step = requireMove(actor, found, 'approve', version);
      if (before.contradictions.includes('rto-above-mtpd'))
        throw conflict('rto-above-mtpd', 'The RTO is longer than the MTPD, so this cannot be approved as it is. Return it with what is to be changed.');
      const fault = lastDayFault(nextReview, today, ANALYSIS_REVIEW_MONTHS);
      if (fault) throw needsChange([{ field: 'nextReview', message: fault }]);
      await supersede(tx, actor, before.activity_id, before.number);
      await updateAnalysis(
        tx, before, { step, approved_by: actor.personId, approved_at: tx.now.toISOString(), next_review: nextReview }, { kind: 'approved', note, authorId: actor.personId, nextReview },
      );
      await tx.record({ action: 'impact-analysis.approved', subjectType: 'impact-analysis', subjectId: id, before: { step: before.step }, after: { step, nextReview, ...(note ? { note } : {}) } });
      return toAnalysisView(actor, await loadAnalysis(tx, actor, id));
    });
  }
}

async function supersede(tx: Transaction, actor: Actor, activityId: string, by: number): Promise<void> {
  const [earlier] = await analysesWhere(tx, actor, (bound) => `i.activity_id = ${bound.put(activityId)} AND i.step = 'approved'`);
  if (!earlier) return;
  const { analysis } = earlier;
  await updateAnalysis(tx, analysis, { step: 'superseded', next_review: null }, { kind: 'superseded', note: `By version ${by}`, authorId: actor.personId });
  await tx.record({
    action: 'impact-analysis.superseded', subjectType: 'impact-analysis', subjectId: analysis.id, before: { step: 'approved', nextReview: analysis.next_review }, after: { step: 'superseded', nextReview: null },
  });
}
