import type { ExceptionSort } from '@holdfast/contracts';
import { EXCEPTION_STATES } from '@holdfast/domain';
import type { ListOrder } from '../risk-lists';

/** One order of the list: a key over an exception `e` with EXCEPTION_JOINS; none of them is ever null. `state`: that of the moment, as SQL. */
export function sortKey(sort: ExceptionSort, state: string): ListOrder {
  switch (sort) {
    case 'changed':
      return { key: `to_char(e.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') COLLATE "C"`, type: 'text' };
    case 'reference':
      // By number, so that IRA-1000 follows IRA-999.
      return { key: `(split_part(k.reference, '-', 1) || '-' || lpad(k.number::text, 10, '0')) COLLATE "C"`, type: 'text' };
    case 'policy':
      return { key: 'lower(e.policy)', type: 'text' };
    case 'requester':
      return { key: `lower(q.job_title || ' ' || q.name)`, type: 'text' };
    case 'until':
      return { key: 'coalesce(e.expires_on, e.asked_until)', type: 'date' };
    case 'state':
      return { key: `array_position(ARRAY[${EXCEPTION_STATES.map((one) => `'${one}'`).join(', ')}], ${state})`, type: 'integer' };
  }
}
