import type { Effectiveness } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/**
 * GET /api/risks/:id/controls: ControlView[], those in place first, then the withdrawn, each oldest first. Also the answer of
 * every verb on a control. Readers of full wording only: anybody else gets 404.
 */
export interface ControlView {
  id: string;
  riskId: string;
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
