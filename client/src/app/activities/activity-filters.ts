import type { ParamMap, Params } from '@angular/router';
import type { ActivitySort, AnalysisState, Criticality } from '@holdfast/contracts';
import { USE_STATUSES, type UseStatus } from '@holdfast/domain';
import type { ListQuery } from '../continuity/continuity-client';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';

export const SORTS = ['reference', 'name', 'unit', 'owner', 'critical', 'rto', 'rpo', 'mtpd', 'analysis'] as const satisfies readonly ActivitySort[];
export type SortColumn = (typeof SORTS)[number];
export const CRITICALITIES = ['critical', 'not-critical', 'undecided'] as const satisfies readonly Criticality[];
export const ANALYSES = ['none', 'draft', 'submitted', 'returned', 'approved'] as const satisfies readonly AnalysisState[];

/** What the list is narrowed to, kept in the address of its page. */
export interface ActivityFilters {
  readonly status: readonly UseStatus[];
  readonly critical: readonly Criticality[];
  readonly analysis: readonly AnalysisState[];
  readonly owner: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['status', 'critical', 'analysis', 'owner', 'unit'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];
export const NO_FILTERS: ActivityFilters = { status: ['active'], critical: [], analysis: [], owner: [], unit: [], q: '', sort: 'reference' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): ActivityFilters {
  const status = params.getAll('status').filter(among(USE_STATUSES));
  return {
    status: status.length ? status : NO_FILTERS.status, critical: params.getAll('critical').filter(among(CRITICALITIES)), analysis: params.getAll('analysis').filter(among(ANALYSES)), owner: params.getAll('owner'), unit: params.getAll('unit'),
    q: params.get('q') ?? '', sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

export const writeFilters = (filters: ActivityFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, (name) => name === 'status' && isUsual(filters));
export const listQuery = (filters: ActivityFilters): ListQuery => given(writeFilters(filters));
export const isNarrowed = (filters: ActivityFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
export const isUsual = ({ status }: Pick<ActivityFilters, 'status'>): boolean => status.length === 1 && status[0] === 'active';
