import type { Params } from '@angular/router';
import type { Order } from './list-order';

/** Tells whether a word of an address is one of those known. */
export function among<T extends string>(words: readonly T[]): (value: string) => value is T {
  return (value): value is T => words.some((word) => word === value);
}

/** The order that an address names, if there is such a column. */
export function orderAmong<S extends string>(columns: readonly S[], value: string | null): Order<S> | null {
  return value !== null && among(columns)(value.replace(/^-/, '')) ? (value as Order<S>) : null;
}

/** What an address would hold, as a question to the API: nothing that is as usual. */
export function given(params: Params): Record<string, string | string[]> {
  const known = Object.entries(params as Record<string, string | boolean | string[] | null>);
  return Object.fromEntries(known.flatMap(([name, value]) => (value === null ? [] : [[name, Array.isArray(value) ? value : String(value)]])));
}

/**
 * Filters of a list for its address: those of several values, the words looked for and the order, each left out where it is as
 * usual. `unsaid` tells of which filter the values are the usual ones.
 */
export function written<N extends string, F extends Readonly<Record<N, readonly string[]>> & { readonly q: string; readonly sort: string }>(
  filters: F, names: readonly N[], usual: Pick<F, 'sort'>, unsaid: (name: N) => boolean,
): Params {
  const several = names.map((name): [string, string[] | null] => [name, filters[name].length && !unsaid(name) ? [...filters[name]] : null]);
  return { ...Object.fromEntries(several), q: filters.q || null, sort: filters.sort === usual.sort ? null : filters.sort };
}
