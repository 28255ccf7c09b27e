import type { ParamMap, Params } from '@angular/router';
import type { Due, PlanSort } from '@holdfast/contracts';
import { PLAN_KINDS, PLAN_STANDINGS, PLAN_VERSION_STATES, type PlanKind, type PlanStanding, type PlanVersionState } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { PlanQuery } from './plan-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'name', 'kind', 'unit', 'owner', 'nextReview'] as const satisfies readonly PlanSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];

/** What the list is narrowed to, kept in the address of its page. */
export interface PlanFilters {
  readonly kind: readonly PlanKind[];
  readonly standing: readonly PlanStanding[];
  readonly version: readonly PlanVersionState[];
  readonly due: readonly Due[];
  readonly unit: readonly string[];
  readonly owner: readonly string[];
  readonly left: readonly 'true'[];
  readonly contactsChanged: readonly 'true'[];
  readonly q: string;
  readonly sort: Sort;
}

export const LIST_FILTERS = ['kind', 'standing', 'version', 'due', 'unit', 'owner', 'left', 'contactsChanged'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: PlanFilters = { kind: [], standing: [], version: [], due: [], unit: [], owner: [], left: [], contactsChanged: [], q: '', sort: 'reference' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): PlanFilters {
  return {
    kind: params.getAll('kind').filter(among(PLAN_KINDS)),
    standing: params.getAll('standing').filter(among(PLAN_STANDINGS)),
    version: params.getAll('version').filter(among(PLAN_VERSION_STATES)),
    due: params.getAll('due').filter(among(DUES)),
    unit: params.getAll('unit'),
    owner: params.getAll('owner'),
    left: params.getAll('left').filter(among(['true'] as const)),
    contactsChanged: params.getAll('contactsChanged').filter(among(['true'] as const)),
    q: params.get('q') ?? '',
    sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: PlanFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: PlanFilters): PlanQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: PlanFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
