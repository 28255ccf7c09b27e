import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CreateRegisterRequest, EditRegisterRequest, RegisterView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../../http/if-match';
import type { Submission } from '../../http/submission';

/** Adding, changing and closing a register. */
@Injectable({ providedIn: 'root' })
export class RegisterSettingsClient {
  readonly #http = inject(HttpClient);

  async create(request: CreateRegisterRequest, submission: Submission): Promise<RegisterView> {
    const register = await firstValueFrom(this.#http.post<RegisterView>('/api/registers', request, { context: submission.of(request) }));
    submission.done();
    return register;
  }

  edit(id: string, version: number, request: EditRegisterRequest): Promise<RegisterView> {
    return firstValueFrom(this.#http.patch<RegisterView>(`/api/registers/${id}`, request, { headers: ifMatch(version) }));
  }

  async close(id: string, version: number, reason: string, submission: Submission): Promise<RegisterView> {
    const body = { reason };
    const register = await firstValueFrom(this.#http.post<RegisterView>(`/api/registers/${id}/closure`, body, { headers: ifMatch(version), context: submission.of(body) }));
    submission.done();
    return register;
  }
}
