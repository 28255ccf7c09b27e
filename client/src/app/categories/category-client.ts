import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CategoryRequest, CategoryView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';

@Injectable({ providedIn: 'root' })
export class CategoryClient {
  readonly #http = inject(HttpClient);

  list(): HttpResourceRef<CategoryView[] | undefined> {
    return httpResource<CategoryView[]>(() => '/api/categories');
  }

  async add(request: CategoryRequest, submission: Submission): Promise<CategoryView> {
    const category = await firstValueFrom(this.#http.post<CategoryView>('/api/categories', request, { context: submission.of(request) }));
    submission.done();
    return category;
  }

  rename(id: string, version: number, request: CategoryRequest): Promise<CategoryView> {
    return firstValueFrom(this.#http.patch<CategoryView>(`/api/categories/${id}`, request, { headers: ifMatch(version) }));
  }

  close(id: string, version: number, reason: string): Promise<CategoryView> {
    return firstValueFrom(this.#http.post<CategoryView>(`/api/categories/${id}/closure`, { reason }, { headers: ifMatch(version) }));
  }
}
