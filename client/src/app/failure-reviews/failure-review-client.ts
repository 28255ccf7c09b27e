import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ActionView, BeginFailureReviewRequest, FailureReviewRow, FailureReviewView, Page, PlanForLessonRequest, RaiseFromLessonRequest, SignOffFailureReviewRequest, WriteFailureReviewRequest,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type FailureReviewQuery = Record<string, string | string[]>;

/** Reviews of failures, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class FailureReviewClient {
  readonly #http = inject(HttpClient);

  review(id: () => string | undefined): HttpResourceRef<FailureReviewView | undefined> {
    return httpResource<FailureReviewView>(() => (id() === undefined ? undefined : `/api/failure-reviews/${id()}`));
  }

  list(params: FailureReviewQuery): Observable<Page<FailureReviewRow>> {
    return this.#http.get<Page<FailureReviewRow>>('/api/failure-reviews', { params });
  }

  begin(request: BeginFailureReviewRequest, context: HttpContext): Promise<FailureReviewView> {
    return firstValueFrom(this.#http.post<FailureReviewView>('/api/failure-reviews', request, { context }));
  }

  write(id: string, version: number, request: WriteFailureReviewRequest, context: HttpContext): Promise<FailureReviewView> {
    return firstValueFrom(this.#http.post<FailureReviewView>(`/api/failure-reviews/${id}/content`, request, { headers: ifMatch(version), context }));
  }

  signOff(id: string, version: number, request: SignOffFailureReviewRequest, context: HttpContext): Promise<FailureReviewView> {
    return firstValueFrom(this.#http.post<FailureReviewView>(`/api/failure-reviews/${id}/sign-off`, request, { headers: ifMatch(version), context }));
  }

  planForLesson(id: string, lessonId: string, request: PlanForLessonRequest, context: HttpContext): Promise<ActionView> {
    return firstValueFrom(this.#http.post<ActionView>(`/api/failure-reviews/${id}/lessons/${lessonId}/action`, request, { context }));
  }

  raisedFrom(id: string, lessonId: string, request: RaiseFromLessonRequest): Promise<void> {
    return firstValueFrom(this.#http.post<void>(`/api/failure-reviews/${id}/lessons/${lessonId}/risk`, request));
  }
}
