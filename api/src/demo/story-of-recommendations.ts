import type { ClaimRequest, CloseRecommendationRequest, FollowUpRequest, RaiseRecommendationRequest, RecommendationView, RescheduleRecommendationRequest, RespondRequest } from '@holdfast/contracts';
import { RECOMMENDATIONS, type DemoCouncil, type DemoRecommendation, type LoadDay } from '@holdfast/db';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';
import type { Voice } from './speaker';

/** After the actions of the day. */
const MINUTE = 400;

type ToldRecommendations = Map<string, RecommendationView>;

/** Recommendations from the report to what came of them. */
export function storyOfRecommendations(council: DemoCouncil, day: LoadDay, risks: ToldRisks): Step[] {
  const told: ToldRecommendations = new Map();
  return RECOMMENDATIONS.flatMap((recommendation, index) => storyOf(recommendation, index, council, day, risks, told));
}

function storyOf(recommendation: DemoRecommendation, index: number, council: DemoCouncil, day: LoadDay, risks: ToldRisks, told: ToldRecommendations): Step[] {
  const { key, raised, owner, later = [] } = recommendation;
  const at = (daysAgo: number): Date => day.moment(daysAgo, MINUTE + index);
  const now = (): RecommendationView => {
    const found = told.get(key);
    if (!found) throw new TypeError(`${recommendation.title} is not raised yet`);
    return found;
  };
  return [
    {
      at: at(raised.daysAgo), by: raised.by,
      act: async (voice) => {
        const made = await voice.post<RecommendationView>('recommendations', requestOf(recommendation, council, day));
        const riskIds = (recommendation.risks ?? []).map((reference) => riskAt(risks, reference).id);
        told.set(key, riskIds.length === 0 ? made : await voice.post<RecommendationView>(`recommendations/${made.id}/links`, { riskIds, actionIds: [] }, made.version));
      },
    },
    ...later.map((step) => ({
      at: at(step.daysAgo), by: step.by ?? owner,
      act: async (voice: Voice): Promise<void> => {
        const [what, body] = changeOf(step, day, told);
        told.set(key, await voice.post<RecommendationView>(`recommendations/${now().id}/${what}`, body, now().version));
      },
    })),
  ];
}

const requestOf = ({ source, report, title, finding, priority, unit, owner }: DemoRecommendation, council: DemoCouncil, day: LoadDay): RaiseRecommendationRequest => ({
  source, title, finding, priority, reportTitle: report.title, reportReference: report.reference, reportDate: day.dayAfter(-report.daysAgo), unitId: council.units[unit], ownerId: council.people[owner],
});

function changeOf(step: NonNullable<DemoRecommendation['later']>[number], day: LoadDay, told: ToldRecommendations): [what: string, body: object] {
  if ('response' in step) return ['response', { response: step.response, note: step.note, dueDate: step.dueInDays === undefined ? null : day.dayAfter(step.dueInDays) } satisfies RespondRequest];
  if ('dueInDays' in step) return ['due-dates', { dueDate: day.dayAfter(step.dueInDays), reason: step.reason } satisfies RescheduleRecommendationRequest];
  if ('claim' in step) return ['claim', { note: step.claim } satisfies ClaimRequest];
  if ('verdict' in step) {
    // What falls on a weekend was done on the Friday.
    const heldOn = day.moment(step.daysAgo).toISOString().slice(0, 10);
    return ['follow-ups', { verdict: step.verdict, note: step.found, heldOn, ...(step.enteredFor ? { enteredFor: step.enteredFor } : {}) } satisfies FollowUpRequest];
  }
  return ['closure', { as: step.ended, reason: step.reason, supersededById: step.inPlace ? (told.get(step.inPlace)?.id ?? null) : null } satisfies CloseRecommendationRequest];
}
