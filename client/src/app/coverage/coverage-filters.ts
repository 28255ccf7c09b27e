import type { ParamMap, Params } from '@angular/router';
import type { CoverageSort } from '@holdfast/contracts';
import { COVERAGE_FINDINGS, COVERAGE_LACKS, RESOURCE_KINDS, type CoverageFinding, type CoverageLack, type ResourceKind } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';

export const SORTS = ['finding', 'name', 'unit', 'owner'] as const satisfies readonly CoverageSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the list of coverage is narrowed to, kept in the address of its page. */
export interface CoverageFilters {
  readonly finding: readonly CoverageFinding[];
  readonly lacks: readonly CoverageLack[];
  readonly kind: readonly ResourceKind[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['finding', 'lacks', 'kind', 'owner', 'unit'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: CoverageFilters = { finding: [], lacks: [], kind: [], owner: [], unit: [], q: '', sort: 'finding' };

/** What the address says. Words that it cannot mean are passed over. */
export const readFilters = (params: ParamMap): CoverageFilters => ({
  finding: params.getAll('finding').filter(among(COVERAGE_FINDINGS)),
  lacks: params.getAll('lacks').filter(among(COVERAGE_LACKS)),
  kind: params.getAll('kind').filter(among(RESOURCE_KINDS)),
  owner: params.getAll('owner'),
  unit: params.getAll('unit'),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

export const writeFilters = (filters: CoverageFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

export const listQuery = (filters: CoverageFilters): Record<string, string | string[]> => given(writeFilters(filters));

export const isNarrowed = (filters: CoverageFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
