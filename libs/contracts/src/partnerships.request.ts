import { LIMITS, MEETING_RHYTHMS, PARTNERSHIP_STATES, SIGNIFICANCE_LEVELS, SIGNIFICANCE_POINTS, type MeetingRhythm, type PartnershipState, type SignificanceLevel } from '@holdfast/domain';
import { Day, Id, Ids, Nested, OneOf, Text, Whole } from './fields';
import { DUE, IdsInQuery, WordsInQuery, type Due } from './in-query';

/** How much a partnership matters, criterion by criterion, from 1 to 5; null: not judged yet. */
export class SignificanceRequest {
  @Whole({ called: 'Money', ...SIGNIFICANCE_POINTS, nullable: true }) money: number | null;
  @Whole({ called: 'Services', ...SIGNIFICANCE_POINTS, nullable: true }) services: number | null;
  @Whole({ called: 'Duty', ...SIGNIFICANCE_POINTS, nullable: true }) duty: number | null;
  @Whole({ called: 'People', ...SIGNIFICANCE_POINTS, nullable: true }) people: number | null;
  @Whole({ called: 'Reputation', ...SIGNIFICANCE_POINTS, nullable: true }) reputation: number | null;
}

/** What adding and editing share. */
class PartnershipWording {
  @Text({ called: 'Partners', max: LIMITS.reason, optional: true }) partners?: string;
  @Text({ called: 'Purpose', max: LIMITS.narrative, optional: true }) purpose?: string;
  @Nested({ called: 'Significance', of: () => SignificanceRequest, optional: true }) significance?: SignificanceRequest;
  /** Those that it carries. In an edit, those out of the caller's sight stay. */
  @Ids({ called: 'Risks', max: 50, optional: true }) riskIds?: string[];
}

/** POST /api/partnerships. */
export class AddPartnershipRequest extends PartnershipWording {
  @Text({ called: 'Name', min: 1, max: LIMITS.title }) name: string;
  @Id({ called: 'Unit' }) unitId: string;
  /** Who answers for it on our side. */
  @Id({ called: 'Lead' }) leadId: string;
  @OneOf({ called: 'Meetings', words: MEETING_RHYTHMS }) meets: MeetingRhythm;
  /** After today, and no further off than its significance asks for. */
  @Day({ called: 'Next review' }) nextReview: string;
}

/** PATCH /api/partnerships/:id (If-Match), while it is active. What is left out stays as it is; the next review is set by a review. */
export class EditPartnershipRequest extends PartnershipWording {
  @Text({ called: 'Name', min: 1, max: LIMITS.title, optional: true }) name?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Lead', optional: true }) leadId?: string;
  @OneOf({ called: 'Meetings', words: MEETING_RHYTHMS, optional: true }) meets?: MeetingRhythm;
}

/** POST /api/partnerships/:id/reviews (If-Match): what came of looking at it, and when it is looked at next. */
export class ReviewPartnershipRequest {
  /** Not after today. */
  @Day({ called: 'Reviewed on' }) heldOn: string;
  @Text({ called: 'What came of it', min: 1, max: LIMITS.reason }) note: string;
  @Day({ called: 'Next review' }) nextReview: string;
}

/** POST /api/partnerships/:id/end (If-Match). */
export class EndPartnershipRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** Columns of the list that it can be sorted by; with `-` before it, descending. */
export const PARTNERSHIP_SORTS = ['name', 'lead', 'unit', 'significance', 'nextReview', 'meets'] as const;
export type PartnershipSort = (typeof PARTNERSHIP_SORTS)[number];

/** GET /api/partnerships: of the units that the caller reads in full, and those that the caller leads. By name unless said otherwise. */
export class PartnershipListRequest {
  /** Active ones unless said otherwise. */
  @WordsInQuery('status', PARTNERSHIP_STATES) state?: PartnershipState[];
  @WordsInQuery('significance', SIGNIFICANCE_LEVELS) significance?: SignificanceLevel[];
  @IdsInQuery('lead') lead?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  /** Of the review of an active one. */
  @WordsInQuery('review', DUE) due?: Due[];
  /** Words, or parts of words, of the name or the partners. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: PARTNERSHIP_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: PartnershipSort | `-${PartnershipSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
