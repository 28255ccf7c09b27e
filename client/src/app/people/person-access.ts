import { inject, Injectable } from '@angular/core';
import type { PersonView } from '@holdfast/contracts';
import { mayGrant } from '@holdfast/domain';
import { Session } from '../session/session';
import { UnitTree } from '../units/unit-tree';

/** What the reader may do about somebody, by their roles. The server also weighs what the account owns, and decides. */
@Injectable({ providedIn: 'root' })
export class PersonAccess {
  readonly #session = inject(Session);
  readonly #tree = inject(UnitTree);

  /** An account is managed by those who could give every role that it holds; one without roles by those of the whole. */
  mayManage(person: PersonView): boolean {
    if (person.state === 'left') return false;
    if (!person.roles.length) return this.#session.can('person.manage');
    return person.roles.every((held) => this.#session.can('person.manage', { unitPath: this.#path(held.unitId) }) && this.mayEnd(held));
  }

  mayEnd({ role, unitId }: PersonView['roles'][number]): boolean {
    const actor = this.#session.actor();
    return actor !== null && mayGrant(actor, role, this.#path(unitId));
  }

  #path(unitId: string): readonly string[] {
    return this.#tree.byId().get(unitId)?.path ?? [];
  }
}
