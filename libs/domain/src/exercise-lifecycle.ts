/** How a plan is rehearsed, from talking it through to moving everything for real (NIST SP 800-84). */
export const EXERCISE_KINDS = ['walkthrough', 'tabletop', 'simulation', 'call-tree', 'component', 'restore-test', 'full-failover'] as const;
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

/** Those in which something is really brought back, so that the time it took is evidence. Talking about it never is. */
export const PROVING_KINDS = ['component', 'restore-test', 'full-failover'] as const satisfies readonly ExerciseKind[];
export const provesRecovery = (kind: ExerciseKind): boolean => (PROVING_KINDS as readonly ExerciseKind[]).includes(kind);

/** Where a rehearsal stands. Running: its clock runs and its log is written. Ended: what came of it is still to be said. Held: its result waits for another person. */
export const EXERCISE_STATES = ['planned', 'running', 'ended', 'held', 'signed-off', 'cancelled'] as const;
export type ExerciseState = (typeof EXERCISE_STATES)[number];

/** What came of it, of one of its objectives, or of one resource. */
export const EXERCISE_OUTCOMES = ['passed', 'partly', 'failed'] as const;
export type ExerciseOutcome = (typeof EXERCISE_OUTCOMES)[number];

export const EXERCISE_VERBS = ['edit', 'start', 'end', 'record', 'sign-off', 'cancel'] as const;
export type ExerciseVerb = (typeof EXERCISE_VERBS)[number];

/** Where a rehearsal may go. One that was never started is typed in from paper. A result can be typed in again until somebody signs it off. */
export const EXERCISE_TRANSITIONS = [
  { from: 'planned', verb: 'edit', to: 'planned' },
  { from: 'planned', verb: 'start', to: 'running' },
  { from: 'running', verb: 'end', to: 'ended' },
  { from: 'planned', verb: 'record', to: 'held' },
  { from: 'ended', verb: 'record', to: 'held' },
  { from: 'held', verb: 'record', to: 'held' },
  { from: 'held', verb: 'sign-off', to: 'signed-off' },
  { from: 'planned', verb: 'cancel', to: 'cancelled' },
] as const satisfies readonly { from: ExerciseState; verb: ExerciseVerb; to: ExerciseState }[];

/** Why each of the other moves is refused. */
const REFUSALS: Readonly<Record<ExerciseState, string>> = {
  planned: 'This rehearsal has not begun. Start it, or record what came of it.',
  running: 'This rehearsal is running. End it first.',
  ended: 'This rehearsal has ended. Record what came of it.',
  held: 'This rehearsal was held. Its result can be corrected until it is signed off.',
  'signed-off': 'This rehearsal is signed off. Its result never changes.',
  cancelled: 'This rehearsal was cancelled. Plan another one.',
};

export type ExerciseMove = { readonly ok: true; readonly to: ExerciseState } | { readonly ok: false; readonly message: string };

/** What becomes of a rehearsal, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveExercise(state: ExerciseState, verb: ExerciseVerb): ExerciseMove {
  const transition = EXERCISE_TRANSITIONS.find(({ from, verb: by }) => from === state && by === verb);
  return transition ? { ok: true, to: transition.to } : { ok: false, message: REFUSALS[state] };
}

/** Why this person may not sign a result off, or null: it takes another one than who led it and who typed it in. */
export function whyNotSignedOffBy(personId: string, leadId: string, recorderIds: readonly string[]): string | null {
  if (personId === leadId) return 'You led this rehearsal, so somebody else signs it off.';
  return recorderIds.includes(personId) ? 'You typed in this result, so somebody else signs it off.' : null;
}

/** What one rehearsal holds at most, and lengths in characters. */
export const EXERCISE_LIMITS = { plans: 20, resources: 60, objectives: 20, injects: 60, participants: 80, deviations: 60, findings: 60, steps: 1_000, minute: 60 * 24 * 14, line: 500, effort: 1_000_000 } as const;
