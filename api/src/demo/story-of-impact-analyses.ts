import type { ImpactAnalysisView } from '@holdfast/contracts';
import { ANALYSES, type DemoAnalysis, type DemoCouncil, type LoadDay } from '@holdfast/db';
import { DEFAULT_BANDS, type AnalysisCategory, type ImpactAnalysis, type WorkingCalendar } from '@holdfast/domain';
import { readTime } from './read-time';
import type { Voice } from './speaker';
import type { Step } from './step';
import { thingAt, type ToldContinuity } from './told-continuity';

/** After the partnerships of the day. */
const MINUTE = 445;

/** What it means to lose each activity: asked by the continuity manager, approved by whoever answers for it, looked at again since. */
export const storyOfImpactAnalyses = (council: DemoCouncil, day: LoadDay, told: ToldContinuity): Step[] =>
  ANALYSES.flatMap((analysis, index) => storyOf(analysis, index, { council, day, activities: told }));

function storyOf(analysis: DemoAnalysis, index: number, { council, day, activities }: { council: DemoCouncil; day: LoadDay; activities: ToldContinuity }): Step[] {
  const { startedDaysAgo, submittedDaysAgo, approved, reviewed } = analysis;
  const at = (daysAgo: number, later = 0): Date => day.moment(daysAgo, MINUTE + 2 * index + later);
  let told: ImpactAnalysisView | undefined;
  const say = (what: string, body: object) => async (voice: Voice): Promise<void> => {
    if (!told) throw new TypeError(`The analysis of ${analysis.activity} is not there yet`);
    told = await voice.post<ImpactAnalysisView>(`impact-analyses/${told.id}/${what}`, body, told.version);
  };
  const submitted = submittedDaysAgo ?? (approved ? approved.daysAgo + 3 : undefined);
  return [
    {
      at: at(startedDaysAgo), by: 'continuityManager',
      act: async (voice) => {
        told = await voice.post<ImpactAnalysisView>(`activities/${thingAt(activities, analysis.activity).id}/impact-analyses`, contentOf(analysis, council, await activities.calendars(voice)));
      },
    },
    ...(submitted === undefined ? [] : [{ at: at(submitted), by: 'continuityManager' as const, act: say('submission', {}) }]),
    ...(approved ? [{ at: at(approved.daysAgo, 1), by: approved.by, act: say('approval', { nextReview: day.dayAfter(approved.reviewInDays) }) }] : []),
    ...(reviewed ? [{ at: at(reviewed.daysAgo, 1), by: reviewed.by, act: say('reviews', { note: reviewed.note, nextReview: day.dayAfter(reviewed.reviewInDays) }) }] : []),
  ];
}

function contentOf({ impacts, notes = {}, rto, rpo, mtpd, mbco, percent, peaks = [], people, seats, equipment = [] }: DemoAnalysis, council: DemoCouncil, calendars: readonly WorkingCalendar[]): ImpactAnalysis {
  const matrix = council.registers.find(({ layer }) => layer === 'corporate');
  if (!matrix) throw new TypeError('the demo has a corporate register');
  return {
    bands: DEFAULT_BANDS,
    matrixVersionId: matrix.matrixVersionId,
    impacts: (Object.entries(impacts) as [AnalysisCategory, string][]).map(([category, levels]) => ({ category, levels: levels.split(' ').map((code) => (code === '-' ? null : code)), note: notes[category] ?? '' })),
    intolerable: '4',
    mtpdOverride: mtpd ? readTime(mtpd[0], calendars) : null,
    mtpdReason: mtpd?.[1] ?? '',
    rto: readTime(rto, calendars),
    rpo: rpo === undefined ? null : readTime(rpo, calendars),
    mbco,
    mbcoPercent: percent ?? null,
    peaks,
    people: countsOf(people),
    seats: seats === undefined ? DEFAULT_BANDS.map(() => null) : countsOf(seats),
    equipment: equipment.map(([what, counts]) => ({ what, counts: countsOf(counts) })),
  };
}

const countsOf = (text: string): (number | null)[] => text.split(' ').map((count) => (count === '-' ? null : Number(count)));
