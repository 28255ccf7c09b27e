import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ChooseOrganisationView, SessionView, SignInRequest } from '@holdfast/contracts';
import { can, canAnywhere, type Actor, type Permission, type PermissionTarget } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';
import { Problem } from '../http/problem';
import { Past } from '../past/past';
import { DeviceStore } from '../shared/device-store/device-store';

/** Somebody signed out here while the server was away: its session ends as soon as it is back. */
const OWED = 'holdfast.signed-out';

/** Who is signed in, and what they may do. Screens hide by it; the server decides again. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #past = inject(Past);
  readonly #store = inject(DeviceStore);
  readonly #view = signal<SessionView | null>(null);
  readonly #fromDevice = signal(false);

  readonly view = this.#view.asReadonly();
  /** The server was away when the page was opened: it is the person who signed in last on this device. */
  readonly fromDevice = this.#fromDevice.asReadonly();
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
    if (owed() && !(await this.#payUp())) return null;
    try {
      return this.begin(await firstValueFrom(this.#http.get<SessionView>('/api/session')));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      const last = error instanceof Problem && error.offline ? await this.#store.get<SessionView>('session').catch(() => undefined) : undefined;
      if (!last) throw error;
      this.#view.set(last);
      this.#fromDevice.set(true);
      return last;
    }
  }

  /** Whether the session that this device remembers still holds, now that the server is back. */
  async confirm(): Promise<SessionView | 'ended' | 'away'> {
    try {
      return await this.refresh();
    } catch (error) {
      return error instanceof Problem && error.status === 401 ? 'ended' : 'away';
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
    } catch (error) {
      if (!(error instanceof Problem && error.offline)) throw error;
      owe(true);
    } finally {
      this.end();
    }
  }

  /** A session given by another answer: the first run, a one-time link. */
  begin(view: SessionView): SessionView {
    this.#view.set(view);
    this.#fromDevice.set(false);
    owe(false);
    // A device that keeps nothing serves as long as the server is there.
    void this.#store.put('session', view).catch(() => undefined);
    return view;
  }

  end(): void {
    this.#view.set(null);
    this.#fromDevice.set(false);
    void this.#store.remove('session').catch(() => undefined);
  }

  /** Ends the session that was signed out of while the server was away. False: it is still away. */
  async #payUp(): Promise<boolean> {
    try {
      await firstValueFrom(this.#http.delete('/api/session'));
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) return false;
    }
    owe(false);
    return true;
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

function owed(): boolean {
  try {
    return localStorage.getItem(OWED) !== null;
  } catch {
    return false;
  }
}

function owe(so: boolean): void {
  try {
    if (so) localStorage.setItem(OWED, 'yes');
    else localStorage.removeItem(OWED);
  } catch {
    // Without a memory the session ends by itself, when it has been idle.
  }
}
