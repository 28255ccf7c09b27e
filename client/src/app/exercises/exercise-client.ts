import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ActionView, AddExerciseProgrammeRequest, CancelExerciseRequest, EditExerciseProgrammeRequest, EditExerciseRequest, EndExerciseProgrammeRequest, EndExerciseRequest, ExerciseCalendarView, ExerciseProgrammesView, ExerciseProgrammeView,
  ExerciseRow, ExerciseScopeView, ExerciseView, LiveExerciseView, Page, PlanExerciseRequest, PlanForFindingRequest, PaperStepsView, PlanProvenView, ProvenRecoveryView, RecordExerciseResultRequest, SignOffExerciseRequest, StartExerciseRequest,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type ExerciseQuery = Record<string, string | string[]>;

/** A resource to choose from. */
export interface ResourceChoice {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
}

/** Rehearsals and their programmes, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class ExerciseClient {
  readonly #http = inject(HttpClient);

  exercise(id: () => string | undefined): HttpResourceRef<ExerciseView | undefined> {
    return httpResource<ExerciseView>(() => addressed('/api/exercises/', id()));
  }

  /** What its live page needs besides the log. */
  live(id: () => string): HttpResourceRef<LiveExerciseView | undefined> {
    return httpResource<LiveExerciseView>(() => `/api/exercises/${id()}/live`);
  }

  /** The steps of one that was held on paper, as its plans were approved when it started; without a start, as they are now. */
  paperSteps(of: () => { id: string; startedAt: string } | undefined): HttpResourceRef<PaperStepsView | undefined> {
    return httpResource<PaperStepsView>(() => {
      const asked = of();
      return asked && `/api/exercises/${asked.id}/paper-steps${asked.startedAt ? `?startedAt=${asked.startedAt}` : ''}`;
    });
  }

  programmes(): HttpResourceRef<ExerciseProgrammesView | undefined> {
    return httpResource<ExerciseProgrammesView>(() => '/api/exercise-programmes');
  }

  programme(id: () => string | undefined): HttpResourceRef<ExerciseProgrammeView | undefined> {
    return httpResource<ExerciseProgrammeView>(() => addressed('/api/exercise-programmes/', id()));
  }

  /** The last that were held of a programme, with what came of each. */
  heldOf(programmeId: () => string): HttpResourceRef<Page<ExerciseRow> | undefined> {
    return httpResource<Page<ExerciseRow>>(() => `/api/exercises?programme=${programmeId()}&state=held&state=signed-off&sort=-plannedFor`);
  }

  calendar(month: () => string): HttpResourceRef<ExerciseCalendarView | undefined> {
    return httpResource<ExerciseCalendarView>(() => `/api/exercise-calendar?month=${month()}`);
  }

  provenRecovery(resourceId: () => string): HttpResourceRef<ProvenRecoveryView | undefined> {
    return httpResource<ProvenRecoveryView>(() => `/api/resources/${resourceId()}/proven-recovery`);
  }

  provenOfPlan(planId: () => string): HttpResourceRef<PlanProvenView | undefined> {
    return httpResource<PlanProvenView>(() => `/api/plans/${planId()}/proven-recovery`);
  }

  list(params: ExerciseQuery): Observable<Page<ExerciseRow>> {
    return this.#http.get<Page<ExerciseRow>>('/api/exercises', { params });
  }

  async resources(q: string): Promise<ResourceChoice[]> {
    return (await firstValueFrom(this.#http.get<Page<ResourceChoice>>('/api/resources', { params: { sort: 'name', ...(q ? { q } : {}) } }))).items;
  }

  /** What these plans bring with them, and what the analyses ask of these resources. */
  scope(planIds: readonly string[], resourceIds: readonly string[]): Promise<ExerciseScopeView> {
    return firstValueFrom(this.#http.get<ExerciseScopeView>('/api/exercise-scope', { params: { ...(planIds.length ? { plan: planIds } : {}), ...(resourceIds.length ? { resource: resourceIds } : {}) } }));
  }

  start(id: string, version: number, request: StartExerciseRequest, context: HttpContext): Promise<ExerciseView> {
    return this.#say(id, 'start', version, request, context);
  }

  end(id: string, version: number, request: EndExerciseRequest, context: HttpContext): Promise<ExerciseView> {
    return this.#say(id, 'end', version, request, context);
  }

  plan(request: PlanExerciseRequest, context: HttpContext): Promise<ExerciseView> {
    return firstValueFrom(this.#http.post<ExerciseView>('/api/exercises', request, { context }));
  }

  edit(id: string, version: number, request: EditExerciseRequest): Promise<ExerciseView> {
    return firstValueFrom(this.#http.patch<ExerciseView>(`/api/exercises/${id}`, request, { headers: ifMatch(version) }));
  }

  record(id: string, version: number, request: RecordExerciseResultRequest, context: HttpContext): Promise<ExerciseView> {
    return this.#say(id, 'result', version, request, context);
  }

  signOff(id: string, version: number, request: SignOffExerciseRequest, context: HttpContext): Promise<ExerciseView> {
    return this.#say(id, 'sign-off', version, request, context);
  }

  cancel(id: string, version: number, request: CancelExerciseRequest, context: HttpContext): Promise<ExerciseView> {
    return this.#say(id, 'cancellation', version, request, context);
  }

  planForFinding(id: string, findingId: string, request: PlanForFindingRequest, context: HttpContext): Promise<ActionView> {
    return firstValueFrom(this.#http.post<ActionView>(`/api/exercises/${id}/findings/${findingId}/action`, request, { context }));
  }

  addProgramme(request: AddExerciseProgrammeRequest, context: HttpContext): Promise<ExerciseProgrammeView> {
    return firstValueFrom(this.#http.post<ExerciseProgrammeView>('/api/exercise-programmes', request, { context }));
  }

  editProgramme(id: string, version: number, request: EditExerciseProgrammeRequest): Promise<ExerciseProgrammeView> {
    return firstValueFrom(this.#http.patch<ExerciseProgrammeView>(`/api/exercise-programmes/${id}`, request, { headers: ifMatch(version) }));
  }

  endProgramme(id: string, version: number, request: EndExerciseProgrammeRequest, context: HttpContext): Promise<ExerciseProgrammeView> {
    return firstValueFrom(this.#http.post<ExerciseProgrammeView>(`/api/exercise-programmes/${id}/end`, request, { headers: ifMatch(version), context }));
  }

  #say(id: string, what: string, version: number, request: object, context: HttpContext): Promise<ExerciseView> {
    return firstValueFrom(this.#http.post<ExerciseView>(`/api/exercises/${id}/${what}`, request, { headers: ifMatch(version), context }));
  }
}

const addressed = (path: string, id: string | undefined): string | undefined => (id === undefined ? undefined : `${path}${id}`);
