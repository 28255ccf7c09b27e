import type { ObjectiveNode } from '@holdfast/contracts';
import { MILESTONE_STATES, type LevelSummary, type MilestoneProgress, type MilestoneState, type ObjectiveKind, type ReportingRhythm } from '@holdfast/domain';

export const KIND_WORDS: Readonly<Record<ObjectiveKind, string>> = { 'corporate-priority': 'Corporate priority', 'area-of-focus': 'Area of focus', 'service-objective': 'Service objective' };

export const REPORTING_WORDS: Readonly<Record<ReportingRhythm, string>> = { quarterly: 'Every quarter', 'half-yearly': 'Every half-year' };

export const PROGRESS_WORDS: Readonly<Record<MilestoneProgress, string>> = { 'not-due': 'Not due yet', fully: 'Fully achieved', partly: 'Partly achieved', 'not-achieved': 'Not achieved' };

export const MILESTONE_WORDS: Readonly<Record<MilestoneState, string>> = { fully: 'Fully achieved', partly: 'Partly achieved', 'not-achieved': 'Not achieved', 'not-reported': 'Not reported', 'not-due': 'Not due yet' };

const SHORT: Readonly<Record<MilestoneState, string>> = { fully: 'fully', partly: 'partly', 'not-achieved': 'not achieved', 'not-reported': 'not reported', 'not-due': 'not due' };

/** "3 fully, 1 not reported"; empty without milestones. */
export const milestonesInWords = (counts: ObjectiveNode['milestones']): string =>
  [...MILESTONE_STATES].reverse().flatMap((state) => (counts[state] ? [`${counts[state]} ${SHORT[state]}`] : [])).join(', ');

/** Of what stands in the way: how many have a level, and of how many more nothing is known or comparable. */
export function levelsInWords({ scored, levelOnly, unscored, notComparable, leftOut, cannotBeDrawn }: LevelSummary): string {
  const known = scored + levelOnly;
  const parts = [
    known ? `${known} ${known === 1 ? 'risk' : 'risks'}${levelOnly ? ` (${levelOnly} by level alone)` : ''}` : '',
    unscored ? `${unscored} unscored` : '', cannotBeDrawn ? `${cannotBeDrawn} that cannot be drawn` : '', notComparable ? `${notComparable} not comparable` : '', leftOut ? `${leftOut} counted in the risk above` : '',
  ];
  return parts.filter(Boolean).join(', ') || 'No open risk';
}

export const openRisks = ({ scored, levelOnly, unscored, notComparable, leftOut, cannotBeDrawn = 0 }: LevelSummary): number => scored + levelOnly + unscored + notComparable + leftOut + cannotBeDrawn;

/** "4 to be done, 1 of them late, 6 ended" */
export function actionsInWords(actions: ObjectiveNode['actions']): string {
  if (!actions) return '';
  const { unended, overdue, ended } = actions;
  const parts = [unended ? `${unended} to be done${overdue ? `, ${overdue} late` : ''}` : '', ended ? `${ended} done` : ''];
  return parts.filter(Boolean).join(', ');
}

/** "1 outside tolerance, 2 on target" */
export function indicatorsInWords(counts: ObjectiveNode['indicators']): string {
  const words = { outside: 'outside tolerance', 'within-tolerance': 'within tolerance', 'on-target': 'on target', 'no-target': 'without a target', 'not-collected': 'not collected', due: 'due', 'not-due': 'not due' } as const;
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((state) => (counts[state] ? [`${counts[state]} ${words[state]}`] : [])).join(', ');
}
