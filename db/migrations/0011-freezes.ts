import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ERRATUM_FIELDS, LIMITS } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

const TABLES = ['freeze_erratum', 'freeze_row', 'register_freeze'] as const;

/** Freezes of registers: their canonical rows, what was found wrong in them since, and neither is ever changed. */
export class Freezes1795000010000 implements MigrationInterface {
  name = 'Freezes1795000010000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'register_freeze', 'SELECT, INSERT', `
      id uuid NOT NULL,
      register_id uuid NOT NULL,
      name text NOT NULL CONSTRAINT register_freeze_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      -- as at which the register was frozen; by recorded time
      moment timestamptz NOT NULL,
      -- of the canonical rows
      form smallint NOT NULL,
      digest bytea NOT NULL CONSTRAINT register_freeze_digest_is_sha256 CHECK (length(digest) = 32),
      row_count integer NOT NULL,
      open_risks integer NOT NULL,
      closed_risks integer NOT NULL,
      -- where the chain of the organisation ended when the freeze was taken; null: nothing was sealed yet
      head_number bigint,
      head_hash bytea,
      head_sealed_at timestamptz,
      -- events that waited to be sealed then
      head_unsealed integer NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT register_freeze_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT register_freeze_moment_unique UNIQUE (organisation_id, register_id, moment),
      CONSTRAINT register_freeze_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT register_freeze_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT register_freeze_of_what_was CHECK (moment <= recorded_at),
      CONSTRAINT register_freeze_head_whole CHECK ((head_number IS NULL) = (head_hash IS NULL) AND (head_number IS NULL) = (head_sealed_at IS NULL))
    `);
    await db.query('CREATE UNIQUE INDEX register_freeze_name_unique ON register_freeze (organisation_id, register_id, lower(name))');
    await tenantTable(db, 'freeze_row', 'SELECT, INSERT', `
      freeze_id uuid NOT NULL,
      position integer NOT NULL CONSTRAINT freeze_row_position CHECK (position >= 1),
      -- canonical JSON, kept letter by letter: jsonb would write it in its own way
      content text NOT NULL CONSTRAINT freeze_row_one_line CHECK (position(E'\\n' IN content) = 0),
      CONSTRAINT freeze_row_pk PRIMARY KEY (organisation_id, freeze_id, position),
      CONSTRAINT freeze_row_freeze_fk FOREIGN KEY (organisation_id, freeze_id) REFERENCES register_freeze (organisation_id, id)
    `);
    await tenantTable(db, 'freeze_erratum', 'SELECT, INSERT', `
      id uuid NOT NULL,
      freeze_id uuid NOT NULL,
      -- a risk of the freeze; null: a remark on the whole
      risk_id uuid,
      field text CONSTRAINT freeze_erratum_field CHECK (${oneOf('field', ERRATUM_FIELDS)}),
      says text NOT NULL DEFAULT '' CONSTRAINT freeze_erratum_says_length CHECK (char_length(says) <= ${LIMITS.narrative}),
      should_say text NOT NULL CONSTRAINT freeze_erratum_should_say_length CHECK (char_length(should_say) BETWEEN 1 AND ${LIMITS.narrative}),
      reason text NOT NULL CONSTRAINT freeze_erratum_reason_length CHECK (char_length(reason) BETWEEN 1 AND ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT freeze_erratum_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT freeze_erratum_freeze_fk FOREIGN KEY (organisation_id, freeze_id) REFERENCES register_freeze (organisation_id, id),
      CONSTRAINT freeze_erratum_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id),
      CONSTRAINT freeze_erratum_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT freeze_erratum_field_of_risk CHECK ((risk_id IS NULL) = (field IS NULL))
    `);
    await db.query('CREATE INDEX freeze_erratum_of_freeze ON freeze_erratum (organisation_id, freeze_id, id)');
    for (const table of TABLES) await db.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await growsOnly(db, 'register_freeze', 'recorded_at');
    await growsOnly(db, 'freeze_erratum', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.register_freeze, past.freeze_erratum;
      DROP TABLE ${TABLES.join(', ')};
    `);
  }
}
