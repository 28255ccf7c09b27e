import type { ParamMap, Params } from '@angular/router';
import type { NoticeSort } from '@holdfast/contracts';
import { NOTICE_KINDS, type NoticeKind } from '@holdfast/domain';
import { among, orderAmong } from '../shared/list/filter-words';
import type { Order } from '../shared/list/list-order';
import type { NoticeQuery } from './notice-client';

export const VIEWS = ['unread', 'all'] as const;
export type NoticeView = (typeof VIEWS)[number];

export const SORTS = ['urgency', 'day', 'kind', 'title'] as const satisfies readonly NoticeSort[];
export type SortColumn = (typeof SORTS)[number];
export type Sort = Order<SortColumn>;

/** What the list of notices is narrowed to; the address of the page holds it. */
export interface NoticeFilters {
  readonly view: NoticeView;
  readonly kind: readonly NoticeKind[];
  readonly overdue: boolean;
  readonly sort: Sort;
}

export const NO_FILTERS: NoticeFilters = { view: 'unread', kind: [], overdue: false, sort: 'urgency' };

/** What the address says. Words that it cannot mean are passed over: an old link still opens. */
export function readFilters(params: ParamMap): NoticeFilters {
  const view = params.get('view');
  return {
    view: view !== null && among(VIEWS)(view) ? view : NO_FILTERS.view,
    kind: params.getAll('kind').filter(among(NOTICE_KINDS)),
    overdue: params.get('overdue') === 'true',
    sort: orderAmong(SORTS, params.get('sort')) ?? NO_FILTERS.sort,
  };
}

/** The same for the address: what is as usual is left out. */
export const writeFilters = ({ view, kind, overdue, sort }: NoticeFilters): Params => ({
  view: view === NO_FILTERS.view ? null : view,
  kind: kind.length ? [...kind] : null,
  overdue: overdue ? 'true' : null,
  sort: sort === NO_FILTERS.sort ? null : sort,
});

/** For the list in the API. */
export const listQuery = ({ view, kind, overdue, sort }: NoticeFilters): NoticeQuery => ({
  ...(view === 'unread' ? { unread: 'true' } : {}),
  ...(overdue ? { overdue: 'true' } : {}),
  kind: [...kind],
  sort,
});

/** Whether anything narrows the view, besides the order. */
export const isNarrowed = ({ kind, overdue }: NoticeFilters): boolean => kind.length > 0 || overdue;
