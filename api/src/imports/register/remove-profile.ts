import { Inject, Injectable } from '@nestjs/common';
import { canAnywhere } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import { Database } from '../../platform/database';
import { notFound, notPermitted } from '../../platform/refusal';
import { requireToUseProfiles } from './profiles';

/** Removes a profile: whoever saved it last, or whoever manages matrices for everybody. */
@Injectable()
export class RemoveProfile {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      requireToUseProfiles(actor);
      const there = await tx.one<{ name: string; authorId: string }>('SELECT name, author_id AS "authorId" FROM import_profile WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [tx.organisationId, id]);
      if (!there) throw notFound('There is no such profile.');
      if (there.authorId !== actor.personId && !canAnywhere(actor, 'matrix.manage')) throw notPermitted('Only whoever saved this profile, or a risk manager, can remove it.');
      await tx.rows('DELETE FROM import_profile WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id]);
      await tx.record({ action: 'import-profile.removed', subjectType: 'import-profile', subjectId: id, before: { name: there.name } });
    });
  }
}
