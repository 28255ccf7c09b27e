import { inject } from '@angular/core';
import type { EscalationRow } from '@holdfast/contracts';
import { pageRows, type PageRows } from '../http/page-rows';
import { EscalationClient, type EscalationQuery } from './escalation-client';

export type EscalationRows = PageRows<EscalationRow>;

/** A list of proposals, page after page. `of` names the list: another view empties it, another order does not. */
export function escalationRows(wanted: () => EscalationQuery, of: () => unknown): EscalationRows {
  const client = inject(EscalationClient);
  return pageRows(wanted, (query, after) => client.list(after === undefined ? query : { ...query, after }), of);
}
