import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { FreezeCheckView, FreezeRow, FreezeView, FrozenRiskRow, FrozenRiskView, NoteErratumRequest, Page, RegisterMovementView, TakeFreezeRequest } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

type Query = Record<string, string | string[]>;

/** Freezes of registers, and what registers did between two days. */
@Injectable({ providedIn: 'root' })
export class FreezeClient {
  readonly #http = inject(HttpClient);

  ofRegister(registerId: () => string | undefined): HttpResourceRef<FreezeRow[] | undefined> {
    return httpResource<FreezeRow[]>(() => {
      const known = registerId();
      return known && `/api/registers/${known}/freezes`;
    });
  }

  freeze(id: () => string): HttpResourceRef<FreezeView | undefined> {
    return httpResource<FreezeView>(() => `/api/freezes/${id()}`);
  }

  risks(id: string, query: Query): Observable<Page<FrozenRiskRow>> {
    return this.#http.get<Page<FrozenRiskRow>>(`/api/freezes/${id}/risks`, { params: query });
  }

  risk(id: () => string, riskId: () => string): HttpResourceRef<FrozenRiskView | undefined> {
    return httpResource<FrozenRiskView>(() => `/api/freezes/${id()}/risks/${riskId()}`);
  }

  check(id: string): Promise<FreezeCheckView> {
    return firstValueFrom(this.#http.get<FreezeCheckView>(`/api/freezes/${id}/check`));
  }

  take(registerId: string, request: TakeFreezeRequest, context: HttpContext): Promise<FreezeView> {
    return firstValueFrom(this.#http.post<FreezeView>(`/api/registers/${registerId}/freezes`, request, { context }));
  }

  note(id: string, request: NoteErratumRequest, context: HttpContext): Promise<FreezeView> {
    return firstValueFrom(this.#http.post<FreezeView>(`/api/freezes/${id}/errata`, request, { context }));
  }

  movement(registerId: () => string, days: () => { from: string; to: string | null } | undefined): HttpResourceRef<RegisterMovementView | undefined> {
    return httpResource<RegisterMovementView>(() => {
      const known = days();
      return known && { url: `/api/registers/${registerId()}/movement`, params: { from: known.from, ...(known.to ? { to: known.to } : {}) } };
    });
  }
}

/** Where the canonical rows are downloaded from. */
export const rowsUrl = (id: string): string => `/api/freezes/${id}/rows`;
