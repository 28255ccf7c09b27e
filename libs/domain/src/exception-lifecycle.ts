import { whyReadOnly } from './risk-lifecycle';
import type { Layer, RiskStatus } from './vocabulary';

/*
 * An exception to policy: leave to deviate from it, for a while and under conditions, by somebody other than whoever asks (an
 * individual risk assessment; ISO/IEC 27001, 5.1 and 5.36, have deviations decided and looked at again).
 */

/** Registers of this layer hold risks that an exception may be asked for. */
export const EXCEPTION_LAYER: Layer = 'individual-assessment';

/** What was last done about an exception: this much is stored. That it ran out, went stale or was renewed is worked out. */
export const EXCEPTION_STEPS = ['requested', 'returned', 'approved', 'declined', 'withdrawn', 'revoked'] as const;
export type ExceptionStep = (typeof EXCEPTION_STEPS)[number];

/** What is on record about an exception, entry by entry. */
export const EXCEPTION_ENTRIES = ['requested', 'returned', 'answered', 'approved', 'declined', 'withdrawn', 'revoked'] as const;
export type ExceptionEntry = (typeof EXCEPTION_ENTRIES)[number];

export const EXCEPTION_VERBS = ['return', 'answer', 'approve', 'decline', 'withdraw', 'revoke'] as const;
export type ExceptionVerb = (typeof EXCEPTION_VERBS)[number];

/** Where an exception may go. What ended is asked for anew. */
export const EXCEPTION_TRANSITIONS = [
  { from: 'requested', verb: 'return', to: 'returned' },
  { from: 'requested', verb: 'approve', to: 'approved' },
  { from: 'requested', verb: 'decline', to: 'declined' },
  { from: 'requested', verb: 'withdraw', to: 'withdrawn' },
  { from: 'returned', verb: 'answer', to: 'requested' },
  { from: 'returned', verb: 'withdraw', to: 'withdrawn' },
  { from: 'approved', verb: 'revoke', to: 'revoked' },
] as const satisfies readonly { from: ExceptionStep; verb: ExceptionVerb; to: ExceptionStep }[];

/** Something is still to be done about it; a risk has at most one such request. */
export const isAsked = (step: ExceptionStep): boolean => step === 'requested' || step === 'returned';

export const ASKED_STEPS: readonly ExceptionStep[] = EXCEPTION_STEPS.filter(isAsked);

/** Why each of the other moves is refused. */
const REFUSALS: Readonly<Record<ExceptionStep, string>> = {
  requested: 'This request waits for its decision.',
  returned: 'This request went back with a question and waits for the answer.',
  approved: 'This exception was approved already.',
  declined: 'This request was declined already. Ask again if something has changed.',
  withdrawn: 'This request was withdrawn. There is nothing left to decide.',
  revoked: 'This exception was revoked already.',
};

export type ExceptionMove = { readonly ok: true; readonly to: ExceptionStep } | { readonly ok: false; readonly message: string };

/** What becomes of an exception, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveException(step: ExceptionStep, verb: ExceptionVerb): ExceptionMove {
  const transition = EXCEPTION_TRANSITIONS.find(({ from, verb: by }) => from === step && by === verb);
  return transition ? { ok: true, to: transition.to } : { ok: false, message: REFUSALS[step] };
}

/** What is looked at before an exception is asked for. */
export interface ToExcept {
  readonly status: RiskStatus;
  readonly layer: Layer;
  readonly registerName: string;
  readonly registerIsClosed: boolean;
  /** The risk has a residual score, or a residual level alone. */
  readonly scored: boolean;
  /** Of the request of the same risk that is not decided yet. */
  readonly asked: ExceptionStep | null;
}

/** Why no exception can be asked for on a risk, or null when one can. */
export function whyNotRequested({ status, layer, registerName, registerIsClosed, scored, asked }: ToExcept): string | null {
  if (layer !== EXCEPTION_LAYER) return `Exceptions are asked for in registers of individual assessments, and ${registerName} is none. Add the risk to such a register.`;
  const readOnly = whyReadOnly(status, registerIsClosed);
  if (readOnly) return readOnly;
  if (status === 'draft') return 'This is a draft. Add it to the register before an exception is asked for.';
  if (asked === 'requested') return 'An exception has been asked for already and waits for the decision.';
  if (asked === 'returned') return 'An exception has been asked for already, and a question about it waits for the answer.';
  return scored ? null : 'This risk has no residual score, so it is not known what the exception would let happen. Score it first.';
}

/** Who is about to decide, and who stands too near to the request to do so. */
export interface Deciding {
  readonly personId: string;
  /** Whoever asked for it or answered a question about it. */
  readonly requesterIds: readonly string[];
  readonly riskOwnerId: string | null;
}

/** Why somebody who may decide in the register may not decide this one, or null: neither who asks nor who owns the risk ever does. */
export function whyNotDecidedBy({ personId, requesterIds, riskOwnerId }: Deciding): string | null {
  if (requesterIds.includes(personId)) return 'You asked for this exception, so somebody else decides on it.';
  return riskOwnerId === personId ? 'You own this risk, so somebody else decides on its exception.' : null;
}
