import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AddRiskRequest, AssessmentView, AssessRiskRequest, ChangeView, CloseRequest, EditRiskRequest, LinkUpperRiskRequest, Page, RiskRow, RiskView, SearchView,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

/** Risks, as the API tells and takes them. What changes one carries its version, so that nobody overwrites another unseen. */
@Injectable({ providedIn: 'root' })
export class RiskClient {
  readonly #http = inject(HttpClient);

  risk(id: () => string | undefined): HttpResourceRef<RiskView | undefined> {
    return httpResource<RiskView>(() => {
      const known = id();
      return known && `/api/risks/${known}`;
    });
  }

  assessments(id: () => string | undefined): HttpResourceRef<AssessmentView[] | undefined> {
    return httpResource<AssessmentView[]>(() => {
      const known = id();
      return known && `/api/risks/${known}/assessments`;
    });
  }

  changes(id: string, after?: string): Observable<Page<ChangeView>> {
    return this.#http.get<Page<ChangeView>>(`/api/risks/${id}/changes`, { params: after ? { after } : {} });
  }

  list(url: string, params: Record<string, string | string[]>): Observable<Page<RiskRow>> {
    return this.#http.get<Page<RiskRow>>(url, { params });
  }

  search(q: string): Observable<SearchView> {
    return this.#http.get<SearchView>('/api/search', { params: { q } });
  }

  add(registerId: string, request: AddRiskRequest, context: HttpContext): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/registers/${registerId}/risks`, request, { context }));
  }

  edit(id: string, version: number, request: EditRiskRequest): Promise<RiskView> {
    return firstValueFrom(this.#http.patch<RiskView>(`/api/risks/${id}`, request, { headers: ifMatch(version) }));
  }

  assess(id: string, version: number, request: AssessRiskRequest, context: HttpContext): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/risks/${id}/assessments`, request, { headers: ifMatch(version), context }));
  }

  /** A draft into its register, where it gets its reference. */
  submit(id: string, version: number, context: HttpContext): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/risks/${id}/submission`, null, { headers: ifMatch(version), context }));
  }

  async discard(id: string, version: number): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/risks/${id}`, { headers: ifMatch(version) }));
  }

  close(id: string, version: number, request: CloseRequest, context: HttpContext): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/risks/${id}/closure`, request, { headers: ifMatch(version), context }));
  }

  linkUpper(id: string, version: number, request: LinkUpperRiskRequest, context: HttpContext): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/risks/${id}/upper-risk`, request, { headers: ifMatch(version), context }));
  }

  unlinkUpper(id: string, version: number): Promise<RiskView> {
    return firstValueFrom(this.#http.delete<RiskView>(`/api/risks/${id}/upper-risk`, { headers: ifMatch(version) }));
  }
}
