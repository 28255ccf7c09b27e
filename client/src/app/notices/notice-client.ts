import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ChooseDigestRequest, DigestView, NoticeCountView, NoticePage } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type NoticeQuery = Record<string, string | string[]>;

/** What somebody is told of, as the API tells it, and the mail that tells it too. */
@Injectable({ providedIn: 'root' })
export class NoticeClient {
  readonly #http = inject(HttpClient);

  list(params: NoticeQuery): Observable<NoticePage> {
    return this.#http.get<NoticePage>('/api/notices', { params });
  }

  mark(noticeIds: string[], read: boolean): Promise<NoticeCountView> {
    return firstValueFrom(this.#http.post<NoticeCountView>('/api/notices/readings', { noticeIds, read }));
  }

  markAll(until: string): Promise<NoticeCountView> {
    return firstValueFrom(this.#http.post<NoticeCountView>('/api/notices/reading-of-all', { until }));
  }

  digest(): HttpResourceRef<DigestView | undefined> {
    return httpResource<DigestView>(() => '/api/digest');
  }

  chooseDigest(request: ChooseDigestRequest, version: number): Promise<DigestView> {
    return firstValueFrom(this.#http.patch<DigestView>('/api/digest', request, { headers: ifMatch(version) }));
  }
}
