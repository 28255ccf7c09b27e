import { Inject, Injectable } from '@nestjs/common';
import type { ImportListRequest, ImportListRow, ImportRowsRequest, ImportRowView, ImportSort, ImportView, Page } from '@holdfast/contracts';
import { canAnywhere, type FileMediaType } from '@holdfast/domain';
import { instantSql } from '../actions';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { boundTo } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { pieceOf } from './kept-file';

const SORTS: Readonly<Record<ImportSort, ListOrder>> = {
  recorded: { key: `to_char(i.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS')`, type: 'text' },
  file: { key: 'lower(i.file_name)', type: 'text' },
  author: { key: `lower(p.job_title || ' ' || p.name)`, type: 'text' },
  added: { key: 'i.added', type: 'integer' },
  changed: { key: 'i.changed', type: 'integer' },
};
const BY_FILE: ListOrder = { key: 'x.position', type: 'integer' };

const JOINS = `JOIN person p ON p.organisation_id = $1 AND p.id = i.author_id
  LEFT JOIN register r ON r.organisation_id = $1 AND r.id = i.register_id AND r.id IN (SELECT register_id FROM readable_registers($2))`;
const ROW = `'id', i.id, 'about', i.about, 'fileName', i.file_name, 'things', i.things, 'register', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END, 'author', json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title),
  'recordedAt', ${instantSql('i.recorded_at')}, 'added', i.added, 'changed', i.changed, 'same', i.same, 'leftOut', i.left_out`;
const WHOLE = `json_build_object(${ROW}, 'size', i.size, 'digest', encode(i.digest, 'hex'), 'sheets', i.sheets, 'mended', (SELECT coalesce(json_agg(json_build_object('was', m->>'was', 'becomes', m->>'becomes')), '[]'::json) FROM jsonb_array_elements(coalesce(i.choices->'mended', '[]')) m))`;

/** A file may hold more than its reader could see of what came of it: it is read by whoever brought it in, and by those who read the audit trail. */
const inSight = (actor: Actor): string => (canAnywhere(actor, 'audit.read') ? '($2::uuid IS NOT NULL)' : 'i.author_id = $2');

export async function importView(sql: Sql, actor: Actor, id: string): Promise<ImportView> {
  const found = await sql.one<{ view: ImportView }>(`SELECT ${WHOLE} AS view FROM import i ${JOINS} WHERE i.organisation_id = $1 AND ${inSight(actor)} AND i.id = $3`, [actor.organisationId, actor.personId, id]);
  if (!found) throw notFound('There is no such import, or it is not yours to read.');
  return found.view;
}

@Injectable()
export class ReadImports {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: Actor, { thing, author, q, sort = '-recorded', after }: ImportListRequest): Promise<JsonText<Page<ImportListRow>>> {
    const order = SORTS[sort.replace(/^-/, '') as ImportSort];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const conditions = ['i.organisation_id = $1', inSight(actor)];
      if (thing?.length) conditions.push(`i.things && ${bound.put(thing)}::text[]`);
      if (author?.length) conditions.push(`i.author_id = ANY (${bound.put(author)}::uuid[])`);
      for (const word of searchWords(q ?? '')) conditions.push(`lower(i.file_name) LIKE ${bound.put(asPattern(word))}`);
      return listPage<Page<ImportListRow>>(sql, bound, { table: 'import', alias: 'i', joins: JOINS, conditions: conditions.join(' AND '), json: `json_build_object(${ROW})`, order, sort, place });
    });
  }

  one(id: string, actor: Actor): Promise<ImportView> {
    return this.database.readAsAt(actor, (sql) => importView(sql, actor, id));
  }

  rows(id: string, actor: Actor, { outcome, q, after }: ImportRowsRequest): Promise<JsonText<Page<ImportRowView>>> {
    const place = placeOf(after, 'file', BY_FILE);
    return this.database.readAsAt(actor, async (sql) => {
      await importView(sql, actor, id);
      const bound = new Bound();
      boundTo(bound, actor);
      const conditions = ['x.organisation_id = $1', '$2::uuid IS NOT NULL', `x.import_id = ${bound.put(id)}`];
      if (outcome?.length) conditions.push(`x.outcome = ANY (${bound.put(outcome)}::text[])`);
      for (const word of searchWords(q ?? '')) conditions.push(`lower(x.label || ' ' || x.note) LIKE ${bound.put(asPattern(word))}`);
      const json = `json_build_object('id', x.id, 'sheet', x.sheet, 'row', x.row, 'outcome', x.outcome, 'subjectType', x.subject_type, 'subjectId', x.subject_id, 'label', x.label, 'note', x.note)`;
      return listPage<Page<ImportRowView>>(sql, bound, { table: 'import_row', alias: 'x', joins: '', conditions: conditions.join(' AND '), json, order: BY_FILE, sort: 'file', place });
    });
  }

  /** The file as it came, piece by piece. */
  async file(id: string, actor: Actor): Promise<{ name: string; mediaType: FileMediaType; size: number; pieces: AsyncGenerator<Buffer> }> {
    const found = await this.database.read(actor.organisationId, (sql) =>
      sql.one<{ name: string; mediaType: FileMediaType; size: number }>(`SELECT i.file_name AS name, i.media_type AS "mediaType", i.size FROM import i WHERE i.organisation_id = $1 AND ${inSight(actor)} AND i.id = $3`, [actor.organisationId, actor.personId, id]),
    );
    if (!found) throw notFound('There is no such import, or it is not yours to read.');
    return { ...found, pieces: this.#pieces(actor.organisationId, id) };
  }

  async *#pieces(organisationId: string, id: string): AsyncGenerator<Buffer> {
    for (let position = 0; ; position += 1) {
      const piece = await this.database.read(organisationId, (sql) => pieceOf(sql, organisationId, 'import', id, position));
      if (!piece) return;
      yield piece;
    }
  }
}
