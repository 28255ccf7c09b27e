import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ApiTokenRow, MadeTokenView, MakeTokenRequest, Page } from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import type { Submission } from '../http/submission';

export type TokenQuery = Record<string, string | string[]>;

/** API tokens, one's own and those of others, as the API tells and takes them. */
@Injectable({ providedIn: 'root' })
export class TokenClient {
  readonly #http = inject(HttpClient);

  list(params: TokenQuery): Observable<Page<ApiTokenRow>> {
    return this.#http.get<Page<ApiTokenRow>>('/api/tokens', { params });
  }

  async make(request: MakeTokenRequest, submission: Submission): Promise<MadeTokenView> {
    const made = await firstValueFrom(this.#http.post<MadeTokenView>('/api/tokens', request, { context: submission.of(request) }));
    submission.done();
    return made;
  }

  end(id: string): Promise<ApiTokenRow> {
    return firstValueFrom(this.#http.delete<ApiTokenRow>(`/api/tokens/${id}`));
  }
}
