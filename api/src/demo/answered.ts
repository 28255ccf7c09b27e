import type { ActionView, PlanForLessonRequest } from '@holdfast/contracts';
import type { DemoAnswer, DemoCouncil, LoadDay } from '@holdfast/db';
import type { Step } from './step';
import { changeOf } from './story-of-actions';
import { riskAt, type ToldRisks } from './story-of-risks';

/** After the risks and actions of the day. */
export const ANSWERED = 400;

/** An action that was planned for a lesson or a finding, at its address, and what became of it. `index` keeps those of one day apart. */
export function answered({ risk, title, owner, priority, planned, later = [] }: DemoAnswer, index: number, { people }: DemoCouncil, day: LoadDay, risks: ToldRisks, address: () => string): Step[] {
  const at = (daysAgo: number): Date => day.moment(daysAgo, ANSWERED + index);
  let told: ActionView | undefined;
  return [
    {
      at: at(planned.daysAgo), by: planned.by,
      act: async (voice) => {
        told = await voice.post<ActionView>(address(), { riskId: riskAt(risks, risk).id, title, ownerId: people[owner], priority, dueDate: day.dayAfter(planned.dueInDays) } satisfies PlanForLessonRequest);
      },
    },
    ...later.map((step): Step => ({
      at: at(step.daysAgo), by: step.by ?? owner,
      act: async (voice) => {
        if (!told) throw new TypeError(`${title} is not planned yet`);
        const [what, body] = changeOf(step, day);
        told = await voice.post<ActionView>(`actions/${told.id}/${what}`, body, told.version);
      },
    })),
  ];
}
