import {
  ANALYSIS_CATEGORIES, ANALYSIS_LIMITS, ANALYSIS_STEPS, LIMITS, LONGEST_DURATION, PEAK_RECURRENCES, type AnalysisCategory, type AnalysisStep, type ImpactAnalysis, type PeakRecurrence,
} from '@holdfast/domain';
import { DurationRequest } from './durations.request';
import { CodesOrUnknown, Day, Id, Nested, OneOf, Text, Whole, Wholes, WholesOrUnknown } from './fields';
import { DUE, IdsInQuery, WordsInQuery, YesInQuery, type Due } from './in-query';

const { bands, peaks, equipment, count, note, mbco } = ANALYSIS_LIMITS;

/** How bad it is by the end of each time band, in one category. */
export class ImpactOverTimeRequest {
  @OneOf({ called: 'Category', words: ANALYSIS_CATEGORIES }) category: AnalysisCategory;
  @CodesOrUnknown({ called: 'Impacts', max: bands.max, length: LIMITS.code }) levels: (string | null)[];
  @Text({ called: 'Note', max: note }) note: string;
}

/** "12-01" to "01-15" each year, "25" to "31" each month, "1" (Monday) to "7" each week, or "2027-05-06" to "2027-05-07" once. */
export class PeakPeriodRequest {
  @OneOf({ called: 'Every', words: PEAK_RECURRENCES }) every: PeakRecurrence;
  @Text({ called: 'From', max: 10, min: 1 }) from: string;
  @Text({ called: 'To', max: 10, min: 1 }) to: string;
  @Text({ called: 'What is at its peak', max: LIMITS.title, min: 1 }) what: string;
  @Text({ called: 'How much harder it is', max: note }) effect: string;
}

export class NeededOverTimeRequest {
  @Text({ called: 'Equipment', max: LIMITS.name, min: 1 }) what: string;
  @WholesOrUnknown({ called: 'Equipment', max: bands.max, most: count }) counts: (number | null)[];
}

/** POST /api/activities/:id/impact-analyses: a new version, as a draft. PATCH /api/impact-analyses/:id (If-Match): the draft whole. */
export class SaveImpactAnalysisRequest implements ImpactAnalysis {
  @Wholes({ called: 'Time bands', min: 1, max: LONGEST_DURATION, most: bands.max }) bands: number[];
  @Id({ called: 'Matrix' }) matrixVersionId: string;
  @Nested({ called: 'Impacts', of: () => ImpactOverTimeRequest, many: true, max: ANALYSIS_CATEGORIES.length }) impacts: ImpactOverTimeRequest[];
  @Text({ called: 'Intolerable from', max: LIMITS.code, nullable: true }) intolerable: string | null;
  @Nested({ called: 'MTPD', of: () => DurationRequest, nullable: true }) mtpdOverride: DurationRequest | null;
  @Text({ called: 'Reason', max: LIMITS.reason }) mtpdReason: string;
  @Nested({ called: 'RTO', of: () => DurationRequest, nullable: true }) rto: DurationRequest | null;
  @Nested({ called: 'RPO', of: () => DurationRequest, nullable: true }) rpo: DurationRequest | null;
  @Text({ called: 'MBCO', max: mbco }) mbco: string;
  @Whole({ called: 'MBCO in percent', min: 0, max: 100, nullable: true }) mbcoPercent: number | null;
  @Nested({ called: 'Peak periods', of: () => PeakPeriodRequest, many: true, max: peaks }) peaks: PeakPeriodRequest[];
  @WholesOrUnknown({ called: 'People', max: bands.max, most: count }) people: (number | null)[];
  @WholesOrUnknown({ called: 'Seats', max: bands.max, most: count }) seats: (number | null)[];
  @Nested({ called: 'Equipment', of: () => NeededOverTimeRequest, many: true, max: equipment }) equipment: NeededOverTimeRequest[];
}

/** POST /api/impact-analyses/:id/submission (If-Match). */
export class SubmitImpactAnalysisRequest {
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/impact-analyses/:id/approval (If-Match), by another person than those who wrote it. */
export class ApproveImpactAnalysisRequest {
  /** After today, within 12 months. */
  @Day({ called: 'Next review' }) nextReview: string;
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/impact-analyses/:id/return (If-Match): back to whoever wrote it. POST .../withdrawal: taken back. */
export class ImpactAnalysisReasonRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/impact-analyses/:id/reviews (If-Match): looked at and still right. */
export class ReviewImpactAnalysisRequest {
  @Text({ called: 'What came of it', min: 1, max: LIMITS.reason }) note: string;
  @Day({ called: 'Next review' }) nextReview: string;
}

/** PATCH /api/impact-bands (If-Match): ends of the time bands in minutes, for analyses that are begun from now on. */
export class SetImpactBandsRequest {
  @Wholes({ called: 'Time bands', min: 1, max: LONGEST_DURATION, most: bands.max }) ends: number[];
}

/** `none`: an activity that nobody has analysed. */
export const ANALYSIS_STATES = ['none', ...ANALYSIS_STEPS.filter((step) => step !== 'superseded' && step !== 'withdrawn')] as const;
export type AnalysisState = 'none' | Exclude<AnalysisStep, 'superseded' | 'withdrawn'>;

/** Columns of the list that it can be sorted by; with `-` before it, descending. */
export const ANALYSIS_SORTS = ['reference', 'activity', 'owner', 'state', 'rto', 'mtpd', 'nextReview', 'changed'] as const;
export type AnalysisSort = (typeof ANALYSIS_SORTS)[number];

/** GET /api/impact-analyses: for each activity in use the version in force and the one at work, or that there is none. */
export class ImpactAnalysisListRequest {
  @WordsInQuery('state', ANALYSIS_STATES) state?: AnalysisState[];
  /** Those that wait for the caller: to approve, to change, or to look at again. */
  @YesInQuery('Waiting for me') waiting?: boolean;
  @YesInQuery('With contradictions') contradictions?: boolean;
  /** Of the review of what is approved. */
  @WordsInQuery('review', DUE) due?: Due[];
  @IdsInQuery('owner') owner?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  /** Words, or parts of words, of the reference or name of the activity. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: ANALYSIS_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: AnalysisSort | `-${AnalysisSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
