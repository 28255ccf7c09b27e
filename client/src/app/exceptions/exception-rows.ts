import { inject } from '@angular/core';
import type { ExceptionRow } from '@holdfast/contracts';
import { pageRows, type PageRows } from '../http/page-rows';
import { ExceptionClient, type ExceptionQuery } from './exception-client';

/** A list of exceptions, page after page. `of` names the list: another view empties it, another order does not. */
export function exceptionRows(wanted: () => ExceptionQuery, of: () => unknown): PageRows<ExceptionRow> {
  const client = inject(ExceptionClient);
  return pageRows(wanted, (query, after) => client.list(after === undefined ? query : { ...query, after }), of);
}
