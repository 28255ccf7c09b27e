import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AttendanceRequest, EndSittingRequest, OpenSittingRequest, ReviewRiskRequest, ReviewView, RiskView, SittingOutlook, SittingRow, SittingView,
} from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';

/** Reviews of risks and the sittings in which they are made. */
@Injectable({ providedIn: 'root' })
export class ReviewClient {
  readonly #http = inject(HttpClient);

  ofRisk(id: () => string | undefined): HttpResourceRef<ReviewView[] | undefined> {
    return httpResource<ReviewView[]>(() => {
      const known = id();
      return known && `/api/risks/${known}/reviews`;
    });
  }

  async review(riskId: string, version: number, request: ReviewRiskRequest, submission: Submission): Promise<RiskView> {
    const risk = await firstValueFrom(
      this.#http.post<RiskView>(`/api/risks/${riskId}/reviews`, request, { headers: ifMatch(version), context: submission.of({ ...request, riskId, version }) }),
    );
    submission.done();
    return risk;
  }

  sitting(id: () => string | undefined): HttpResourceRef<SittingView | undefined> {
    return httpResource<SittingView>(() => {
      const known = id();
      return known && `/api/review-sittings/${known}`;
    });
  }

  /** Of a register; or those that I host. */
  sittings(registerId: () => string | undefined): HttpResourceRef<SittingRow[] | undefined> {
    return httpResource<SittingRow[]>(() => {
      const known = registerId();
      return known ? `/api/registers/${known}/review-sittings` : '/api/review-sittings';
    });
  }

  outlook(registerId: () => string | null): HttpResourceRef<SittingOutlook | undefined> {
    return httpResource<SittingOutlook>(() => {
      const known = registerId();
      const params: Record<string, string> = known ? { scope: 'register', registerId: known } : { scope: 'mine' };
      return { url: '/api/review-sittings/outlook', params };
    });
  }

  open(request: OpenSittingRequest, submission: Submission): Promise<SittingView> {
    return this.#send('', request, submission);
  }

  attend(id: string, request: AttendanceRequest, submission: Submission): Promise<SittingView> {
    return this.#send(`/${id}/attendance`, request, submission);
  }

  skip(id: string, riskId: string, submission: Submission): Promise<SittingView> {
    return this.#send(`/${id}/skips`, { riskId }, submission);
  }

  end(id: string, request: EndSittingRequest, submission: Submission): Promise<SittingView> {
    return this.#send(`/${id}/end`, request, submission);
  }

  async #send(path: string, body: object, submission: Submission): Promise<SittingView> {
    const sitting = await firstValueFrom(this.#http.post<SittingView>(`/api/review-sittings${path}`, body, { context: submission.of({ ...body, path }) }));
    submission.done();
    return sitting;
  }
}
