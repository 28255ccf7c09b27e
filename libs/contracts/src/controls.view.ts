import type { Effectiveness } from '@holdfast/domain';
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
