import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ImportChoicesRequest, ImportDraftView, ImportListRow, ImportRowView, ImportView, Page } from '@holdfast/contracts';
import type { ImportedThing } from '@holdfast/domain';
import { firstValueFrom, type Observable } from 'rxjs';

export type ImportQuery = Record<string, string | string[]>;

const draftAt = (id: string): string => `/api/continuity-import-drafts/${id}`;

export const templateOf = (thing: ImportedThing | null): string => `/api/continuity-import-template${thing ? `?thing=${thing}` : ''}`;
export const fileOf = (importId: string): string => `/api/imports/${importId}/file`;

/** Files that come in, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class ImportsClient {
  readonly #http = inject(HttpClient);

  /** The file as it is; what it holds, its sheets tell unless it is said. */
  begin(file: Blob, name: string, thing: ImportedThing | null): Promise<ImportDraftView> {
    return firstValueFrom(this.#http.post<ImportDraftView>('/api/continuity-import-drafts', file, { params: { name, ...(thing ? { thing } : {}) }, headers: { 'Content-Type': 'application/octet-stream' } }));
  }

  draft(id: () => string): HttpResourceRef<ImportDraftView | undefined> {
    return httpResource<ImportDraftView>(() => draftAt(id()));
  }

  choose(id: string, choices: ImportChoicesRequest): Promise<ImportDraftView> {
    return firstValueFrom(this.#http.put<ImportDraftView>(`${draftAt(id)}/choices`, choices));
  }

  leave(id: string): Promise<void> {
    return firstValueFrom(this.#http.delete<void>(draftAt(id)));
  }

  write(id: string, digest: string): Promise<ImportView> {
    return firstValueFrom(this.#http.post<ImportView>(`${draftAt(id)}/import`, { digest }));
  }

  list(params: ImportQuery): Observable<Page<ImportListRow>> {
    return this.#http.get<Page<ImportListRow>>('/api/imports', { params });
  }

  one(id: () => string): HttpResourceRef<ImportView | undefined> {
    return httpResource<ImportView>(() => `/api/imports/${id()}`);
  }

  rows(id: string, params: ImportQuery): Observable<Page<ImportRowView>> {
    return this.#http.get<Page<ImportRowView>>(`/api/imports/${id}/rows`, { params });
  }
}
