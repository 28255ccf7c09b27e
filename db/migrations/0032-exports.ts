import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVIDENCE_BASES, EXPORT_FORMATS, EXPORT_PARTS, EXPORT_TABLES, LIMITS } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Who took what along; and the files themselves, kept for whoever asked until they expire. */
export class Exports1795000031000 implements MigrationInterface {
  name = 'Exports1795000031000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'register_export', 'SELECT, INSERT', `
      id uuid NOT NULL,
      ${asked('register_export')}
      file_name text NOT NULL CONSTRAINT register_export_file_name_length CHECK (char_length(file_name) BETWEEN 1 AND ${LIMITS.fileName}),
      -- whose register it shows
      moment timestamptz NOT NULL,
      risks integer NOT NULL CONSTRAINT register_export_risks CHECK (risks >= 0),
      -- of these, exempt and in full wording
      exempt integer NOT NULL CONSTRAINT register_export_exempt CHECK (exempt BETWEEN 0 AND risks),
      size bigint NOT NULL CONSTRAINT register_export_size CHECK (size > 0),
      digest bytea NOT NULL CONSTRAINT register_export_digest_length CHECK (octet_length(digest) = 32),
      rows_digest bytea NOT NULL CONSTRAINT register_export_rows_digest_length CHECK (octet_length(rows_digest) = 32),
      CONSTRAINT register_export_pk PRIMARY KEY (organisation_id, id),
      ${known('register_export')}
    `);
    await tenantTable(db, 'export_job', 'SELECT, INSERT, UPDATE (started_at, done, cancelled_at, ended_at, fault, file_name, size, digest, rows_digest, registers, exemption, expires_at), DELETE', `
      id uuid NOT NULL,
      ${asked('export_job')}
      bom boolean NOT NULL,
      -- the filter as it was asked
      request jsonb NOT NULL CONSTRAINT export_job_request_object CHECK (jsonb_typeof(request) = 'object'),
      -- the token that it was asked by, and the one role that this stands for
      token_id uuid,
      role_assignment_id uuid,
      total integer NOT NULL,
      done integer NOT NULL DEFAULT 0,
      started_at timestamptz,
      cancelled_at timestamptz,
      ended_at timestamptz,
      fault text,
      file_name text,
      size bigint,
      digest bytea,
      rows_digest bytea,
      -- a list of { id, public }: what has to be the person's to read, still, when the file is fetched
      registers jsonb,
      -- what was exempt in the registers that were told in public wording
      exemption text,
      expires_at timestamptz,
      CONSTRAINT export_job_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT export_job_token_whole CHECK ((token_id IS NULL) = (role_assignment_id IS NULL)),
      CONSTRAINT export_job_ready_whole CHECK ((expires_at IS NULL) = (digest IS NULL) AND (digest IS NULL) = (size IS NULL) AND (digest IS NULL OR ended_at IS NOT NULL)),
      ${known('export_job')}
    `);
    await tenantTable(db, 'export_piece', 'SELECT, INSERT, DELETE', `
      export_id uuid NOT NULL,
      position integer NOT NULL,
      content bytea NOT NULL,
      CONSTRAINT export_piece_pk PRIMARY KEY (organisation_id, export_id, position),
      CONSTRAINT export_piece_export_fk FOREIGN KEY (organisation_id, export_id) REFERENCES export_job (organisation_id, id) ON DELETE CASCADE
    `);
    await db.query(`
      CREATE INDEX register_export_of_author ON register_export (organisation_id, author_id, recorded_at);
      CREATE INDEX export_job_of_author ON export_job (organisation_id, author_id, recorded_at);
      ALTER TABLE export_piece ALTER COLUMN content SET STORAGE EXTERNAL;
      CREATE TRIGGER register_export_append_only BEFORE UPDATE OR DELETE ON register_export FOR EACH ROW EXECUTE FUNCTION refuse_change();
      SELECT pgboss.create_queue('export', '{"retryLimit": 3, "retryDelay": 5, "retryBackoff": true, "expireInSeconds": 3600, "retentionMinutes": 2880}');
      SELECT pgboss.create_queue('export-expiry', '{"retryLimit": 12, "retryDelay": 60, "retryBackoff": true, "expireInSeconds": 300, "retentionMinutes": 43200}');
    `);
    await growsOnly(db, 'register_export', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.register_export;
      DROP TABLE export_piece, export_job, register_export;
      DELETE FROM pgboss.job WHERE name IN ('export', 'export-expiry');
      SELECT pgboss.delete_queue('export');
      SELECT pgboss.delete_queue('export-expiry');
    `);
  }
}

const asked = (table: string): string => `
      author_id uuid NOT NULL,
      format text NOT NULL CONSTRAINT ${table}_format CHECK (${oneOf('format', EXPORT_FORMATS)}),
      part text NOT NULL CONSTRAINT ${table}_part CHECK (${oneOf('part', EXPORT_PARTS)}),
      -- of a CSV file, which holds one
      holds text CONSTRAINT ${table}_holds CHECK (${oneOf('holds', EXPORT_TABLES)}),
      register_id uuid,
      below boolean NOT NULL,
      basis text NOT NULL CONSTRAINT ${table}_basis CHECK (${oneOf('basis', EVIDENCE_BASES)}),
      -- the day or moment that was asked for; null: the present
      as_at text,
      -- what the list was narrowed to, as its address says it
      filter text NOT NULL,
      recorded_at timestamptz NOT NULL,`;

const known = (table: string): string => `
      CONSTRAINT ${table}_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT ${table}_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id)`;
