import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AcceptancesView, AcceptRiskRequest, WithdrawAcceptanceRequest } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';

/** Acceptances of risks above appetite, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class AcceptanceClient {
  readonly #http = inject(HttpClient);

  /** Read anew with every version of the risk: another score ends what was accepted. */
  ofRisk(risk: () => { readonly id: string; readonly version: number } | undefined): HttpResourceRef<AcceptancesView | undefined> {
    return httpResource<AcceptancesView>(() => {
      const known = risk();
      return known && `/api/risks/${known.id}/acceptances`;
    });
  }

  /** Of the score in that version of the risk, and no other. */
  accept(riskId: string, version: number, request: AcceptRiskRequest, context: HttpContext): Promise<AcceptancesView> {
    return firstValueFrom(this.#http.post<AcceptancesView>(`/api/risks/${riskId}/acceptances`, request, { headers: ifMatch(version), context }));
  }

  withdraw(id: string, request: WithdrawAcceptanceRequest, context: HttpContext): Promise<AcceptancesView> {
    return firstValueFrom(this.#http.post<AcceptancesView>(`/api/acceptances/${id}/withdrawal`, request, { context }));
  }
}
