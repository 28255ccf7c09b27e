import { daysBetween } from './calendar';
import type { MilestoneProgress, ReportingRhythm } from './vocabulary';

/** How a milestone stands on a day. Not reported: its date is over, and nobody has said what became of it. */
export const MILESTONE_STATES = ['not-achieved', 'not-reported', 'partly', 'not-due', 'fully'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/**
 * What the latest report says; before its date, without one, not due. Silence after the date is never taken for success.
 * @param progress of the latest report, null without one
 */
export function milestoneState({ progress, dueDate }: { readonly progress: MilestoneProgress | null; readonly dueDate: string }, today: string): MilestoneState {
  if (progress !== null && progress !== 'not-due') return progress;
  return dueDate < today ? 'not-reported' : 'not-due';
}

/** A report from this many days before the end of a round counts for the round. */
export const REPORTED_EARLY_DAYS = 14;

export interface ReportedMilestone {
  /** The year in which its financial year begins: 2026 is 2026/27. */
  readonly financialYear: number;
  readonly reporting: ReportingRhythm;
  readonly progress: MilestoneProgress | null;
  /** Days "yyyy-mm-dd": of the latest report, and on which it was planned. */
  readonly reportedOn: string | null;
  readonly addedOn: string;
}

/** The last days of the rounds of a financial year. */
export const roundEnds = (financialYear: number, reporting: ReportingRhythm): readonly string[] => {
  const halves = [`${financialYear}-09-30`, `${financialYear + 1}-03-31`];
  return reporting === 'half-yearly' ? halves : [`${financialYear}-06-30`, halves[0]!, `${financialYear}-12-31`, halves[1]!];
};

/** The last day of the round for which a report is due on a day; null when none is. What is fully achieved needs no more of them. */
export function reportDue({ financialYear, reporting, progress, reportedOn, addedOn }: ReportedMilestone, today: string): string | null {
  if (progress === 'fully') return null;
  const end = roundEnds(financialYear, reporting).filter((day) => day < today && addedOn <= day).at(-1);
  if (end === undefined || (reportedOn !== null && daysBetween(reportedOn, end) <= REPORTED_EARLY_DAYS)) return null;
  return end;
}

/** Why a report of this progress has to say more; null when it need not. */
export const narrativeFault = (progress: MilestoneProgress, narrative: string): string | null =>
  narrative === '' && (progress === 'partly' || progress === 'not-achieved') ? `Write what is missing, and what is done about it: this is reported as ${progress === 'partly' ? 'partly' : 'not'} achieved` : null;
