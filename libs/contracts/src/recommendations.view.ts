import type { RecommendationEntry, RecommendationPriority, RecommendationResponse, RecommendationSource, RecommendationState, Verdict } from '@holdfast/domain';
import type { ActionRow, ActionRiskView } from './actions.view';
import type { PersonRef } from './identity.view';

/** A row of GET /api/recommendations: Page<RecommendationRow>. `total` is null beyond 10,000. */
export interface RecommendationRow {
  id: string;
  /** E.g. `REC-007`; unique and never used again. */
  reference: string;
  title: string;
  source: RecommendationSource;
  reportTitle: string;
  reportDate: string;
  /** The report's own reference for it; empty without. */
  reportReference: string;
  priority: RecommendationPriority;
  state: RecommendationState;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  response: RecommendationResponse | null;
  /** Null until there is a response, and where it was not agreed. */
  dueDate: string | null;
  firstDueDate: string | null;
  /** Days from the first date to the present one; 0 without a date. */
  slipDays: number;
  /** Of the latest follow-up round; null before the first. */
  verdict: Verdict | null;
  endedAt: string | null;
}

/** GET /api/recommendations/:id (ETag), and the answer of every verb on one. Who neither reads its unit in full nor owns it gets 404. */
export interface RecommendationView extends RecommendationRow {
  finding: string;
  /** Those that the caller reads in full. */
  risks: ActionRiskView[];
  /** How many more there are, out of the caller's sight. */
  otherRisks: number;
  actions: ActionRow[];
  otherActions: number;
  /** Null without one, or where the caller may not read it. */
  supersededBy: { id: string; reference: string; title: string } | null;
  /** Newest first. */
  entries: RecommendationEntryView[];
  attachments: number;
  /** What the caller may do, by the same rules as the verbs. Edit it, and set another date. */
  mayManage: boolean;
  /** Respond, and say that it is implemented. */
  mayRespond: boolean;
  mayFollowUp: boolean;
  /** Link risks and actions, and attach files. */
  mayLink: boolean;
  /** The caller enters what an outside auditor found, and says who that was. */
  entersForOthers: boolean;
  version: number;
}

/** What somebody said of it, when, and why. A field that was not touched is null. */
export interface RecommendationEntryView {
  id: string;
  kind: RecommendationEntry;
  response: RecommendationResponse | null;
  dueDate: string | null;
  verdict: Verdict | null;
  /** Of a follow-up: the day on which it was looked at. */
  heldOn: string | null;
  /** Whose verdict it is, where it was entered for somebody outside; empty otherwise. */
  enteredFor: string;
  evidence: { id: string; name: string; withdrawn: boolean } | null;
  note: string;
  author: PersonRef;
  recordedAt: string;
}
