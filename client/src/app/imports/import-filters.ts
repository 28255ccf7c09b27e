import type { ParamMap, Params } from '@angular/router';
import type { ImportSort } from '@holdfast/contracts';
import { IMPORT_HELD, type ImportHeld } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { ImportQuery } from './imports-client';

export const SORTS = ['recorded', 'file', 'author', 'added', 'changed'] as const satisfies readonly ImportSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the list is narrowed to, kept in the address of its page. */
export interface ImportFilters {
  readonly thing: readonly ImportHeld[];
  readonly author: readonly string[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const LIST_FILTERS = ['thing', 'author'] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

export const NO_FILTERS: ImportFilters = { thing: [], author: [], q: '', sort: '-recorded' };

export const readFilters = (params: ParamMap): ImportFilters => ({
  thing: params.getAll('thing').filter(among(IMPORT_HELD)), author: params.getAll('author'), q: params.get('q') ?? '', sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

export const writeFilters = (filters: ImportFilters): Params => written(filters, LIST_FILTERS, NO_FILTERS, () => false);

/** For the list in the API. */
export const listQuery = (filters: ImportFilters): ImportQuery => given(writeFilters(filters));

/** Whether anything narrows the list, besides the order. */
export const isNarrowed = (filters: ImportFilters): boolean => Object.keys(listQuery({ ...filters, sort: NO_FILTERS.sort })).length > 0;
