import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { MatrixVersionView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem, type Problem } from '../http/problem';

/**
 * The matrix versions that this page has met. A published version never changes, so each is fetched once: a list of fifty
 * risks on three matrices asks three times, the next list not at all.
 */
@Injectable({ providedIn: 'root' })
export class MatrixVersions {
  readonly #http = inject(HttpClient);
  readonly #known = signal<ReadonlyMap<string, MatrixVersionView>>(new Map());
  readonly #failure = signal<Problem | null>(null);
  readonly #asked = new Set<string>();

  readonly known = this.#known.asReadonly();
  /** Why the last one did not come. */
  readonly failure = this.#failure.asReadonly();

  /** Fetches those that are not here yet. Call it in an effect and read `known` in a computed. */
  need(...ids: (string | null | undefined)[]): void {
    for (const id of ids) if (id && !this.#asked.has(id)) void this.#fetch(id);
  }

  async #fetch(id: string): Promise<void> {
    this.#asked.add(id);
    try {
      const version = await firstValueFrom(this.#http.get<MatrixVersionView>(`/api/matrix-versions/${id}`));
      // A draft changes under its editor: it is not kept for the next page.
      if (version.publishedAt === null) this.#asked.delete(id);
      this.#known.update((known) => new Map(known).set(id, version));
      this.#failure.set(null);
    } catch (error) {
      // Asked again by whoever needs it next.
      this.#asked.delete(id);
      this.#failure.set(asProblem(error));
    }
  }
}
