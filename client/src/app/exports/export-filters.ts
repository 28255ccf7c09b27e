import type { ParamMap, Params } from '@angular/router';
import type { ExportSort } from '@holdfast/contracts';
import { EXPORT_FORMATS, EXPORT_PARTS, type ExportFormat, type ExportPart } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { Query } from '../risks/risk-filters';

export const SORTS = ['recorded', 'file', 'author', 'risks'] as const satisfies readonly ExportSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the log is narrowed to, kept in the address of its page. */
export interface ExportFilters {
  readonly format: readonly ExportFormat[];
  readonly part: readonly ExportPart[];
  readonly author: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['format', 'part', 'author'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: ExportFilters = { format: [], part: [], author: [], q: '', sort: '-recorded' };

export const readFilters = (params: ParamMap): ExportFilters => ({
  format: params.getAll('format').filter(among(EXPORT_FORMATS)), part: params.getAll('part').filter(among(EXPORT_PARTS)), author: params.getAll('author'), q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

export const writeFilters = (filters: ExportFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: ExportFilters): Query => given(writeFilters(filters));

/** Whether anything narrows the log, besides the order. */
export const isNarrowed = (filters: ExportFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
