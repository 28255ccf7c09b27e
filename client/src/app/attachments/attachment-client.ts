import { HttpClient, httpResource, type HttpContext, type HttpEvent, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AttachmentView } from '@holdfast/contracts';
import type { AttachmentSubject } from '@holdfast/domain';
import { firstValueFrom, type Observable } from 'rxjs';

/** What files are attached to. */
export interface Subject {
  readonly type: AttachmentSubject;
  readonly id: string;
}

const listOf = ({ type, id }: Subject): string => `/api/${type}s/${id}/attachments`;

/** Where a file is downloaded from. */
export const contentOf = (id: string): string => `/api/attachments/${id}/content`;

/** Attached files, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class AttachmentClient {
  readonly #http = inject(HttpClient);

  list(subject: () => Subject): HttpResourceRef<AttachmentView[] | undefined> {
    return httpResource<AttachmentView[]>(() => listOf(subject()));
  }

  /** The file as it is; what it is, the server tells by its content. */
  send(to: Subject, file: Blob, name: string, context: HttpContext): Observable<HttpEvent<AttachmentView>> {
    return this.#http.post<AttachmentView>(listOf(to), file, {
      params: { name }, headers: { 'Content-Type': 'application/octet-stream' }, context, reportProgress: true, observe: 'events',
    });
  }

  withdraw(id: string, reason: string, context: HttpContext): Promise<AttachmentView> {
    return firstValueFrom(this.#http.post<AttachmentView>(`/api/attachments/${id}/withdrawal`, { reason }, { context }));
  }
}
