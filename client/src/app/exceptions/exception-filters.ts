import type { ParamMap, Params } from '@angular/router';
import type { ExceptionSort } from '@holdfast/contracts';
import { EXCEPTION_ENDING_DAYS, EXCEPTION_STATES, type ExceptionEndingDays, type ExceptionState } from '@holdfast/domain';
import { among, orderAmong } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { ExceptionQuery } from './exception-client';

export const SORTS = ['until', 'reference', 'policy', 'state', 'requester', 'changed'] as const satisfies readonly ExceptionSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

/** What of the list can be chosen several at a time. */
export const SEVERAL = ['state', 'policy', 'requester', 'approver', 'register', 'unit'] as const;
export type Several = (typeof SEVERAL)[number];

/** What the list of exceptions is narrowed to; the address of the page holds it. */
export interface ExceptionFilters {
  /** Those that wait for me, instead of all that I read. */
  readonly waiting: boolean;
  readonly state: readonly ExceptionState[];
  /** In force and ending within so many days. */
  readonly ending: ExceptionEndingDays | null;
  readonly policy: readonly string[];
  readonly requester: readonly string[];
  readonly approver: readonly string[];
  readonly register: readonly string[];
  readonly unit: readonly string[];
  readonly q: string;
  readonly sort: Sort;
}

export const NO_FILTERS: ExceptionFilters = { waiting: false, state: [], ending: null, policy: [], requester: [], approver: [], register: [], unit: [], q: '', sort: 'until' };

const spanOf = (value: string | null): ExceptionEndingDays | null => EXCEPTION_ENDING_DAYS.find((days) => String(days) === value) ?? null;

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): ExceptionFilters {
  return {
    waiting: params.get('waiting') === 'true',
    state: params.getAll('state').filter(among(EXCEPTION_STATES)),
    ending: spanOf(params.get('ending')),
    policy: params.getAll('policy'),
    requester: params.getAll('requester'),
    approver: params.getAll('approver'),
    register: params.getAll('register'),
    unit: params.getAll('unit'),
    q: params.get('q') ?? '',
    sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** The same for the address: what is as usual is left out. */
export function writeFilters({ waiting, ending, q, sort, ...several }: ExceptionFilters): Params {
  return {
    waiting: waiting ? 'true' : null,
    ending,
    q: q || null,
    sort: sort === NO_FILTERS.sort ? null : sort,
    ...Object.fromEntries(SEVERAL.map((name) => [name, several[name].length ? [...several[name]] : null])),
  };
}

/** For the list in the API. */
export function listQuery({ waiting, ending, q, sort, ...several }: ExceptionFilters): ExceptionQuery {
  return {
    ...(waiting ? { waiting: 'true' } : {}),
    ...(ending === null ? {} : { ending: String(ending) }),
    ...(q ? { q } : {}),
    ...Object.fromEntries(SEVERAL.filter((name) => several[name].length).map((name) => [name, [...several[name]]])),
    sort,
  };
}

/** Whether anything narrows the view, besides the order. */
export const isNarrowed = (filters: ExceptionFilters): boolean => filters.q !== '' || filters.ending !== null || SEVERAL.some((name) => filters[name].length > 0);
