import { Inject, Injectable } from '@nestjs/common';
import type { ImportProfileView, SaveImportProfileRequest } from '@holdfast/contracts';
import { IMPORT_LIMITS } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import { difference } from '../../platform/audit';
import { Database } from '../../platform/database';
import { newId } from '../../platform/new-id';
import { conflict } from '../../platform/refusal';
import { loadDraft } from '../load-draft';
import { LookAtRegister } from './look-at-register';
import { profiles } from './profiles';
import { forNextTime, type RegisterChoices } from './register-choices';

interface Kept {
  id: string;
  name: string;
  headers: string[];
  choices: Partial<RegisterChoices>;
}

/** Keeps how a file is read under a name, for the whole organisation; the same name again takes its place. */
@Injectable()
export class SaveProfile {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtRegister) private readonly lookAt: LookAtRegister,
  ) {}

  run(draftId: string, { name }: SaveImportProfileRequest, actor: Actor): Promise<ImportProfileView> {
    return this.database.write(actor, async (tx) => {
      const draft = await loadDraft<RegisterChoices>(tx, actor, draftId, '', 'risks');
      const understood = await this.lookAt.understand(tx, actor, draft);
      const choices = forNextTime(draft.choices);
      const headers = understood.headers();
      const before = await tx.one<Kept>('SELECT id, name, headers, choices FROM import_profile WHERE organisation_id = $1 AND lower(name) = lower($2) FOR UPDATE', [tx.organisationId, name]);
      const id = before?.id ?? newId();
      if (!before) {
        const there = await tx.one<{ count: number }>('SELECT count(*)::int AS count FROM import_profile WHERE organisation_id = $1', [tx.organisationId]);
        if ((there?.count ?? 0) >= IMPORT_LIMITS.profiles) throw conflict('too-many-profiles', `There are ${IMPORT_LIMITS.profiles} profiles already. Remove one that is no longer used.`);
      }
      await tx.rows(
        `INSERT INTO import_profile (organisation_id, id, name, headers, choices, author_id, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT ON CONSTRAINT import_profile_pk DO UPDATE SET name = excluded.name, headers = excluded.headers, choices = excluded.choices, author_id = excluded.author_id, saved_at = excluded.saved_at`,
        [tx.organisationId, id, name, headers, JSON.stringify(choices), actor.personId, tx.now],
      );
      const told = before ? difference({ name: before.name, headers: before.headers, choices: before.choices }, { name, headers, choices }) : { after: { name, headers, choices } };
      if (told) await tx.record({ action: 'import-profile.saved', subjectType: 'import-profile', subjectId: id, ...told });
      const [saved] = await profiles(tx, actor, id);
      return saved!;
    });
  }
}
