/** An order by one column, "-" before it the other way. */
export type Order<S extends string> = S | `-${S}`;

export interface ListColumn<S extends string = string> {
  /** Null: nobody needs the rows in that order. */
  readonly sort: S | null;
  readonly label: string;
  readonly className?: string;
  /** What is read upwards and downwards, such as "earliest first" and "latest first". */
  readonly ways?: readonly [up: string, down: string];
  /** Counts and levels begin with the most; words and dates at their beginning. */
  readonly mostFirst?: boolean;
  /** Stands under it in the same cell, and can be sorted by as well. */
  readonly below?: ListColumn<S>;
}

export const A_TO_Z = ['A to Z', 'Z to A'] as const;
export const EARLIEST_FIRST = ['earliest first', 'latest first'] as const;
export const SHORTEST_FIRST = ['shortest first, on the clock before working hours', 'longest first, on the clock before working hours'] as const;
export const LEAST_FIRST = ['least first', 'most first'] as const;

export const columnOf = <S extends string>(order: Order<S>): S => order.replace(/^-/, '') as S;

/** The order after the header of a column was pressed. */
export function ordered<S extends string>({ sort, mostFirst = false }: Pick<ListColumn<S>, 'sort' | 'mostFirst'>, now: Order<S>): Order<S> {
  if (sort === null) return now;
  if (columnOf(now) === sort) return now.startsWith('-') ? sort : `-${sort}`;
  return mostFirst ? `-${sort}` : sort;
}

export interface OrderChoice<S extends string> {
  readonly sort: Order<S>;
  readonly label: string;
}

/** Both ways of each column in words, for where there are no headers to press: the usual one first. */
export function orderChoices<S extends string>(columns: readonly ListColumn<S>[]): OrderChoice<S>[] {
  return columns
    .flatMap((column) => (column.below ? [column, column.below] : [column]))
    .flatMap(({ sort, label, ways, mostFirst }) => {
      if (sort === null || !ways) return [];
      const [up, down] = ways;
      const both: OrderChoice<S>[] = [{ sort, label: `${label}, ${up}` }, { sort: `-${sort}`, label: `${label}, ${down}` }];
      return mostFirst ? both.reverse() : both;
    });
}
