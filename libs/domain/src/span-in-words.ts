import { clockInWords } from './duration';
import type { PlannedSpan } from './planned-time';

/** Planned time in words: what is not known makes it "at least", and nothing known at all is not known. */
export function spanInWords({ minutes, unknown }: PlannedSpan): string {
  if (unknown === 0) return clockInWords(minutes);
  const steps = unknown === 1 ? '1 step not known' : `${unknown} steps not known`;
  return minutes === 0 ? `not known (${steps})` : `at least ${clockInWords(minutes)} (${steps})`;
}
