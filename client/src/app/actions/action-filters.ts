import type { ParamMap, Params } from '@angular/router';
import type { ActionSort, Due } from '@holdfast/contracts';
import { ACTION_STATUSES, isUnended, PRIORITIES, type ActionStatus, type Priority } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { ActionQuery } from './action-client';

/** The columns that the list can be sorted by; each as the API names it. */
export const SORTS = ['reference', 'title', 'owner', 'due', 'slip', 'priority', 'progress', 'status'] as const satisfies readonly ActionSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

const DUES = ['overdue', 'soon'] as const satisfies readonly Due[];

/** What the list of actions is narrowed to. The address of the page holds it, so that a link or the way back shows the same. */
export interface ActionFilters {
  readonly status: readonly ActionStatus[];
  readonly due: readonly Due[];
  readonly owner: readonly string[];
  readonly priority: readonly Priority[];
  readonly register: readonly string[];
  readonly unit: readonly string[];
  readonly risk: readonly string[];
  readonly objective: readonly string[];
  readonly q: string;
  readonly sort: Sort;
}

export const LIST_FILTERS = ['status', 'due', 'owner', 'priority', 'register', 'unit', 'risk', 'objective'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: ActionFilters = {
  status: ACTION_STATUSES.filter(isUnended), due: [], owner: [], priority: [], register: [], unit: [], risk: [], objective: [], q: '', sort: 'due',
};

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): ActionFilters {
  const status = params.getAll('status').filter(among(ACTION_STATUSES));
  return {
    status: status.length ? status : NO_FILTERS.status,
    due: params.getAll('due').filter(among(DUES)),
    owner: params.getAll('owner'),
    priority: params.getAll('priority').filter(among(PRIORITIES)),
    register: params.getAll('register'),
    unit: params.getAll('unit'),
    risk: params.getAll('risk'),
    objective: params.getAll('objective'),
    q: params.get('q') ?? '',
    sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** The same for the address: what is as usual is left out. */
export const writeFilters = (filters: ActionFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, (name) => name === 'status' && isUsual(filters));

/** For the list in the API. */
export const listQuery = (filters: ActionFilters): ActionQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: ActionFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;

/** What has not ended: no more is said of the status where all are. */
export const isUsual = ({ status }: Pick<ActionFilters, 'status'>): boolean => status.length === NO_FILTERS.status.length && status.every(isUnended);
