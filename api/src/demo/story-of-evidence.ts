import type { EditControlRequest, NameControlsRequest, RecordCheckRequest, RiskView } from '@holdfast/contracts';
import { dayOf, EVIDENCE, type DemoEvidence, type LoadDay } from '@holdfast/db';
import type { ToldControls } from './story-of-controls';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Voice } from './speaker';
import type { Step } from './step';

/** After controls and reviews of the day. */
const MINUTE = 420;

/** What suffices as evidence, which residuals lean on what, and what was looked at. */
export const storyOfEvidence = (day: LoadDay, risks: ToldRisks, controls: ToldControls): Step[] => EVIDENCE.flatMap((evidence, index) => storyOf(evidence, index, day, { risks, controls }));

function storyOf({ risk, control: title, named, age, checks }: DemoEvidence, index: number, day: LoadDay, { risks, controls }: { risks: ToldRisks; controls: ToldControls }): Step[] {
  const control = async (voice: Voice): Promise<{ id: string; riskId: string; version: number }> => {
    const told = controls.get(`${risk} ${title}`);
    if (!told) throw new TypeError(`${title} is not in place yet`);
    return voice.get<{ id: string; riskId: string; version: number }>(`controls/${told.id}`);
  };
  return [
    {
      at: day.moment(named.daysAgo, MINUTE + index), by: named.by,
      act: async (voice) => {
        const { id, riskId, version } = await control(voice);
        await voice.patch(`controls/${id}`, { suffices: { kinds: ['manual-check'], age } } satisfies EditControlRequest, version);
        await voice.post(`risks/${riskId}/leaning`, { controlIds: [id] } satisfies NameControlsRequest);
      },
    },
    ...checks.map(({ daysAgo, by, outcome, note }): Step => ({
      at: day.moment(daysAgo, MINUTE + index), by,
      act: async (voice) => {
        const { id } = await control(voice);
        await voice.post(`controls/${id}/checks`, { outcome, heldOn: dayOf(day.moment(daysAgo)), note } satisfies RecordCheckRequest);
        // A failure makes the review of the risk due.
        if (outcome === 'failed') risks.set(risk, await voice.get<RiskView>(`risks/${riskAt(risks, risk).id}`));
      },
    })),
  ];
}
