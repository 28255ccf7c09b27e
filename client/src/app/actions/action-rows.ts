import { computed, DestroyRef, inject, linkedSignal, signal, type Signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ActionRow, Page } from '@holdfast/contracts';
import type { Subscription } from 'rxjs';
import { kept } from '../http/kept';
import { asProblem, type Problem } from '../http/problem';
import { ActionClient, type ActionQuery } from './action-client';

/** A list of actions, page after page: the first follows what is wanted, the next come when asked for and stay below it. */
export interface ActionRows {
  /** Undefined until the first page is here. */
  readonly rows: Signal<readonly ActionRow[] | undefined>;
  /** All that match; null when the server did not count them. */
  readonly total: Signal<number | null>;
  readonly more: Signal<boolean>;
  /** Another first page is on its way; what is shown is the one before. */
  readonly loading: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  readonly failure: Signal<Problem | null>;
  readonly failureOfMore: Signal<Problem | null>;
  showMore(): void;
  reload(): void;
}

/** Call it where a page is made. */
export function actionRows(wanted: () => ActionQuery): ActionRows {
  const client = inject(ActionClient);
  const destroyed = inject(DestroyRef);
  const first = rxResource({ params: wanted, stream: ({ params }) => client.list(params) });
  const firstPage = kept(first, () => 'actions');
  // Another first page drops the ones after it, and an answer that is still on its way to them.
  const later = linkedSignal<Page<ActionRow> | undefined, readonly Page<ActionRow>[]>({ source: firstPage, computation: () => [] });
  const loadingMore = signal(false);
  const failureOfMore = signal<Problem | null>(null);
  let asking: Subscription | undefined;
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
      const [next, page] = [last()?.next, firstPage()];
      if (!next || loadingMore()) return;
      loadingMore.set(true);
      failureOfMore.set(null);
      asking?.unsubscribe();
      asking = client
        .list({ ...wanted(), after: next })
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
    reload: () => void first.reload(),
  };
}
