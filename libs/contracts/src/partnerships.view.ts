import type { MeetingRhythm, PartnershipState, RiskStatus, SignificanceLevel, SignificanceScores } from '@holdfast/domain';
import type { PersonRef } from './identity.view';
import type { StandingView } from './risks.view';

/** A row of GET /api/partnerships: Page<PartnershipRow>. `total` is null beyond 10,000. */
export interface PartnershipRow {
  id: string;
  name: string;
  /** Who else is in it, as somebody wrote it. */
  partners: string;
  unitId: string;
  unitName: string;
  lead: PersonRef;
  /** In a hundred; null while a criterion is not judged. */
  score: number | null;
  level: SignificanceLevel | null;
  meets: MeetingRhythm;
  /** Null once it has ended. */
  nextReview: string | null;
  state: PartnershipState;
}

/** GET /api/partnerships/:id (ETag), and the answer of every verb on one. Who neither reads its unit in full nor leads it gets 404. */
export interface PartnershipView extends PartnershipRow {
  purpose: string;
  significance: SignificanceScores;
  /** Those that the caller reads in full. */
  risks: { id: string; reference: string; title: string; status: RiskStatus; registerId: string; registerName: string; residual: StandingView }[];
  /** How many more there are, out of the caller's sight. */
  otherRisks: number;
  /** Newest first. */
  reviews: { id: string; heldOn: string; note: string; nextReview: string; score: number | null; author: PersonRef; recordedAt: string }[];
  endedAt: string | null;
  endReason: string | null;
  mayManage: boolean;
  version: number;
}
