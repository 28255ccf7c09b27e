import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AuditEventView, AuditHeadView, Page, PersonRef, PersonView, RoleHeldView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';

type Query = Record<string, string | readonly string[]>;

/** What was done by whom, and the head of the chain that shows it unaltered. */
@Injectable({ providedIn: 'root' })
export class AuditClient {
  readonly #http = inject(HttpClient);

  /** Nothing is asked for while the query is undefined. */
  events(query: () => Query | undefined): HttpResourceRef<Page<AuditEventView> | undefined> {
    return httpResource<Page<AuditEventView>>(() => {
      const params = query();
      return params && { url: '/api/audit-events', params };
    });
  }

  page(query: Query): Promise<Page<AuditEventView>> {
    return firstValueFrom(this.#http.get<Page<AuditEventView>>('/api/audit-events', { params: query }));
  }

  head(): HttpResourceRef<AuditHeadView | undefined> {
    return httpResource<AuditHeadView>(() => '/api/audit-head');
  }

  rolesHeld(personId: () => string | undefined): HttpResourceRef<RoleHeldView[] | undefined> {
    return httpResource<RoleHeldView[]>(() => {
      const id = personId();
      return id && `/api/people/${id}/role-history`;
    });
  }

  /** Whoever may have done something: also somebody who left since. */
  async findPeople(typed: string): Promise<readonly PersonRef[]> {
    const page = await firstValueFrom(this.#http.get<Page<PersonView>>('/api/people', { params: { sort: 'jobTitle', ...(typed ? { q: typed } : {}) } }));
    return page.items;
  }

  person(id: string): Promise<PersonRef> {
    return firstValueFrom(this.#http.get<PersonView>(`/api/people/${id}`));
  }
}
