import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CrosswalkProposalView, CrosswalkView, DeclareCrosswalkRequest } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import type { Submission } from '../http/submission';

/** How the cells of one published matrix version read on another. */
@Injectable({ providedIn: 'root' })
export class CrosswalkClient {
  readonly #http = inject(HttpClient);

  /** The ones in force: of each pair the latest. */
  inForce(): HttpResourceRef<CrosswalkView[] | undefined> {
    return httpResource<CrosswalkView[]>(() => '/api/crosswalks');
  }

  /** Every declaration of a pair, the newest first. */
  history(from: () => string | undefined, to: () => string | undefined): HttpResourceRef<CrosswalkView[] | undefined> {
    return httpResource<CrosswalkView[]>(() => {
      const [left, right] = [from(), to()];
      return left && right ? { url: '/api/crosswalks', params: { from: left, to: right } } : undefined;
    });
  }

  crosswalk(id: () => string | undefined): HttpResourceRef<CrosswalkView | undefined> {
    return httpResource<CrosswalkView>(() => {
      const known = id();
      return known && `/api/crosswalks/${known}`;
    });
  }

  propose(from: string, to: string): Promise<CrosswalkProposalView> {
    return firstValueFrom(this.#http.get<CrosswalkProposalView>('/api/crosswalk-proposals', { params: { from, to } }));
  }

  async declare(request: DeclareCrosswalkRequest, submission: Submission): Promise<CrosswalkView> {
    const declared = await firstValueFrom(this.#http.post<CrosswalkView>('/api/crosswalks', request, { context: submission.of(request) }));
    submission.done();
    return declared;
  }
}
