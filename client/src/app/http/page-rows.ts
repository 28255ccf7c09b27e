import { computed, DestroyRef, inject, linkedSignal, signal, type Signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Page } from '@holdfast/contracts';
import { firstValueFrom, fromEvent, takeUntil, type Observable, type Subscription } from 'rxjs';
import { kept } from './kept';
import { asProblem, type Problem } from './problem';

/** A list, page after page: the first follows what is wanted, the next come when asked for and stay below it. */
export interface PageRows<Row> {
  /** Undefined until the first page is here. */
  readonly rows: Signal<readonly Row[] | undefined>;
  /** All that match; null when the server did not count them. */
  readonly total: Signal<number | null>;
  readonly more: Signal<boolean>;
  /** Another first page is on its way; what is shown is the one before. */
  readonly loading: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  readonly failure: Signal<Problem | null>;
  readonly failureOfMore: Signal<Problem | null>;
  showMore(): void;
  /** Shows the rest, until there are `most` or nobody waits any more; says how many are here after each page. Throws what refused it. */
  showAll(most: number, unwanted: AbortSignal, heard: (rows: number) => void): Promise<void>;
  /** Back to what was on show before `showAll`. */
  showAsBefore(): void;
  reload(): void;
}

/**
 * Call it where a page is made. `list` asks for the page after a cursor, or for the first; `of` names the list: another register
 * empties it, another order does not.
 */
export function pageRows<Wanted, Row>(wanted: () => Wanted | undefined, list: (wanted: Wanted, after?: string) => Observable<Page<Row>>, of: () => unknown): PageRows<Row> {
  const destroyed = inject(DestroyRef);
  const first = rxResource({ params: wanted, stream: ({ params }) => list(params as Wanted) });
  const firstPage = kept(first, of);
  // Another first page drops the ones after it, and an answer that is still on its way to them.
  const later = linkedSignal<Page<Row> | undefined, readonly Page<Row>[]>({ source: firstPage, computation: () => [] });
  const loadingMore = signal(false);
  const failureOfMore = signal<Problem | null>(null);
  let asking: Subscription | undefined;
  let before: readonly Page<Row>[] | undefined;

  const last = computed(() => later().at(-1) ?? firstPage());
  return {
    rows: computed(() => {
      const page = firstPage();
      return page && [...page.items, ...later().flatMap(({ items }) => items)];
    }),
    total: computed(() => firstPage()?.total ?? null),
    more: computed(() => (last()?.next ?? null) !== null),
    loading: computed(() => first.isLoading()),
    loadingMore: loadingMore.asReadonly(),
    failure: computed(() => (first.error() ? asProblem(first.error()) : null)),
    failureOfMore: failureOfMore.asReadonly(),
    showMore() {
      const [next, now, page] = [last()?.next, wanted(), firstPage()];
      if (!next || !now || loadingMore()) return;
      loadingMore.set(true);
      failureOfMore.set(null);
      asking?.unsubscribe();
      asking = list(now, next)
        .pipe(takeUntilDestroyed(destroyed))
        .subscribe({
          next: (answer) => {
            loadingMore.set(false);
            if (firstPage() === page) later.update((pages) => [...pages, answer]);
          },
          error: (error: unknown) => {
            loadingMore.set(false);
            failureOfMore.set(asProblem(error));
          },
        });
    },
    async showAll(most, unwanted, heard) {
      const [now, page, shown] = [wanted(), firstPage(), later()];
      if (!now || !page) return;
      const pages = [...shown];
      const here = (): number => [page, ...pages].reduce((sum, { items }) => sum + items.length, 0);
      // All at once at the end: drawn page by page, each page would cost what all before it do.
      for (let next = pages.at(-1)?.next ?? (pages.length ? null : page.next); next !== null && here() < most; next = pages.at(-1)!.next) {
        heard(here());
        const answer = await firstValueFrom(list(now, next).pipe(takeUntil(fromEvent(unwanted, 'abort')), takeUntilDestroyed(destroyed)), { defaultValue: null });
        if (!answer || firstPage() !== page) return;
        pages.push(answer);
      }
      before = shown;
      later.set(pages);
    },
    showAsBefore() {
      if (before && later().length > before.length) later.set(before);
      before = undefined;
    },
    reload: () => void first.reload(),
  };
}
