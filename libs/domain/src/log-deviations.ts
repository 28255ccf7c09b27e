import type { LogProgress, StepProgress } from './log-progress';

export const LOG_DEVIATIONS = ['added', 'skipped', 'early', 'not-done'] as const;

/** Where the day went another way than the plan. */
export interface LogDeviation {
  readonly kind: (typeof LOG_DEVIATIONS)[number];
  readonly planId: string | null;
  readonly stepId: string;
  /** As a sentence to show. */
  readonly text: string;
}

/** Steps that were added, skipped, or started before what they wait for, in the order of the steps. Once it is `closed`, also those that were neither finished nor skipped. */
export function deviationsOf({ steps }: Pick<LogProgress, 'steps'>, closed = false): LogDeviation[] {
  return steps.flatMap((one) => {
    const about = (kind: LogDeviation['kind'], text: string): LogDeviation => ({ kind, planId: one.step.planId, stepId: one.step.id, text });
    return [
      ...(one.added ? [about('added', `Step added: ${sentence(one.step.title)}`)] : []),
      ...(one.skipped ? [about('skipped', `${name(one)} was skipped: ${sentence(one.skipped.text)}`)] : []),
      ...(one.early.length > 0 ? [about('early', `${name(one)} was started before ${early(one, steps)}.`)] : []),
      ...(closed && !one.finished && !one.skipped ? [about('not-done', `${name(one)} ${one.started ? 'was started and never finished' : 'was never begun'}.`)] : []),
    ];
  });
}

const name = ({ added, label, step }: StepProgress): string => (added ? `Added step “${step.title}”` : `Step ${label} “${step.title}”`);

function early(one: StepProgress, steps: readonly StepProgress[]): string {
  const labels = steps.filter(({ step }) => step.planId === one.step.planId && one.early.includes(step.id)).map(({ label }) => label);
  return labels.length === 1 ? `step ${labels[0]} was done` : `steps ${labels.slice(0, -1).join(', ')} and ${labels.at(-1)} were done`;
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
