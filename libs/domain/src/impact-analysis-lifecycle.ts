/** Where a version of an analysis stands. What was approved never changes: a later version supersedes it. */
export const ANALYSIS_STEPS = ['draft', 'submitted', 'returned', 'approved', 'superseded', 'withdrawn'] as const;
export type AnalysisStep = (typeof ANALYSIS_STEPS)[number];

/** Somebody is still at work on it; an activity has at most one such version. */
export const OPEN_ANALYSIS_STEPS = ['draft', 'submitted', 'returned'] as const satisfies readonly AnalysisStep[];

/** What is on record about a version, entry by entry. */
export const ANALYSIS_ENTRIES = ['started', 'submitted', 'returned', 'approved', 'superseded', 'withdrawn', 'reviewed'] as const;
export type AnalysisEntry = (typeof ANALYSIS_ENTRIES)[number];

export const ANALYSIS_VERBS = ['edit', 'submit', 'return', 'approve', 'withdraw', 'review'] as const;
export type AnalysisVerb = (typeof ANALYSIS_VERBS)[number];

/** Where a version may go. */
export const ANALYSIS_TRANSITIONS = [
  { from: 'draft', verb: 'edit', to: 'draft' },
  { from: 'returned', verb: 'edit', to: 'returned' },
  { from: 'draft', verb: 'submit', to: 'submitted' },
  { from: 'returned', verb: 'submit', to: 'submitted' },
  { from: 'submitted', verb: 'return', to: 'returned' },
  { from: 'submitted', verb: 'approve', to: 'approved' },
  { from: 'draft', verb: 'withdraw', to: 'withdrawn' },
  { from: 'returned', verb: 'withdraw', to: 'withdrawn' },
  { from: 'submitted', verb: 'withdraw', to: 'withdrawn' },
  { from: 'approved', verb: 'review', to: 'approved' },
] as const satisfies readonly { from: AnalysisStep; verb: AnalysisVerb; to: AnalysisStep }[];

/** Why each of the other moves is refused. */
const REFUSALS: Readonly<Record<AnalysisStep, string>> = {
  draft: 'This version is a draft. Submit it for approval first.',
  submitted: 'This version waits for approval. Return it to change it.',
  returned: 'This version was returned. Change it and submit it again.',
  approved: 'This version is approved and does not change. Start a new one.',
  superseded: 'A later version has superseded this one.',
  withdrawn: 'This version was withdrawn. Start a new one.',
};

export type AnalysisMove = { readonly ok: true; readonly to: AnalysisStep } | { readonly ok: false; readonly message: string };

/** What becomes of a version, or the sentence to show when it cannot be. Permission is asked for apart. */
export function moveAnalysis(step: AnalysisStep, verb: AnalysisVerb): AnalysisMove {
  const transition = ANALYSIS_TRANSITIONS.find(({ from, verb: by }) => from === step && by === verb);
  return transition ? { ok: true, to: transition.to } : { ok: false, message: REFUSALS[step] };
}

/** Why this person may not approve a version, or null: nobody approves what they have written. */
export const whyNotAnalysisApprovedBy = (personId: string, authorIds: readonly string[]): string | null =>
  authorIds.includes(personId) ? 'You wrote this analysis, so somebody else approves it.' : null;

/** Why this person may not confirm at its review that a version still holds, or null: as with the approval, nobody vouches for what they have written. */
export const whyNotAnalysisReviewedBy = (personId: string, authorIds: readonly string[]): string | null =>
  authorIds.includes(personId) ? 'You wrote this analysis, so somebody else confirms that it still holds. If something has changed, start a new version.' : null;

/** An approved analysis is looked at again within so many months. */
export const ANALYSIS_REVIEW_MONTHS = 12;
