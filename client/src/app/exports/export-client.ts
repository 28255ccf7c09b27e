import { HttpClient, type HttpContext } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ExportRequest, ExportRow, ExportView, Page } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Query } from '../risks/risk-filters';

/** Exports: asked for, watched while they are made, and fetched. */
@Injectable({ providedIn: 'root' })
export class ExportClient {
  readonly #http = inject(HttpClient);

  /** `url` is that of the list with `exports` at its end, and `params` what the list is narrowed to. */
  ask(url: string, params: Query, request: ExportRequest, context: HttpContext): Promise<ExportView> {
    return firstValueFrom(this.#http.post<ExportView>(url, request, { params, context }));
  }

  one(id: string): Promise<ExportView> {
    return firstValueFrom(this.#http.get<ExportView>(`/api/exports/${id}`));
  }

  cancel(id: string): Promise<ExportView> {
    return firstValueFrom(this.#http.post<ExportView>(`/api/exports/${id}/cancellation`, {}));
  }

  list(params: Query): Observable<Page<ExportRow>> {
    return this.#http.get<Page<ExportRow>>('/api/exports', { params });
  }
}

export const fileUrl = (id: string): string => `/api/exports/${id}/file`;
