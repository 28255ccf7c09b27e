import { Inject, Injectable } from '@nestjs/common';
import type { ImportDraftView, ImportFileRequest } from '@holdfast/contracts';
import { TABLE_LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { Refusal } from '../platform/refusal';
import type { UploadedFile } from '../platform/uploaded-file';
import { keepDraft, readUploaded } from './keep-draft';
import { requireToImport } from './load-draft';
import { LookAtDraft } from './look-at-draft';
import { NO_CHOICES } from './read-file-rows';

/** Takes a file to look at. It is read before a transaction begins: reading may take its time. */
@Injectable()
export class BeginDraft {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtDraft) private readonly lookAtDraft: LookAtDraft,
  ) {}

  async run({ name, thing }: ImportFileRequest, upload: UploadedFile, actor: Actor): Promise<ImportDraftView> {
    requireToImport(actor);
    const file = await readUploaded(upload.bytes, name ?? '');
    const most = TABLE_LIMITS.rowsTogether;
    if (file.sheets.reduce((sum, { rows }) => sum + rows.length, 0) > most) throw new Refusal(422, 'file-refused', `The file has more than ${most.toLocaleString('en-GB')} rows with something in them. Divide it into several.`);
    // What the person said, they said of the file: of its only sheet, or of the first that is shown.
    const first = file.sheets.find(({ hidden }) => !hidden);
    const choices = thing && first && file.sheets.filter(({ hidden }) => !hidden).length === 1 ? { ...NO_CHOICES, sheets: [{ sheet: first.name, thing }] } : NO_CHOICES;
    return this.database.write(actor, async (tx) => {
      const id = await keepDraft(tx, actor, { about: 'continuity', registerId: null, file, upload, choices });
      return this.lookAtDraft.within(tx, actor, id);
    });
  }
}
