import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CalendarFeedView, MadeCalendarFeedView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';

const ADDRESS = '/api/calendar-feed';

/** The link by which one's own calendar program reads rehearsals. */
@Injectable({ providedIn: 'root' })
export class CalendarFeedClient {
  readonly #http = inject(HttpClient);

  /** In an injection context. */
  feed(): HttpResourceRef<CalendarFeedView | undefined> {
    return httpResource<CalendarFeedView>(() => ADDRESS);
  }

  make(): Promise<MadeCalendarFeedView> {
    return firstValueFrom(this.#http.post<MadeCalendarFeedView>(ADDRESS, {}));
  }

  end(): Promise<CalendarFeedView> {
    return firstValueFrom(this.#http.delete<CalendarFeedView>(ADDRESS));
  }
}
