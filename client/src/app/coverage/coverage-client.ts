import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CoveragePage } from '@holdfast/contracts';
import type { Observable } from 'rxjs';

/** What recovery plans cover, as the API tells it. */
@Injectable({ providedIn: 'root' })
export class CoverageClient {
  readonly #http = inject(HttpClient);

  list(params: Record<string, string | string[]>): Observable<CoveragePage> {
    return this.#http.get<CoveragePage>('/api/coverage', { params });
  }
}
