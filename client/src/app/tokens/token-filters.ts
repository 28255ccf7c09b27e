import type { ParamMap, Params } from '@angular/router';
import type { ApiTokenSort } from '@holdfast/contracts';
import { API_TOKEN_STATES, type ApiTokenState } from '@holdfast/domain';
import { among, given, orderAmong, written } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { TokenQuery } from './token-client';

export const SORTS = ['name', 'owner', 'role', 'state', 'expires', 'used'] as const satisfies readonly ApiTokenSort[];
export type SortColumn = (typeof SORTS)[number];

/** What the list is narrowed to, kept in the address of its page. */
export interface TokenFilters {
  readonly state: readonly ApiTokenState[];
  readonly q: string;
  readonly sort: Order<SortColumn>;
}

export const NO_FILTERS: TokenFilters = { state: [], q: '', sort: '-expires' };

export const readFilters = (params: ParamMap): TokenFilters => ({
  state: params.getAll('state').filter(among(API_TOKEN_STATES)),
  q: params.get('q') ?? '',
  sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
});

export const writeFilters = (filters: TokenFilters): Params => written(filters, ['state'] as const, NO_FILTERS, () => false);

export const listQuery = (filters: TokenFilters, whose: 'mine' | 'all'): TokenQuery => ({ whose, ...given(writeFilters(filters)) });

export const isNarrowed = ({ state, q }: TokenFilters): boolean => state.length > 0 || q !== '';
