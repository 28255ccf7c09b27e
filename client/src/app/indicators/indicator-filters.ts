import type { ParamMap, Params } from '@angular/router';
import type { IndicatorSort } from '@holdfast/contracts';
import { INDICATOR_PERIODS, INDICATOR_STATES, PERSPECTIVES, type IndicatorPeriod, type IndicatorState, type Perspective } from '@holdfast/domain';
import { among, given, orderAmong } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';

export const SORTS = ['code', 'title', 'unit', 'owner', 'period', 'state', 'read'] as const satisfies readonly IndicatorSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

/** What the list of indicators is narrowed to, as the address of the page holds it. */
export interface IndicatorFilters {
  readonly state: readonly IndicatorState[];
  readonly period: readonly IndicatorPeriod[];
  readonly perspective: readonly Perspective[];
  readonly owner: readonly string[];
  readonly objective: readonly string[];
  readonly unit: readonly string[];
  readonly due: boolean;
  readonly closed: boolean;
  readonly q: string;
  readonly sort: Sort;
}

export const LIST_FILTERS = ['state', 'period', 'perspective', 'owner', 'objective', 'unit'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: IndicatorFilters = { state: [], period: [], perspective: [], owner: [], objective: [], unit: [], due: false, closed: false, q: '', sort: 'code' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export const readFilters = (params: ParamMap): IndicatorFilters => ({
  state: params.getAll('state').filter(among(INDICATOR_STATES)),
  period: params.getAll('period').filter(among(INDICATOR_PERIODS)),
  perspective: params.getAll('perspective').filter(among(PERSPECTIVES)),
  owner: params.getAll('owner'),
  objective: params.getAll('objective'),
  unit: params.getAll('unit'),
  due: params.get('due') === 'true',
  closed: params.get('closed') === 'true',
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: IndicatorFilters): Params => ({
  ...Object.fromEntries(LIST_FILTERS.map((name): [string, string[] | null] => [name, filters[name].length ? [...filters[name]] : null])),
  due: filters.due || null, closed: filters.closed || null, q: filters.q || null, sort: filters.sort === NO_FILTERS.sort ? null : filters.sort,
});

export const listQuery = (filters: IndicatorFilters): Record<string, string | string[]> => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: IndicatorFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
