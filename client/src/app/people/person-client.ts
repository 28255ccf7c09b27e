import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActionRow, DepartureView, EditPersonRequest, InvitePersonRequest, LeaveRequest, OneTimeLinkView, Page, PersonRef, PersonView, RiskRow, RoleInUnit } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { ifMatch } from '../http/if-match';
import type { Submission } from '../http/submission';

type Query = Record<string, string>;

/** People, their roles, and the one-time links by which they come in. */
@Injectable({ providedIn: 'root' })
export class PersonClient {
  readonly #http = inject(HttpClient);

  list(query: () => Query): HttpResourceRef<Page<PersonView> | undefined> {
    return httpResource<Page<PersonView>>(() => ({ url: '/api/people', params: query() }));
  }

  page(query: Query): Promise<Page<PersonView>> {
    return firstValueFrom(this.#http.get<Page<PersonView>>('/api/people', { params: query }));
  }

  person(id: () => string | undefined): HttpResourceRef<PersonView | undefined> {
    return httpResource<PersonView>(() => {
      const known = id();
      return known && `/api/people/${known}`;
    });
  }

  /** Who can be given something: nobody who left, by job title, at most a page of them. */
  async find(typed: string): Promise<readonly PersonRef[]> {
    const page = await firstValueFrom(this.#http.get<Page<PersonRef>>('/api/people', { params: { picker: true, ...(typed ? { q: typed } : {}) } }));
    return page.items;
  }

  /** Open risks of this person that the caller may read. */
  risksOf(id: () => string | undefined): HttpResourceRef<Page<RiskRow> | undefined> {
    return httpResource<Page<RiskRow>>(() => {
      const known = id();
      return known ? { url: '/api/risks', params: { owner: known } } : undefined;
    });
  }

  /** Actions of this person that have not ended, as far as the caller may read them. */
  actionsOf(id: () => string | undefined): HttpResourceRef<Page<ActionRow> | undefined> {
    return httpResource<Page<ActionRow>>(() => {
      const known = id();
      return known ? { url: '/api/actions', params: { owner: known } } : undefined;
    });
  }

  invite(request: InvitePersonRequest, submission: Submission): Promise<OneTimeLinkView> {
    return this.#post('/api/people', request, submission);
  }

  edit(id: string, version: number, request: EditPersonRequest): Promise<PersonView> {
    return firstValueFrom(this.#http.patch<PersonView>(`/api/people/${id}`, request, { headers: ifMatch(version) }));
  }

  giveRole(id: string, request: RoleInUnit, submission: Submission): Promise<PersonView> {
    return this.#post(`/api/people/${id}/roles`, request, submission);
  }

  endRole(id: string, roleId: string): Promise<PersonView> {
    return firstValueFrom(this.#http.delete<PersonView>(`/api/people/${id}/roles/${roleId}`));
  }

  makeLink(id: string, submission: Submission): Promise<OneTimeLinkView> {
    return this.#post(`/api/people/${id}/one-time-link`, {}, submission);
  }

  leave(id: string, request: LeaveRequest, submission: Submission): Promise<DepartureView> {
    return this.#post(`/api/people/${id}/departure`, request, submission);
  }

  #post<T>(url: string, body: object, submission: Submission): Promise<T> {
    return firstValueFrom(this.#http.post<T>(url, body, { context: submission.of({ url, body }) })).then((answer) => {
      submission.done();
      return answer;
    });
  }
}
