import { inject } from '@angular/core';
import type { RiskRow } from '@holdfast/contracts';
import { pageRows, type PageRows } from '../http/page-rows';
import { RiskClient } from './risk-client';

export interface RowsWanted {
  readonly url: string;
  readonly query: Record<string, string | string[]>;
}

export type RiskRows = PageRows<RiskRow>;

/** A list of risks, page after page. `of` names the list: another register empties it, another order does not. */
export function riskRows(wanted: () => RowsWanted | undefined, of: () => unknown): RiskRows {
  const client = inject(RiskClient);
  return pageRows(wanted, ({ url, query }, after) => client.list(url, after === undefined ? query : { ...query, after }), of);
}
