import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CalendarFeedView, MadeCalendarFeedView } from '@holdfast/contracts';
import type { CalendarKind } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';

const ADDRESS = '/api/calendar-feed';

/** The link by which one's own calendar program reads what is due. */
@Injectable({ providedIn: 'root' })
export class CalendarFeedClient {
  readonly #http = inject(HttpClient);

  /** In an injection context. */
  feed(): HttpResourceRef<CalendarFeedView | undefined> {
    return httpResource<CalendarFeedView>(() => ADDRESS);
  }

  make(kinds: readonly CalendarKind[]): Promise<MadeCalendarFeedView> {
    return firstValueFrom(this.#http.post<MadeCalendarFeedView>(ADDRESS, { kinds }));
  }

  hold(kinds: readonly CalendarKind[]): Promise<CalendarFeedView> {
    return firstValueFrom(this.#http.patch<CalendarFeedView>(ADDRESS, { kinds }));
  }

  end(): Promise<CalendarFeedView> {
    return firstValueFrom(this.#http.delete<CalendarFeedView>(ADDRESS));
  }
}
