import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisView, ReviewImpactAnalysisRequest } from '@holdfast/contracts';
import { ANALYSIS_REVIEW_MONTHS, lastDayFault, whyNotAnalysisReviewedBy } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { loadAnalysis, loadAnalysisToChange, toAnalysisView } from './load-analysis';
import { requireMove, requireToApprove } from './require-on-analysis';
import { updateAnalysis } from './write-analysis';

/** Looked at and still right, by another person than those who wrote it: the next look is set. What it says does not change; for that there is a new version. */
@Injectable()
export class ReviewAnalysis {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note, nextReview }: ReviewImpactAnalysisRequest, version: number, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.write(actor, async (tx) => {
      const found = await loadAnalysisToChange(tx, actor, id);
      requireToApprove(actor, found.activity);
      const why = whyNotAnalysisReviewedBy(actor.personId, found.analysis.author_ids);
      if (why) throw notPermitted(why);
      requireMove(actor, found, 'review', version);
      // Hours that changed may have made it so after it was approved.
      if (found.analysis.contradictions.includes('rto-above-mtpd'))
        throw conflict('rto-above-mtpd', 'The RTO is longer than the MTPD by now, so this is not still right. Begin a new version of it.');
      const fault = lastDayFault(nextReview, found.today, ANALYSIS_REVIEW_MONTHS);
      if (fault) throw needsChange([{ field: 'nextReview', message: fault }]);
      await updateAnalysis(tx, found.analysis, { next_review: nextReview }, { kind: 'reviewed', note, authorId: actor.personId, nextReview });
      await tx.record({ action: 'impact-analysis.reviewed', subjectType: 'impact-analysis', subjectId: id, before: { nextReview: found.analysis.next_review }, after: { nextReview, note } });
      return toAnalysisView(actor, await loadAnalysis(tx, actor, id));
    });
  }
}
