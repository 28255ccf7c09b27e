import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import type { NoticeCountView } from '@holdfast/contracts';
import { filter } from 'rxjs';
import { Session } from '../session/session';

/** Going to another page asks again, but not at every step. */
const FRESH_MS = 5_000;

/** How many notices this person has not read; the navigation says it. */
@Injectable({ providedIn: 'root' })
export class UnreadNotices {
  readonly #session = inject(Session);
  readonly #resource = httpResource<NoticeCountView>(() => (this.#session.person() ? '/api/notices/count' : undefined));
  /** The last answer, while the next is on its way and when it does not come. */
  readonly #known = linkedSignal<NoticeCountView | undefined, NoticeCountView | undefined>({
    source: () => (this.#resource.hasValue() ? this.#resource.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  #asked = Date.now();

  readonly count = computed(() => this.#known()?.unread ?? 0);
  readonly kinds = computed(() => this.#known()?.kinds ?? []);

  constructor() {
    inject(Router).events.pipe(filter((event) => event instanceof NavigationEnd), takeUntilDestroyed()).subscribe(() => {
      if (Date.now() - this.#asked > FRESH_MS) this.reload();
    });
  }

  reload(): void {
    this.#asked = Date.now();
    this.#resource.reload();
  }

  /** What an act on notices answered. */
  heard(counted: NoticeCountView): void {
    this.#asked = Date.now();
    this.#known.set(counted);
  }
}
