import { httpResource } from '@angular/common/http';
import { computed, Injectable, signal } from '@angular/core';
import type { Duration, WorkingCalendar } from '@holdfast/domain';
import { durationInWords } from '@holdfast/domain';

/** The working calendars of the organisation, fetched when a page first wants them: a time in one of them is named after it. */
@Injectable({ providedIn: 'root' })
export class Calendars {
  readonly #wanted = signal(false);
  readonly #resource = httpResource<readonly (WorkingCalendar & { retiredAt: string | null })[]>(() => (this.#wanted() ? '/api/working-calendars' : undefined));
  readonly all = computed(() => (this.#resource.hasValue() ? this.#resource.value() : []));
  /** Those that a time can be given in. */
  readonly usable = computed(() => this.all().filter(({ retiredAt }) => retiredAt === null));

  want(): void {
    this.#wanted.set(true);
  }

  inWords(duration: Duration | null, unknown = 'Not stated'): string {
    return duration === null ? unknown : durationInWords(duration, this.all());
  }
}
