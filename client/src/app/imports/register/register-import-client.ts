import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { DraftJobView, ImportJobView, ImportProfileView, RegisterImportChoicesRequest, RegisterImportDraftView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';

const draftAt = (id: string): string => `/api/register-import-drafts/${id}`;

/** Registers that come in from files. */
@Injectable({ providedIn: 'root' })
export class RegisterImportClient {
  readonly #http = inject(HttpClient);

  begin(registerId: string, file: Blob, name: string): Promise<RegisterImportDraftView> {
    return firstValueFrom(this.#http.post<RegisterImportDraftView>(`/api/registers/${registerId}/import-drafts`, file, { params: { name }, headers: { 'Content-Type': 'application/octet-stream' } }));
  }

  /** Undefined: not yet, as while it is being written. */
  draft(id: () => string | undefined): HttpResourceRef<RegisterImportDraftView | undefined> {
    return httpResource<RegisterImportDraftView>(() => {
      const asked = id();
      return asked === undefined ? undefined : draftAt(asked);
    });
  }

  choose(id: string, choices: RegisterImportChoicesRequest): Promise<RegisterImportDraftView> {
    return firstValueFrom(this.#http.put<RegisterImportDraftView>(`${draftAt(id)}/choices`, choices));
  }

  useProfile(id: string, profileId: string): Promise<RegisterImportDraftView> {
    return firstValueFrom(this.#http.put<RegisterImportDraftView>(`${draftAt(id)}/profile`, { profileId }));
  }

  saveProfile(id: string, name: string): Promise<ImportProfileView> {
    return firstValueFrom(this.#http.post<ImportProfileView>(`${draftAt(id)}/profile`, { name }));
  }

  leave(id: string): Promise<void> {
    return firstValueFrom(this.#http.delete<void>(draftAt(id)));
  }

  write(id: string, digest: string): Promise<ImportJobView> {
    return firstValueFrom(this.#http.post<ImportJobView>(`${draftAt(id)}/import`, { digest }));
  }

  /** The last time that the file was asked to be written; it is told of after that too, when the file itself is gone. */
  job(id: string): Promise<ImportJobView | null> {
    return firstValueFrom(this.#http.get<DraftJobView>(`${draftAt(id)}/import`)).then(({ job }) => job);
  }

  cancel(id: string): Promise<ImportJobView> {
    return firstValueFrom(this.#http.post<ImportJobView>(`${draftAt(id)}/cancellation`, {}));
  }

  underWay(): Promise<ImportJobView[]> {
    return firstValueFrom(this.#http.get<ImportJobView[]>('/api/register-imports-under-way'));
  }
}
