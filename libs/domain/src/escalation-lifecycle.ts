/** Where a proposal leads: to the register above, to one below, or (decided by the mover) out of a project that is over. */
export const ESCALATION_KINDS = ['escalation', 'de-escalation', 'move'] as const;
export type EscalationKind = (typeof ESCALATION_KINDS)[number];

/** Where a proposal stands. Suggested: by the register's rule, and nobody has put it into words yet. Lapsed: there is nothing left to decide. */
export const ESCALATION_STATES = ['suggested', 'proposed', 'returned', 'accepted', 'declined', 'withdrawn', 'dismissed', 'lapsed'] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** What is on record about a proposal, entry by entry. */
export const ESCALATION_ENTRIES = ['suggested', 'proposed', 'returned', 'answered', 'accepted', 'declined', 'withdrawn', 'dismissed', 'lapsed', 'moved'] as const;
export type EscalationEntry = (typeof ESCALATION_ENTRIES)[number];

export const ESCALATION_VERBS = ['confirm', 'dismiss', 'return', 'answer', 'accept', 'decline', 'withdraw', 'lapse'] as const;
export type EscalationVerb = (typeof ESCALATION_VERBS)[number];

/** Where a proposal may go. A decision is final: a risk that is to be looked at again is proposed again. */
export const ESCALATION_TRANSITIONS = [
  { from: 'suggested', verb: 'confirm', to: 'proposed' },
  { from: 'suggested', verb: 'dismiss', to: 'dismissed' },
  { from: 'suggested', verb: 'lapse', to: 'lapsed' },
  { from: 'proposed', verb: 'return', to: 'returned' },
  { from: 'proposed', verb: 'accept', to: 'accepted' },
  { from: 'proposed', verb: 'decline', to: 'declined' },
  { from: 'proposed', verb: 'withdraw', to: 'withdrawn' },
  { from: 'proposed', verb: 'lapse', to: 'lapsed' },
  { from: 'returned', verb: 'answer', to: 'proposed' },
  { from: 'returned', verb: 'withdraw', to: 'withdrawn' },
  { from: 'returned', verb: 'lapse', to: 'lapsed' },
] as const satisfies readonly { from: EscalationState; verb: EscalationVerb; to: EscalationState }[];

/** Something is still to be done about it; a risk has at most one such proposal. */
export const isUndecided = (state: EscalationState): boolean => state === 'suggested' || state === 'proposed' || state === 'returned';

export const UNDECIDED_STATES: readonly EscalationState[] = ESCALATION_STATES.filter(isUndecided);

/** Why each of the other moves is refused. */
const REFUSALS: Readonly<Record<EscalationState, string>> = {
  suggested: 'This is suggested by the rule of the register. Put it into words first, or dismiss it.',
  proposed: 'This waits for its decision.',
  returned: 'This went back with a question and waits for the answer.',
  accepted: 'This was accepted already.',
  declined: 'This was declined already. Propose the risk again if something has changed.',
  withdrawn: 'This was withdrawn. There is nothing left to decide.',
  dismissed: 'This suggestion was dismissed already.',
  lapsed: 'This has lapsed. There is nothing left to decide.',
};

export type EscalationMove = { readonly ok: true; readonly to: EscalationState } | { readonly ok: false; readonly message: string };

/** What becomes of a proposal, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveEscalation(state: EscalationState, verb: EscalationVerb): EscalationMove {
  const transition = ESCALATION_TRANSITIONS.find(({ from, verb: by }) => from === state && by === verb);
  return transition ? { ok: true, to: transition.to } : { ok: false, message: REFUSALS[state] };
}

/**
 * Why somebody who may decide in the receiving register may not decide this very proposal, or null when they may: nobody
 * decides what they proposed or argued for, unless the organisation allows it.
 * @param proposerIds whoever proposed it or answered a question about it
 */
export function whyNotByProposer(personId: string, proposerIds: readonly string[], ownDecisionsAllowed: boolean): string | null {
  if (ownDecisionsAllowed || !proposerIds.includes(personId)) return null;
  return 'You proposed this, so somebody else decides it. The organisation can allow deciding one’s own proposals in its settings.';
}

/** What is asked of a risk before it is proposed anywhere. */
export interface ToPropose {
  readonly status: 'draft' | 'open' | 'closed';
  readonly registerName: string;
  readonly registerIsClosed: boolean;
  /** Null: there is none. */
  readonly receiver: { readonly name: string; readonly isClosed: boolean } | null;
  /** Reference of the open risk above that stands for this one already. */
  readonly shownAs: string | null;
  readonly undecided: EscalationState | null;
}

/** Why a risk cannot be proposed to the register above, or null when it can. */
export function whyNotEscalated({ status, registerName, registerIsClosed, receiver, shownAs, undecided }: ToPropose): string | null {
  const why = whyNotProposed({ status, registerIsClosed, undecided });
  if (why) return why;
  if (!receiver) return `No register lies above ${registerName}. There is nowhere to escalate to.`;
  if (receiver.isClosed) return `${receiver.name} is closed and takes no new risks.`;
  return shownAs === null ? null : `${shownAs} above stands for this risk already.`;
}

/** Why a risk cannot be proposed to a register below, or null when it can. */
export function whyNotHandedDown({ status, registerIsClosed, receiver, shownAs, undecided }: ToPropose): string | null {
  const why = whyNotProposed({ status, registerIsClosed, undecided });
  if (why) return why;
  if (receiver?.isClosed) return `${receiver.name} is closed and takes no new risks.`;
  return shownAs === null ? null : `${shownAs} above stands for this risk. Hand that down first, or take the link away.`;
}

function whyNotProposed({ status, registerIsClosed, undecided }: Pick<ToPropose, 'status' | 'registerIsClosed' | 'undecided'>): string | null {
  if (registerIsClosed) return 'This register is closed. Its risks can be read but not changed.';
  if (status === 'draft') return 'This is a draft. Submit it before it is proposed to another register.';
  if (status === 'closed') return 'This risk is closed. It can be read but not changed.';
  // What is only suggested is put into words by proposing it.
  if (undecided === 'proposed') return 'This risk has been proposed already and waits for the decision.';
  return undecided === 'returned' ? 'This risk has been proposed already, and a question about it waits for the answer.' : null;
}

/** Registers of these layers come to an end, and their risks may outlive them. */
export const MOVED_FROM = ['project', 'individual-assessment'] as const;
