/** Who recommends. Outside auditors have no account here: what they say is entered for them. */
export const RECOMMENDATION_SOURCES = ['internal-audit', 'external-audit', 'health-check', 'inspection', 'service-assurance', 'other'] as const;
export type RecommendationSource = (typeof RECOMMENDATION_SOURCES)[number];

const OUTSIDE: readonly RecommendationSource[] = ['external-audit', 'health-check', 'inspection'];

export const RECOMMENDATION_PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;
export type RecommendationPriority = (typeof RECOMMENDATION_PRIORITIES)[number];

/** What the responsible officer says to it. */
export const RESPONSES = ['agreed', 'partly-agreed', 'not-agreed'] as const;
export type RecommendationResponse = (typeof RESPONSES)[number];

/** What an auditor found in a follow-up round. */
export const VERDICTS = ['implemented', 'partly-implemented', 'not-implemented', 'no-longer-relevant'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where a recommendation stands. Claimed: its owner says that it is done, and no auditor has looked yet. */
export const RECOMMENDATION_STATES = [
  'raised', 'responded', 'claimed', 'partly-implemented', 'not-implemented', 'verified', 'no-longer-relevant', 'superseded', 'risk-accepted',
] as const;
export type RecommendationState = (typeof RECOMMENDATION_STATES)[number];

/** What is on record about a recommendation, entry by entry. */
export const RECOMMENDATION_ENTRIES = ['raised', 'responded', 'rescheduled', 'claimed', 'followed-up', 'superseded', 'risk-accepted'] as const;
export type RecommendationEntry = (typeof RECOMMENDATION_ENTRIES)[number];

/** Ends that are no verdict: another recommendation took its place, or the council bears the risk. */
export const RECOMMENDATION_CLOSURES = ['superseded', 'risk-accepted'] as const;
export type RecommendationClosure = (typeof RECOMMENDATION_CLOSURES)[number];

export const RECOMMENDATION_VERBS = ['edit', 'respond', 'reschedule', 'claim', 'follow-up', 'supersede', 'accept-risk'] as const;
export type RecommendationVerb = (typeof RECOMMENDATION_VERBS)[number];

const OUTSTANDING = ['raised', 'responded', 'claimed', 'partly-implemented', 'not-implemented'] as const satisfies readonly RecommendationState[];

/** Something is still to be done about it, or to be looked at. */
export const OUTSTANDING_STATES: readonly RecommendationState[] = OUTSTANDING;
export const isOutstanding = (state: RecommendationState): boolean => OUTSTANDING_STATES.includes(state);

interface Transition {
  readonly from: RecommendationState;
  readonly verb: RecommendationVerb;
  /** Null: where the verdict leads. */
  readonly to: RecommendationState | null;
}

/** Where a recommendation may go. No verb of its owner leads to an end: only what an auditor found does. */
export const RECOMMENDATION_TRANSITIONS: readonly Transition[] = [
  { from: 'raised', verb: 'respond', to: 'responded' },
  ...(['responded', 'partly-implemented', 'not-implemented'] as const).flatMap((from): Transition[] => [{ from, verb: 'claim', to: 'claimed' }, { from, verb: 'reschedule', to: from }]),
  ...OUTSTANDING.flatMap((from): Transition[] => [
    { from, verb: 'edit', to: from }, { from, verb: 'follow-up', to: null }, { from, verb: 'supersede', to: 'superseded' }, { from, verb: 'accept-risk', to: 'risk-accepted' },
  ]),
];

const AFTER_VERDICT: Readonly<Record<Verdict, RecommendationState>> = {
  implemented: 'verified', 'partly-implemented': 'partly-implemented', 'not-implemented': 'not-implemented', 'no-longer-relevant': 'no-longer-relevant',
};

export const stateAfterVerdict = (verdict: Verdict): RecommendationState => AFTER_VERDICT[verdict];

/** Why each of the other moves is refused. */
const REFUSALS: Readonly<Record<RecommendationState, string>> = {
  raised: 'This waits for the response of its owner. Respond first: agreed, partly agreed or not agreed.',
  responded: 'This was responded to already.',
  claimed: 'Its owner has said that it is implemented. It waits for an auditor to look.',
  'partly-implemented': 'This was responded to already, and an auditor found it partly implemented.',
  'not-implemented': 'This was responded to already, and an auditor found it not implemented.',
  verified: 'An auditor found this implemented. It can be read but not changed.',
  'no-longer-relevant': 'An auditor found this no longer relevant. It can be read but not changed.',
  superseded: 'Another recommendation took the place of this one. It can be read but not changed.',
  'risk-accepted': 'The risk of leaving this as it is was accepted. It can be read but not changed.',
};

export type RecommendationMove = { readonly ok: true; readonly to: RecommendationState } | { readonly ok: false; readonly message: string };

/** What becomes of a recommendation, or the sentence to show when it cannot be. A follow-up names its verdict. Permission is asked for apart. */
export function moveRecommendation(state: RecommendationState, verb: RecommendationVerb, verdict?: Verdict): RecommendationMove {
  const transition = RECOMMENDATION_TRANSITIONS.find(({ from, verb: by }) => from === state && by === verb);
  if (!transition) return { ok: false, message: REFUSALS[state] };
  if (transition.to !== null) return { ok: true, to: transition.to };
  return verdict === undefined ? { ok: false, message: 'A follow-up says what was found.' } : { ok: true, to: stateAfterVerdict(verdict) };
}

export interface FollowedUpBy {
  readonly personId: string;
  readonly isAuditor: boolean;
  /** Whose verdict it is, where it is entered for somebody outside. */
  readonly enteredFor: string;
}

/**
 * Why somebody who may follow up may not say this of this very recommendation, or null when they may: nobody judges their own
 * work, and a risk manager enters only what an outside auditor found, and says who that was.
 */
export function whyNotFollowedUp({ personId, isAuditor, enteredFor }: FollowedUpBy, of: { readonly ownerId: string; readonly source: RecommendationSource }): string | null {
  if (personId === of.ownerId) return 'You own this recommendation, so somebody else says what has come of it.';
  if (isAuditor) return null;
  if (!OUTSIDE.includes(of.source)) return 'This was recommended from inside the council. One of its auditors says what has come of it.';
  return enteredFor === '' ? 'Say whose verdict this is: it is entered for an outside auditor.' : null;
}

/** Whether what this source recommends is entered for somebody outside. */
export const isOutsideSource = (source: RecommendationSource): boolean => OUTSIDE.includes(source);

export interface DueDates {
  readonly state: RecommendationState;
  readonly dueDate: string | null;
}

/** Late: outstanding, not claimed, and past its date. What is claimed waits for an auditor, not for its owner. Both days "yyyy-mm-dd". */
export const isRecommendationLate = ({ state, dueDate }: DueDates, today: string): boolean =>
  isOutstanding(state) && state !== 'claimed' && dueDate !== null && dueDate < today;
