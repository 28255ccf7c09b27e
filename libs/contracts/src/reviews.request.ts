import { LIMITS, REVIEW_OUTCOMES, SITTING_REACHES, SITTING_SCOPES, type ReviewOutcome, type SittingReach, type SittingScope } from '@holdfast/domain';
import { Id, Ids, OneOf, Text, Texts } from './fields';
import { Standing } from './risks.request';

/**
 * POST /api/risks/:id/reviews (If-Match): what somebody decided about a risk, and why. `re-scored` with the residual's new
 * standing, as POST /api/risks/:id/assessments takes it; `closed` closes the risk, `escalated` proposes it to the register above in
 * its own words (unless that was proposed and waits for a decision), each with the permission for that. Answers with the
 * RiskView, 201.
 */
export class ReviewRiskRequest extends Standing {
  @OneOf({ called: 'Decision', words: REVIEW_OUTCOMES }) outcome: ReviewOutcome;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
  /** With `re-scored`: controls of the risk, in place, that the new score leans on. Left out: those that the residual leaned on so far. */
  @Ids({ called: 'Controls', max: LIMITS.leansOn, optional: true }) leansOn?: string[];
  /** The sitting in which it was decided. It has to be open and to hold this risk. */
  @Id({ called: 'Sitting', optional: true, nullable: true }) sittingId?: string | null;
}

/** Who is there: people of the organisation, and others by name or post. The latest list counts. */
export class AttendanceRequest {
  @Ids({ called: 'People present', max: LIMITS.present, optional: true }) people?: string[];
  @Texts({ called: 'Others present', max: LIMITS.present, length: LIMITS.name, optional: true }) others?: string[];
}

/** POST /api/review-sittings: answers with the SittingView, 201. The caller hosts it. */
export class OpenSittingRequest extends AttendanceRequest {
  @OneOf({ called: 'What to review', words: SITTING_SCOPES }) scope: SittingScope;
  /** With scope `register`. */
  @Id({ called: 'Register', optional: true, nullable: true }) registerId?: string | null;
  @OneOf({ called: 'How far', words: SITTING_REACHES }) reach: SittingReach;
}

/** GET /api/review-sittings/outlook */
export class SittingOutlookQuery {
  @OneOf({ called: 'What to review', words: SITTING_SCOPES }) scope: SittingScope;
  @Id({ called: 'Register', optional: true, nullable: true }) registerId?: string | null;
}

/** POST /api/review-sittings/:id/skips: looked at and put off; it stays undecided. */
export class SkipRiskRequest {
  @Id({ called: 'Risk' }) riskId: string;
}

/** POST /api/review-sittings/:id/end: its minutes stand from then on. What is undecided is left over, and stays due. */
export class EndSittingRequest {
  @Text({ called: 'Closing note', max: LIMITS.narrative, optional: true }) note?: string;
}
