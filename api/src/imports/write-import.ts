import { Inject, Injectable } from '@nestjs/common';
import type { ImportView, WriteImportRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict } from '../platform/refusal';
import { moveToImport } from './kept-file';
import { loadDraft, requireToImport, type StoredDraft } from './load-draft';
import { LookAtDraft, type Looked } from './look-at-draft';
import { plannedOf } from './plan';
import { countsOf, digestOf } from './preview';
import { importView } from './read-imports';
import { RecentFiles } from './recent-files';
import { resultRows } from './result-rows';
import { writePlan } from './write-plan';

/** Writes all rows of a file, or none: in one transaction, and only what was looked at. */
@Injectable()
export class WriteImport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LookAtDraft) private readonly lookAtDraft: LookAtDraft,
    @Inject(RecentFiles) private readonly recent: RecentFiles,
  ) {}

  run(draftId: string, { digest }: WriteImportRequest, actor: Actor): Promise<ImportView> {
    return this.database.write(actor, async (tx) => {
      requireToImport(actor);
      const draft = await loadDraft(tx, actor, draftId, 'FOR UPDATE');
      const looked = await this.lookAtDraft.understand(tx, actor, draft);
      requireSound(looked, draft, digest);
      await writePlan(tx, looked.plan);
      const id = await keep(tx, actor, draft, looked);
      await tx.rows('DELETE FROM import_draft WHERE organisation_id = $1 AND id = $2', [tx.organisationId, draftId]);
      tx.afterCommit(() => this.recent.forget(`${tx.organisationId} ${draftId}`));
      return importView(tx, actor, id);
    });
  }
}

function requireSound({ plan, sheets }: Looked, { choices }: StoredDraft, digest: string): void {
  const planned = plannedOf(plan);
  const { faults, new: added, changed } = countsOf(sheets, planned);
  if (digestOf(choices, planned) !== digest) throw conflict('preview-changed', 'What this file would change is no longer what you looked at: somebody else saved in between. Nothing has been written. Look at it again.');
  if (faults > 0) throw conflict('import-faults', faults === 1 ? '1 row cannot be read yet. Mend it, or leave it out. Nothing has been written.' : `${faults} rows cannot be read yet. Mend them, or leave them out. Nothing has been written.`);
  if (added + changed === 0) throw conflict('nothing-new', 'Nothing in this file is new or different. There is nothing to write.');
}

/** The record of it: the file as it came, how it was read, and what became of each row. */
async function keep(tx: Transaction, actor: Actor, draft: StoredDraft, { sheets, plan }: Looked): Promise<string> {
  const id = newId();
  const counts = countsOf(sheets, plannedOf(plan));
  const read = sheets.map(({ sheet, thing, table, columns }) => ({
    name: sheet.name, thing, header: thing ? (table?.header ?? null) : null, columns: columns.map(({ column, header, field, why }) => ({ column, header, field, why })),
  }));
  const things = [...new Set(sheets.flatMap(({ thing, rows }) => (thing && rows.length > 0 ? [thing] : [])))];
  await tx.rows(
    `INSERT INTO import (organisation_id, id, about, file_name, media_type, size, digest, things, choices, sheets, added, changed, same, left_out, author_id, recorded_at)
     SELECT organisation_id, $3, about, file_name, media_type, size, digest, $4, choices, $5, $6, $7, $8, $9, author_id, $10 FROM import_draft WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, draft.id, id, things, JSON.stringify(read), counts.new, counts.changed, counts.same, counts.leftOut, tx.now],
  );
  await moveToImport(tx, draft.id, id);
  const rows = resultRows(sheets, plan).map((row, at) => ({ organisation_id: tx.organisationId, id: newId(), import_id: id, position: at + 1, recorded_at: tx.now, ...row }));
  await tx.rows('INSERT INTO import_row SELECT * FROM json_populate_recordset(null::import_row, $1)', [JSON.stringify(rows)]);
  await tx.record({
    action: 'import.written', subjectType: 'import', subjectId: id,
    after: { about: 'continuity', fileName: draft.fileName, size: draft.size, digest: draft.digest, things, added: counts.new, changed: counts.changed, same: counts.same, leftOut: counts.leftOut },
  });
  return id;
}
