import type { LogProgress } from './log-progress';
import type { PlannedSpan } from './planned-time';
import { spanInWords } from './span-in-words';

/**
 * The sum of effort: what all steps really took, one added to the other, also where they ran at once. A step that was finished and whose
 * start nobody told makes it "at least". Null: no step was finished.
 */
export function effortOf({ steps }: Pick<LogProgress, 'steps'>): PlannedSpan | null {
  const finished = steps.filter(({ state }) => state === 'finished');
  if (finished.length === 0) return null;
  return { minutes: finished.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0), unknown: finished.filter(({ minutes }) => minutes === null).length };
}

/** The effort of a rehearsal in words: as typed for its resources, in minutes, where that was done; otherwise of its steps. Null: not known. */
export function rehearsedEffortInWords(typed: readonly (number | null)[], progress: Pick<LogProgress, 'steps'> | null): string | null {
  const known = typed.filter((minutes) => minutes !== null);
  const effort = known.length > 0 ? { minutes: known.reduce((sum, one) => sum + one, 0), unknown: 0 } : progress && effortOf(progress);
  return effort && spanInWords(effort);
}
