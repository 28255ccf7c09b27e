import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  CreateMatrixRequest, EditMatrixRequest, LibraryMatrixView, MatrixVersionView, MatrixView, PublishedMatrixView, ReadyMadeMatrixView,
} from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';

/** Matrices and their versions. Lists are resources: ask for one where a page is made. */
@Injectable({ providedIn: 'root' })
export class MatrixClient {
  readonly #http = inject(HttpClient);

  list(): HttpResourceRef<MatrixView[] | undefined> {
    return httpResource<MatrixView[]>(() => '/api/matrices');
  }

  readyMade(): HttpResourceRef<ReadyMadeMatrixView[] | undefined> {
    return httpResource<ReadyMadeMatrixView[]>(() => '/api/ready-made-matrices');
  }

  version(id: () => string | undefined): HttpResourceRef<MatrixVersionView | undefined> {
    return httpResource<MatrixVersionView>(() => (id() ? `/api/matrix-versions/${id()}` : undefined));
  }

  loadVersion(id: string): Promise<MatrixVersionView> {
    return firstValueFrom(this.#http.get<MatrixVersionView>(`/api/matrix-versions/${id}`));
  }

  create(request: CreateMatrixRequest, submission: Submission): Promise<MatrixVersionView> {
    return firstValueFrom(this.#http.post<MatrixVersionView>('/api/matrices', request, { context: submission.of(request) }));
  }

  /** What a library of matrices holds; nothing of it is kept. */
  library(file: Blob): Promise<LibraryMatrixView[]> {
    return firstValueFrom(this.#http.post<LibraryMatrixView[]>('/api/matrix-libraries', file, { headers: { 'Content-Type': 'application/octet-stream' } }));
  }

  edit(id: string, version: number, request: EditMatrixRequest): Promise<MatrixView> {
    return firstValueFrom(this.#http.patch<MatrixView>(`/api/matrices/${id}`, request, { headers: ifMatch(version) }));
  }

  /** The next version as a draft, a copy of the latest. */
  addVersion(matrixId: string, submission: Submission): Promise<MatrixVersionView> {
    return firstValueFrom(this.#http.post<MatrixVersionView>(`/api/matrices/${matrixId}/versions`, {}, { context: submission.of({ matrixId }) }));
  }

  saveDraft(id: string, version: number, definition: RiskMatrix): Promise<MatrixVersionView> {
    return firstValueFrom(this.#http.put<MatrixVersionView>(`/api/matrix-versions/${id}`, { definition }, { headers: ifMatch(version) }));
  }

  discardDraft(id: string, version: number): Promise<unknown> {
    return firstValueFrom(this.#http.delete(`/api/matrix-versions/${id}`, { headers: ifMatch(version) }));
  }

  publish(id: string, version: number, submission: Submission): Promise<PublishedMatrixView> {
    return firstValueFrom(
      this.#http.post<PublishedMatrixView>(`/api/matrix-versions/${id}/publication`, null, { headers: ifMatch(version), context: submission.of({ id, version }) }),
    );
  }
}
