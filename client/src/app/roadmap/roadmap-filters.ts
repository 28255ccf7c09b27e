import type { ParamMap, Params } from '@angular/router';
import { given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';

/** By years unless another column is asked for. */
export const SORTS = ['years', 'system', 'status', 'owner', 'due'] as const;
export type SortColumn = (typeof SORTS)[number];

/** What the roadmap is narrowed to, kept in the address of its page. */
export interface RoadmapFilters {
  readonly register: readonly string[];
  readonly unit: readonly string[];
  readonly owner: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['register', 'unit', 'owner'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: RoadmapFilters = { register: [], unit: [], owner: [], q: '', sort: 'years' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export const readFilters = (params: ParamMap): RoadmapFilters => ({
  register: params.getAll('register'), unit: params.getAll('unit'), owner: params.getAll('owner'), q: params.get('q') ?? '', sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: RoadmapFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the API, which gives the whole roadmap: its words and its order are looked for in what is here. */
export const roadmapQuery = (filters: RoadmapFilters): Record<string, string | string[]> => given(writeFilters({ ...filters, q: '', sort: NO_FILTERS.sort }));

/** Whether anything narrows the roadmap, besides the order. */
export const isNarrowed = (filters: RoadmapFilters): boolean => Object.keys(given(writeFilters({ ...filters, sort: NO_FILTERS.sort }))).length > 0;
