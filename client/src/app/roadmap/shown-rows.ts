import type { RoadmapRow } from '@holdfast/contracts';
import { ACTION_STATUSES } from '@holdfast/domain';
import { holdsWords, inOrder } from '../shared/sort-header/in-order';
import type { RoadmapFilters } from './roadmap-filters';

const KEYS = {
  years: ({ replacement: { from, to } }: RoadmapRow) => from * 10_000 + to,
  system: ({ replacement }: RoadmapRow) => replacement.system,
  status: ({ status }: RoadmapRow) => ACTION_STATUSES.indexOf(status),
  owner: ({ owner }: RoadmapRow) => `${owner.jobTitle} ${owner.name}`,
  due: ({ dueDate }: RoadmapRow) => dueDate,
};

/** The rows that hold the words looked for, in the order asked for. */
export function shownRows(rows: readonly RoadmapRow[], { q, sort }: Pick<RoadmapFilters, 'q' | 'sort'>): readonly RoadmapRow[] {
  const found = q === '' ? rows : rows.filter(({ replacement, reference, title }) => holdsWords(q, [replacement.system, reference, title]));
  return inOrder(found, sort, KEYS);
}

export const isReplacedIn = ({ from, to }: RoadmapRow['replacement'], year: number): boolean => from <= year && year <= to;
