import { inject, Injectable, signal } from '@angular/core';
import type { ContactRow, PersonRef, PlanNames } from '@holdfast/contracts';
import type { PlanPerson } from '@holdfast/domain';
import { ContinuityClient } from '../continuity/continuity-client';
import { PersonClient } from '../people/person-client';
import { Session } from '../session/session';

/** Of each list. */
const SHOWN = 6;

/** Whom the editor of a plan offers: somebody of a list, or what was typed as it stands. */
export type Reachable =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly where: string; readonly person: PersonRef }
  | { readonly kind: 'contact'; readonly id: string; readonly name: string; readonly where: string; readonly contact: ContactRow }
  | { readonly kind: 'add' | 'here'; readonly id: string; readonly name: string; readonly where: string };

export interface Chosen {
  readonly name: string;
  /** Job title or organisation. */
  readonly where: string;
  /** Of the list; null: not known here. */
  readonly listed: string | null;
  readonly kind: 'person' | 'contact' | 'here';
  /** Off the list, or no longer with the organisation. */
  readonly gone: boolean;
}

/** People and contacts as one editor of a plan has met them, so that a number that is changed in one place is changed in all. Provided with the page. */
@Injectable()
export class ReachDirectory {
  readonly #people = inject(PersonClient);
  readonly #continuity = inject(ContinuityClient);
  readonly #session = inject(Session);
  readonly #met = signal<ReadonlyMap<string, Chosen>>(new Map());
  readonly mayAdd = this.#session.canAnywhere('continuity.manage');
  readonly #mayRead = this.#session.canAnywhere('contact.read');

  /** What came with the version. Whom this page has met since, it knows better. */
  learn({ people, contacts }: PlanNames): void {
    const known = new Map<string, Chosen>([
      ...people.map((one) => [one.id, { kind: 'person', name: one.jobTitle, where: one.name, listed: one.telephone, gone: one.left }] as const),
      ...contacts.map((one) => [one.id, { kind: 'contact', name: one.name, where: [one.role, one.organisation].filter((said) => said && said !== one.name).join(', '), listed: one.telephone, gone: one.gone }] as const),
    ]);
    this.#met.update((met) => new Map([...known, ...met]));
  }

  chosen({ personId, contactId, name }: PlanPerson): Chosen {
    const met = this.#met().get(personId ?? contactId ?? '');
    if (met) return met;
    return personId ?? contactId ? { kind: personId ? 'person' : 'contact', name: 'Chosen', where: '', listed: null, gone: false } : { kind: 'here', name, where: 'On this plan alone', listed: '', gone: false };
  }

  async find(typed: string): Promise<readonly Reachable[]> {
    const q = typed.trim();
    const [people, contacts] = await Promise.all([this.#people.find(q), this.#mayRead ? this.#continuity.contacts(q ? { q } : {}) : []]);
    return [
      ...people.slice(0, SHOWN).map((person): Reachable => ({ kind: 'person', id: person.id, name: person.jobTitle, where: person.name, person })),
      // Numbers of people of the organisation are offered with the people.
      ...contacts.filter(({ person }) => person === null).slice(0, SHOWN).map((contact): Reachable => ({ kind: 'contact', id: contact.id, name: contact.name, where: whereOf(contact), contact })),
      ...(q && this.mayAdd ? [{ kind: 'add', id: 'add', name: `Add “${q}” to the contacts`, where: 'For every plan' } as const] : []),
      ...(q ? [{ kind: 'here', id: 'here', name: `Write “${q}” here`, where: 'On this plan alone' } as const] : []),
    ];
  }

  /** Somebody of the organisation, with the number that the list has of them. */
  async meetPerson({ id, name, jobTitle }: PersonRef): Promise<void> {
    const known = (listed: string | null): void => this.#meet(id, { kind: 'person', name: jobTitle, where: name, listed, gone: false });
    known(null);
    const [contact] = this.#mayRead ? await this.#continuity.contacts({ person: id }).catch(() => []) : [];
    known(contact ? contact.telephones.join(', ') : '');
  }

  meetContact(contact: ContactRow): void {
    const { person } = contact;
    const listed = contact.telephones.join(', ');
    if (person) this.#meet(person.id, { kind: 'person', name: person.jobTitle, where: person.name, listed, gone: false });
    else this.#meet(contact.id, { kind: 'contact', name: contact.name, where: whereOf(contact), listed, gone: false });
  }

  /** The entry of the list behind somebody who is chosen; null: there is none, or it is not theirs to read. */
  async entryOf({ personId, contactId }: PlanPerson): Promise<ContactRow | null> {
    if (personId !== null) return (await this.#continuity.contacts({ person: personId }))[0] ?? null;
    return (await this.#continuity.contacts({ contact: contactId ?? '' }))[0] ?? null;
  }

  #meet(id: string, chosen: Chosen): void {
    this.#met.update((met) => new Map(met).set(id, chosen));
  }
}

const whereOf = ({ name, jobTitle, organisationName, resource }: ContactRow): string => [jobTitle, organisationName || resource?.name].filter((one) => one && one !== name).join(', ');
