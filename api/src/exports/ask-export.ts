import { Inject, Injectable } from '@nestjs/common';
import type { ExportRequest, ExportView } from '@holdfast/contracts';
import { EXPORT_LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { tokenInUse } from '../platform/by-token';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange } from '../platform/refusal';
import { loadExport, toExportView } from './export-job';
import { ExportRounds } from './export-rounds';
import { ExportSource, type ExportedList } from './export-source';
import { addressOf } from './filter-in-words';

/** Asks for an export: what is asked is checked and counted at once, and made as soon as its turn comes. */
@Injectable()
export class AskExport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ExportRounds) private readonly rounds: ExportRounds,
  ) {}

  async run(list: ExportedList, { format, part = 'B', table, bom = false }: ExportRequest, actor: Actor): Promise<ExportView> {
    const found = await this.database.readWhole(actor, part === 'A', async (sql) => {
      const source = await ExportSource.open(sql, actor, list, part);
      return { total: source.total, part: source.part, basis: source.basis };
    });
    if (format === 'pdf' && found.total > EXPORT_LIMITS.pdfRisks) {
      const [most, total] = [EXPORT_LIMITS.pdfRisks, found.total].map((count) => count.toLocaleString('en-GB'));
      throw needsChange([{ field: 'format', message: `A PDF holds ${most} risks at most, and this list has ${total}. Narrow it, or choose another format` }]);
    }
    if (format === 'csv' && found.part === 'A' && (table === 'actions' || table === 'controls'))
      throw needsChange([{ field: 'table', message: `The public wording holds no ${table}. Choose the risks, their assessments or the matrices` }]);

    const { sort: _sort, after: _after, ...filter } = list.filter;
    return this.database.write(actor, async (tx) => {
      await requireRoom(tx, actor);
      const [id, token] = [newId(), tokenInUse()];
      await tx.rows(
        `INSERT INTO export_job (organisation_id, id, author_id, format, part, holds, register_id, below, basis, as_at, filter, recorded_at, bom, request, token_id, role_assignment_id, total)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
        [
          tx.organisationId, id, actor.personId, format, found.part, format === 'csv' ? (table ?? 'risks') : null, list.registerId, filter.below ?? false, found.basis, actor.asAt ?? null, addressOf(filter), tx.now,
          format === 'csv' && bom, JSON.stringify(filter), token?.id ?? null, token?.roleAssignmentId ?? null, found.total,
        ],
      );
      tx.afterCommit(() => this.rounds.begin({ organisationId: tx.organisationId, exportId: id }));
      return toExportView(await loadExport(tx, actor, id), tx.now);
    });
  }
}

/** So many at a time, and so many kept: the oldest file gives way to a new one. */
async function requireRoom(tx: Transaction, { personId }: Actor): Promise<void> {
  const values = [tx.organisationId, personId];
  // One after another for one person, so that two requests do not both find room.
  await tx.rows('SELECT FROM person WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', values);
  const open = await tx.rows(`SELECT FROM export_job WHERE organisation_id = $1 AND author_id = $2 AND ended_at IS NULL AND cancelled_at IS NULL`, values);
  if (open.length >= EXPORT_LIMITS.underWay) throw conflict('exports-under-way', `${EXPORT_LIMITS.underWay} of your exports are being made already. Wait for one to finish, or cancel one.`);
  await tx.rows(
    `DELETE FROM export_job WHERE organisation_id = $1 AND id IN (
       SELECT id FROM export_job WHERE organisation_id = $1 AND author_id = $2 AND (ended_at IS NOT NULL OR cancelled_at IS NOT NULL) ORDER BY recorded_at DESC, id OFFSET ${EXPORT_LIMITS.kept - 1})`,
    values,
  );
}
