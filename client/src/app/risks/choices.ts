import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import type { CategoryView, ObjectiveView, Page, PersonRef, UnitView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { Session } from '../session/session';
import type { Choice } from '../shared/list/choice';

/**
 * What a risk can be given and a list be narrowed to: people, units, categories, objectives. Fetched when a page first
 * wants them, and kept, since every list and form asks for the same.
 */
@Injectable({ providedIn: 'root' })
export class Choices {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #wanted = signal(false);

  readonly #units = httpResource<UnitView[]>(() => this.#when('/api/units'));
  readonly #categories = httpResource<CategoryView[]>(() => this.#when('/api/categories'));
  readonly #objectives = httpResource<ObjectiveView[]>(() => this.#when('/api/objectives'));
  /** Everybody met so far: a council has more people than a box shows, so each search adds to them. */
  readonly #people = signal<ReadonlyMap<string, PersonRef>>(new Map());

  readonly unitTree = computed<readonly UnitView[]>(() => (this.#units.hasValue() ? this.#units.value() : []));
  readonly units = computed<readonly Choice[]>(() => this.unitTree().map(({ id, name }) => ({ id, label: name })));
  readonly categories = computed<readonly Choice[]>(() =>
    (this.#categories.hasValue() ? this.#categories.value() : []).filter(({ closedAt }) => closedAt === null).map(({ id, name }) => ({ id, label: name })),
  );
  readonly objectives = computed<readonly Choice[]>(() =>
    (this.#objectives.hasValue() ? this.#objectives.value() : []).filter(({ closedAt }) => closedAt === null).map(({ id, code, title }) => ({ id, label: code, hint: title })),
  );
  readonly people = computed<readonly Choice[]>(() => asChoices(this.#people()));

  /** Everybody met so far, by id: to name whoever a form holds by id alone. */
  readonly known = this.#people.asReadonly();

  /** Those met who own risks that this person can see: whoever may not read the list of people meets them by this alone. */
  readonly #owners = signal<ReadonlyMap<string, PersonRef>>(new Map());
  readonly owners = computed<readonly Choice[]>(() => asChoices(this.#owners()));

  /** Whether this person may read who works here. */
  readonly mayReadPeople = computed(() => this.#session.canAnywhere('person.read'));

  want(): void {
    if (this.#wanted()) return;
    this.#wanted.set(true);
    void this.findPeople('');
    void this.findOwners('');
  }

  /** Adds those found to the people; what cannot be found stays away, and the field still works. */
  async findPeople(typed: string): Promise<void> {
    if (!this.mayReadPeople()) return;
    const found = await firstValueFrom(this.#http.get<Page<PersonRef>>('/api/people', { params: { picker: true, ...(typed ? { q: typed } : {}) } })).catch(() => null);
    if (found) this.#meet(found.items);
  }

  async findOwners(typed: string): Promise<void> {
    await this.#askOwners(typed ? { q: typed } : {});
  }

  /** Owners known only by an id, from the address of a page. */
  async meetOwners(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#owners().has(id));
    if (unknown.length) await this.#askOwners({ id: unknown });
  }

  async #askOwners(params: Record<string, string | string[]>): Promise<void> {
    const found = await firstValueFrom(this.#http.get<PersonRef[]>('/api/risk-owners', { params })).catch(() => []);
    if (found.length) this.#owners.update((known) => new Map([...known, ...found.map((person): [string, PersonRef] => [person.id, person])]));
  }

  /** Somebody known only by an id, from the address of a page. */
  async meet(ids: readonly string[]): Promise<void> {
    if (!this.mayReadPeople()) return;
    const unknown = ids.filter((id) => !this.#people().has(id));
    const met = await Promise.all(unknown.map((id) => firstValueFrom(this.#http.get<PersonRef>(`/api/people/${id}`)).catch(() => null)));
    this.#meet(met.filter((person) => person !== null));
  }

  #meet(people: readonly PersonRef[]): void {
    if (people.length) this.#people.update((known) => new Map([...known, ...people.map((person): [string, PersonRef] => [person.id, person])]));
  }

  #when(url: string): string | undefined {
    return this.#wanted() && this.#session.person() ? url : undefined;
  }
}

const asChoices = (people: ReadonlyMap<string, PersonRef>): Choice[] =>
  [...people.values()].map(({ id, jobTitle, name }) => ({ id, label: jobTitle, hint: name })).sort((one, other) => one.label.localeCompare(other.label));
