import type { PlanVersionView, PlanView, ReviewPlanRequest, SavePlanDraftRequest, StartPlanRequest } from '@holdfast/contracts';
import { PLANS, type DemoCouncil, type DemoPlan, type DemoPlanVersion, type LoadDay, type PlanKey } from '@holdfast/db';
import { contentOfPlan } from './content-of-plan';
import type { ToldRisks } from './story-of-risks';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

/** After activities, resources and analyses of the day. */
const MINUTE = 500;

interface Telling {
  readonly council: DemoCouncil;
  readonly day: LoadDay;
  readonly things: ToldContinuity;
  readonly risks: ToldRisks;
}

/** Recovery plans: begun by the continuity manager, written by whoever knows, approved by somebody else, looked at again since. */
export const storyOfPlans = (council: DemoCouncil, day: LoadDay, things: ToldContinuity, risks: ToldRisks): Step[] =>
  (Object.keys(PLANS) as PlanKey[]).flatMap((key, index) => storyOf(key, PLANS[key], index, { council, day, things, risks }));

function storyOf(key: string, plan: DemoPlan, index: number, telling: Telling): Step[] {
  const { council, day, things } = telling;
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  const [first, ...later] = plan.versions;
  if (!first) throw new TypeError(`${key} has no version`);
  return [
    {
      at: at(first.startedDaysAgo), by: 'continuityManager',
      act: async (voice) => {
        things.things.set(key, await voice.post<PlanView>('plans', startOf(plan, council, things)));
      },
    },
    ...written(key, first, at, telling),
    ...later.flatMap((version): Step[] => [
      {
        at: at(version.startedDaysAgo), by: version.by,
        act: async (voice) => {
          const { id } = thingAt(things, key);
          await voice.post(`plans/${id}/drafts`, {}, (await voice.get<PlanView>(`plans/${id}`)).version);
        },
      },
      ...written(key, version, at, telling),
    ]),
    ...(plan.reviewed ? [{
      at: at(plan.reviewed.daysAgo), by: plan.reviewed.by,
      act: async (voice) => {
        const { id } = thingAt(things, key);
        await voice.post(`plans/${id}/reviews`, { note: plan.reviewed!.note } satisfies ReviewPlanRequest, (await voice.get<PlanView>(`plans/${id}`)).version);
      },
    } satisfies Step] : []),
  ];
}

/** From the first word of a version to its approval, as far as it has come. */
function written(key: string, { startedDaysAgo, by, submitted, approved, content }: DemoPlanVersion, at: (daysAgo: number) => Date, telling: Telling): Step[] {
  let told: PlanVersionView | undefined;
  return [
    {
      at: at(submitted?.daysAgo ?? startedDaysAgo), by,
      act: async (voice) => {
        const { id } = thingAt(telling.things, key);
        told = await voice.patch<PlanVersionView>(`plans/${id}/draft`, { content: contentOfPlan(key, content, telling) } as SavePlanDraftRequest, 1);
        if (submitted) told = await voice.post<PlanVersionView>(`plans/${id}/draft/submission`, submitted.note ? { note: submitted.note } : {}, told.version);
      },
    },
    ...(approved ? [{
      at: at(approved.daysAgo), by: approved.by,
      act: async (voice) => {
        if (!told) throw new TypeError(`${key} is not submitted yet`);
        told = await voice.post<PlanVersionView>(`plans/${told.planId}/draft/approval`, approved.note ? { note: approved.note } : {}, told.version);
      },
    } satisfies Step] : []),
  ];
}

const startOf = ({ kind, name, unit, owner, parent, reviewMonths = 12 }: DemoPlan, { units, people }: DemoCouncil, things: ToldContinuity): StartPlanRequest => ({
  kind, name, unitId: units[unit], ownerId: people[owner], parentId: parent ? thingAt(things, parent).id : null, reviewMonths,
});
