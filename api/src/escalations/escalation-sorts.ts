import type { EscalationSort } from '@holdfast/contracts';
import { ESCALATION_STATES } from '@holdfast/domain';
import type { ListOrder } from '../risk-lists';

/** One order of the queue: a key over a proposal `e` and its ends; none of them is ever null. */
export function sortKey(sort: EscalationSort): ListOrder {
  switch (sort) {
    case 'changed':
      return { key: `to_char(e.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') COLLATE "C"`, type: 'text' };
    case 'reference':
      return { key: `(e.source ->> 'reference') COLLATE "C"`, type: 'text' };
    case 'title':
      return { key: `lower(e.words ->> 'title')`, type: 'text' };
    case 'from':
      return { key: 'lower(fr.name)', type: 'text' };
    case 'to':
      return { key: 'lower(tr.name)', type: 'text' };
    case 'state':
      return { key: `array_position(ARRAY[${ESCALATION_STATES.map((state) => `'${state}'`).join(', ')}], e.state)`, type: 'integer' };
  }
}
