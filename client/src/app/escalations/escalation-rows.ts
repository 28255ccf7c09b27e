import { computed, DestroyRef, inject, linkedSignal, signal, type Signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { EscalationRow, Page } from '@holdfast/contracts';
import type { Subscription } from 'rxjs';
import { kept } from '../http/kept';
import { asProblem, type Problem } from '../http/problem';
import { EscalationClient, type EscalationQuery } from './escalation-client';

/** A list of proposals, page after page: the first follows what is wanted, the next come when asked for and stay below it. */
export interface EscalationRows {
  /** Undefined until the first page is here. */
  readonly rows: Signal<readonly EscalationRow[] | undefined>;
  readonly total: Signal<number | null>;
  readonly more: Signal<boolean>;
  readonly loading: Signal<boolean>;
  readonly loadingMore: Signal<boolean>;
  readonly failure: Signal<Problem | null>;
  readonly failureOfMore: Signal<Problem | null>;
  showMore(): void;
  reload(): void;
}

/** Call it where a page is made. `of` names the list: another view empties it, another order does not. */
export function escalationRows(wanted: () => EscalationQuery, of: () => unknown): EscalationRows {
  const client = inject(EscalationClient);
  const destroyed = inject(DestroyRef);
  const first = rxResource({ params: wanted, stream: ({ params }) => client.list(params) });
  const firstPage = kept(first, of);
  // Another first page drops the ones after it, and an answer that is still on its way to them.
  const later = linkedSignal<Page<EscalationRow> | undefined, readonly Page<EscalationRow>[]>({ source: firstPage, computation: () => [] });
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
