import type { RecommendationSort } from '@holdfast/contracts';
import { RECOMMENDATION_PRIORITIES, RECOMMENDATION_SOURCES, RECOMMENDATION_STATES } from '@holdfast/domain';
import type { ListOrder } from '../risk-lists';

const rank = (column: string, words: readonly string[]): string => `array_position(ARRAY[${words.map((word) => `'${word}'`).join(', ')}], ${column})`;

/** One order of the list: a key over a recommendation `m` with its joins; none of them is ever null. */
export function sortKey(sort: RecommendationSort, descending: boolean): ListOrder {
  switch (sort) {
    case 'reference':
      return { key: 'm.number', type: 'integer' };
    case 'title':
      return { key: 'lower(m.title)', type: 'text' };
    case 'source':
      return { key: rank('m.source', RECOMMENDATION_SOURCES), type: 'integer' };
    case 'priority':
      return { key: rank('m.priority', RECOMMENDATION_PRIORITIES), type: 'integer' };
    case 'unit':
      return { key: 'lower(mu.name)', type: 'text' };
    case 'owner':
      return { key: `lower(mo.job_title || ' ' || mo.name)`, type: 'text' };
    case 'due':
      // Without a date it comes last, whichever way.
      return { key: `coalesce(m.due_date, DATE '${descending ? '0001-01-01' : '9999-12-31'}')`, type: 'date' };
    case 'state':
      return { key: rank('m.state', RECOMMENDATION_STATES), type: 'integer' };
  }
}
