import type { MigrationInterface, QueryRunner } from 'typeorm';
import { growsOnly } from './keep-history';
import { tenantTable } from './tenant-table';

/** Which bundles auditors took along: by its digest each can be told from any other. The bundle itself is not kept. */
export class AuditBundles1795000037000 implements MigrationInterface {
  name = 'AuditBundles1795000037000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'audit_bundle', 'SELECT, INSERT', `
      id uuid NOT NULL,
      from_day date NOT NULL,
      to_day date NOT NULL CONSTRAINT audit_bundle_period CHECK (to_day >= from_day),
      -- of its SHA256SUMS
      digest bytea NOT NULL CONSTRAINT audit_bundle_digest_length CHECK (octet_length(digest) = 32),
      -- the last seal in it; null: the audit trail had none
      head_number bigint,
      files integer NOT NULL,
      size bigint NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT audit_bundle_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT audit_bundle_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id)
    `);
    await db.query('CREATE TRIGGER audit_bundle_append_only BEFORE UPDATE OR DELETE ON audit_bundle FOR EACH ROW EXECUTE FUNCTION refuse_change();');
    await growsOnly(db, 'audit_bundle', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.audit_bundle; DROP TABLE audit_bundle;');
  }
}
