import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DeclareInvocationRequest, EditInvocationRequest, InvocationRow, InvocationsNowView, InvocationView, Page, PullInPlanRequest, StandDownInvocationRequest } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type InvocationQuery = Record<string, string | string[]>;

/** Invocations, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class InvocationClient {
  readonly #http = inject(HttpClient);

  invocation(id: () => string | undefined): HttpResourceRef<InvocationView | undefined> {
    return httpResource<InvocationView>(() => (id() === undefined ? undefined : `/api/invocations/${id()}`));
  }

  /** What runs and concerns the reader, and what the reader may invoke. */
  now(wanted: () => boolean = () => true): HttpResourceRef<InvocationsNowView | undefined> {
    return httpResource<InvocationsNowView>(() => (wanted() ? '/api/invocations/now' : undefined));
  }

  read(id: string): Promise<InvocationView> {
    return firstValueFrom(this.#http.get<InvocationView>(`/api/invocations/${id}`));
  }

  list(params: InvocationQuery): Observable<Page<InvocationRow>> {
    return this.#http.get<Page<InvocationRow>>('/api/invocations', { params });
  }

  declare(request: DeclareInvocationRequest, context: HttpContext): Promise<InvocationView> {
    return firstValueFrom(this.#http.post<InvocationView>('/api/invocations', request, { context }));
  }

  edit(id: string, version: number, request: EditInvocationRequest): Promise<InvocationView> {
    return firstValueFrom(this.#http.patch<InvocationView>(`/api/invocations/${id}`, request, { headers: ifMatch(version) }));
  }

  pullIn(id: string, request: PullInPlanRequest, context: HttpContext): Promise<InvocationView> {
    return firstValueFrom(this.#http.post<InvocationView>(`/api/invocations/${id}/plans`, request, { context }));
  }

  standDown(id: string, version: number, request: StandDownInvocationRequest, context: HttpContext): Promise<InvocationView> {
    return firstValueFrom(this.#http.post<InvocationView>(`/api/invocations/${id}/stand-down`, request, { headers: ifMatch(version), context }));
  }
}
