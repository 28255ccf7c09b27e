import { Inject, Injectable } from '@nestjs/common';
import type { ImpactAnalysisView, ImpactOfActivityView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { bandsOf } from './impact-bands';
import { analysesWhere, loadActivity, loadAnalysis, mayManage, toAnalysedActivity, toAnalysisView } from './load-analysis';
import { scaleForNew } from './scale-for-new';

@Injectable()
export class ImpactAnalysisQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  one(id: string, actor: Actor): Promise<ImpactAnalysisView> {
    return this.database.readAsAt(actor, async (sql) => toAnalysisView(actor, await loadAnalysis(sql, actor, id)));
  }

  ofActivity(activityId: string, actor: Actor): Promise<ImpactOfActivityView> {
    return this.database.readAsAt(actor, async (sql) => {
      const activity = await loadActivity(sql, actor, activityId);
      const versions = (await analysesWhere(sql, actor, (bound) => `i.activity_id = ${bound.put(activityId)}`)).map((one) => toAnalysisView(actor, one));
      return {
        activity: toAnalysedActivity(activity),
        approved: versions.find(({ step }) => step === 'approved') ?? null,
        open: versions.find(({ step }) => step === 'draft' || step === 'submitted' || step === 'returned') ?? null,
        versions: versions.map(({ id, number, step, approvedBy, approvedAt, changedAt }) => ({ id, number, step, approvedBy, approvedAt, changedAt })),
        bands: (await bandsOf(sql, actor)).ends,
        matrixVersionId: await scaleForNew(sql, actor.organisationId),
        mayManage: !activity.retired && mayManage(actor, activity),
      };
    });
  }
}
