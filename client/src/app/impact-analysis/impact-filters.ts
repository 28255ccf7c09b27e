import type { ParamMap, Params } from '@angular/router';
import type { AnalysisSort, AnalysisState, Due } from '@holdfast/contracts';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { ImpactQuery } from './impact-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'activity', 'owner', 'state', 'rto', 'mtpd', 'nextReview', 'changed'] as const satisfies readonly AnalysisSort[];
export type SortColumn = (typeof SORTS)[number];

export const STATES = ['none', 'draft', 'submitted', 'returned', 'approved'] as const satisfies readonly AnalysisState[];
const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];
const YES = ['true'] as const;

/** What the list is narrowed to, kept in the address of its page. */
export interface ImpactFilters {
  readonly state: readonly AnalysisState[];
  readonly due: readonly Due[];
  readonly waiting: readonly 'true'[];
  readonly contradictions: readonly 'true'[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['waiting', 'contradictions', 'state', 'due', 'owner', 'unit'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: ImpactFilters = { state: [], due: [], waiting: [], contradictions: [], owner: [], unit: [], q: '', sort: 'reference' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export const readFilters = (params: ParamMap): ImpactFilters => ({
  state: params.getAll('state').filter(among(STATES)),
  due: params.getAll('due').filter(among(DUES)),
  waiting: params.getAll('waiting').filter(among(YES)),
  contradictions: params.getAll('contradictions').filter(among(YES)),
  owner: params.getAll('owner'),
  unit: params.getAll('unit'),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: ImpactFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: ImpactFilters): ImpactQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: ImpactFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
