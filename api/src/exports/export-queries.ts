import { Inject, Injectable } from '@nestjs/common';
import type { ExportListRequest, ExportRow, ExportSort, ExportView, Page } from '@holdfast/contracts';
import { canAnywhere } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { conflict, notFound, Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { exemptionOf } from './exemption';
import { exportsUnderWay, loadExport, stateOf, toExportView, type StoredExport } from './export-job';
import { ExportRounds } from './export-rounds';

const SORTS: Readonly<Record<ExportSort, ListOrder>> = {
  recorded: { key: `to_char(x.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`, type: 'text' },
  file: { key: 'lower(x.file_name)', type: 'text' },
  author: { key: `lower(p.job_title || ' ' || p.name)`, type: 'text' },
  risks: { key: 'x.risks', type: 'integer' },
};

/** The name of a register is for whoever may read it. */
const ROW = `json_build_object('id', x.id, 'format', x.format, 'part', x.part, 'table', x.holds,
  'register', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END, 'below', x.below, 'basis', x.basis, 'asAt', x.as_at, 'filter', x.filter,
  'fileName', x.file_name, 'author', json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title), 'recordedAt', ${instantSql('x.recorded_at')}, 'moment', ${instantSql('x.moment')},
  'risks', x.risks, 'exempt', x.exempt, 'size', x.size, 'digest', encode(x.digest, 'hex'), 'rowsDigest', encode(x.rows_digest, 'hex'),
  'kept', coalesce(j.expires_at > $3, false))`;
const JOINS = `JOIN person p ON p.organisation_id = $1 AND p.id = x.author_id
  LEFT JOIN register r ON r.organisation_id = $1 AND r.id = x.register_id
  LEFT JOIN export_job j ON j.organisation_id = $1 AND j.id = x.id AND j.author_id = $2`;

/** So long after it was asked for, one that still waits is put in once more: the process that took it may have died before it was. */
const LOST_AFTER_MS = 5_000;

export interface Download {
  fileName: string;
  format: StoredExport['format'];
  size: number;
  digest: string;
  pieces: AsyncGenerator<Buffer>;
}

@Injectable()
export class ExportQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ExportRounds) private readonly rounds: ExportRounds,
  ) {}

  /** One's own; and what everybody took along, for whoever reads the audit trail. */
  list(actor: Actor, { format, part, author, q, sort = '-recorded', after }: ExportListRequest): Promise<JsonText<Page<ExportRow>>> {
    const order = SORTS[sort.replace(/^-/, '') as ExportSort];
    const place = placeOf(after, sort, order);
    return this.database.read(actor.organisationId, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      bound.put(sql.now);
      const conditions = ['x.organisation_id = $1', '$3::timestamptz IS NOT NULL', ...(canAnywhere(actor, 'audit.read') ? ['$2::uuid IS NOT NULL'] : ['x.author_id = $2'])];
      if (format?.length) conditions.push(`x.format = ANY (${bound.put(format)}::text[])`);
      if (part?.length) conditions.push(`x.part = ANY (${bound.put(part)}::text[])`);
      if (author?.length) conditions.push(`x.author_id = ANY (${bound.put(author)}::uuid[])`);
      for (const word of searchWords(q ?? '')) conditions.push(`lower(x.file_name) LIKE ${bound.put(asPattern(word))}`);
      return listPage<Page<ExportRow>>(sql, bound, { table: 'register_export', alias: 'x', joins: JOINS, conditions: conditions.join(' AND '), json: ROW, order, sort, place });
    });
  }

  /** Those of the caller that are not ready: waiting, under way, cancelled, failed. */
  underWay(actor: Actor): Promise<ExportView[]> {
    return this.database.read(actor.organisationId, async (sql) => (await exportsUnderWay(sql, actor)).map((job) => toExportView(job, sql.now)));
  }

  one(id: string, actor: Actor): Promise<ExportView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const job = await loadExport(sql, actor, id);
      if (stateOf(job, sql.now) === 'waiting' && sql.now.getTime() - job.recordedAt.getTime() > LOST_AFTER_MS) this.rounds.begin({ organisationId: actor.organisationId, exportId: id });
      return toExportView(job, sql.now);
    });
  }

  /** The file, if all that it shows is still the caller's to read; that it leaves is on record before it does. */
  async file(id: string, actor: Actor): Promise<Download> {
    const job = await this.database.read(actor.organisationId, async (sql) => {
      const found = await loadExport(sql, actor, id);
      requireReady(found, sql.now);
      await requireStillReadable(sql, actor, found);
      return found;
    });
    const { fileName, format, size, digest } = job;
    if (fileName === null || size === null || digest === null) throw new TypeError('what is ready has a file');
    await this.database.write(actor, (tx) => tx.record({ action: 'export.downloaded', subjectType: 'export', subjectId: id, after: { fileName, digest } }));
    return { fileName, format, size, digest, pieces: this.#pieces(actor.organisationId, id) };
  }

  async *#pieces(organisationId: string, id: string): AsyncGenerator<Buffer> {
    for (let position = 0; ; position++) {
      const found = await this.database.read(organisationId, (sql) =>
        sql.one<{ content: Buffer }>('SELECT content FROM export_piece WHERE organisation_id = $1 AND export_id = $2 AND position = $3', [organisationId, id, position]),
      );
      if (!found) return;
      yield found.content;
    }
  }
}

function requireReady(job: StoredExport, now: Date): void {
  const state = stateOf(job, now);
  switch (state) {
    case 'ready':
      return;
    case 'waiting':
    case 'running':
      throw conflict('export-not-ready', 'This export is still being made.');
    case 'expired':
      throw new Refusal(410, 'export-expired', 'This file was kept for 7 days and is gone. Ask for the export again.');
    case 'cancelled':
    case 'failed':
      throw notFound('This export has no file.');
  }
}

async function requireStillReadable(sql: Sql, { personId }: Actor, { registers, exemption }: StoredExport): Promise<void> {
  const shown = registers ?? [];
  const readable = new Map((await sql.rows<{ id: string; public: boolean }>(`SELECT register_id AS id, wording = 'public' AS public FROM readable_registers($1)`, [personId])).map((one) => [one.id, one.public]));
  const lost = shown.some((one) => !readable.has(one.id) || (!one.public && readable.get(one.id)));
  if (lost) throw new Refusal(403, 'not-permitted', 'This file shows registers that you may no longer read as it does. Ask for the export again.');
  if ((await exemptionOf(sql, shown)) !== exemption) throw conflict('exemption-changed', 'What is exempt has changed since this file was made. Ask for the export again.');
}
