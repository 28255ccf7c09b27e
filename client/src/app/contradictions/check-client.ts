import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Injectable } from '@angular/core';
import type { RegisterContradictionsView, RiskCheckView } from '@holdfast/contracts';

/** What contradicts itself, as the API tells it. Call these where a page is made: each follows its signals. */
@Injectable({ providedIn: 'root' })
export class CheckClient {
  ofRisk(id: () => string | undefined): HttpResourceRef<RiskCheckView | undefined> {
    return httpResource<RiskCheckView>(() => {
      const known = id();
      return known && `/api/risks/${known}/contradictions`;
    });
  }

  ofRegister(id: () => string, query: () => Record<string, string>): HttpResourceRef<RegisterContradictionsView | undefined> {
    return httpResource<RegisterContradictionsView>(() => ({ url: `/api/registers/${id()}/contradictions`, params: query() }));
  }
}
