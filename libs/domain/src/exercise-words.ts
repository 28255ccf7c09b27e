import { asSentence } from './as-sentence';
import { clockInWords } from './duration';
import type { ExerciseKind, ExerciseOutcome, ExerciseState } from './exercise-lifecycle';
import { measuredInWords, type AgainstRequirement, type MeasuredTime } from './exercise-recovery';

/** The words of rehearsals, as screens and paper print them. */
export const EXERCISE_KIND_WORDS: Readonly<Record<ExerciseKind, string>> = {
  walkthrough: 'Walkthrough', tabletop: 'Tabletop', simulation: 'Simulation', 'call-tree': 'Call-tree test', component: 'Component test', 'restore-test': 'Restore test', 'full-failover': 'Full failover',
};

export const EXERCISE_STATE_WORDS: Readonly<Record<ExerciseState, string>> = { planned: 'Planned', running: 'Running', ended: 'Ended, no result yet', held: 'Waits for sign-off', 'signed-off': 'Signed off', cancelled: 'Cancelled' };

export const EXERCISE_OUTCOME_WORDS: Readonly<Record<ExerciseOutcome, string>> = { passed: 'Passed', partly: 'Partly passed', failed: 'Failed' };

const AGAINST_WORDS: Readonly<Record<AgainstRequirement, string>> = { within: 'Within', over: 'Over', 'cannot-say': 'Cannot be said', 'not-known': 'Not known' };

/** "11 h 20 min", "More than 6 h", "Not measured" */
export function measuredWords(measured: MeasuredTime | null): string {
  return asSentence(measured ? measuredInWords(measured) : 'not measured');
}

/** Of a requirement that nothing can meet, as what comes after it alone takes longer. */
export const EVEN_AT_ONCE = 'Even at once is too late';

/** "RTO of 8 h"; 0 is a value, and says what it means: "RPO of 0 min (no loss of data)". A kept RTO of 0 no longer tells whether at once would have done. */
export const limitInWords = (name: 'RTO' | 'RPO', minutes: number): string => `${name} of ${clockInWords(minutes)}${minutes > 0 ? '' : name === 'RTO' ? ' (needed at once)' : ' (no loss of data)'}`;

/** Against what was asked for: "Over the RTO of 8 h". `minutes` on the clock; null: nobody said. `tooLateAtOnce` as of a requirement. */
export function againstWords(against: AgainstRequirement, minutes: number | null, name: 'RTO' | 'RPO', tooLateAtOnce = false): string {
  if (tooLateAtOnce) return EVEN_AT_ONCE;
  if (minutes === null) return `${name} not known`;
  const asked = `the ${limitInWords(name, minutes)}`;
  return against === 'cannot-say' ? `Whether it meets ${asked} cannot be said` : `${AGAINST_WORDS[against]} ${asked}`;
}

/** The moment for which `ageOfBackup` is told. */
export const backupAgeWhen = (broughtBack: readonly (string | null)[]): string => (broughtBack.some((moment) => moment) ? 'when it was back' : 'when the test ended');
