import {
  INDICATOR_DIRECTIONS, INDICATOR_PERIODS, INDICATOR_STATES, LIMITS, PERSPECTIVES, type IndicatorDirection, type IndicatorPeriod, type IndicatorState, type Perspective,
} from '@holdfast/domain';
import { Day, Id, Ids, Measured, Nested, OneOf, Text, Whole } from './fields';
import { IdsInQuery, WordsInQuery, YesInQuery } from './in-query';

const MEASURED = { min: -LIMITS.measured, max: LIMITS.measured };

/** What is aimed at in a financial year. */
export class TargetLine {
  /** The year in which it begins: 2026 is 2026/27. */
  @Whole({ called: 'Financial year', ...LIMITS.financialYear }) financialYear: number;
  /** Null: to be confirmed. Of a range the lower end. */
  @Measured({ called: 'Target', ...MEASURED, nullable: true }) value: number | null;
  @Measured({ called: 'Upper end', ...MEASURED, optional: true, nullable: true }) upper?: number | null;
  /** None unless said otherwise. */
  @Measured({ called: 'Tolerance', min: 0, max: LIMITS.measured, optional: true }) tolerance?: number;
}

/** What adding and editing share. */
class IndicatorPlace {
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @OneOf({ called: 'Perspective', words: PERSPECTIVES, optional: true, nullable: true }) perspective?: Perspective | null;
  /** All of them; what is left out is gone. */
  @Nested({ called: 'Targets', of: () => TargetLine, many: true, max: LIMITS.targets, optional: true }) targets?: TargetLine[];
  @Ids({ called: 'Objectives', max: LIMITS.linked, optional: true }) objectiveIds?: string[];
  /** Those that it watches, of registers in which the caller may change them. In an edit, those out of the caller's sight stay. */
  @Ids({ called: 'Risks', max: LIMITS.linked, optional: true }) riskIds?: string[];
}

/** POST /api/indicators */
export class IndicatorRequest extends IndicatorPlace {
  @Text({ called: 'Code', min: 1, max: LIMITS.code }) code: string;
  @Text({ called: 'Indicator', min: 1, max: LIMITS.title }) title: string;
  @Text({ called: 'Unit of measure', min: 1, max: LIMITS.measure }) measure: string;
  @OneOf({ called: 'Direction', words: INDICATOR_DIRECTIONS }) direction: IndicatorDirection;
  @OneOf({ called: 'Period', words: INDICATOR_PERIODS }) period: IndicatorPeriod;
  /** A day of the first period that is read. */
  @Day({ called: 'Read from' }) startsOn: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Owner' }) ownerId: string;
}

/** PATCH /api/indicators/:id (If-Match). What is measured, which way is good and how often it is read stay: that would be another indicator. */
export class EditIndicatorRequest extends IndicatorPlace {
  @Text({ called: 'Code', min: 1, max: LIMITS.code, optional: true }) code?: string;
  @Text({ called: 'Indicator', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

/** POST /api/indicators/:id/readings: what was read for a period that is over, or why it was not. Outside tolerance asks for a narrative. */
export class ReadingRequest {
  /** The first day of the period. */
  @Day({ called: 'Period' }) periodStart: string;
  /** Null: not collected. */
  @Measured({ called: 'Reading', ...MEASURED, nullable: true }) value: number | null;
  @Text({ called: 'Why it was not collected', max: LIMITS.reason, optional: true }) notCollected?: string;
  @Text({ called: 'Narrative', max: LIMITS.reason, optional: true }) narrative?: string;
}

/** POST /api/indicator-readings/:id/corrections: a new reading of the same period; the one before stays on show. */
export class CorrectReadingRequest {
  @Measured({ called: 'Reading', ...MEASURED, nullable: true }) value: number | null;
  @Text({ called: 'Why it was not collected', max: LIMITS.reason, optional: true }) notCollected?: string;
  @Text({ called: 'Narrative', max: LIMITS.reason, optional: true }) narrative?: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** Columns of the list of indicators that it can be sorted by; with `-` before it, descending. */
export const INDICATOR_SORTS = ['code', 'title', 'unit', 'owner', 'period', 'state', 'read'] as const;
export type IndicatorSort = (typeof INDICATOR_SORTS)[number];

/** GET /api/indicators: by code unless said otherwise. */
export class IndicatorListRequest {
  @WordsInQuery('state', INDICATOR_STATES) state?: IndicatorState[];
  @WordsInQuery('period', INDICATOR_PERIODS) period?: IndicatorPeriod[];
  @WordsInQuery('perspective', PERSPECTIVES) perspective?: Perspective[];
  @IdsInQuery('owner') owner?: string[];
  /** With all that is below it. */
  @IdsInQuery('objective') objective?: string[];
  /** With all that is below it. */
  @IdsInQuery('unit') unit?: string[];
  /** A reading is due. */
  @YesInQuery('Due') due?: boolean;
  /** Closed ones instead. */
  @YesInQuery('Closed') closed?: boolean;
  /** Words, or parts of words, of the code or the title. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: INDICATOR_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: IndicatorSort | `-${IndicatorSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
