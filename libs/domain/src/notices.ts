/** What people are told of without asking. Each kind is read by a file of the API's `notices/kinds`. */
export const NOTICE_KINDS = ['review', 'action', 'decision', 'outcome', 'acceptance', 'exception', 'reading', 'milestone', 'recommendation', 'partnership', 'impact-analysis', 'plan', 'exercise', 'evidence', 'token', 'invocation', 'failure-review'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Each kind as a filter and a heading of the digest say it. */
export const NOTICE_WORDS: Readonly<Record<NoticeKind, string>> = {
  review: 'Reviews',
  action: 'Actions',
  decision: 'Decisions to take',
  outcome: 'Decisions taken',
  acceptance: 'Acceptances',
  exception: 'Exceptions to policy',
  reading: 'Readings due',
  milestone: 'Milestones',
  recommendation: 'Recommendations of auditors',
  partnership: 'Reviews of partnerships',
  'impact-analysis': 'Impact analyses',
  plan: 'Recovery plans',
  exercise: 'Rehearsals',
  evidence: 'Evidence that failed',
  token: 'API tokens',
  invocation: 'Invocations',
  'failure-review': 'Reviews of failures',
};

/** One of them, as its row says. */
export const ONE_NOTICE_WORDS: Readonly<Record<NoticeKind, string>> = {
  review: 'Review',
  action: 'Action',
  decision: 'Decision to take',
  outcome: 'Decision taken',
  acceptance: 'Acceptance',
  exception: 'Exception to policy',
  reading: 'Reading due',
  milestone: 'Milestone',
  recommendation: 'Recommendation of an auditor',
  partnership: 'Review of a partnership',
  'impact-analysis': 'Impact analysis',
  plan: 'Recovery plan',
  exercise: 'Rehearsal',
  evidence: 'Evidence that failed',
  token: 'API token',
  invocation: 'Invocation',
  'failure-review': 'Review of a failure',
};

/** Of these the day is the last one on which something holds, rather than one by which it is to be done. */
export const NOTICES_WITH_LAST_DAY: readonly NoticeKind[] = ['acceptance', 'exception', 'token'];

/** What was decided is told of for so many days. */
export const NOTICE_LOOK_BACK_DAYS = 30;
