import { Inject, Injectable } from '@nestjs/common';
import type { InvocationView, PullInPlanRequest } from '@holdfast/contracts';
import { sayInLog } from '../incident-log';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { News } from '../platform/news';
import { answerOf, loadInvocationToChange, requireMove, requireToManage } from './load-invocation';
import { lockPlansToInvoke } from './plans-to-invoke';
import { toldPlans } from './stored-invocation';
import { joinPlans } from './write-invocation';

/** Another plan joins what runs: its steps stand in the checklist from now on, whom it names has a part, and the log says so. */
@Injectable()
export class PullInPlan {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(News) private readonly news: News,
  ) {}

  run(id: string, { planId, reason }: PullInPlanRequest, actor: Actor): Promise<InvocationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadInvocationToChange(tx, actor, id);
      requireToManage(actor, place);
      requireMove(place, 'pull-in');
      const plans = await lockPlansToInvoke(tx, actor, [planId], () => 'planId');
      const joined = await joinPlans(tx, actor, id, plans, place.plans.length, reason);
      const told = place.plans.map(({ planId: plan_id, versionId: plan_version_id }) => ({ plan_id, plan_version_id }));
      await tx.record({ action: 'invocation.plan-pulled-in', subjectType: 'invocation', subjectId: id, before: { plans: toldPlans(told) }, after: { plans: toldPlans([...told, ...joined]), reason } });
      await sayInLog(tx, this.news, { subject: 'invocation', id }, actor, { kind: 'plan-pulled-in', planId, text: reason });
      return answerOf(tx, actor, id);
    });
  }
}
