import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActionGapView, ActionView, GapPage, Page, PlanForGapRequest, RaiseFromGapRequest, RecoveryNode, RiskView, SaveScenarioRequest, ScenarioList, ScenarioView, SinglePointView, WhatIfRequest, WhatIfView } from '@holdfast/contracts';
import { firstValueFrom, of, switchMap, type Observable } from 'rxjs';

/** What recovery adds up to, as the API tells it. */
@Injectable({ providedIn: 'root' })
export class RecoveryClient {
  readonly #http = inject(HttpClient);

  gaps(params: Record<string, string | string[]>): Observable<GapPage> {
    return this.#http.get<GapPage>('/api/gaps', { params });
  }

  /** The gap of one resource: with recovery times as declared, else one that shows only with those that are proven. */
  gapOf(resourceId: string): Observable<GapPage> {
    return this.gaps({ resource: resourceId }).pipe(switchMap((declared) => (declared.items.length ? of(declared) : this.gaps({ resource: resourceId, basis: 'proven' }))));
  }

  /** Raises a risk about the gap of the resource. */
  raise(resourceId: string, request: RaiseFromGapRequest, context: HttpContext): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/gaps/${resourceId}/risks`, request, { context }));
  }

  /** Plans an action that is to close the gap of the resource, with a risk about it if need be. */
  planForGap(resourceId: string, request: PlanForGapRequest, context: HttpContext): Promise<ActionView> {
    return firstValueFrom(this.#http.post<ActionView>(`/api/gaps/${resourceId}/actions`, request, { context }));
  }

  /** How the gaps stand that an action was planned to close; undefined: not asked. */
  gapsOfAction(actionId: () => string | undefined): HttpResourceRef<ActionGapView[] | undefined> {
    return httpResource<ActionGapView[]>(() => {
      const id = actionId();
      return id && `/api/actions/${id}/gaps`;
    });
  }

  whatIf(request: WhatIfRequest): Observable<WhatIfView> {
    return this.#http.post<WhatIfView>('/api/what-ifs', request);
  }

  singlePoints(): Promise<SinglePointView[]> {
    return firstValueFrom(this.#http.get<SinglePointView[]>('/api/single-points'));
  }

  scenarios(): Observable<ScenarioList> {
    return this.#http.get<ScenarioList>('/api/scenarios');
  }

  save(request: SaveScenarioRequest, context: HttpContext): Promise<ScenarioView> {
    return firstValueFrom(this.#http.post<ScenarioView>('/api/scenarios', request, { context }));
  }

  /** Resources to choose from, by kind and words. */
  resources(params: Record<string, string | string[]>): Promise<Page<RecoveryNode>> {
    return firstValueFrom(this.#http.get<Page<RecoveryNode>>('/api/resources', { params }));
  }
}
