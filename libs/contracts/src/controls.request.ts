import {
  AGE_LIMIT, AGE_UNITS, EFFECTIVENESS, EVIDENCE_KINDS, EVIDENCE_OUTCOMES, EXERCISE_KINDS, LIMITS, REHEARSAL_ASKS, type AgeUnit, type Effectiveness, type EvidenceKind, type EvidenceOutcome, type ExerciseKind,
  type RehearsalAsks,
} from '@holdfast/domain';
import { Day, Id, Ids, Nested, OneOf, Text, Whole, Words, YesNo } from './fields';

/** An address that a browser may open: nothing but http and https. */
const link = { called: 'Link to the evidence', max: LIMITS.link, pattern: /^(?:https?:\/\/\S+)?$/i, hint: 'Write a web address that begins with https://' };

/** For how long evidence is good. */
export class EvidenceAge {
  @Whole({ called: 'How long it is good', min: AGE_LIMIT.min, max: AGE_LIMIT.max }) count: number;
  @OneOf({ called: 'Days or months', words: AGE_UNITS }) unit: AgeUnit;
}

/** What suffices as evidence of a control, and for how long. */
export class SufficesRequest {
  /** Any of these; none: nothing is said, and there is no evidence. */
  @Words({ called: 'What suffices', words: EVIDENCE_KINDS }) kinds: EvidenceKind[];
  /** Null: what passed stays good. */
  @Nested({ called: 'How long it is good', of: () => EvidenceAge, nullable: true }) age: EvidenceAge | null;
  /** A passing check counts only once somebody else has signed it off. */
  @YesNo({ called: 'Signed off by another person', optional: true }) secondPerson?: boolean;
  /** Where the verdict on a recommendation suffices: the one. */
  @Id({ called: 'Recommendation', optional: true, nullable: true }) recommendationId?: string | null;
  /** Where a rehearsal suffices: what it has to show, the kinds that do, and whose rehearsals: one of a programme, a resource or the plan. */
  @OneOf({ called: 'What a rehearsal has to show', words: REHEARSAL_ASKS, optional: true, nullable: true }) asks?: RehearsalAsks | null;
  @Words({ called: 'Kinds of rehearsal', words: EXERCISE_KINDS, optional: true }) exerciseKinds?: ExerciseKind[];
  @Id({ called: 'Rehearsal programme', optional: true, nullable: true }) programmeId?: string | null;
  @Id({ called: 'Resource', optional: true, nullable: true }) resourceId?: string | null;
  /** The plan that is approved and in date, that is rehearsed, or that was used for real. */
  @Id({ called: 'Plan', optional: true, nullable: true }) planId?: string | null;
}

/** POST /api/risks/:id/controls: something in place that lowers the risk. Its first assessment comes with it. */
export class AddControlRequest {
  @Text({ called: 'Control', min: 1, max: LIMITS.title }) title: string;
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @Id({ called: 'Owner' }) ownerId: string;
  @OneOf({ called: 'Effectiveness', words: EFFECTIVENESS, optional: true }) effectiveness?: Effectiveness;
  /** The day on which it was looked at; today when left out. Not in the future. */
  @Day({ called: 'Assessed on', optional: true, nullable: true }) assessedOn?: string | null;
  @Text({ ...link, optional: true }) evidenceLink?: string;
  @Text({ called: 'Reason', max: LIMITS.reason, optional: true }) rationale?: string;
  @Nested({ called: 'What suffices', of: () => SufficesRequest, optional: true }) suffices?: SufficesRequest;
}

/** PATCH /api/controls/:id (If-Match) */
export class EditControlRequest {
  @Text({ called: 'Control', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
  @Nested({ called: 'What suffices', of: () => SufficesRequest, optional: true }) suffices?: SufficesRequest;
}

/** POST /api/controls/:id/checks: a manual check. A failure counts at once; so does a pass, unless another person is to sign it off. */
export class RecordCheckRequest {
  @OneOf({ called: 'Outcome', words: EVIDENCE_OUTCOMES }) outcome: EvidenceOutcome;
  /** Not in the future, and for a pass not before the latest failure. */
  @Day({ called: 'Held on' }) heldOn: string;
  @Text({ called: 'What was looked at', min: 1, max: LIMITS.reason }) note: string;
  @Text({ ...link, optional: true }) link?: string;
}

/** POST /api/risks/:id/leaning: names further controls that the residual leans on. One is taken back only by a new assessment. */
export class NameControlsRequest {
  @Ids({ called: 'Controls', max: LIMITS.leansOn }) controlIds: string[];
}

/** POST /api/controls/:id/assessments (If-Match): a new row; the earlier ones stay. */
export class AssessControlRequest {
  @OneOf({ called: 'Effectiveness', words: EFFECTIVENESS }) effectiveness: Effectiveness;
  @Day({ called: 'Assessed on', optional: true, nullable: true }) assessedOn?: string | null;
  @Text({ ...link, optional: true }) evidenceLink?: string;
  @Text({ called: 'Reason', max: LIMITS.reason, optional: true }) rationale?: string;
}

/** POST /api/controls/:id/withdrawal (If-Match): it is no longer in place. It stays in the history. */
export class WithdrawControlRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}
