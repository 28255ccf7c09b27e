import { HttpClient, httpResource, type HttpContext, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  ActivityView, AddActivityRequest, AddContactOfUnitRequest, AddContactRequest, AddCriticalUserRequest, AddDependencyRequest, AddResourceRequest, ChangeDependencyRequest, ContactRow, ContactView,
  CriticalUserView, DependencyMapView, DependencyView, EditActivityRequest, EditContactRequest, EditCriticalUserRequest, EditResourceRequest, ListedActivity, Page, ResourceRow, ResourceView, RetireRequest,
  VerifyCriticalUserRequest,
} from '@holdfast/contracts';
import { firstValueFrom, type Observable } from 'rxjs';
import { ifMatch } from '../http/if-match';

export type ListQuery = Record<string, string | string[]>;
type Versioned = Readonly<{ id: string; version: number }>;

/** What goes on and what it leans on, as the API tells and takes it. */
@Injectable({ providedIn: 'root' })
export class ContinuityClient {
  readonly #http = inject(HttpClient);

  activity(id: () => string | undefined): HttpResourceRef<ActivityView | undefined> {
    return httpResource<ActivityView>(() => id() && `/api/activities/${id()!}`);
  }

  resource(id: () => string | undefined): HttpResourceRef<ResourceView | undefined> {
    return httpResource<ResourceView>(() => id() && `/api/resources/${id()!}`);
  }

  map(around: () => string | null, depth: () => string): HttpResourceRef<DependencyMapView | undefined> {
    return httpResource<DependencyMapView>(() => ({ url: '/api/dependency-map', params: { ...(around() ? { around: around()! } : {}), depth: depth() } }));
  }

  activities(params: ListQuery): Observable<Page<ListedActivity>> {
    return this.#http.get<Page<ListedActivity>>('/api/activities', { params });
  }

  resources(params: ListQuery): Observable<Page<ResourceRow>> {
    return this.#http.get<Page<ResourceRow>>('/api/resources', { params });
  }

  dependencies(params: ListQuery): Observable<Page<DependencyView>> {
    return this.#http.get<Page<DependencyView>>('/api/dependencies', { params });
  }

  addActivity(request: AddActivityRequest, context: HttpContext): Promise<ActivityView> {
    return this.#post('/api/activities', request, context);
  }

  editActivity(of: Versioned, request: EditActivityRequest): Promise<ActivityView> {
    return this.#patch(`/api/activities/${of.id}`, of, request);
  }

  addResource(request: AddResourceRequest, context: HttpContext): Promise<ResourceView> {
    return this.#post('/api/resources', request, context);
  }

  editResource(of: Versioned, request: EditResourceRequest): Promise<ResourceView> {
    return this.#patch(`/api/resources/${of.id}`, of, request);
  }

  /** Takes something out of use, or back into it. */
  retire<T>(path: string, of: Versioned, verb: 'retirement' | 'reinstatement' | 'end', request: RetireRequest, context: HttpContext): Promise<T> {
    return this.#post(`/api/${path}/${of.id}/${verb}`, request, context, of.version);
  }

  addDependency(request: AddDependencyRequest, context: HttpContext): Promise<DependencyView> {
    return this.#post('/api/dependencies', request, context);
  }

  changeDependency(of: Versioned, request: ChangeDependencyRequest): Promise<DependencyView> {
    return this.#patch(`/api/dependencies/${of.id}`, of, request);
  }

  addCriticalUser(activityId: string, request: AddCriticalUserRequest, context: HttpContext): Promise<CriticalUserView> {
    return this.#post(`/api/activities/${activityId}/critical-users`, request, context);
  }

  editCriticalUser(of: Versioned, request: EditCriticalUserRequest): Promise<CriticalUserView> {
    return this.#patch(`/api/critical-users/${of.id}`, of, request);
  }

  verifyCriticalUser(of: Versioned, request: VerifyCriticalUserRequest, context: HttpContext): Promise<CriticalUserView> {
    return this.#post(`/api/critical-users/${of.id}/verifications`, request, context, of.version);
  }

  addContact(resourceId: string, request: AddContactRequest, context: HttpContext): Promise<ContactView> {
    return this.#post(`/api/resources/${resourceId}/contacts`, request, context);
  }

  addContactOfUnit(request: AddContactOfUnitRequest, context: HttpContext): Promise<ContactRow> {
    return this.#post('/api/contacts', request, context);
  }

  async contacts(params: Record<string, string>): Promise<readonly ContactRow[]> {
    return (await firstValueFrom(this.#http.get<Page<ContactRow>>('/api/contacts', { params }))).items;
  }

  editContact(of: Versioned, request: EditContactRequest): Promise<ContactView> {
    return this.#patch(`/api/contacts/${of.id}`, of, request);
  }

  #post<T>(url: string, body: object, context: HttpContext, version?: number): Promise<T> {
    return firstValueFrom(this.#http.post<T>(url, body, { context, ...(version === undefined ? {} : { headers: ifMatch(version) }) }));
  }

  #patch<T>(url: string, { version }: Versioned, body: object): Promise<T> {
    return firstValueFrom(this.#http.patch<T>(url, body, { headers: ifMatch(version) }));
  }
}
