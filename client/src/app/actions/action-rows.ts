import { inject } from '@angular/core';
import type { ActionRow } from '@holdfast/contracts';
import { pageRows, type PageRows } from '../http/page-rows';
import { ActionClient, type ActionQuery } from './action-client';

export type ActionRows = PageRows<ActionRow>;

/** A list of actions, page after page. */
export function actionRows(wanted: () => ActionQuery): ActionRows {
  const client = inject(ActionClient);
  return pageRows(wanted, (query, after) => client.list(after === undefined ? query : { ...query, after }), () => 'actions');
}
