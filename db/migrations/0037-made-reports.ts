import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS, REPORT_DETAILS, REPORT_FORMATS, REPORT_PARTS, REPORTS } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Who made which report, and by which digests it is known. The documents are not kept: each is made anew. */
export class MadeReports1795000036000 implements MigrationInterface {
  name = 'MadeReports1795000036000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'made_report', 'SELECT, INSERT', `
      id uuid NOT NULL,
      report text NOT NULL CONSTRAINT made_report_report CHECK (${oneOf('report', REPORTS)}),
      format text NOT NULL CONSTRAINT made_report_format CHECK (${oneOf('format', REPORT_FORMATS)}),
      part text CONSTRAINT made_report_part CHECK (${oneOf('part', REPORT_PARTS)}),
      detail text CONSTRAINT made_report_detail CHECK (${oneOf('detail', REPORT_DETAILS)}),
      register_id uuid,
      unit_id uuid,
      freeze_id uuid,
      -- the day or moment that was asked for; null: a freeze, or the present
      as_at text,
      -- the day, or the freeze, that it was compared with
      compared_with text,
      -- whose state it shows
      moment timestamptz NOT NULL,
      -- exempt risks in full wording
      exempt integer NOT NULL CONSTRAINT made_report_exempt CHECK (exempt >= 0),
      file_name text NOT NULL CONSTRAINT made_report_file_name_length CHECK (char_length(file_name) BETWEEN 1 AND ${LIMITS.fileName}),
      size integer NOT NULL CONSTRAINT made_report_size CHECK (size > 0),
      digest bytea NOT NULL CONSTRAINT made_report_digest_length CHECK (octet_length(digest) = 32),
      content_digest bytea NOT NULL CONSTRAINT made_report_content_digest_length CHECK (octet_length(content_digest) = 32),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT made_report_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT made_report_about CHECK (num_nonnulls(register_id, unit_id) = 1),
      CONSTRAINT made_report_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT made_report_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT made_report_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT made_report_freeze_fk FOREIGN KEY (organisation_id, freeze_id) REFERENCES register_freeze (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX made_report_of_author ON made_report (organisation_id, author_id, recorded_at);
      CREATE TRIGGER made_report_append_only BEFORE UPDATE OR DELETE ON made_report FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await growsOnly(db, 'made_report', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.made_report; DROP TABLE made_report;');
  }
}
