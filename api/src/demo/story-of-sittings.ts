import type { OpenSittingRequest, ReviewRiskRequest, RiskView, SittingView, SkipRiskRequest } from '@holdfast/contracts';
import { SITTINGS, type DemoCouncil, type DemoSitting, type LoadDay } from '@holdfast/db';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';
import type { Voice } from './speaker';

/** After lunch, a decision a minute. */
const MINUTE = 300;

/** Review sittings from their opening to their minutes. */
export const storyOfSittings = (council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] => SITTINGS.flatMap((sitting) => stepsOf(sitting, council, day, risks));

function stepsOf({ register, daysAgo, by, present, others, confirmed, putOff, note }: DemoSitting, council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] {
  const registerId = council.registers.find(({ prefix }) => prefix === register)?.id;
  let sittingId = '';
  const acts: ((voice: Voice) => Promise<void>)[] = [
    async (voice) => {
      const request: OpenSittingRequest = { scope: 'register', registerId, reach: 'all', people: present.map((person) => council.people[person]), others: [...others] };
      sittingId = (await voice.post<SittingView>('review-sittings', request)).id;
    },
    ...confirmed.map(({ risk, reason }) => async (voice: Voice) => {
      const { id, version } = riskAt(risks, risk);
      risks.set(risk, await voice.post<RiskView>(`risks/${id}/reviews`, { outcome: 'no-change', reason, sittingId } satisfies ReviewRiskRequest, version));
    }),
    ...putOff.map((risk) => async (voice: Voice) => void (await voice.post(`review-sittings/${sittingId}/skips`, { riskId: riskAt(risks, risk).id } satisfies SkipRiskRequest))),
    async (voice) => void (await voice.post(`review-sittings/${sittingId}/end`, { note })),
  ];
  return acts.map((act, index) => ({ at: day.moment(daysAgo, MINUTE + index), by, act }));
}
