import type { ParamMap, Params } from '@angular/router';
import type { Due, PartnershipSort } from '@holdfast/contracts';
import { PARTNERSHIP_STATES, SIGNIFICANCE_LEVELS, type PartnershipState, type SignificanceLevel } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { PartnershipQuery } from './partnership-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['name', 'lead', 'unit', 'significance', 'nextReview', 'meets'] as const satisfies readonly PartnershipSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];

/** What the list is narrowed to, kept in the address of its page. */
export interface PartnershipFilters {
  readonly state: readonly PartnershipState[];
  readonly significance: readonly SignificanceLevel[];
  readonly due: readonly Due[];
  readonly lead: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Sort;
}

export const LIST_FILTERS = ['state', 'significance', 'due', 'lead', 'unit'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: PartnershipFilters = { state: ['active'], significance: [], due: [], lead: [], unit: [], q: '', sort: 'name' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): PartnershipFilters {
  const state = params.getAll('state').filter(among(PARTNERSHIP_STATES));
  return {
    state: state.length ? state : NO_FILTERS.state,
    significance: params.getAll('significance').filter(among(SIGNIFICANCE_LEVELS)),
    due: params.getAll('due').filter(among(DUES)),
    lead: params.getAll('lead'),
    unit: params.getAll('unit'),
    q: params.get('q') ?? '',
    sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: PartnershipFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, (name) => name === 'state' && isUsual(filters));

/** For the list in the API. */
export const listQuery = (filters: PartnershipFilters): PartnershipQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: PartnershipFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;

export const isUsual = ({ state }: Pick<PartnershipFilters, 'state'>): boolean => state.length === 1 && state[0] === 'active';
