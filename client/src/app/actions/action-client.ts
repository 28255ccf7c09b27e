import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActionReasonRequest, ActionRow, ActionView, AddActionRequest, CompleteRequest, EditActionRequest, Page, ProgressRequest, RescheduleRequest } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type ActionQuery = Record<string, string | string[]>;

/** Actions, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class ActionClient {
  readonly #http = inject(HttpClient);

  action(id: () => string | undefined): HttpResourceRef<ActionView | undefined> {
    return httpResource<ActionView>(() => {
      const known = id();
      return known && `/api/actions/${known}`;
    });
  }

  ofRisk(id: () => string | undefined): HttpResourceRef<ActionRow[] | undefined> {
    return httpResource<ActionRow[]>(() => {
      const known = id();
      return known && `/api/risks/${known}/actions`;
    });
  }

  list(params: ActionQuery): Observable<Page<ActionRow>> {
    return this.#http.get<Page<ActionRow>>('/api/actions', { params });
  }

  add(riskId: string, request: AddActionRequest, context: HttpContext): Promise<ActionView> {
    return firstValueFrom(this.#http.post<ActionView>(`/api/risks/${riskId}/actions`, request, { context }));
  }

  edit(id: string, version: number, request: EditActionRequest): Promise<ActionView> {
    return firstValueFrom(this.#http.patch<ActionView>(`/api/actions/${id}`, request, { headers: ifMatch(version) }));
  }

  report(id: string, version: number, request: ProgressRequest, context: HttpContext): Promise<ActionView> {
    return this.#say(id, 'progress', version, request, context);
  }

  reschedule(id: string, version: number, request: RescheduleRequest, context: HttpContext): Promise<ActionView> {
    return this.#say(id, 'due-dates', version, request, context);
  }

  complete(id: string, version: number, request: CompleteRequest, context: HttpContext): Promise<ActionView> {
    return this.#say(id, 'completion', version, request, context);
  }

  cancel(id: string, version: number, request: ActionReasonRequest, context: HttpContext): Promise<ActionView> {
    return this.#say(id, 'cancellation', version, request, context);
  }

  resume(id: string, version: number, request: ActionReasonRequest, context: HttpContext): Promise<ActionView> {
    return this.#say(id, 'resumption', version, request, context);
  }

  #say(id: string, what: string, version: number, request: object, context: HttpContext): Promise<ActionView> {
    return firstValueFrom(this.#http.post<ActionView>(`/api/actions/${id}/${what}`, request, { headers: ifMatch(version), context }));
  }
}
