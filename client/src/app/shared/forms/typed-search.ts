import { DestroyRef, inject, signal } from '@angular/core';
import { asProblem } from '../../http/problem';

/** After the last key, before the search. In milliseconds. */
const PAUSE = 200;

interface SearchOf<Found> {
  readonly find: (words: string) => Promise<readonly Found[]>;
  /** What follows once the hits of these words are there: which of them is marked. */
  readonly onFound?: (words: string) => void;
  /** Fewer letters than this find nothing: one finds half of everything. */
  readonly least?: number;
}

/**
 * What a box does while it is typed into: it waits for a pause, asks, and takes the answer to what was typed last alone.
 * `failure` is the sentence of an answer that did not come, else empty. Made where something is injected.
 */
export function typedSearch<Found>({ find, onFound, least = 0 }: SearchOf<Found>) {
  const [hits, searching, failure] = [signal<readonly Found[]>([]), signal(false), signal('')];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  /** An answer that is on its way is to what was typed before. */
  const drop = (): void => {
    asked++;
    clearTimeout(timer);
  };
  inject(DestroyRef).onDestroy(drop);

  const now = async (words: string): Promise<void> => {
    drop();
    const turn = asked;
    searching.set(true);
    failure.set('');
    try {
      const found = await find(words.trim());
      if (turn !== asked) return;
      hits.set(found);
      onFound?.(words.trim());
    } catch (error) {
      if (turn === asked) failure.set(asProblem(error).title);
    } finally {
      if (turn === asked) searching.set(false);
    }
  };
  return {
    hits: hits.asReadonly(),
    searching: searching.asReadonly(),
    failure: failure.asReadonly(),
    now,
    soon(words: string): void {
      drop();
      const enough = words.trim().length >= least;
      searching.set(enough);
      if (enough) timer = setTimeout(() => void now(words), PAUSE);
      else hits.set([]);
    },
    /** Something was taken: the next search starts from nothing. */
    clear(): void {
      drop();
      searching.set(false);
      hits.set([]);
    },
  };
}
