import type { ParamMap, Params } from '@angular/router';
import type { Due, RecommendationSort } from '@holdfast/contracts';
import {
  OUTSTANDING_STATES, RECOMMENDATION_PRIORITIES, RECOMMENDATION_SOURCES, RECOMMENDATION_STATES, type RecommendationPriority, type RecommendationSource, type RecommendationState,
} from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { RecommendationQuery } from './recommendation-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'title', 'source', 'priority', 'unit', 'owner', 'due', 'state'] as const satisfies readonly RecommendationSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];

/** What the list is narrowed to. The address of the page holds it, so that a link or the way back shows the same. */
export interface RecommendationFilters {
  readonly state: readonly RecommendationState[];
  readonly source: readonly RecommendationSource[];
  readonly priority: readonly RecommendationPriority[];
  readonly due: readonly Due[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly risk: readonly string[];
  readonly q: string;
  readonly sort: Sort;
}

export const LIST_FILTERS = ['state', 'source', 'priority', 'due', 'owner', 'unit', 'risk'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: RecommendationFilters = { state: OUTSTANDING_STATES, source: [], priority: [], due: [], owner: [], unit: [], risk: [], q: '', sort: 'due' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): RecommendationFilters {
  const state = params.getAll('state').filter(among(RECOMMENDATION_STATES));
  return {
    state: state.length ? state : NO_FILTERS.state,
    source: params.getAll('source').filter(among(RECOMMENDATION_SOURCES)),
    priority: params.getAll('priority').filter(among(RECOMMENDATION_PRIORITIES)),
    due: params.getAll('due').filter(among(DUES)),
    owner: params.getAll('owner'),
    unit: params.getAll('unit'),
    risk: params.getAll('risk'),
    q: params.get('q') ?? '',
    sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: RecommendationFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, (name) => name === 'state' && isUsual(filters));

/** For the list in the API. */
export const listQuery = (filters: RecommendationFilters): RecommendationQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: RecommendationFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;

/** What is outstanding: no more is said of the state where all of these are. */
export const isUsual = ({ state }: Pick<RecommendationFilters, 'state'>): boolean => state.length === OUTSTANDING_STATES.length && state.every((one) => OUTSTANDING_STATES.includes(one));
