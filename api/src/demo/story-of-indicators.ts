import type { CorrectReadingRequest, IndicatorRequest, IndicatorView, ReadingRequest, RiskView, TargetLine } from '@holdfast/contracts';
import { dayOf, INDICATORS, type DemoCouncil, type DemoIndicator, type LoadDay } from '@holdfast/db';
import { daysBetween, financialYearOf, periodEnd, periodStart, type IndicatorPeriod } from '@holdfast/domain';
import { idOf, type ToldObjectives } from './story-of-objectives';
import { riskAt, type ToldRisks } from './story-of-risks';
import type { Step } from './step';
import type { Voice } from './speaker';

/** The last hour of the day, a few minutes for each. */
const MINUTE = 430;

/** Indicators and what was read of them, period by period. */
export const storyOfIndicators = (council: DemoCouncil, day: LoadDay, objectives: ToldObjectives, risks: ToldRisks): Step[] =>
  INDICATORS.flatMap((indicator, index) => storyOf(indicator, MINUTE + index * 3, council, day, objectives, risks));

function storyOf(indicator: DemoIndicator, minute: number, council: DemoCouncil, day: LoadDay, objectives: ToldObjectives, risks: ToldRisks): Step[] {
  const { period, readings, lag, owner, by, behind = 0, mistyped, risks: watched = [] } = indicator;
  const today = dayOf(day.now);
  const starts = lastPeriods(period, readings.length + behind, today, lag).slice(0, readings.length);
  const startsOn = starts[0]!;
  const daysAgo = (index: number): number => daysBetween(periodEnd(period, starts[index]!), today) - lag;
  let view: IndicatorView | undefined;
  /** What is out of tolerance changes the risks that it watches. */
  const tell = async (voice: Voice, path: string, body: object): Promise<IndicatorView> => {
    const told = await voice.post<IndicatorView>(path, body);
    for (const reference of watched.filter((one) => risks.has(one))) risks.set(reference, await voice.get<RiskView>(`risks/${riskAt(risks, reference).id}`));
    return told;
  };
  return [
    {
      at: day.moment(Math.max(daysAgo(0) + 10, 400), minute), by,
      act: async (voice) => {
        view = await voice.post<IndicatorView>('indicators', requestOf(indicator, startsOn, council, today, objectives));
      },
    },
    // What watches a risk does so once the risk is there.
    ...(watched.length === 0 ? [] : [{
      at: day.moment(Math.min(daysAgo(0), 300), minute), by: 'riskManager' as const,
      act: async (voice: Voice) => {
        view = await voice.patch<IndicatorView>(`indicators/${view?.id}`, { riskIds: watched.map((reference) => riskAt(risks, reference).id) }, view?.version);
      },
    }]),
    ...readings.flatMap((reading, index): Step[] => {
      const at = (days: number): Date => day.moment(days, minute + 1);
      const wrong = index === readings.length - 2 ? mistyped : undefined;
      const value = typeof reading === 'number' ? reading : 'no' in reading ? null : reading.value;
      const right = { value, ...(typeof reading === 'number' ? {} : 'no' in reading ? { notCollected: reading.no } : { narrative: reading.why }) };
      const first: ReadingRequest = { periodStart: starts[index]!, ...(wrong ? { value: wrong.value, narrative: 'To be looked at.' } : right) };
      const enter: Step = { at: at(daysAgo(index)), by: owner, act: async (voice) => void (view = await tell(voice, `indicators/${view?.id}/readings`, first)) };
      if (!wrong) return [enter];
      const correct = { ...right, reason: wrong.reason } satisfies CorrectReadingRequest;
      return [enter, { at: at(daysAgo(index) - 1), by: owner, act: async (voice) => void (view = await tell(voice, `indicator-readings/${view?.latest?.id}/corrections`, correct)) }];
    }),
  ];
}

/** First days of the latest periods that were over for more than `lag` days, the earliest first. */
function lastPeriods(period: IndicatorPeriod, count: number, today: string, lag: number): string[] {
  const starts: string[] = [];
  for (let start = before(period, periodStart(period, today)); starts.length < count; start = before(period, start)) if (daysBetween(periodEnd(period, start), today) > lag) starts.unshift(start);
  return starts;
}

/** The period before: the one in which the day before lies. */
const before = (period: IndicatorPeriod, start: string): string => periodStart(period, dayOf(new Date(Date.parse(`${start}T00:00:00Z`) - 86_400_000)));

function requestOf(indicator: DemoIndicator, startsOn: string, council: DemoCouncil, today: string, objectives: ToldObjectives): IndicatorRequest {
  const { code, title, description = '', measure, direction, period, perspective, unit, owner, targets, tolerance } = indicator;
  const year = financialYearOf(today);
  const line = (at: number, target: DemoIndicator['targets'][number]): TargetLine =>
    typeof target === 'number' || target === null ? { financialYear: year + at, value: target, tolerance } : { financialYear: year + at, value: target[0], upper: target[1], tolerance };
  const [last, now, next] = targets;
  return {
    code, title, description, measure, direction, period, perspective, startsOn, unitId: council.units[unit], ownerId: council.people[owner],
    // What was aimed at the year before that was the same.
    targets: [line(-2, last), line(-1, last), line(0, now), line(1, next)], objectiveIds: indicator.objectives.map((one) => idOf(objectives, one)),
  };
}
