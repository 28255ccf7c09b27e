import type { ParamMap, Params } from '@angular/router';
import type { InvocationSort } from '@holdfast/contracts';
import { INVOCATION_STATES, type InvocationState } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { InvocationQuery } from './invocation-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'title', 'outageAt', 'state', 'lead', 'unit'] as const satisfies readonly InvocationSort[];
export type SortColumn = (typeof SORTS)[number];

const YES = ['true'] as const;

/** What the list is narrowed to, kept in the address of its page. */
export interface InvocationFilters {
  readonly state: readonly InvocationState[];
  readonly mine: readonly 'true'[];
  readonly lead: readonly string[];
  readonly unit: readonly string[];
  readonly plan: readonly string[];
  readonly resource: readonly string[];
  readonly risk: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['mine', 'state', 'lead', 'unit', 'plan', 'resource', 'risk'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: InvocationFilters = { state: [], mine: [], lead: [], unit: [], plan: [], resource: [], risk: [], q: '', sort: '-outageAt' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export const readFilters = (params: ParamMap): InvocationFilters => ({
  state: params.getAll('state').filter(among(INVOCATION_STATES)),
  mine: params.getAll('mine').filter(among(YES)),
  lead: params.getAll('lead'),
  unit: params.getAll('unit'),
  plan: params.getAll('plan'),
  resource: params.getAll('resource'),
  risk: params.getAll('risk'),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: InvocationFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: InvocationFilters): InvocationQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: InvocationFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
