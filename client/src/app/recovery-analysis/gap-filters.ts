import type { ParamMap, Params } from '@angular/router';
import type { GapSort } from '@holdfast/contracts';
import { GAP_STATES, RESOURCE_KINDS, type GapState, type ResourceKind } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';

export const SORTS = ['over', 'neededBy', 'name', 'kind', 'owner'] as const satisfies readonly GapSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the list of gaps is narrowed to, kept in the address of its page. */
export interface GapFilters {
  readonly state: readonly GapState[];
  readonly kind: readonly ResourceKind[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly activity: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['state', 'kind', 'owner', 'unit', 'activity'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: GapFilters = { state: [], kind: [], owner: [], unit: [], activity: [], q: '', sort: '-over' };

/** What the address says. Words that it cannot mean are passed over. */
export const readFilters = (params: ParamMap): GapFilters => ({
  state: params.getAll('state').filter(among(GAP_STATES)),
  kind: params.getAll('kind').filter(among(RESOURCE_KINDS)),
  owner: params.getAll('owner'),
  unit: params.getAll('unit'),
  activity: params.getAll('activity'),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

export const writeFilters = (filters: GapFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

export const listQuery = (filters: GapFilters): Record<string, string | string[]> => given(writeFilters(filters));

export const isNarrowed = (filters: GapFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
