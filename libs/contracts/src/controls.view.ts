import type { AgeUnit, Effectiveness, Evidence, EvidenceKind, EvidenceOutcome, ExerciseKind, FailedBy, RehearsalAsks } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/**
 * GET /api/risks/:id/controls: ControlView[], those in place first, then the withdrawn, each oldest first; readers of full wording
 * only: anybody else gets 404. GET /api/controls/:id (ETag), and the answer of every verb on a control: the owner of a control
 * too, whether or not its risk is theirs to read.
 */
export interface ControlView {
  id: string;
  riskId: string;
  /** Of the risk; null where the caller may not read it, and of a draft. */
  riskReference: string | null;
  title: string;
  description: string;
  owner: PersonRef;
  effectiveness: Effectiveness;
  /** A day; null when it was never assessed. */
  assessedOn: string | null;
  evidenceLink: string;
  /** Newest first. */
  assessments: ControlAssessmentView[];
  suffices: SufficesView;
  /** Where its evidence stands at the moment that is looked at, worked out by `evidenceOf` of the domain. */
  evidence: Evidence;
  /** All that was ever looked at, newest first; those of kinds that no longer suffice too. */
  entries: EvidenceEntryView[];
  /** The residual score of its risk names it. */
  leanedOn: boolean;
  withdrawnAt: string | null;
  withdrawnReason: string | null;
  attachments: number;
  /** What the caller may do: the same rules as the verbs'. */
  mayManage: boolean;
  mayAssess: boolean;
  version: number;
}

export interface ControlAssessmentView {
  id: string;
  effectiveness: Effectiveness;
  assessedOn: string | null;
  evidenceLink: string;
  rationale: string;
  author: PersonRef;
  recordedAt: string;
}

export interface SufficesView {
  kinds: EvidenceKind[];
  /** Null: what passed stays good. */
  age: { count: number; unit: AgeUnit } | null;
  secondPerson: boolean;
  /** Null where none is asked for; without reference and title where the caller does not see it. */
  recommendation: { id: string; reference: string | null; title: string | null } | null;
  /** Null and empty where no rehearsal is asked for. */
  asks: RehearsalAsks | null;
  exerciseKinds: ExerciseKind[];
  /** Each null where it is not asked for; without reference and title where the caller does not see it. A programme has no reference. */
  programme: { id: string; title: string | null } | null;
  plan: { id: string; reference: string | null; title: string | null } | null;
  resource: { id: string; reference: string | null; title: string | null } | null;
}

export interface EvidenceEntryView {
  id: string;
  kind: EvidenceKind;
  outcome: EvidenceOutcome;
  heldOn: string;
  /** The last day of what it is about, such as the next review of a plan; null without one. */
  expiresOn: string | null;
  note: string;
  link: string;
  /** Of a failure, where the times of a rehearsal or a real use say how; null otherwise, and where the caller does not see it. */
  failedBy: FailedBy | null;
  /** The rehearsal, the invocation or the plan that it comes from, where the caller sees it. */
  about: { type: 'exercise' | 'plan' | 'invocation'; id: string; reference: string; title: string; exerciseKind: ExerciseKind | null } | null;
  author: PersonRef;
  recordedAt: string;
  /** Null while it waits for another person to sign it off. */
  countsFrom: string | null;
  signedBy: PersonRef | null;
  /** It waits for a sign-off that the caller may give: POST /api/control-checks/:id/sign-off. */
  maySign: boolean;
}
