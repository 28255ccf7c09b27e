import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActivityView, EditPlanRequest, Page, PlanCodeView, PlanRow, PlanVersionView, PlanView, ReviewPlanRequest, StartPlanRequest } from '@holdfast/contracts';
import type { PlanContent } from '@holdfast/domain';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type PlanQuery = Record<string, string | string[]>;

/** Recovery plans, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class PlanClient {
  readonly #http = inject(HttpClient);

  plan(id: () => string | undefined): HttpResourceRef<PlanView | undefined> {
    return httpResource<PlanView>(() => {
      const known = id();
      return known && `/api/plans/${known}`;
    });
  }

  version(id: () => string | undefined, number: () => number | null | undefined): HttpResourceRef<PlanVersionView | undefined> {
    return httpResource<PlanVersionView>(() => {
      const [plan, known] = [id(), number()];
      return plan && known ? `/api/plans/${plan}/versions/${known}` : undefined;
    });
  }

  list(params: PlanQuery): Observable<Page<PlanRow>> {
    return this.#http.get<Page<PlanRow>>('/api/plans', { params });
  }

  start(request: StartPlanRequest, context: HttpContext): Promise<PlanView> {
    return firstValueFrom(this.#http.post<PlanView>('/api/plans', request, { context }));
  }

  edit(id: string, version: number, request: EditPlanRequest): Promise<PlanView> {
    return firstValueFrom(this.#http.patch<PlanView>(`/api/plans/${id}`, request, { headers: ifMatch(version) }));
  }

  startDraft(id: string, version: number): Promise<PlanVersionView> {
    return firstValueFrom(this.#http.post<PlanVersionView>(`/api/plans/${id}/drafts`, null, { headers: ifMatch(version) }));
  }

  save(id: string, version: number, content: PlanContent): Promise<PlanVersionView> {
    return firstValueFrom(this.#http.patch<PlanVersionView>(`/api/plans/${id}/draft`, { content }, { headers: ifMatch(version) }));
  }

  activities(ids: readonly string[]): Promise<ActivityView[]> {
    return Promise.all(ids.map((id) => firstValueFrom(this.#http.get<ActivityView>(`/api/activities/${id}`))));
  }

  /** Submission, withdrawal, return, approval and drop. */
  say(id: string, verb: string, version: number, body: { note?: string; reason?: string }, context?: HttpContext): Promise<PlanVersionView> {
    return firstValueFrom(this.#http.post<PlanVersionView>(`/api/plans/${id}/draft/${verb}`, body, { headers: ifMatch(version), context }));
  }

  review(id: string, version: number, request: ReviewPlanRequest): Promise<PlanView> {
    return firstValueFrom(this.#http.post<PlanView>(`/api/plans/${id}/reviews`, request, { headers: ifMatch(version) }));
  }

  retire(id: string, version: number, reason: string): Promise<PlanView> {
    return firstValueFrom(this.#http.post<PlanView>(`/api/plans/${id}/retirement`, { reason }, { headers: ifMatch(version) }));
  }

  /** The pack as text, to be locked before it is kept. */
  pack(address: string): Promise<string> {
    return firstValueFrom(this.#http.get(address, { responseType: 'text' }));
  }

  confirm(code: string): Promise<PlanCodeView> {
    return firstValueFrom(this.#http.get<PlanCodeView>(`/api/plan-codes/${encodeURIComponent(code)}`));
  }
}
