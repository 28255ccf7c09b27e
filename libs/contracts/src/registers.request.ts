import { LAYERS, LIMITS, type Layer } from '@holdfast/domain';
import { Id, Json, OneOf, Text, Whole, YesNo } from './fields';

const prefix = { called: 'Reference prefix', max: LIMITS.prefix, pattern: /^[A-Z][A-Z0-9]{1,7}$/, hint: 'Use 2 to 8 capital letters or digits, a letter first, like ICT' };

/** POST /api/registers */
export class CreateRegisterRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  @Text({ called: 'Description', max: LIMITS.reason, optional: true }) description?: string;
  @OneOf({ called: 'Layer', words: LAYERS }) layer: Layer;
  @Text(prefix) prefix: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Owner' }) ownerId: string;
  @Id({ called: 'Matrix' }) matrixVersionId: string;
  /** Code of the highest level that the register bears. */
  @Text({ called: 'Appetite', min: 1, max: LIMITS.code, optional: true, nullable: true }) appetite?: string | null;
  @Whole({ called: 'Months between reviews', min: 1, max: LIMITS.reviewCycleMonths, optional: true }) reviewMonths?: number;
  /** Level code -> months. */
  @Json({ called: 'Months between reviews by level', optional: true }) reviewMonthsByLevel?: Record<string, number>;
  @Whole({ called: 'Reviews without movement', ...LIMITS.stillReviews, optional: true }) stillReviews?: number;
  @Whole({ called: 'Months at the highest level', ...LIMITS.highestMonths, optional: true }) highestMonths?: number;
  /** For how long an exception to policy may be approved at a time. */
  @Whole({ called: 'Months of an exception', ...LIMITS.exceptionMonths, optional: true }) exceptionMonths?: number;
  @Id({ called: 'Escalates to', optional: true, nullable: true }) parentId?: string | null;
  /** Code of the level at which, and above which, a risk is suggested to the register above. */
  @Text({ called: 'Suggest from level', min: 1, max: LIMITS.code, optional: true, nullable: true }) escalateAt?: string | null;
  @YesNo({ called: 'Suggest above appetite', optional: true }) escalateAboveAppetite?: boolean;
}

/** PATCH /api/registers/:id (If-Match) */
export class EditRegisterRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
  @Text({ called: 'Description', max: LIMITS.reason, optional: true }) description?: string;
  @OneOf({ called: 'Layer', words: LAYERS, optional: true }) layer?: Layer;
  /** As long as no risk of the register has a number. */
  @Text({ ...prefix, optional: true }) prefix?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
  @Id({ called: 'Matrix', optional: true }) matrixVersionId?: string;
  @Text({ called: 'Appetite', min: 1, max: LIMITS.code, optional: true, nullable: true }) appetite?: string | null;
  @Whole({ called: 'Months between reviews', min: 1, max: LIMITS.reviewCycleMonths, optional: true }) reviewMonths?: number;
  @Json({ called: 'Months between reviews by level', optional: true }) reviewMonthsByLevel?: Record<string, number>;
  @Whole({ called: 'Reviews without movement', ...LIMITS.stillReviews, optional: true }) stillReviews?: number;
  @Whole({ called: 'Months at the highest level', ...LIMITS.highestMonths, optional: true }) highestMonths?: number;
  @Whole({ called: 'Months of an exception', ...LIMITS.exceptionMonths, optional: true }) exceptionMonths?: number;
  @Id({ called: 'Escalates to', optional: true, nullable: true }) parentId?: string | null;
  @Text({ called: 'Suggest from level', min: 1, max: LIMITS.code, optional: true, nullable: true }) escalateAt?: string | null;
  @YesNo({ called: 'Suggest above appetite', optional: true }) escalateAboveAppetite?: boolean;
}

/** POST /api/registers/:id/closure (If-Match): refused while it has open risks or registers below. */
export class CloseRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/categories, PATCH /api/categories/:id (If-Match). POST /api/categories/:id/closure takes a CloseRequest (If-Match). */
export class CategoryRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
}
