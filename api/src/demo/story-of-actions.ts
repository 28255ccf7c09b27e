import type { ActionReasonRequest, ActionView, AddActionRequest, CompleteRequest, ProgressRequest, RescheduleRequest } from '@holdfast/contracts';
import { ACTIONS, dayOf, type DemoAction, type DemoCouncil, type LoadDay } from '@holdfast/db';
import { financialYearOf } from '@holdfast/domain';
import { riskAt, standingAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';
import type { Voice } from './speaker';

/** After the risks and the controls of the day. */
const MINUTE = 340;

/** Actions from their planning to where they are. */
export const storyOfActions = (council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] => ACTIONS.flatMap((action, index) => storyOf(action, index, council, day, risks));

function storyOf(action: DemoAction, index: number, council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] {
  const { planned, owner, later = [] } = action;
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  let told: ActionView | undefined;
  return [
    {
      at: at(planned.daysAgo), by: planned.by,
      act: async (voice) => {
        const [first] = action.risks;
        told = await voice.post<ActionView>(`risks/${riskAt(risks, first!).id}/actions`, requestOf(action, council, day, risks));
      },
    },
    ...later.map((step) => ({
      at: at(step.daysAgo), by: step.by ?? owner,
      act: async (voice: Voice): Promise<void> => {
        if (!told) throw new TypeError(`${action.title} is not planned yet`);
        const [what, body] = changeOf(step, day);
        told = await voice.post<ActionView>(`actions/${told.id}/${what}`, body, told.version);
      },
    })),
  ];
}

function requestOf({ title, description = '', owner, priority, risks: references, objectives = [], planned, costs = [], target, replaces }: DemoAction, council: DemoCouncil, day: LoadDay, risks: ToldRisks): AddActionRequest {
  const riskIds = references.map((reference) => riskAt(risks, reference).id);
  const thisYear = financialYearOf(dayOf(day.now));
  return {
    title, description, priority, riskIds, ownerId: council.people[owner], dueDate: day.dayAfter(planned.dueInDays), objectiveIds: objectives.map((code) => council.objectives[code]),
    costs: costs.map(({ year, kind, amount }) => ({ financialYear: thisYear + year, kind, amount })),
    ...(replaces === undefined ? {} : { replacement: { system: replaces.system, from: thisYear + replaces.from, to: thisYear + replaces.to } }),
    ...(target === undefined ? {} : { target: { riskId: riskIds[0]!, ...standingAt(target) } }),
  };
}

/** What a step of its story asks for. */
export function changeOf(step: NonNullable<DemoAction['later']>[number], day: LoadDay): [what: string, body: object] {
  if ('progress' in step) return ['progress', { progress: step.progress, note: step.note } satisfies ProgressRequest];
  if ('dueInDays' in step) return ['due-dates', { dueDate: day.dayAfter(step.dueInDays), reason: step.reason } satisfies RescheduleRequest];
  if ('done' in step) return ['completion', { note: step.done } satisfies CompleteRequest];
  return ['cancellation', { reason: step.cancelled } satisfies ActionReasonRequest];
}
