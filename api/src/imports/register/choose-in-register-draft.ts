import { Inject, Injectable } from '@nestjs/common';
import type { RegisterImportChoicesRequest, RegisterImportDraftView, UseImportProfileRequest } from '@holdfast/contracts';
import type { Actor } from '../../platform/actor';
import { Database, type Transaction } from '../../platform/database';
import { needsChange, notFound } from '../../platform/refusal';
import { loadDraft } from '../load-draft';
import { requireNotBeingWritten } from './import-job';
import { LookAtRegister } from './look-at-register';
import { NO_REGISTER_CHOICES, type RegisterChoices } from './register-choices';

/** Says how a register's file is to be read: all that the person chose so far, or what a profile says. */
@Injectable()
export class ChooseInRegisterDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtRegister) private readonly lookAt: LookAtRegister,
  ) {}

  run(id: string, choices: RegisterImportChoicesRequest, actor: Actor): Promise<RegisterImportDraftView> {
    return this.database.write(actor, (tx) => this.#choose(tx, actor, id, choices));
  }

  useProfile(id: string, { profileId }: UseImportProfileRequest, actor: Actor): Promise<RegisterImportDraftView> {
    return this.database.write(actor, async (tx) => {
      await loadDraft(tx, actor, id, '', 'risks');
      const profile = await tx.one<{ choices: Partial<RegisterChoices> }>('SELECT choices FROM import_profile WHERE organisation_id = $1 AND id = $2', [tx.organisationId, profileId]);
      if (!profile) throw notFound('There is no such profile.');
      return this.#choose(tx, actor, id, { ...NO_REGISTER_CHOICES, ...profile.choices });
    });
  }

  async #choose(tx: Transaction, actor: Actor, id: string, choices: RegisterChoices): Promise<RegisterImportDraftView> {
    await requireNotBeingWritten(tx, actor, id);
    const { registerId } = await loadDraft(tx, actor, id, 'FOR NO KEY UPDATE', 'risks');
    await requireOpenRisks(tx, registerId, choices.closeMissing);
    await tx.rows('UPDATE import_draft SET choices = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, JSON.stringify(choices)]);
    return this.lookAt.within(tx, actor, id);
  }
}

/** What is to be closed has to be open in this register; otherwise it is as if it were not there. */
async function requireOpenRisks(tx: Transaction, registerId: string | null, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx.rows(`SELECT FROM risk WHERE organisation_id = $1 AND register_id = $2 AND status = 'open' AND id = ANY ($3::uuid[])`, [tx.organisationId, registerId, ids]);
  if (found.length < new Set(ids).size) throw needsChange([{ field: 'closeMissing', message: 'Choose open risks of this register from the list' }]);
}
