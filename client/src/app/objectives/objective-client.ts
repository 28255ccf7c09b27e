import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ActionRow, EditMilestoneRequest, EditObjectiveRequest, MilestoneReportRequest, MilestoneRequest, MilestoneView, ObjectiveDetailView, ObjectiveRequest, ObjectiveTreeView, ObjectiveView,
} from '@holdfast/contracts';
import type { EvidenceBasis } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';

@Injectable({ providedIn: 'root' })
export class ObjectiveClient {
  readonly #http = inject(HttpClient);

  tree(basis: () => EvidenceBasis): HttpResourceRef<ObjectiveTreeView | undefined> {
    return httpResource<ObjectiveTreeView>(() => ({ url: '/api/objective-tree', params: by(basis()) }));
  }

  one(id: () => string, basis: () => EvidenceBasis): HttpResourceRef<ObjectiveDetailView | undefined> {
    return httpResource<ObjectiveDetailView>(() => ({ url: `/api/objectives/${id()}`, params: by(basis()) }));
  }

  actions(id: () => string | undefined): HttpResourceRef<ActionRow[] | undefined> {
    return httpResource<ActionRow[]>(() => (id() ? `/api/objectives/${id()}/actions` : undefined));
  }

  /** All that there are, to choose where one lies. */
  list(): HttpResourceRef<ObjectiveView[] | undefined> {
    return httpResource<ObjectiveView[]>(() => '/api/objectives');
  }

  /** As the form holds one that is to be changed. */
  read(id: string): Promise<ObjectiveView | undefined> {
    return firstValueFrom(this.#http.get<ObjectiveView[]>('/api/objectives')).then((all) => all.find((one) => one.id === id));
  }

  async add(request: ObjectiveRequest, submission: Submission): Promise<ObjectiveView> {
    const objective = await firstValueFrom(this.#http.post<ObjectiveView>('/api/objectives', request, { context: submission.of(request) }));
    submission.done();
    return objective;
  }

  edit(id: string, version: number, request: EditObjectiveRequest): Promise<ObjectiveView> {
    return firstValueFrom(this.#http.patch<ObjectiveView>(`/api/objectives/${id}`, request, { headers: ifMatch(version) }));
  }

  close(id: string, version: number, reason: string): Promise<ObjectiveView> {
    return firstValueFrom(this.#http.post<ObjectiveView>(`/api/objectives/${id}/closure`, { reason }, { headers: ifMatch(version) }));
  }

  addMilestone(objectiveId: string, request: MilestoneRequest, context: HttpContext): Promise<MilestoneView> {
    return firstValueFrom(this.#http.post<MilestoneView>(`/api/objectives/${objectiveId}/milestones`, request, { context }));
  }

  editMilestone({ id, version }: MilestoneView, request: EditMilestoneRequest): Promise<MilestoneView> {
    return firstValueFrom(this.#http.patch<MilestoneView>(`/api/milestones/${id}`, request, { headers: ifMatch(version) }));
  }

  reportMilestone({ id, version }: MilestoneView, request: MilestoneReportRequest, context: HttpContext): Promise<MilestoneView> {
    return firstValueFrom(this.#http.post<MilestoneView>(`/api/milestones/${id}/reports`, request, { headers: ifMatch(version), context }));
  }

  withdrawMilestone({ id, version }: MilestoneView, reason: string): Promise<MilestoneView> {
    return firstValueFrom(this.#http.post<MilestoneView>(`/api/milestones/${id}/withdrawal`, { reason }, { headers: ifMatch(version) }));
  }
}

const by = (basis: EvidenceBasis): Record<string, string> => (basis === 'evidenced' ? { basis } : {});
