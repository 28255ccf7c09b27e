import type { Sort, SortColumn } from '../risk-filters';

const WAYS: Readonly<Record<SortColumn, readonly [up: string, down: string]>> = {
  reference: ['lowest first', 'highest first'],
  title: ['A to Z', 'Z to A'],
  register: ['A to Z', 'Z to A'],
  owner: ['A to Z', 'Z to A'],
  status: ['drafts first', 'closed first'],
  inherent: ['least first', 'worst first'],
  residual: ['least first', 'worst first'],
  target: ['least first', 'worst first'],
  moved: ['came down first', 'rose first'],
  nextReview: ['earliest first', 'latest first'],
};

export interface OrderChoice {
  readonly sort: Sort;
  readonly label: string;
}

/** Both directions of each column in words, for where there are no headers to press: the usual one first. */
export function orderChoices(columns: readonly { readonly sort: SortColumn; readonly label: string }[]): OrderChoice[] {
  return columns.flatMap(({ sort, label }) => {
    const [up, down] = WAYS[sort];
    const both: OrderChoice[] = [{ sort, label: `${label}, ${up}` }, { sort: `-${sort}`, label: `${label}, ${down}` }];
    return ['inherent', 'residual', 'target', 'moved'].includes(sort) ? both.reverse() : both;
  });
}
