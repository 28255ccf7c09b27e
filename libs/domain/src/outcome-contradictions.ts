import type { ExerciseOutcome } from './exercise-lifecycle';
import { limitInWords } from './exercise-words';
import type { StepProgress } from './log-progress';
import { missed, type Rehearsing } from './rehearsal-evidence';

/** What is on record of a rehearsal beside the outcome that somebody chose for it. */
export interface OutcomeFacts {
  readonly objectives: readonly { readonly text: string; readonly outcome: ExerciseOutcome | null }[];
  readonly resources: readonly (Rehearsing & { readonly name: string; readonly rtoMinutes: number | null; readonly rpoMinutes: number | null })[];
  /** Of its plans, and added on the day. */
  readonly steps: readonly Pick<StepProgress, 'state'>[];
}

/**
 * What speaks against the outcome of a rehearsal, each as a sentence without its stop. It passed: whatever fell short. It passed
 * partly: that no objective was reached. It failed: that every objective passed and nothing fell short. It is told, not refused: whoever
 * was there may know more.
 */
export function outcomeContradictions(outcome: ExerciseOutcome, { objectives, resources, steps }: OutcomeFacts): string[] {
  const short = [...objectives.flatMap(objectiveShort), ...resources.filter(missed).map(resourceShort), ...stepsShort(steps)];
  const all = (one: ExerciseOutcome): boolean => objectives.length > 0 && objectives.every((objective) => objective.outcome === one);
  switch (outcome) {
    case 'passed': return short;
    case 'partly': return all('failed') ? ['Every objective failed'] : [];
    case 'failed': return all('passed') && short.length === 0 ? ['Every objective passed, and nothing else fell short'] : [];
  }
}

const objectiveShort = ({ text, outcome }: OutcomeFacts['objectives'][number]): string[] => (outcome === 'failed' || outcome === 'partly' ? [`The objective “${text}” ${outcome === 'failed' ? 'failed' : 'was reached only partly'}`] : []);

function resourceShort({ name, givenUp, againstRto, againstRpo, rtoMinutes, rpoMinutes }: OutcomeFacts['resources'][number]): string {
  const over = [...(againstRto === 'over' && rtoMinutes !== null ? [limitInWords('RTO', rtoMinutes)] : []), ...(againstRpo === 'over' && rpoMinutes !== null ? [limitInWords('RPO', rpoMinutes)] : [])];
  return `${name} ${[...(givenUp ? ['was given up'] : []), ...(over.length > 0 ? [`missed its ${over.join(' and its ')}`] : [])].join(' and ')}`;
}

function stepsShort(steps: OutcomeFacts['steps']): string[] {
  const open = steps.filter(({ state }) => state !== 'finished' && state !== 'skipped').length;
  return open === 0 ? [] : [`${open} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} ${open === 1 ? 'was' : 'were'} neither finished nor skipped`];
}
