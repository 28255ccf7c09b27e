import type { EditControlRequest, NameControlsRequest, RecordCheckRequest, RiskView, SufficesRequest } from '@holdfast/contracts';
import { dayOf, EVIDENCE, EXERCISES, type DemoEvidence, type LoadDay } from '@holdfast/db';
import type { ToldControls } from './story-of-controls';
import { TYPED_IN_DAYS_LATER } from './story-of-exercises';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Voice } from './speaker';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

/** After controls and reviews of the day. */
const MINUTE = 420;
/** After the results of rehearsals that are typed in on the day. */
const AFTER_RESULTS = 520;

/** What suffices as evidence, which residuals lean on what, and what was looked at. */
export const storyOfEvidence = (day: LoadDay, risks: ToldRisks, controls: ToldControls, things: ToldContinuity): Step[] => EVIDENCE.flatMap((evidence, index) => storyOf(evidence, index, day, { risks, controls, things }));

interface Told {
  risks: ToldRisks;
  controls: ToldControls;
  things: ToldContinuity;
}

function storyOf(evidence: DemoEvidence, index: number, day: LoadDay, { risks, controls, things }: Told): Step[] {
  const { risk, control: title, named, checks = [] } = evidence;
  const control = async (voice: Voice): Promise<{ id: string; riskId: string; version: number }> => {
    const told = controls.get(`${risk} ${title}`);
    if (!told) throw new TypeError(`${title} is not in place yet`);
    return voice.get<{ id: string; riskId: string; version: number }>(`controls/${told.id}`);
  };
  const told = async (voice: Voice): Promise<void> => {
    risks.set(risk, await voice.get<RiskView>(`risks/${riskAt(risks, risk).id}`));
  };
  return [
    {
      at: day.moment(named.daysAgo, MINUTE + index), by: named.by,
      act: async (voice) => {
        const { id, riskId, version } = await control(voice);
        await voice.patch(`controls/${id}`, { suffices: sufficesOf(evidence, things) } satisfies EditControlRequest, version);
        await voice.post(`risks/${riskId}/leaning`, { controlIds: [id] } satisfies NameControlsRequest);
      },
    },
    ...checks.map(({ daysAgo, by, outcome, note }): Step => ({
      at: day.moment(daysAgo, MINUTE + index), by,
      act: async (voice) => {
        const { id } = await control(voice);
        await voice.post(`controls/${id}/checks`, { outcome, heldOn: dayOf(day.moment(daysAgo)), note } satisfies RecordCheckRequest);
        // A failure makes the review of the risk due.
        if (outcome === 'failed') await told(voice);
      },
    })),
    // So does a rehearsal.
    ...EXERCISES.filter(({ programme, result }) => programme !== undefined && programme === evidence.rehearsalsOf && result !== undefined)
      .map(({ daysAgo }): Step => ({ at: day.moment(daysAgo - TYPED_IN_DAYS_LATER, AFTER_RESULTS + index), by: named.by, act: told })),
  ];
}

const sufficesOf = ({ age, rehearsalsOf, plan, usedPlan }: DemoEvidence, things: ToldContinuity): SufficesRequest => ({
  kinds: rehearsalsOf ? ['exercise'] : plan ? ['plan-review'] : usedPlan ? ['invocation'] : ['manual-check'], age,
  ...(rehearsalsOf ? { asks: 'recovery-time', exerciseKinds: ['full-failover'], programmeId: thingAt(things, rehearsalsOf).id } : {}),
  ...(plan ?? usedPlan ? { planId: thingAt(things, (plan ?? usedPlan)!).id } : {}),
});
