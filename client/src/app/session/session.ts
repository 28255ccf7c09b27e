import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ChooseOrganisationView, SessionView, SignInRequest } from '@holdfast/contracts';
import { can, canAnywhere, type Actor, type Permission, type PermissionTarget } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../http/problem';
import { Past } from '../past/past';

/** Who is signed in, and what they may do. Screens hide by it; the server decides again. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #past = inject(Past);
  readonly #view = signal<SessionView | null>(null);

  readonly view = this.#view.asReadonly();
  readonly person = computed(() => this.#view()?.person ?? null);
  readonly organisation = computed(() => this.#view()?.organisation ?? null);
  readonly actor = computed<Actor | null>(() => {
    const view = this.#view();
    return view && { organisationId: view.organisation.id, personId: view.person.id, roles: view.roles };
  });

  /** The session that the browser still holds, or null: then it is time to sign in. */
  async resume(): Promise<SessionView | null> {
    const known = this.#view();
    if (known) return known;
    try {
      return this.begin(await firstValueFrom(this.#http.get<SessionView>('/api/session')));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  }

  /** After a change of one's own name or roles. */
  async refresh(): Promise<SessionView> {
    return this.begin(await firstValueFrom(this.#http.get<SessionView>('/api/session')));
  }

  /** Signs in; several organisations under one address and password are handed back to choose from. */
  async signIn(request: SignInRequest): Promise<SessionView | ChooseOrganisationView> {
    try {
      return this.begin(await firstValueFrom(this.#http.post<SessionView>('/api/session', request)));
    } catch (error) {
      // 300 Multiple Choices is no success to HttpClient; its body is what was asked for.
      const choice = error instanceof Problem && error.status === 300 ? error.answer : undefined;
      if (isChoice(choice)) return choice;
      throw error;
    }
  }

  async signOut(): Promise<void> {
    try {
      await firstValueFrom(this.#http.delete('/api/session'));
    } finally {
      this.end();
    }
  }

  /** A session given by another answer: the first run, a one-time link. */
  begin(view: SessionView): SessionView {
    this.#view.set(view);
    return view;
  }

  end(): void {
    this.#view.set(null);
  }

  can(permission: Permission, target: PermissionTarget = {}): boolean {
    const [actor, view] = [this.actor(), this.#view()];
    return actor !== null && this.#past.allows(permission) && can(actor, permission, { rootUnitId: view?.rootUnitId, ...target });
  }

  /** For menus: whether it is worth showing at all. */
  canAnywhere(permission: Permission): boolean {
    const [actor, view] = [this.actor(), this.#view()];
    return actor !== null && this.#past.allows(permission) && canAnywhere(actor, permission, view?.rootUnitId);
  }
}

function isChoice(body: unknown): body is ChooseOrganisationView {
  return typeof body === 'object' && body !== null && 'organisations' in body;
}
