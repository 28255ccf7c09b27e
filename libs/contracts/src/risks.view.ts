import type { AssessmentKind, AsEvidenced, EvidenceKind, ExemptGround, ExtraField, Proximity, RiskStatus, Treatment } from '@holdfast/domain';
import type { ActionRow } from './actions.view';
import type { EscalationRow } from './escalations.view';
import type { ExceptionRow } from './exceptions.view';
import type { PersonRef } from './identity.view';
import type { ImpactAnalysisRow } from './impact-analysis.view';
import type { PartnershipRow } from './partnerships.view';
import type { PlanRow } from './plans.view';
import type { ExerciseRow } from './exercises.view';
import type { RecommendationRow } from './recommendations.view';

/** Where a risk stands by one kind of assessment. All null: unscored. Likelihood and impact null: only the level is known. */
export interface StandingView {
  matrixVersionId: string | null;
  likelihood: string | null;
  impact: string | null;
  level: string | null;
  score: number | null;
}

/** What the residual did at its latest assessment. `levels` is signed: up is worse. Null: never scored. */
export type MovementView = { kind: 'new' | 'now-scored' | 'now-unscored' | 'not-comparable' } | { kind: 'levels'; levels: number } | null;

/**
 * A row of GET /api/registers/:id/risks (?below=true) and GET /api/risks: Page<RiskRow>.
 * Filters, repeatable where a list makes sense: status (open default, closed, draft), owner, unit (with all below it), category,
 * level, treatment, likelihood + impact + kind (a cell), unscored, levelOnly, notComparable, leftOut, due (overdue|soon),
 * objective, q (words or parts of words). Places of the map mean what they mean there: see RiskFilter. GET /api/risks takes
 * matrixVersionId for them. `total` is null beyond 10,000 behind a filter.
 * sort: reference | title | inherent | residual | target | moved | owner | nextReview | status, with `-` before it for descending
 * (default -residual). Unscored and undated come last either way. after: the cursor.
 */
export interface RiskRow {
  id: string;
  reference: string | null;
  title: string;
  status: RiskStatus;
  registerId: string;
  registerName: string;
  unitName: string;
  categoryName: string | null;
  owner: PersonRef | null;
  treatment: Treatment | null;
  inherent: StandingView;
  residual: StandingView;
  target: StandingView;
  movement: MovementView;
  nextReview: string | null;
  exempt: boolean;
  /** Only where basis=evidenced or evidence was asked for; null where the register is read in public wording. */
  evidence?: RowEvidence | null;
}

/** What the evidence says of a residual, and where it is drawn by it. */
export interface RowEvidence extends AsEvidenced {
  /** Failed: the day of it. Stale: since when. Otherwise null. */
  since: string | null;
}

/**
 * GET /api/risks/:id (ETag), and the answer of every verb on a risk. Of an exempt risk, a reader of public wording gets that
 * alone: its title, and its description as the consequence; cause, event, category and objectives are empty. Whatever the
 * risk, such a reader is not told who wrote it, nor the reason why it closed.
 */
export interface RiskView extends RiskRow {
  wording: 'full' | 'public';
  cause: string;
  event: string;
  consequence: string;
  categoryId: string | null;
  unitId: string;
  proximity: Proximity | null;
  objectives: { id: string; code: string; title: string }[];
  exemptGround: ExemptGround | null;
  publicTitle: string | null;
  publicDescription: string | null;
  targetDate: string | null;
  /** Null for a reader of public wording. */
  author: PersonRef | null;
  openedAt: string | null;
  closedAt: string | null;
  closeReason: string | null;
  /** What an imported register said besides, in its order; never for a reader of public wording. */
  extra: ExtraField[];
  /** Each only where the caller may read it. */
  upperRisk: RiskLinkView | null;
  lowerRisks: RiskLinkView[];
  register: { id: string; name: string; prefix: string; matrixVersionId: string; ownerId: string; unitPath: string[]; appetite: string | null; above: { id: string; name: string }[]; closedAt: string | null };
  updatedAt: string;
  version: number;
}

export interface RiskLinkView {
  id: string;
  reference: string;
  title: string;
  registerId: string;
  registerName: string;
  residual: StandingView;
  status: RiskStatus;
}

