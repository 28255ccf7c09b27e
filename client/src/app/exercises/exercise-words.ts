import { clockInWords, measuredInWords, readRecurrence, recurrenceInWords, type AgainstRequirement, type ExerciseKind, type ExerciseOutcome, type ExerciseState, type MeasuredTime } from '@holdfast/domain';

/** The words of rehearsals as screens print them. */
export const KIND_WORDS: Readonly<Record<ExerciseKind, string>> = {
  walkthrough: 'Walkthrough', tabletop: 'Tabletop', simulation: 'Simulation', 'call-tree': 'Call-tree test', component: 'Component test', 'restore-test': 'Restore test', 'full-failover': 'Full failover',
};

export const STATE_WORDS: Readonly<Record<ExerciseState, string>> = { planned: 'Planned', running: 'Running', ended: 'Ended, no result yet', held: 'Waits for sign-off', 'signed-off': 'Signed off', cancelled: 'Cancelled' };

export const OUTCOME_WORDS: Readonly<Record<ExerciseOutcome, string>> = { passed: 'Passed', partly: 'Partly passed', failed: 'Failed' };

export const AGAINST_WORDS: Readonly<Record<AgainstRequirement, string>> = { within: 'Within', over: 'Over', 'cannot-say': 'Cannot be said', 'not-known': 'Not known' };

/** "11 h 20 min", "More than 6 h", "Not measured" */
export const measuredWords = (measured: MeasuredTime | null): string => {
  const words = measured ? measuredInWords(measured) : 'not measured';
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Against what was asked for: "Over the RTO of 8 h". */
export function againstWords(against: AgainstRequirement, minutes: number | null, name: 'RTO' | 'RPO'): string {
  if (minutes === null) return `${name} not known`;
  const asked = `the ${name} of ${clockInWords(minutes)}`;
  return against === 'cannot-say' ? `Whether it meets ${asked} cannot be said` : `${AGAINST_WORDS[against]} ${asked}`;
}

export function recurrenceWords(text: string): string {
  const recurrence = readRecurrence(text);
  return recurrence ? recurrenceInWords(recurrence) : text;
}
