import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AddControlRequest, AssessControlRequest, ControlView, EditControlRequest, RecordCheckRequest, RiskView, WithdrawControlRequest } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';

/** Controls of risks, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class ControlClient {
  readonly #http = inject(HttpClient);

  ofRisk(id: () => string | undefined): HttpResourceRef<ControlView[] | undefined> {
    return httpResource<ControlView[]>(() => {
      const known = id();
      return known && `/api/risks/${known}/controls`;
    });
  }

  control(id: () => string | undefined): HttpResourceRef<ControlView | undefined> {
    return httpResource<ControlView>(() => {
      const known = id();
      return known && `/api/controls/${known}`;
    });
  }

  add(riskId: string, request: AddControlRequest, context: HttpContext): Promise<ControlView> {
    return firstValueFrom(this.#http.post<ControlView>(`/api/risks/${riskId}/controls`, request, { context }));
  }

  edit(id: string, version: number, request: EditControlRequest): Promise<ControlView> {
    return firstValueFrom(this.#http.patch<ControlView>(`/api/controls/${id}`, request, { headers: ifMatch(version) }));
  }

  assess(id: string, version: number, request: AssessControlRequest, context: HttpContext): Promise<ControlView> {
    return firstValueFrom(this.#http.post<ControlView>(`/api/controls/${id}/assessments`, request, { headers: ifMatch(version), context }));
  }

  check(id: string, request: RecordCheckRequest, context: HttpContext): Promise<ControlView> {
    return firstValueFrom(this.#http.post<ControlView>(`/api/controls/${id}/checks`, request, { context }));
  }

  signOff(checkId: string): Promise<ControlView> {
    return firstValueFrom(this.#http.post<ControlView>(`/api/control-checks/${checkId}/sign-off`, null));
  }

  /** The residual of the risk leans on it from now on. */
  leanOn({ id, riskId }: ControlView): Promise<RiskView> {
    return firstValueFrom(this.#http.post<RiskView>(`/api/risks/${riskId}/leaning`, { controlIds: [id] }));
  }

  withdraw(id: string, version: number, request: WithdrawControlRequest, context: HttpContext): Promise<ControlView> {
    return firstValueFrom(this.#http.post<ControlView>(`/api/controls/${id}/withdrawal`, request, { headers: ifMatch(version), context }));
  }
}
