import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { EditObjectiveRequest, ObjectiveRequest, ObjectiveView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';

@Injectable({ providedIn: 'root' })
export class ObjectiveClient {
  readonly #http = inject(HttpClient);

  list(): HttpResourceRef<ObjectiveView[] | undefined> {
    return httpResource<ObjectiveView[]>(() => '/api/objectives');
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
}
