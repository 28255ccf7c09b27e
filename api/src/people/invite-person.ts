import { Inject, Injectable } from '@nestjs/common';
import type { InvitePersonRequest, OneTimeLinkView } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import { issueLink } from '../identity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange, notPermitted } from '../platform/refusal';
import { insertRole } from './insert-role';
import { readPerson } from './people-queries';
import { ShowLink } from './show-link';
import { requireGrantable } from './unit-for-role';
import './load-person';

@Injectable()
export class InvitePerson {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ShowLink) private readonly showLink: ShowLink,
  ) {}

  run({ name, jobTitle, email, roles }: InvitePersonRequest, actor: Actor): Promise<OneTimeLinkView> {
    return this.showLink.of(actor, async (tx) => {
      // Somebody without a role belongs to no unit, so only who manages the whole may invite them.
      if (roles.length === 0) requireManages(actor, [actor.rootUnitId]);
      for (const [index, role] of roles.entries()) {
        requireManages(actor, await requireGrantable(tx, actor, role, `roles.${index}.unitId`));
        if (roles.findIndex((one) => one.role === role.role && one.unitId === role.unitId) < index)
          throw needsChange([{ field: `roles.${index}.role`, message: 'This role is in the list twice' }]);
      }
      const id = newId();
      await tx.rows('INSERT INTO person (organisation_id, id, email, name, job_title, created_at) VALUES ($1, $2, $3, $4, $5, $6)', [
        tx.organisationId, id, email, name, jobTitle, tx.now,
      ]);
      for (const role of roles) await insertRole(tx, actor.personId, id, role);
      await tx.record({ action: 'person.invited', subjectType: 'person', subjectId: id, after: { name, jobTitle, email, roles } });
      return { person: await readPerson(tx, tx.organisationId, id), link: await issueLink(tx, id, 'invitation', actor.personId) };
    });
  }
}

function requireManages(actor: Actor, unitPath: readonly string[]): void {
  if (!can(actor, 'person.manage', { unitPath })) throw notPermitted(explainRefusal('person.manage'));
}
