import type { LogProgress } from './log-progress';
import type { PlannedSpan } from './planned-time';

/**
 * The sum of effort: what all steps really took, one added to the other, also where they ran at once. A step that was finished and whose
 * start nobody told makes it "at least". Null: no step was finished.
 */
export function effortOf({ steps }: Pick<LogProgress, 'steps'>): PlannedSpan | null {
  const finished = steps.filter(({ state }) => state === 'finished');
  if (finished.length === 0) return null;
  return { minutes: finished.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0), unknown: finished.filter(({ minutes }) => minutes === null).length };
}
