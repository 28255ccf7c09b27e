import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS, PLAN_ENTRIES, PLAN_KINDS, PLAN_LIMITS, PLAN_VERSION_STATES } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Recovery plans, their versions, and whom and what a version names. */
export class RecoveryPlans1795000019000 implements MigrationInterface {
  name = 'RecoveryPlans1795000019000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'plan_numbering', 'SELECT, INSERT, UPDATE', `
      last_number integer NOT NULL,
      CONSTRAINT plan_numbering_pk PRIMARY KEY (organisation_id)
    `);
    await tenantTable(db, 'plan', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      kind text NOT NULL CONSTRAINT plan_kind CHECK (${oneOf('kind', PLAN_KINDS)}),
      name text NOT NULL CONSTRAINT plan_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      parent_id uuid,
      review_months smallint NOT NULL CONSTRAINT plan_review_months CHECK (review_months BETWEEN 1 AND ${PLAN_LIMITS.reviewMonths}),
      -- of the approved version; null until there is one
      next_review date,
      retired_at timestamptz,
      retired_reason text CONSTRAINT plan_retired_reason_length CHECK (char_length(retired_reason) BETWEEN 1 AND ${LIMITS.reason}),
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT plan_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT plan_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT plan_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT plan_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT plan_parent_fk FOREIGN KEY (organisation_id, parent_id) REFERENCES plan (organisation_id, id),
      CONSTRAINT plan_below_another CHECK (parent_id <> id),
      CONSTRAINT plan_retired_whole CHECK ((retired_at IS NULL) = (retired_reason IS NULL))
    `);
    await db.query(`
      CREATE INDEX plan_of_owner ON plan (organisation_id, owner_id);
      CREATE INDEX plan_of_unit ON plan (organisation_id, unit_id);
      CREATE INDEX plan_below ON plan (organisation_id, parent_id);
    `);
    await tenantTable(db, 'plan_version', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      plan_id uuid NOT NULL,
      number integer NOT NULL,
      state text NOT NULL CONSTRAINT plan_version_state CHECK (${oneOf('state', PLAN_VERSION_STATES)}),
      content jsonb NOT NULL,
      -- of the canonical content, from the submission on
      digest text CONSTRAINT plan_version_digest CHECK (digest ~ '^[0-9a-f]{64}$'),
      code text CONSTRAINT plan_version_code CHECK (code ~ '^[0-9A-Z]{5}-[0-9A-Z]{5}$'),
      editor_ids uuid[] NOT NULL,
      author_id uuid NOT NULL,
      started_at timestamptz NOT NULL,
      submitted_by uuid,
      submitted_at timestamptz,
      approved_by uuid,
      approved_at timestamptz,
      superseded_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT plan_version_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT plan_version_number_unique UNIQUE (organisation_id, plan_id, number),
      CONSTRAINT plan_version_code_unique UNIQUE (organisation_id, code),
      CONSTRAINT plan_version_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES plan (organisation_id, id),
      CONSTRAINT plan_version_coded CHECK ((digest IS NULL) = (code IS NULL)),
      CONSTRAINT plan_version_submitted CHECK ((state IN ('in-review', 'approved', 'superseded')) = (submitted_at IS NOT NULL) AND (submitted_at IS NULL) = (submitted_by IS NULL) AND (submitted_at IS NULL) = (digest IS NULL)),
      CONSTRAINT plan_version_approved CHECK ((state IN ('approved', 'superseded')) = (approved_at IS NOT NULL) AND (approved_at IS NULL) = (approved_by IS NULL)),
      CONSTRAINT plan_version_approved_by_another CHECK (approved_by <> ALL (editor_ids)),
      CONSTRAINT plan_version_superseded CHECK ((state = 'superseded') = (superseded_at IS NOT NULL))
    `);
    await db.query(`
      CREATE UNIQUE INDEX plan_version_one_open ON plan_version (organisation_id, plan_id) WHERE state IN ('draft', 'in-review');
      CREATE UNIQUE INDEX plan_version_one_approved ON plan_version (organisation_id, plan_id) WHERE state = 'approved';

      CREATE FUNCTION plan_version_keep_approved() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.editor_ids IS DISTINCT FROM OLD.editor_ids) THEN
            RAISE EXCEPTION 'what was submitted or approved of a plan does not change' USING ERRCODE = 'restrict_violation';
          END IF;
          IF OLD.state IN ('superseded', 'dropped') OR OLD.state = 'approved' AND (NEW.state <> 'superseded'
              OR ROW(NEW.digest, NEW.code, NEW.approved_by, NEW.approved_at) IS DISTINCT FROM ROW(OLD.digest, OLD.code, OLD.approved_by, OLD.approved_at)) THEN
            RAISE EXCEPTION 'an approved version of a plan can only be superseded' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER plan_version_keep_approved BEFORE UPDATE ON plan_version FOR EACH ROW EXECUTE FUNCTION plan_version_keep_approved();
    `);
    for (const [what, table] of [['activity', 'activity'], ['resource', 'resource'], ['risk', 'risk'], ['person', 'person']] as const) {
      await tenantTable(db, `plan_${what}`, 'SELECT, INSERT, DELETE', `
        plan_version_id uuid NOT NULL,
        ${what}_id uuid NOT NULL,
        CONSTRAINT plan_${what}_pk PRIMARY KEY (organisation_id, plan_version_id, ${what}_id),
        CONSTRAINT plan_${what}_version_fk FOREIGN KEY (organisation_id, plan_version_id) REFERENCES plan_version (organisation_id, id),
        CONSTRAINT plan_${what}_${what}_fk FOREIGN KEY (organisation_id, ${what}_id) REFERENCES ${table} (organisation_id, id)
      `);
      await db.query(`CREATE INDEX plan_${what}_of_${what} ON plan_${what} (organisation_id, ${what}_id, plan_version_id)`);
    }
    await tenantTable(db, 'plan_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      plan_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT plan_entry_kind CHECK (${oneOf('kind', PLAN_ENTRIES)}),
      version_number integer,
      note text NOT NULL DEFAULT '' CONSTRAINT plan_entry_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT plan_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT plan_entry_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES plan (organisation_id, id),
      CONSTRAINT plan_entry_says_why CHECK (kind NOT IN ('returned', 'dropped', 'retired', 'reviewed') OR note <> '')
    `);
    await db.query(`
      CREATE INDEX plan_entry_of_plan ON plan_entry (organisation_id, plan_id, id);
      CREATE TRIGGER plan_entry_append_only BEFORE UPDATE OR DELETE ON plan_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);

    await keepHistory(db, 'plan', { key: ['id'] });
    await keepHistory(db, 'plan_version', { key: ['id'], asked: ['plan_id'] });
    for (const what of KEPT) await keepHistory(db, `plan_${what}`, { key: ['plan_version_id', `${what}_id`], asked: [`${what}_id`] });
    await growsOnly(db, 'plan_entry', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    const tables = ['plan_entry', ...KEPT.map((what) => `plan_${what}`), 'plan_version', 'plan'];
    await db.query(`
      DROP VIEW ${tables.map((table) => `past.${table}`).join(', ')};
      DROP TABLE ${tables.join(', ')}, plan_numbering;
      DROP FUNCTION plan_version_keep_approved();
      DROP TABLE ${tables.slice(1).map((table) => `history.${table}`).join(', ')};
      DROP FUNCTION ${tables.slice(1).map((table) => `history.keep_${table}()`).join(', ')};
    `);
  }
}

const KEPT = ['activity', 'resource', 'risk', 'person'] as const;
