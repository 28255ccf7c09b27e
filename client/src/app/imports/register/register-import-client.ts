import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ImportProfileView, ImportProgressView, ImportView, RegisterImportChoicesRequest, RegisterImportDraftView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';

const draftAt = (id: string): string => `/api/register-import-drafts/${id}`;

/** Registers that come in from files. */
@Injectable({ providedIn: 'root' })
export class RegisterImportClient {
  readonly #http = inject(HttpClient);

  begin(registerId: string, file: Blob, name: string): Promise<RegisterImportDraftView> {
    return firstValueFrom(this.#http.post<RegisterImportDraftView>(`/api/registers/${registerId}/import-drafts`, file, { params: { name }, headers: { 'Content-Type': 'application/octet-stream' } }));
  }

  draft(id: () => string): HttpResourceRef<RegisterImportDraftView | undefined> {
    return httpResource<RegisterImportDraftView>(() => draftAt(id()));
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

  write(id: string, digest: string): Promise<ImportView> {
    return firstValueFrom(this.#http.post<ImportView>(`${draftAt(id)}/import`, { digest }));
  }

  progress(id: string): Promise<ImportProgressView> {
    return firstValueFrom(this.#http.get<ImportProgressView>(`${draftAt(id)}/progress`));
  }

  stop(id: string): Promise<void> {
    return firstValueFrom(this.#http.delete<void>(`${draftAt(id)}/progress`));
  }
}
