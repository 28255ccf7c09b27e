import type { ActionStatus } from './vocabulary';

export const ACTION_VERBS = ['report', 'reschedule', 'edit', 'complete', 'cancel', 'resume'] as const;
export type ActionVerb = (typeof ACTION_VERBS)[number];

/** Where an action may go. To report progress is to have begun; what has ended may be taken up again, so that a mistake can be mended. */
export const ACTION_TRANSITIONS = [
  { from: 'open', verb: 'edit', to: 'open' },
  { from: 'open', verb: 'reschedule', to: 'open' },
  { from: 'open', verb: 'report', to: 'in-progress' },
  { from: 'open', verb: 'complete', to: 'done' },
  { from: 'open', verb: 'cancel', to: 'cancelled' },
  { from: 'in-progress', verb: 'edit', to: 'in-progress' },
  { from: 'in-progress', verb: 'reschedule', to: 'in-progress' },
  { from: 'in-progress', verb: 'report', to: 'in-progress' },
  { from: 'in-progress', verb: 'complete', to: 'done' },
  { from: 'in-progress', verb: 'cancel', to: 'cancelled' },
  { from: 'done', verb: 'resume', to: 'in-progress' },
  { from: 'cancelled', verb: 'resume', to: 'in-progress' },
] as const satisfies readonly { from: ActionStatus; verb: ActionVerb; to: ActionStatus }[];

const ENDED: Readonly<Record<'done' | 'cancelled', string>> = {
  done: 'This action is done. Take it up again first, with a reason.',
  cancelled: 'This action is cancelled. Take it up again first, with a reason.',
};

/** The words of where an action stands, as screens and paper print them. */
export const ACTION_STATUS_WORDS: Readonly<Record<ActionStatus, string>> = { open: 'Open', 'in-progress': 'In progress', done: 'Done', cancelled: 'Cancelled' };

export type ActionMove = { readonly ok: true; readonly to: ActionStatus } | { readonly ok: false; readonly message: string };

/** What becomes of an action, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveAction(status: ActionStatus, verb: ActionVerb): ActionMove {
  const transition = ACTION_TRANSITIONS.find(({ from, verb: by }) => from === status && by === verb);
  if (transition) return { ok: true, to: transition.to };
  return { ok: false, message: status === 'done' || status === 'cancelled' ? ENDED[status] : 'This action has not ended. There is nothing to take up again.' };
}

/** Whether there is still something to do. */
export const isUnended = (status: ActionStatus): boolean => status === 'open' || status === 'in-progress';
