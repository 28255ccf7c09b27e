/** Where a version of a plan stands. A plan has at most one that is being written or looked at, and one that holds. */
export const PLAN_VERSION_STATES = ['draft', 'in-review', 'approved', 'superseded', 'dropped'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

export const PLAN_VERSION_WORDS: Readonly<Record<PlanVersionState, string>> = { draft: 'Draft', 'in-review': 'In review', approved: 'Approved', superseded: 'Superseded', dropped: 'Dropped' };

export const PLAN_VERBS = ['save', 'submit', 'return', 'withdraw', 'approve', 'drop'] as const;
export type PlanVerb = (typeof PLAN_VERBS)[number];

/** Withdrawn by whoever submitted it, returned by whoever was to approve it: either way it is a draft again. */
export const PLAN_TRANSITIONS = [
  { from: 'draft', verb: 'save', to: 'draft' },
  { from: 'draft', verb: 'submit', to: 'in-review' },
  { from: 'draft', verb: 'drop', to: 'dropped' },
  { from: 'in-review', verb: 'return', to: 'draft' },
  { from: 'in-review', verb: 'withdraw', to: 'draft' },
  { from: 'in-review', verb: 'approve', to: 'approved' },
] as const satisfies readonly { from: PlanVersionState; verb: PlanVerb; to: PlanVersionState }[];

const REFUSALS: Readonly<Record<PlanVersionState, string>> = {
  draft: 'This version is a draft. Submit it for approval first.',
  'in-review': 'This version waits for its approval. Withdraw it to go on writing.',
  approved: 'This version is approved, and what was approved does not change. Start a new draft from it.',
  superseded: 'A later version has taken the place of this one. It can be read but not changed.',
  dropped: 'This draft was dropped. It can be read but not changed.',
};

export type PlanMove = { readonly ok: true; readonly to: PlanVersionState } | { readonly ok: false; readonly message: string };

/** What becomes of a version, or the sentence to show when it cannot be. Permission is asked for apart. */
export function movePlanVersion(state: PlanVersionState, verb: PlanVerb): PlanMove {
  const transition = PLAN_TRANSITIONS.find(({ from, verb: by }) => from === state && by === verb);
  return transition ? { ok: true, to: transition.to } : { ok: false, message: REFUSALS[state] };
}

/** Why somebody who may approve plans here may not approve this version, or null: whoever wrote in it never does. */
export const whyNotApprovedBy = (personId: string, editorIds: readonly string[]): string | null =>
  editorIds.includes(personId) ? 'You wrote in this version, so somebody else approves it.' : null;

/** What is on record about a plan, entry by entry. */
export const PLAN_ENTRIES = ['started', 'drafted', 'submitted', 'returned', 'withdrawn', 'approved', 'dropped', 'reviewed', 'pack-pulled', 'pdf-pulled', 'retired'] as const;
export type PlanEntry = (typeof PLAN_ENTRIES)[number];

/** Where a plan stands as a whole: `none` has no approved version, `overdue` is past its review date. */
export const PLAN_STANDINGS = ['current', 'overdue', 'none', 'retired'] as const;
export type PlanStanding = (typeof PLAN_STANDINGS)[number];

export function planStanding({ approved, nextReview, retired }: { readonly approved: boolean; readonly nextReview: string | null; readonly retired: boolean }, today: string): PlanStanding {
  if (retired) return 'retired';
  if (!approved) return 'none';
  return isPastReview(nextReview, today) ? 'overdue' : 'current';
}

/** Days as `2026-06-18`: from the day after it was due. Of a plan that nobody has approved there is no review to be late. */
export const isPastReview = (nextReview: string | null, today: string): boolean => nextReview !== null && nextReview < today;
