import type { NoticeSort } from '@holdfast/contracts';
import { NOTICE_KINDS } from '@holdfast/domain';

interface SortKey {
  /** Over a notice `n`; never null. */
  key: string;
  type: 'integer' | 'date' | 'text';
}

const DAY = `coalesce(n."dueOn", (n.at AT TIME ZONE (SELECT time_zone FROM settings))::date)`;

export function sortKey(sort: NoticeSort): SortKey {
  switch (sort) {
    case 'urgency':
      return { key: `(CASE WHEN n.overdue THEN '0 ' ELSE '1 ' END || ${DAY})`, type: 'text' };
    case 'day':
      return { key: DAY, type: 'date' };
    case 'kind':
      return { key: `array_position(ARRAY[${NOTICE_KINDS.map((kind) => `'${kind}'`).join(', ')}], n.kind)`, type: 'integer' };
    case 'title':
      return { key: 'lower(n.title)', type: 'text' };
  }
}
