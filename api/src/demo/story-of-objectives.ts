import type { EditObjectiveRequest, MilestoneReportRequest, MilestoneRequest, MilestoneView, ObjectiveRequest, ObjectiveView } from '@holdfast/contracts';
import { dayOf, PLACED, PLAN, type DemoCouncil, type DemoMilestone, type LoadDay, type PersonKey } from '@holdfast/db';
import { daysBetween, financialYearOf, roundEnds, type ReportingRhythm } from '@holdfast/domain';
import type { Step } from './step';
import type { Voice } from './speaker';

/** The objectives of the plan as they were added, by code; the ones that the council was set up with are there already. */
export type ToldObjectives = Map<string, string>;

const PLANNED_DAYS_AGO = 750;
const MINUTE = 20;

/** The plan as it was adopted, then its milestones year by year, each reported as its dates came. */
export function storyOfObjectives(council: DemoCouncil, day: LoadDay, told: ToldObjectives): Step[] {
  for (const [code, id] of Object.entries(council.objectives)) told.set(code, id);
  const plan = PLAN.map((objective, index): Step => ({
    at: day.moment(PLANNED_DAYS_AGO, MINUTE + index), by: objective.by,
    act: async (voice) => {
      const { code, title, description = '', kind, parent, unit, officer, perspective, reporting } = objective;
      const request: ObjectiveRequest = {
        code, title, description, kind, unitId: council.units[unit], parentId: parent === undefined ? null : idOf(told, parent), officerId: council.people[officer], perspective: perspective ?? null,
        ...(reporting ? { reporting } : {}),
      };
      told.set(code, (await voice.post<ObjectiveView>('objectives', request)).id);
    },
  }));
  const placed = Object.entries(PLACED).map(([code, { parent, officer, perspective, reporting }], index): Step => ({
    at: day.moment(PLANNED_DAYS_AGO - 3, MINUTE + index), by: 'headOfIct',
    act: async (voice) => {
      const request: EditObjectiveRequest = { parentId: parent === undefined ? null : idOf(told, parent), officerId: council.people[officer], perspective: perspective ?? null, ...(reporting ? { reporting } : {}) };
      await voice.patch(`objectives/${idOf(told, code)}`, request, 1);
    },
  }));
  const all = [
    ...PLAN.map(({ code, by, officer, milestones = [], reporting: rhythm = 'quarterly' }) => ({ code, by, officer, rhythm, milestones })),
    ...Object.entries(PLACED).map(([code, { officer, milestones = [], reporting: rhythm = 'quarterly' }]) => ({ code, by: 'headOfIct' as PersonKey, officer, rhythm, milestones })),
  ];
  return [...plan, ...placed, ...all.flatMap(({ milestones, ...of }, index) => milestones.flatMap((milestone, place) => storyOf(milestone, of, MINUTE + index * 3 + place, day, told)))];
}

interface Of {
  code: string;
  by: PersonKey;
  officer: PersonKey;
  rhythm: ReportingRhythm;
}

function storyOf({ title, year, due, reporting, silent, reports: said }: DemoMilestone, { code, by, officer, rhythm }: Of, minute: number, day: LoadDay, told: ToldObjectives): Step[] {
  const today = dayOf(day.now);
  const financialYear = financialYearOf(today) + year;
  const dueDate = `${Number(due.slice(0, 2)) >= 4 ? financialYear : financialYear + 1}-${due}`;
  // Agreed shortly before the year begins; that of a year ahead a while ago.
  const addedAgo = Math.min(Math.max(daysBetween(`${financialYear}-04-01`, today) + 12, 20), PLANNED_DAYS_AGO - 6);
  // Until its date it is said to be on course, round by round.
  const onCourse = roundEnds(financialYear, reporting ?? rhythm).filter((end) => end < dueDate).map((end) => ({ days: 5 - daysBetween(end, dueDate), progress: 'not-due' as const, narrative: 'On course.' }));
  const reports = silent ? [] : [...onCourse, ...(said ?? [{ days: 8, progress: 'fully' as const }])].sort((one, other) => one.days - other.days);
  let milestone: MilestoneView | undefined;
  return [
    {
      at: day.moment(addedAgo, minute), by,
      act: async (voice) => {
        milestone = await voice.post<MilestoneView>(`objectives/${idOf(told, code)}/milestones`, { title, financialYear, dueDate, ...(reporting ? { reporting } : {}) } satisfies MilestoneRequest);
      },
    },
    ...reports.flatMap(({ days, progress, narrative = '' }): Step[] => {
      const ago = daysBetween(dueDate, today) - days;
      // What has not come yet is not told.
      if (ago <= 0 || ago >= addedAgo) return [];
      return [{
        at: day.moment(ago, minute), by: officer,
        act: async (voice: Voice) => {
          if (!milestone) throw new TypeError(`${title} is not planned yet`);
          milestone = await voice.post<MilestoneView>(`milestones/${milestone.id}/reports`, { progress, narrative } satisfies MilestoneReportRequest, milestone.version);
        },
      }];
    }),
  ];
}

export function idOf(told: ToldObjectives, code: string): string {
  const id = told.get(code);
  if (!id) throw new TypeError(`${code} is not in the plan yet`);
  return id;
}
