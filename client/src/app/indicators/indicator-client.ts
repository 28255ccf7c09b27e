import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CorrectReadingRequest, EditIndicatorRequest, IndicatorRequest, IndicatorRow, IndicatorView, Page, ReadingRequest, ReadingsDueView } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

@Injectable({ providedIn: 'root' })
export class IndicatorClient {
  readonly #http = inject(HttpClient);

  list(query: Record<string, string | string[]>): Observable<Page<IndicatorRow>> {
    return this.#http.get<Page<IndicatorRow>>('/api/indicators', { params: query });
  }

  one(id: () => string | undefined): HttpResourceRef<IndicatorView | undefined> {
    return httpResource<IndicatorView>(() => (id() ? `/api/indicators/${id()}` : undefined));
  }

  ofRisk(riskId: () => string): HttpResourceRef<IndicatorRow[] | undefined> {
    return httpResource<IndicatorRow[]>(() => `/api/risks/${riskId()}/indicators`);
  }

  due(): HttpResourceRef<ReadingsDueView | undefined> {
    return httpResource<ReadingsDueView>(() => '/api/readings-due');
  }

  add(request: IndicatorRequest, context: HttpContext): Promise<IndicatorView> {
    return firstValueFrom(this.#http.post<IndicatorView>('/api/indicators', request, { context }));
  }

  edit(id: string, version: number, request: EditIndicatorRequest): Promise<IndicatorView> {
    return firstValueFrom(this.#http.patch<IndicatorView>(`/api/indicators/${id}`, request, { headers: ifMatch(version) }));
  }

  close(id: string, version: number, reason: string): Promise<IndicatorView> {
    return firstValueFrom(this.#http.post<IndicatorView>(`/api/indicators/${id}/closure`, { reason }, { headers: ifMatch(version) }));
  }

  enter(id: string, request: ReadingRequest, context: HttpContext): Promise<IndicatorView> {
    return firstValueFrom(this.#http.post<IndicatorView>(`/api/indicators/${id}/readings`, request, { context }));
  }

  correct(readingId: string, request: CorrectReadingRequest, context: HttpContext): Promise<IndicatorView> {
    return firstValueFrom(this.#http.post<IndicatorView>(`/api/indicator-readings/${readingId}/corrections`, request, { context }));
  }
}
