import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AnswerExceptionRequest, ApproveExceptionRequest, ExceptionDraftView, ExceptionReasonRequest, ExceptionRow, ExceptionsOfRiskView, ExceptionsOverviewView, ExceptionView, Page, RequestExceptionRequest,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type ExceptionQuery = Record<string, string | string[]>;

/** What is decided with a reason alone, by the last part of its address. */
export type ReasonVerb = 'question' | 'refusal' | 'withdrawal' | 'revocation';

/** Exceptions to policy, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class ExceptionClient {
  readonly #http = inject(HttpClient);

  exception(id: () => string | undefined): HttpResourceRef<ExceptionView | undefined> {
    return httpResource<ExceptionView>(() => {
      const known = id();
      return known && `/api/exceptions/${known}`;
    });
  }

  ofRisk(id: () => string | undefined): HttpResourceRef<ExceptionsOfRiskView | undefined> {
    return httpResource<ExceptionsOfRiskView>(() => {
      const known = id();
      return known && `/api/risks/${known}/exceptions`;
    });
  }

  overview(): HttpResourceRef<ExceptionsOverviewView | undefined> {
    return httpResource<ExceptionsOverviewView>(() => '/api/exceptions/overview');
  }

  /** What a request begins with; `renews` when it renews an earlier exception. */
  draft(of: () => { riskId: string; renews: string | undefined }): HttpResourceRef<ExceptionDraftView | undefined> {
    return httpResource<ExceptionDraftView>(() => {
      const { riskId, renews } = of();
      return { url: `/api/risks/${riskId}/exception-draft`, ...(renews ? { params: { renews } } : {}) };
    });
  }

  list(params: ExceptionQuery): Observable<Page<ExceptionRow>> {
    return this.#http.get<Page<ExceptionRow>>('/api/exceptions', { params });
  }

  request(riskId: string, version: number, request: RequestExceptionRequest, context: HttpContext): Promise<ExceptionView> {
    return this.#post(`risks/${riskId}/exceptions`, version, request, context);
  }

  approve(id: string, version: number, request: ApproveExceptionRequest, context: HttpContext): Promise<ExceptionView> {
    return this.#post(`exceptions/${id}/approval`, version, request, context);
  }

  answer(id: string, version: number, request: AnswerExceptionRequest, context: HttpContext): Promise<ExceptionView> {
    return this.#post(`exceptions/${id}/answer`, version, request, context);
  }

  say(id: string, verb: ReasonVerb, version: number, request: ExceptionReasonRequest, context: HttpContext): Promise<ExceptionView> {
    return this.#post(`exceptions/${id}/${verb}`, version, request, context);
  }

  #post(path: string, version: number, request: object, context: HttpContext): Promise<ExceptionView> {
    return firstValueFrom(this.#http.post<ExceptionView>(`/api/${path}`, request, { headers: ifMatch(version), context }));
  }
}
