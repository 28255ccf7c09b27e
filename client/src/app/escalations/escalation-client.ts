import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AcceptEscalationRequest, AnswerRequest, EscalateRequest, EscalationDraftView, EscalationReasonRequest, EscalationRow, EscalationsOfRiskView, EscalationView, HandDownRequest,
  LinkEscalationRequest, MoveRiskRequest, MoveTargetView, Page,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type EscalationQuery = Record<string, string | string[]>;

/** What is decided with a reason alone, by the last part of its address. */
export type ReasonVerb = 'question' | 'refusal' | 'withdrawal' | 'dismissal';

/** Proposals, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class EscalationClient {
  readonly #http = inject(HttpClient);

  escalation(id: () => string | undefined): HttpResourceRef<EscalationView | undefined> {
    return httpResource<EscalationView>(() => {
      const known = id();
      return known && `/api/escalations/${known}`;
    });
  }

  ofRisk(id: () => string | undefined): HttpResourceRef<EscalationsOfRiskView | undefined> {
    return httpResource<EscalationsOfRiskView>(() => {
      const known = id();
      return known && `/api/risks/${known}/escalations`;
    });
  }

  /** What a proposal would begin with: one draft upwards, one for each register downwards. */
  drafts(of: () => { id: string; down: boolean } | undefined): HttpResourceRef<EscalationDraftView | EscalationDraftView[] | undefined> {
    return httpResource<EscalationDraftView | EscalationDraftView[]>(() => {
      const known = of();
      return known && `/api/risks/${known.id}/${known.down ? 'de-escalation-drafts' : 'escalation-draft'}`;
    });
  }

  list(params: EscalationQuery): Observable<Page<EscalationRow>> {
    return this.#http.get<Page<EscalationRow>>('/api/escalations', { params });
  }

  moveTargets(riskId: string): Promise<MoveTargetView[]> {
    return firstValueFrom(this.#http.get<MoveTargetView[]>(`/api/risks/${riskId}/move-targets`));
  }

  escalate(riskId: string, version: number, request: EscalateRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`risks/${riskId}/escalations`, version, request, context);
  }

  handDown(riskId: string, version: number, request: HandDownRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`risks/${riskId}/de-escalations`, version, request, context);
  }

  move(riskId: string, version: number, request: MoveRiskRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`risks/${riskId}/moves`, version, request, context);
  }

  accept(id: string, version: number, request: AcceptEscalationRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`escalations/${id}/acceptance`, version, request, context);
  }

  link(id: string, version: number, request: LinkEscalationRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`escalations/${id}/linked-acceptance`, version, request, context);
  }

  answer(id: string, version: number, request: AnswerRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`escalations/${id}/answer`, version, request, context);
  }

  say(id: string, verb: ReasonVerb, version: number, request: EscalationReasonRequest, context: HttpContext): Promise<EscalationView> {
    return this.#post(`escalations/${id}/${verb}`, version, request, context);
  }

  #post(path: string, version: number, request: object, context: HttpContext): Promise<EscalationView> {
    return firstValueFrom(this.#http.post<EscalationView>(`/api/${path}`, request, { headers: ifMatch(version), context }));
  }
}
