import type { AcceptRiskRequest } from '@holdfast/contracts';
import { ACCEPTANCES, type LoadDay } from '@holdfast/db';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';

/** In the afternoon, when all else of the day is told. */
const MINUTE = 400;

/** Who accepted a risk above appetite. */
export const storyOfAcceptances = (day: LoadDay, risks: ToldRisks): Step[] =>
  ACCEPTANCES.map(({ risk, daysAgo, by, reason, untilInDays }, index) => ({
    at: day.moment(daysAgo, MINUTE + index), by,
    act: async (voice) => {
      const { id, version } = riskAt(risks, risk);
      await voice.post(`risks/${id}/acceptances`, { reason, expiresOn: day.dayAfter(untilInDays) } satisfies AcceptRiskRequest, version);
    },
  }));
