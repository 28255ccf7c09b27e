import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { ExceptionsWaitingView } from '@holdfast/contracts';
import { Session } from '../session/session';

/** How many requests for exceptions wait for this person; the navigation says it. Reload it after a decision. */
@Injectable({ providedIn: 'root' })
export class ExceptionsWaiting {
  readonly #session = inject(Session);
  readonly #resource = httpResource<ExceptionsWaitingView>(() => (this.#session.person() ? '/api/exceptions/waiting' : undefined));

  readonly count = computed(() => (this.#resource.hasValue() ? this.#resource.value().waiting : 0));

  reload(): void {
    this.#resource.reload();
  }
}
