import { comparable, nearest } from '@holdfast/domain';

/** Something that cells name. */
export interface Named {
  id: string;
  /** In the order in which they count: of two that share a later one, neither is meant by it. */
  names: readonly string[];
  /** As a cell says it without doubt. */
  say: string;
  retired?: boolean;
  /** Which row of the file brings it, where that row cannot be written yet. */
  broken?: string;
}

export type Found<T extends Named> = { readonly one: T } | { readonly fault: string; readonly meant: readonly string[] };

/** Comparing one text with very many names takes its time: no more than so many are compared for what may have been meant. */
const MOST_COMPARED = 400_000;

/** Finds what a cell names: by any of its names, in whatever case; never by guessing, but saying what may have been meant. */
export class Directory<T extends Named> {
  readonly #byName = new Map<string, T[]>();
  readonly #answers = new Map<string, Found<T>>();
  readonly #inUse: T[];
  #compared = 0;

  /** @param called what is looked for, such as "unit", after which a sentence goes on */
  constructor(
    private readonly called: string,
    entries: readonly T[],
  ) {
    this.#inUse = entries.filter(({ retired }) => !retired);
    for (const entry of entries) {
      for (const name of new Set([...entry.names, entry.say].map(comparable))) {
        if (name === '') continue;
        const there = this.#byName.get(name);
        if (there) there.push(entry);
        else this.#byName.set(name, [entry]);
      }
    }
  }

  find(text: string): Found<T> {
    const known = this.#answers.get(text);
    if (known) return known;
    const found = this.#find(text);
    this.#answers.set(text, found);
    return found;
  }

  #find(text: string): Found<T> {
    const all = this.#byName.get(comparable(text)) ?? [];
    const named = all.filter(({ retired }) => !retired);
    if (named.length === 1) return named[0]!.broken ? { fault: `${named[0]!.broken} of the file brings it, and has to be mended first`, meant: [] } : { one: named[0]! };
    if (named.length > 1) return { fault: `${named.length} are called that. Say which`, meant: named.slice(0, 6).map(({ say }) => say) };
    if (all.length > 0) return { fault: `${all[0]!.say} is retired. Reinstate it first, or name another`, meant: [] };
    return { fault: `There is no ${this.called} of that name`, meant: this.#nearest(text).map(({ say }) => say) };
  }

  #nearest(text: string): T[] {
    if (this.#compared > MOST_COMPARED) return [];
    this.#compared += this.#inUse.length;
    return nearest(text, this.#inUse, ({ names }) => names);
  }
}
