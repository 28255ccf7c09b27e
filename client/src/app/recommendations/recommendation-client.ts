import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ActionView, ClaimRequest, CloseRecommendationRequest, EditRecommendationRequest, FollowUpRequest, Page, PlanForRecommendationRequest, RaiseRecommendationRequest, RecommendationLinksRequest,
  RecommendationRow, RecommendationView, RescheduleRecommendationRequest, RespondRequest,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type RecommendationQuery = Record<string, string | string[]>;

/** Recommendations of auditors, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class RecommendationClient {
  readonly #http = inject(HttpClient);

  recommendation(id: () => string | undefined): HttpResourceRef<RecommendationView | undefined> {
    return httpResource<RecommendationView>(() => {
      const known = id();
      return known && `/api/recommendations/${known}`;
    });
  }

  linkedTo(of: () => { readonly type: 'risk' | 'action'; readonly id: string }): HttpResourceRef<RecommendationRow[] | undefined> {
    return httpResource<RecommendationRow[]>(() => {
      const { type, id } = of();
      return `/api/${type}s/${id}/recommendations`;
    });
  }

  list(params: RecommendationQuery): Observable<Page<RecommendationRow>> {
    return this.#http.get<Page<RecommendationRow>>('/api/recommendations', { params });
  }

  raise(request: RaiseRecommendationRequest, context: HttpContext): Promise<RecommendationView> {
    return firstValueFrom(this.#http.post<RecommendationView>('/api/recommendations', request, { context }));
  }

  edit(id: string, version: number, request: EditRecommendationRequest): Promise<RecommendationView> {
    return firstValueFrom(this.#http.patch<RecommendationView>(`/api/recommendations/${id}`, request, { headers: ifMatch(version) }));
  }

  respond(id: string, version: number, request: RespondRequest, context: HttpContext): Promise<RecommendationView> {
    return this.#say(id, 'response', version, request, context);
  }

  reschedule(id: string, version: number, request: RescheduleRecommendationRequest, context: HttpContext): Promise<RecommendationView> {
    return this.#say(id, 'due-dates', version, request, context);
  }

  claim(id: string, version: number, request: ClaimRequest, context: HttpContext): Promise<RecommendationView> {
    return this.#say(id, 'claim', version, request, context);
  }

  followUp(id: string, version: number, request: FollowUpRequest, context: HttpContext): Promise<RecommendationView> {
    return this.#say(id, 'follow-ups', version, request, context);
  }

  close(id: string, version: number, request: CloseRecommendationRequest, context: HttpContext): Promise<RecommendationView> {
    return this.#say(id, 'closure', version, request, context);
  }

  link(id: string, version: number, request: RecommendationLinksRequest, context: HttpContext): Promise<RecommendationView> {
    return this.#say(id, 'links', version, request, context);
  }

  plan(id: string, request: PlanForRecommendationRequest, context: HttpContext): Promise<ActionView> {
    return firstValueFrom(this.#http.post<ActionView>(`/api/recommendations/${id}/actions`, request, { context }));
  }

  #say(id: string, what: string, version: number, request: object, context: HttpContext): Promise<RecommendationView> {
    return firstValueFrom(this.#http.post<RecommendationView>(`/api/recommendations/${id}/${what}`, request, { headers: ifMatch(version), context }));
  }
}
