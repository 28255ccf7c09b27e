import type { ParamMap, Params } from '@angular/router';
import type { FailureReviewSort } from '@holdfast/contracts';
import { FAILURE_REVIEW_STATES, FAILURE_SUBJECTS, type FailureReviewState, type FailureSubject } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { FailureReviewQuery } from './failure-review-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'title', 'startedAt', 'lasted', 'state', 'lead', 'unit'] as const satisfies readonly FailureReviewSort[];
export type SortColumn = (typeof SORTS)[number];

const YES = ['true'] as const;

/** What the list is narrowed to, kept in the address of its page. */
export interface FailureReviewFilters {
  readonly state: readonly FailureReviewState[];
  readonly subject: readonly FailureSubject[];
  readonly waiting: readonly 'true'[];
  readonly lead: readonly string[];
  readonly unit: readonly string[];
  readonly activity: readonly string[];
  readonly resource: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['waiting', 'state', 'subject', 'lead', 'unit', 'activity', 'resource'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: FailureReviewFilters = { state: [], subject: [], waiting: [], lead: [], unit: [], activity: [], resource: [], q: '', sort: '-startedAt' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export const readFilters = (params: ParamMap): FailureReviewFilters => ({
  state: params.getAll('state').filter(among(FAILURE_REVIEW_STATES)),
  subject: params.getAll('subject').filter(among(FAILURE_SUBJECTS)),
  waiting: params.getAll('waiting').filter(among(YES)),
  lead: params.getAll('lead'),
  unit: params.getAll('unit'),
  activity: params.getAll('activity'),
  resource: params.getAll('resource'),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: FailureReviewFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: FailureReviewFilters): FailureReviewQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: FailureReviewFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
