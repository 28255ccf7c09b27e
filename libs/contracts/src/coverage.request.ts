import { COVERAGE_FINDINGS, COVERAGE_LACKS, LIMITS, RESOURCE_KINDS, type CoverageFinding, type CoverageLack, type ResourceKind } from '@holdfast/domain';
import { OneOf, Text } from './fields';
import { IdsInQuery, WordsInQuery } from './in-query';

export const COVERAGE_SORTS = ['finding', 'name', 'unit', 'owner'] as const;
export type CoverageSort = (typeof COVERAGE_SORTS)[number];

/** GET /api/coverage. Critical activities first unless said otherwise. */
export class CoverageRequest {
  @WordsInQuery('finding', COVERAGE_FINDINGS) finding?: CoverageFinding[];
  /** Of an activity: what the best of its plans lacks. */
  @WordsInQuery('lack', COVERAGE_LACKS) lacks?: CoverageLack[];
  /** Of a resource. */
  @WordsInQuery('kind', RESOURCE_KINDS) kind?: ResourceKind[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('owner') owner?: string[];
  /** Words, or parts of words, of the name or reference. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: COVERAGE_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: CoverageSort | `-${CoverageSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
