import type { ParamMap, Params } from '@angular/router';
import type { Due, ExerciseSort } from '@holdfast/contracts';
import { EXERCISE_KINDS, EXERCISE_OUTCOMES, EXERCISE_STATES, type ExerciseKind, type ExerciseOutcome, type ExerciseState } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { ExerciseQuery } from './exercise-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'title', 'plannedFor', 'kind', 'state', 'lead', 'unit'] as const satisfies readonly ExerciseSort[];
export type SortColumn = (typeof SORTS)[number];

const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];
const YES = ['true'] as const;

/** What the list is narrowed to, kept in the address of its page. */
export interface ExerciseFilters {
  readonly state: readonly ExerciseState[];
  readonly kind: readonly ExerciseKind[];
  readonly outcome: readonly ExerciseOutcome[];
  readonly due: readonly Due[];
  readonly waiting: readonly 'true'[];
  readonly lead: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['waiting', 'state', 'kind', 'outcome', 'due', 'lead', 'unit'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: ExerciseFilters = { state: [], kind: [], outcome: [], due: [], waiting: [], lead: [], unit: [], q: '', sort: '-plannedFor' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export const readFilters = (params: ParamMap): ExerciseFilters => ({
  state: params.getAll('state').filter(among(EXERCISE_STATES)),
  kind: params.getAll('kind').filter(among(EXERCISE_KINDS)),
  outcome: params.getAll('outcome').filter(among(EXERCISE_OUTCOMES)),
  due: params.getAll('due').filter(among(DUES)),
  waiting: params.getAll('waiting').filter(among(YES)),
  lead: params.getAll('lead'),
  unit: params.getAll('unit'),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: ExerciseFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: ExerciseFilters): ExerciseQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: ExerciseFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
