import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS, TABLE_LIMITS } from '@holdfast/domain';
import { tenantTable } from './tenant-table';

/**
 * The file of a register is written as a job: how far it is, whether it is still wanted, and what came of it. And files are kept
 * in pieces, so that a large one is never held as one value.
 */
export class ImportJobs1795000045000 implements MigrationInterface {
  name = 'ImportJobs1795000045000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'import_job', 'SELECT, INSERT, UPDATE (done, total, started_at, cancelled_at, ended_at, fault, fault_code, import_id), DELETE', `
      id uuid NOT NULL,
      -- gone once it is written, so that nothing refers to it
      draft_id uuid NOT NULL,
      register_id uuid NOT NULL,
      file_name text NOT NULL CONSTRAINT import_job_file_name_length CHECK (char_length(file_name) BETWEEN 1 AND ${LIMITS.fileName}),
      -- of what was looked at
      looked_at bytea NOT NULL CONSTRAINT import_job_looked_at_length CHECK (octet_length(looked_at) = 32),
      author_id uuid NOT NULL,
      -- the token that it was asked by, and the one role that this stands for
      token_id uuid,
      role_assignment_id uuid,
      done integer NOT NULL DEFAULT 0,
      total integer NOT NULL DEFAULT 0,
      recorded_at timestamptz NOT NULL,
      started_at timestamptz,
      cancelled_at timestamptz,
      ended_at timestamptz,
      fault text,
      fault_code text,
      import_id uuid,
      CONSTRAINT import_job_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT import_job_token_whole CHECK ((token_id IS NULL) = (role_assignment_id IS NULL)),
      CONSTRAINT import_job_fault_whole CHECK ((fault IS NULL) = (fault_code IS NULL) AND (fault IS NULL OR import_id IS NULL)),
      CONSTRAINT import_job_end_whole CHECK ((ended_at IS NULL) = (fault IS NULL AND import_id IS NULL) AND (cancelled_at IS NULL OR ended_at IS NULL)),
      CONSTRAINT import_job_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT import_job_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT import_job_import_fk FOREIGN KEY (organisation_id, import_id) REFERENCES import (organisation_id, id)
    `);
    await tenantTable(db, 'import_draft_piece', 'SELECT, INSERT, DELETE', `
      draft_id uuid NOT NULL,
      position integer NOT NULL,
      content bytea NOT NULL,
      CONSTRAINT import_draft_piece_pk PRIMARY KEY (organisation_id, draft_id, position),
      CONSTRAINT import_draft_piece_draft_fk FOREIGN KEY (organisation_id, draft_id) REFERENCES import_draft (organisation_id, id) ON DELETE CASCADE
    `);
    await db.query(`
      ALTER TABLE import_draft_piece ALTER COLUMN content SET STORAGE EXTERNAL;
      INSERT INTO import_draft_piece (organisation_id, draft_id, position, content) SELECT organisation_id, id, 0, content FROM import_draft;
      ALTER TABLE import_draft DROP COLUMN content, DROP CONSTRAINT import_draft_size, ADD CONSTRAINT import_draft_size CHECK (size BETWEEN 1 AND ${TABLE_LIMITS.registerBytes});
      ALTER TABLE import DROP CONSTRAINT import_size, ADD CONSTRAINT import_size CHECK (size BETWEEN 1 AND ${TABLE_LIMITS.registerBytes});
      ALTER TABLE import_content ADD COLUMN position integer NOT NULL DEFAULT 0;
      ALTER TABLE import_content ALTER COLUMN position DROP DEFAULT, DROP CONSTRAINT import_content_pk, ADD CONSTRAINT import_content_pk PRIMARY KEY (organisation_id, import_id, position);
      CREATE UNIQUE INDEX import_job_once ON import_job (organisation_id, draft_id) WHERE ended_at IS NULL AND cancelled_at IS NULL;
      CREATE INDEX import_job_of_author ON import_job (organisation_id, author_id, recorded_at);
      SELECT pgboss.create_queue('register-import', '{"retryLimit": 3, "retryDelay": 5, "retryBackoff": true, "expireInSeconds": 7200, "retentionMinutes": 2880}');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE import_job;
      ALTER TABLE import_draft ADD COLUMN content bytea;
      UPDATE import_draft d SET content = (SELECT string_agg(x.content, ''::bytea ORDER BY x.position) FROM import_draft_piece x WHERE x.organisation_id = d.organisation_id AND x.draft_id = d.id);
      ALTER TABLE import_draft ALTER COLUMN content SET NOT NULL;
      DROP TABLE import_draft_piece;
      CREATE TEMPORARY TABLE whole ON COMMIT DROP AS SELECT organisation_id, import_id, string_agg(content, ''::bytea ORDER BY position) AS content FROM import_content GROUP BY 1, 2;
      TRUNCATE import_content;
      ALTER TABLE import_content DROP COLUMN position, ADD CONSTRAINT import_content_pk PRIMARY KEY (organisation_id, import_id);
      INSERT INTO import_content (organisation_id, import_id, content) SELECT organisation_id, import_id, content FROM whole;
      DROP TABLE whole;
      DELETE FROM pgboss.job WHERE name = 'register-import';
      SELECT pgboss.delete_queue('register-import');
    `);
  }
}
