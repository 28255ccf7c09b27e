import type { AddControlRequest, AssessControlRequest, ControlView, WithdrawControlRequest } from '@holdfast/contracts';
import { CONTROLS, type DemoCouncil, type DemoControl, type LoadDay } from '@holdfast/db';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';
import type { Voice } from './speaker';

/** After the risks of the day, so that a control is put in place against one that is there. */
const MINUTE = 300;

/** The controls as they stand when a step is told, by the reference of their risk and their title. */
export type ToldControls = Map<string, ControlView>;

/** Controls, how they were found, and which were withdrawn. */
export const storyOfControls = (council: DemoCouncil, day: LoadDay, risks: ToldRisks, told: ToldControls): Step[] =>
  CONTROLS.flatMap((control, index) => storyOf(control, index, council, { day, risks, told }));

function storyOf({ risk, title, description = '', owner, putInPlace, later = [], withdrawn }: DemoControl, index: number, { people }: DemoCouncil, { day, risks, told }: { day: LoadDay; risks: ToldRisks; told: ToldControls }): Step[] {
  let control: ControlView | undefined;
  const tell = (what: string, body: object) => async (voice: Voice): Promise<void> => {
    if (!control) throw new TypeError(`${title} is not in place yet`);
    // Its evidence was stated since.
    const { version } = await voice.get<ControlView>(`controls/${control.id}`);
    control = await voice.post<ControlView>(`controls/${control.id}/${what}`, body, version);
  };
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  return [
    {
      at: at(putInPlace.daysAgo), by: putInPlace.by,
      act: async (voice) => {
        const { effectiveness, rationale = '' } = putInPlace;
        const request: AddControlRequest = { title, description, ownerId: people[owner], effectiveness, rationale };
        control = await voice.post<ControlView>(`risks/${riskAt(risks, risk).id}/controls`, request);
        told.set(`${risk} ${title}`, control);
      },
    },
    ...later.map(({ daysAgo, by, effectiveness, rationale }) => ({ at: at(daysAgo), by, act: tell('assessments', { effectiveness, rationale } satisfies AssessControlRequest) })),
    ...(withdrawn ? [{ at: at(withdrawn.daysAgo), by: withdrawn.by, act: tell('withdrawal', { reason: withdrawn.reason } satisfies WithdrawControlRequest) }] : []),
  ];
}
