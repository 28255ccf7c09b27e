import type { ParamMap, Params } from '@angular/router';
import type { ResourceSort } from '@holdfast/contracts';
import { RESOURCE_KINDS, USE_STATUSES, type ResourceKind, type UseStatus } from '@holdfast/domain';
import type { ListQuery } from '../continuity/continuity-client';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';

export const SORTS = ['reference', 'name', 'kind', 'unit', 'owner', 'leanedOn'] as const satisfies readonly ResourceSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the list is narrowed to, kept in the address of its page. */
export interface ResourceFilters {
  readonly status: readonly UseStatus[];
  readonly kind: readonly ResourceKind[];
  readonly site: readonly string[];
  readonly supplier: readonly string[];
  readonly unknown: readonly 'true'[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['status', 'kind', 'owner', 'unit', 'site', 'supplier', 'unknown'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];
export const NO_FILTERS: ResourceFilters = { status: ['active'], kind: [], owner: [], unit: [], site: [], supplier: [], unknown: [], q: '', sort: 'reference' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): ResourceFilters {
  const status = params.getAll('status').filter(among(USE_STATUSES));
  return {
    status: status.length ? status : NO_FILTERS.status, kind: params.getAll('kind').filter(among(RESOURCE_KINDS)), owner: params.getAll('owner'), unit: params.getAll('unit'),
    site: params.getAll('site'), supplier: params.getAll('supplier'), unknown: params.get('unknown') === 'true' ? ['true'] : [],
    q: params.get('q') ?? '', sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

export const writeFilters = (filters: ResourceFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, (name) => name === 'status' && isUsual(filters));
export const listQuery = (filters: ResourceFilters): ListQuery => given(writeFilters(filters));
export const isNarrowed = (filters: ResourceFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
export const isUsual = ({ status }: Pick<ResourceFilters, 'status'>): boolean => status.length === 1 && status[0] === 'active';
