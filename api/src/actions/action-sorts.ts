import type { ActionSort } from '@holdfast/contracts';
import { ACTION_STATUSES, PRIORITIES } from '@holdfast/domain';

/** One order of the list: a key over an action `a`; none of them is ever null. */
export interface SortKey {
  key: string;
  /** What the key is in SQL; a cursor carries it as text or as a number. */
  type: 'integer' | 'date' | 'text';
  /** What the key reads from, besides the action. */
  join?: string;
}

const rank = (column: string, words: readonly string[]): string => `array_position(ARRAY[${words.map((word) => `'${word}'`).join(', ')}], ${column})`;

export function sortKey(sort: ActionSort): SortKey {
  switch (sort) {
    case 'reference':
      // Code units, so that a prefix never splits another; by number, so that ICT-A1000 follows ICT-A999.
      return { key: `(split_part(a.reference, '-', 1) || '-' || lpad(a.number::text, 10, '0')) COLLATE "C"`, type: 'text' };
    case 'title':
      return { key: 'lower(a.title)', type: 'text' };
    case 'owner':
      return { key: `lower(so.job_title || ' ' || so.name)`, type: 'text', join: 'JOIN person so ON so.organisation_id = $1 AND so.id = a.owner_id' };
    case 'due':
      return { key: 'a.due_date', type: 'date' };
    case 'slip':
      return { key: '(a.due_date - a.first_due_date)', type: 'integer' };
    case 'priority':
      return { key: rank('a.priority', PRIORITIES), type: 'integer' };
    case 'progress':
      return { key: 'a.progress::integer', type: 'integer' };
    case 'status':
      return { key: rank('a.status', ACTION_STATUSES), type: 'integer' };
  }
}
