import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ApproveImpactAnalysisRequest, ImpactAnalysisRow, ImpactAnalysisView, ImpactOfActivityView, Page, ReviewImpactAnalysisRequest, SubmitImpactAnalysisRequest } from '@holdfast/contracts';
import type { ImpactAnalysis } from '@holdfast/domain';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type ImpactQuery = Record<string, string | string[]>;

/** Impact analyses, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class ImpactClient {
  readonly #http = inject(HttpClient);

  ofActivity(id: () => string | undefined): HttpResourceRef<ImpactOfActivityView | undefined> {
    return httpResource<ImpactOfActivityView>(() => {
      const known = id();
      return known && `/api/activities/${known}/impact-analysis`;
    });
  }

  analysis(id: () => string | undefined): HttpResourceRef<ImpactAnalysisView | undefined> {
    return httpResource<ImpactAnalysisView>(() => {
      const known = id();
      return known && `/api/impact-analyses/${known}`;
    });
  }

  list(params: ImpactQuery): Observable<Page<ImpactAnalysisRow>> {
    return this.#http.get<Page<ImpactAnalysisRow>>('/api/impact-analyses', { params });
  }

  start(activityId: string, content: ImpactAnalysis, context: HttpContext): Promise<ImpactAnalysisView> {
    return firstValueFrom(this.#http.post<ImpactAnalysisView>(`/api/activities/${activityId}/impact-analyses`, content, { context }));
  }

  edit(id: string, version: number, content: ImpactAnalysis): Promise<ImpactAnalysisView> {
    return firstValueFrom(this.#http.patch<ImpactAnalysisView>(`/api/impact-analyses/${id}`, content, { headers: ifMatch(version) }));
  }

  submit(id: string, version: number, request: SubmitImpactAnalysisRequest, context: HttpContext): Promise<ImpactAnalysisView> {
    return this.#say(id, 'submission', version, request, context);
  }

  approve(id: string, version: number, request: ApproveImpactAnalysisRequest, context: HttpContext): Promise<ImpactAnalysisView> {
    return this.#say(id, 'approval', version, request, context);
  }

  review(id: string, version: number, request: ReviewImpactAnalysisRequest, context: HttpContext): Promise<ImpactAnalysisView> {
    return this.#say(id, 'reviews', version, request, context);
  }

  /** Back to whoever wrote it, or taken back. */
  end(id: string, what: 'return' | 'withdrawal', version: number, reason: string, context: HttpContext): Promise<ImpactAnalysisView> {
    return this.#say(id, what, version, { reason }, context);
  }

  #say(id: string, what: string, version: number, body: object, context: HttpContext): Promise<ImpactAnalysisView> {
    return firstValueFrom(this.#http.post<ImpactAnalysisView>(`/api/impact-analyses/${id}/${what}`, body, { headers: ifMatch(version), context }));
  }
}
