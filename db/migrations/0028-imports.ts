import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FILE_MEDIA_TYPES, IMPORT_OUTCOMES, IMPORT_SUBJECTS, LIMITS, TABLE_LIMITS } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What came in from a file: the file as it was, who, when, how it was read, and what became of each row. And files that somebody is looking at before anything is written. */
export class Imports1795000027000 implements MigrationInterface {
  name = 'Imports1795000027000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'import_draft', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      ${file('import_draft')}
      content bytea NOT NULL,
      -- how it is to be read, as far as the person chose
      choices jsonb NOT NULL CONSTRAINT import_draft_choices_object CHECK (jsonb_typeof(choices) = 'object'),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT import_draft_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT import_draft_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id)
    `);
    await tenantTable(db, 'import', 'SELECT, INSERT', `
      id uuid NOT NULL,
      ${file('import')}
      -- kinds of things, in the words of what it is about
      things text[] NOT NULL,
      choices jsonb NOT NULL CONSTRAINT import_choices_object CHECK (jsonb_typeof(choices) = 'object'),
      -- a list of { name, thing, header, columns: { column, header, field, why } } of each sheet
      sheets jsonb NOT NULL CONSTRAINT import_sheets_list CHECK (jsonb_typeof(sheets) = 'array'),
      added integer NOT NULL CONSTRAINT import_added CHECK (added >= 0),
      changed integer NOT NULL CONSTRAINT import_changed CHECK (changed >= 0),
      same integer NOT NULL CONSTRAINT import_same CHECK (same >= 0),
      left_out integer NOT NULL CONSTRAINT import_left_out CHECK (left_out >= 0),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT import_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT import_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id)
    `);
    await tenantTable(db, 'import_content', 'SELECT, INSERT', `
      import_id uuid NOT NULL,
      content bytea NOT NULL,
      CONSTRAINT import_content_pk PRIMARY KEY (organisation_id, import_id),
      CONSTRAINT import_content_import_fk FOREIGN KEY (organisation_id, import_id) REFERENCES import (organisation_id, id)
    `);
    await tenantTable(db, 'import_row', 'SELECT, INSERT', `
      id uuid NOT NULL,
      import_id uuid NOT NULL,
      position integer NOT NULL,
      sheet text NOT NULL,
      row integer NOT NULL,
      outcome text NOT NULL CONSTRAINT import_row_outcome CHECK (${oneOf('outcome', IMPORT_OUTCOMES)}),
      subject_type text,
      subject_id uuid,
      label text NOT NULL,
      -- what changed, or why it was left out
      note text NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT import_row_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT import_row_import_fk FOREIGN KEY (organisation_id, import_id) REFERENCES import (organisation_id, id),
      CONSTRAINT import_row_subject_whole CHECK ((subject_type IS NULL) = (subject_id IS NULL))
    `);
    await db.query(`
      CREATE INDEX import_draft_of_author ON import_draft (organisation_id, author_id, recorded_at);
      CREATE UNIQUE INDEX import_row_in_order ON import_row (organisation_id, import_id, position);
      ALTER TABLE import_content ALTER COLUMN content SET STORAGE EXTERNAL;
      ${APPEND_ONLY.map((table) => `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();`).join('\n')}
    `);
    await growsOnly(db, 'import', 'recorded_at');
    await growsOnly(db, 'import_row', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.import_row, past.import; DROP TABLE import_row, import_content, import, import_draft;');
  }
}

const APPEND_ONLY = ['import', 'import_content', 'import_row'];

const file = (table: string): string => `
      about text NOT NULL CONSTRAINT ${table}_about CHECK (${oneOf('about', IMPORT_SUBJECTS)}),
      file_name text NOT NULL CONSTRAINT ${table}_file_name_length CHECK (char_length(file_name) BETWEEN 1 AND ${LIMITS.fileName}),
      media_type text NOT NULL CONSTRAINT ${table}_media_type CHECK (${oneOf('media_type', FILE_MEDIA_TYPES)}),
      size integer NOT NULL CONSTRAINT ${table}_size CHECK (size BETWEEN 1 AND ${TABLE_LIMITS.bytes}),
      digest bytea NOT NULL CONSTRAINT ${table}_digest_length CHECK (octet_length(digest) = 32),`;
