import { inject, signal, type Signal } from '@angular/core';
import type { NoticeView } from '@holdfast/contracts';
import { tap } from 'rxjs';
import { pageRows, type PageRows } from '../http/page-rows';
import { NoticeClient, type NoticeQuery } from './notice-client';

export interface NoticeRows extends PageRows<NoticeView> {
  /** When the list was read: what "mark all" goes up to. */
  readonly until: Signal<string | null>;
}

/** Notices, page after page. `of` names the list: another view empties it, another order does not. */
export function noticeRows(wanted: () => NoticeQuery, of: () => unknown): NoticeRows {
  const client = inject(NoticeClient);
  const until = signal<string | null>(null);
  const rows = pageRows(
    wanted,
    (query, after) =>
      after === undefined ? client.list(query).pipe(tap((page) => until.set(page.until))) : client.list({ ...query, after }),
    of,
  );
  return { ...rows, until: until.asReadonly() };
}
