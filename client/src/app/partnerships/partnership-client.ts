import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddPartnershipRequest, EditPartnershipRequest, EndPartnershipRequest, Page, PartnershipRow, PartnershipView, ReviewPartnershipRequest } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type PartnershipQuery = Record<string, string | string[]>;

/** Partnerships, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class PartnershipClient {
  readonly #http = inject(HttpClient);

  partnership(id: () => string | undefined): HttpResourceRef<PartnershipView | undefined> {
    return httpResource<PartnershipView>(() => {
      const known = id();
      return known && `/api/partnerships/${known}`;
    });
  }

  list(params: PartnershipQuery): Observable<Page<PartnershipRow>> {
    return this.#http.get<Page<PartnershipRow>>('/api/partnerships', { params });
  }

  add(request: AddPartnershipRequest, context: HttpContext): Promise<PartnershipView> {
    return firstValueFrom(this.#http.post<PartnershipView>('/api/partnerships', request, { context }));
  }

  edit(id: string, version: number, request: EditPartnershipRequest): Promise<PartnershipView> {
    return firstValueFrom(this.#http.patch<PartnershipView>(`/api/partnerships/${id}`, request, { headers: ifMatch(version) }));
  }

  review(id: string, version: number, request: ReviewPartnershipRequest, context: HttpContext): Promise<PartnershipView> {
    return firstValueFrom(this.#http.post<PartnershipView>(`/api/partnerships/${id}/reviews`, request, { headers: ifMatch(version), context }));
  }

  end(id: string, version: number, request: EndPartnershipRequest, context: HttpContext): Promise<PartnershipView> {
    return firstValueFrom(this.#http.post<PartnershipView>(`/api/partnerships/${id}/end`, request, { headers: ifMatch(version), context }));
  }
}
