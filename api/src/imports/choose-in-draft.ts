import { Inject, Injectable } from '@nestjs/common';
import type { ImportChoicesRequest, ImportDraftView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadDraft, requireToImport } from './load-draft';
import { LookAtDraft } from './look-at-draft';

/** Says how a file is to be read: all that the person chose so far, in place of what they chose before. */
@Injectable()
export class ChooseInDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtDraft) private readonly lookAtDraft: LookAtDraft,
  ) {}

  run(id: string, choices: ImportChoicesRequest, actor: Actor): Promise<ImportDraftView> {
    return this.database.write(actor, async (tx) => {
      requireToImport(actor);
      await loadDraft(tx, actor, id, 'FOR NO KEY UPDATE');
      await tx.rows('UPDATE import_draft SET choices = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, JSON.stringify(choices)]);
      return this.lookAtDraft.within(tx, actor, id);
    });
  }
}