/** GET /api/risks/:id/assessments: newest first, all kinds, whole history. Without rationale and author for a reader of public wording. */
export interface AssessmentView extends StandingView {
  id: string;
  kind: AssessmentKind;
  targetDate: string | null;
  rationale: string;
  author: PersonRef | null;
  recordedAt: string;
  /** The score of an imported register where it is not what the matrix makes of it. Null for a reader of public wording. */
  published: string | null;
}

/** GET /api/risks/:id/changes: Page, newest first, those of its controls among them. Readers of full wording only. */
export interface ChangeView {
  id: string;
  at: string;
  actor: PersonRef | null;
  action: string;
  /** Title of the control that it happened to; null where it happened to the risk itself. */
  about: string | null;
  /** The file that brought it; its id only for whoever may read that import. */
  import: { id: string | null; fileName: string } | null;
  /**
   * What changed, under the field names of the requests. Choices come by name: `owner` (a PersonRef), `category`, `unit`,
   * `objectives` (codes), `upperRisk` (a reference), null where the caller may not read it. `inherent`, `residual`,
   * `target` and `accepted` are StandingViews; an assessment also says its `kind` and `rationale`.
   */
  changes: { field: string; before: unknown; after: unknown }[];
}

/** GET /api/search?q= : at most 50, best first. */
export interface SearchView {
  risks: SearchHit[];
  registers: { id: string; name: string; prefix: string }[];
  /** True when more matched than were looked at. */
  more: boolean;
}

export interface SearchHit {
  id: string;
  reference: string;
  title: string;
  registerId: string;
  registerName: string;
  status: RiskStatus;
  residual: StandingView;
  /** A few words around the first match outside the title; null when the title itself matches. */
  excerpt: string | null;
}

/** A rehearsal and what the caller has to do about it. */
export interface HomeExercise {
  row: ExerciseRow;
  act: 'sign-off' | 'run' | 'record' | 'follow-up' | 'prepare' | 'take-part';
}

/** GET /api/home */
export interface HomeView {
  /** My open risks that are due or soon due for review, most overdue first. */
  due: RiskRow[];
  /** My open risks, worst first, at most 20, and how many there are. */
  mine: RiskRow[];
  mineTotal: number;
  /** Of my open risks those whose evidence failed, and by what kind of it: the latest first, at most 20. */
  failedEvidence: (RiskRow & { failedKind: EvidenceKind })[];
  /** My drafts. */
  drafts: RiskRow[];
  /** My actions that are overdue, or due within 14 days, most overdue first, at most 50. */
  actions: ActionRow[];
  /** Recommendations of mine that wait for my response, are overdue or due within 14 days, at most 50. */
  recommendations: RecommendationRow[];
  /** Of the caller's partnerships, those whose review is late or due in two weeks. */
  partnerships: PartnershipRow[];
  /** Impact analyses that wait for me: to approve or to change, longest first, then those of my activities whose review is late or due in two weeks; at most 20. */
  impactAnalyses: ImpactAnalysisRow[];
  /** Recovery plans that wait for my approval, longest first, then mine whose review is late or due in two weeks, that have a draft, or whose contacts have changed since the approval; at most 20. */
  plans: { row: PlanRow; toApprove: boolean }[];
  /** Rehearsals that I sign off, follow, record, prepare or take part in, and those of mine with findings that nobody follows; planned ones from two weeks before; at most 20. */
  exercises: HomeExercise[];
  /** My open risks with a done action that was to bring about a target, and no residual score since: the latest such action of each. */
  scoreAgain: { riskId: string; reference: string; title: string; action: { id: string; reference: string; title: string; endedAt: string } }[];
  /** Proposals that wait for me: to decide, to put into words or to answer; those that wait longest first, at most 20. */
  decisions: EscalationRow[];
  /** What others decided on my proposals since I was last here (or in the last 30 days): newest first, at most 20. */
  decided: EscalationRow[];
  /**
   * Requests for exceptions that wait for me, to decide or to answer; what others decided on mine since I was last here; and of
   * those that I asked for or whose risk I own, what ends within 30 days, went stale or ran out: at most 20 of each.
   */
  exceptions: { waiting: ExceptionRow[]; decided: ExceptionRow[]; ending: ExceptionRow[] };
  /** Since I was last here (or in the last 30 days): newest first, at most 20, others' changes in registers that I read in full. */
  changed: { at: string; actor: PersonRef | null; action: string; riskId: string; reference: string | null; title: string }[];
  changedSince: string;
  /** The matrix to draw "what I can see" on: the one on which most of those registers can be drawn, by their own or a crosswalk. */
  matrixVersionId: string | null;
}
