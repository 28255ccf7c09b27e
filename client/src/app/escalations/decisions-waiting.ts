import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { EscalationsWaitingView } from '@holdfast/contracts';
import { Session } from '../session/session';

/** How many proposals wait for this person; the navigation says it. Reload it after a decision. */
@Injectable({ providedIn: 'root' })
export class DecisionsWaiting {
  readonly #session = inject(Session);
  readonly #resource = httpResource<EscalationsWaitingView>(() => (this.#session.person() ? '/api/escalations/waiting' : undefined));

  readonly count = computed(() => (this.#resource.hasValue() ? this.#resource.value().waiting : 0));

  reload(): void {
    this.#resource.reload();
  }
}
