import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTION_STATUSES, ATTACHMENT_SUBJECTS, COST_KINDS, EFFECTIVENESS, FILE_MEDIA_TYPES, LIMITS, PRIORITIES } from '@holdfast/domain';
import { oneOf, tenantTable } from './tenant-table';

/** Controls, actions, acceptances and attached files: what is done about a risk. */
export class ControlsAndActions1795000003000 implements MigrationInterface {
  name = 'ControlsAndActions1795000003000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- For the tables below that only ever grow.
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
        END $$;
    `);
    const onlyGrows = (table: string): Promise<unknown> =>
      db.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`);

    await tenantTable(db, 'control', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      risk_id uuid NOT NULL,
      title text NOT NULL CONSTRAINT control_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      description text NOT NULL DEFAULT '' CONSTRAINT control_description_length CHECK (char_length(description) <= ${LIMITS.narrative}),
      owner_id uuid NOT NULL,
      -- copied from the latest assessment
      effectiveness text NOT NULL CONSTRAINT control_effectiveness CHECK (${oneOf('effectiveness', EFFECTIVENESS)}),
      assessed_on date,
      evidence_link text NOT NULL DEFAULT '' CONSTRAINT control_evidence_link_length CHECK (char_length(evidence_link) <= ${LIMITS.link}),
      author_id uuid NOT NULL,
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      withdrawn_reason text CONSTRAINT control_withdrawn_reason_length CHECK (char_length(withdrawn_reason) BETWEEN 1 AND ${LIMITS.reason}),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT control_pk PRIMARY KEY (organisation_id, id),
      -- those of a draft go with it when it is discarded
      CONSTRAINT control_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id) ON DELETE CASCADE,
      CONSTRAINT control_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT control_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL)),
      CONSTRAINT control_assessed_says_when CHECK ((effectiveness = 'not-assessed') = (assessed_on IS NULL))
    `);
    await db.query(`
      CREATE INDEX control_of_risk ON control (organisation_id, risk_id);
      CREATE INDEX control_of_owner ON control (organisation_id, owner_id) WHERE withdrawn_at IS NULL;
    `);
    await tenantTable(db, 'control_assessment', 'SELECT, INSERT', `
      id uuid NOT NULL,
      control_id uuid NOT NULL,
      effectiveness text NOT NULL CONSTRAINT control_assessment_effectiveness CHECK (${oneOf('effectiveness', EFFECTIVENESS)}),
      assessed_on date,
      evidence_link text NOT NULL DEFAULT '',
      rationale text NOT NULL DEFAULT '' CONSTRAINT control_assessment_rationale_length CHECK (char_length(rationale) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT control_assessment_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT control_assessment_control_fk FOREIGN KEY (organisation_id, control_id) REFERENCES control (organisation_id, id) ON DELETE CASCADE
    `);
    await db.query(`
      CREATE INDEX control_assessment_of_control ON control_assessment (organisation_id, control_id, id);
      CREATE FUNCTION refuse_change_of_control_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM control c WHERE c.organisation_id = OLD.organisation_id AND c.id = OLD.control_id) THEN RETURN OLD; END IF;
          RAISE EXCEPTION 'an assessment is never changed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'control_assessment_append_only';
        END $$;
      CREATE TRIGGER control_assessment_append_only BEFORE UPDATE OR DELETE ON control_assessment
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_control_assessment();
    `);

    // Counted apart from the risks: an action is no risk, and its number says nothing about how many there are.
    await db.query('ALTER TABLE register_numbering ADD COLUMN last_action_number integer NOT NULL DEFAULT 0');
    await tenantTable(db, 'action', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      -- its home, that of the risk that it was planned for: gives the reference, and says who decides on it
      register_id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      title text NOT NULL CONSTRAINT action_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      description text NOT NULL DEFAULT '' CONSTRAINT action_description_length CHECK (char_length(description) <= ${LIMITS.narrative}),
      owner_id uuid NOT NULL,
      priority text NOT NULL CONSTRAINT action_priority CHECK (${oneOf('priority', PRIORITIES)}),
      -- as its latest entries say
      status text NOT NULL CONSTRAINT action_status CHECK (${oneOf('status', ACTION_STATUSES)}),
      progress smallint NOT NULL CONSTRAINT action_progress CHECK (progress BETWEEN 0 AND 100),
      due_date date NOT NULL,
      first_due_date date NOT NULL,
      ended_at timestamptz,
      -- the target assessment that it is to bring about, on one of its risks
      target_risk_id uuid,
      target_matrix_version_id uuid,
      target_likelihood text,
      target_impact text,
      target_level text,
      target_score numeric,
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT action_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT action_number_unique UNIQUE (organisation_id, register_id, number),
      CONSTRAINT action_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT action_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT action_target_matrix_fk FOREIGN KEY (organisation_id, target_matrix_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT action_ended CHECK ((status IN ('done', 'cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT action_target_whole CHECK ((target_risk_id IS NULL) = (target_level IS NULL) AND (target_risk_id IS NULL) = (target_matrix_version_id IS NULL))
    `);
    await tenantTable(db, 'action_risk', 'SELECT, INSERT, DELETE', `
      action_id uuid NOT NULL,
      risk_id uuid NOT NULL,
      -- of the risk, where that is not the home of the action: few are, and lists look for these alone
      elsewhere_register_id uuid,
      CONSTRAINT action_risk_pk PRIMARY KEY (organisation_id, action_id, risk_id),
      CONSTRAINT action_risk_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id),
      CONSTRAINT action_risk_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id)
    `);
    await db.query(`
      -- Of those that have not ended, which is what lists are about; the others of a register are found by its numbers.
      CREATE INDEX action_of_register ON action (organisation_id, register_id, due_date, id) WHERE status IN ('open', 'in-progress');
      CREATE INDEX action_of_owner ON action (organisation_id, owner_id, due_date, id) WHERE status IN ('open', 'in-progress');
      CREATE INDEX action_risk_of_risk ON action_risk (organisation_id, risk_id, action_id);
      CREATE INDEX action_risk_elsewhere ON action_risk (organisation_id, elsewhere_register_id, action_id) WHERE elsewhere_register_id IS NOT NULL;
      ALTER TABLE action ADD CONSTRAINT action_target_risk_fk FOREIGN KEY (organisation_id, id, target_risk_id)
        REFERENCES action_risk (organisation_id, action_id, risk_id) DEFERRABLE INITIALLY DEFERRED;
    `);
    await tenantTable(db, 'action_objective', 'SELECT, INSERT, DELETE', `
      action_id uuid NOT NULL,
      objective_id uuid NOT NULL,
      CONSTRAINT action_objective_pk PRIMARY KEY (organisation_id, action_id, objective_id),
      CONSTRAINT action_objective_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id),
      CONSTRAINT action_objective_objective_fk FOREIGN KEY (organisation_id, objective_id) REFERENCES objective (organisation_id, id)
    `);
    await db.query('CREATE INDEX action_objective_of_objective ON action_objective (organisation_id, objective_id, action_id)');
    await tenantTable(db, 'action_cost', 'SELECT, INSERT, UPDATE, DELETE', `
      action_id uuid NOT NULL,
      financial_year smallint NOT NULL CONSTRAINT action_cost_financial_year CHECK (financial_year BETWEEN ${LIMITS.financialYear.min} AND ${LIMITS.financialYear.max}),
      kind text NOT NULL CONSTRAINT action_cost_kind CHECK (${oneOf('kind', COST_KINDS)}),
      -- null: to be assessed
      amount bigint CONSTRAINT action_cost_amount CHECK (amount BETWEEN 0 AND ${LIMITS.amount}),
      CONSTRAINT action_cost_pk PRIMARY KEY (organisation_id, action_id, financial_year, kind),
      CONSTRAINT action_cost_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id)
    `);
    // What somebody did to an action, when and why: the first and every later date among it.
    await tenantTable(db, 'action_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      action_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT action_entry_kind CHECK (kind IN ('opened', 'progress', 'rescheduled', 'completed', 'cancelled', 'resumed')),
      progress smallint CONSTRAINT action_entry_progress CHECK (progress BETWEEN 0 AND 100),
      due_date date,
      note text NOT NULL DEFAULT '' CONSTRAINT action_entry_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT action_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT action_entry_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id),
      CONSTRAINT action_entry_says_why CHECK (kind IN ('opened', 'completed') OR note <> '')
    `);
    await db.query('CREATE INDEX action_entry_of_action ON action_entry (organisation_id, action_id, id)');
    await onlyGrows('action_entry');

    await tenantTable(db, 'risk_acceptance', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      risk_id uuid NOT NULL,
      -- what was accepted
      matrix_version_id uuid NOT NULL,
      likelihood text,
      impact text,
      level text NOT NULL,
      score numeric,
      reason text NOT NULL CONSTRAINT risk_acceptance_reason_length CHECK (char_length(reason) BETWEEN 1 AND ${LIMITS.reason}),
      expires_on date NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      withdrawn_reason text CONSTRAINT risk_acceptance_withdrawn_reason_length CHECK (char_length(withdrawn_reason) BETWEEN 1 AND ${LIMITS.reason}),
      CONSTRAINT risk_acceptance_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT risk_acceptance_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id),
      CONSTRAINT risk_acceptance_matrix_fk FOREIGN KEY (organisation_id, matrix_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT risk_acceptance_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL))
    `);
    await db.query('CREATE INDEX risk_acceptance_of_risk ON risk_acceptance (organisation_id, risk_id, id)');

    await tenantTable(db, 'attachment', 'SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason)', `
      id uuid NOT NULL,
      subject_type text NOT NULL CONSTRAINT attachment_subject_type CHECK (${oneOf('subject_type', ATTACHMENT_SUBJECTS)}),
      subject_id uuid NOT NULL,
      name text NOT NULL CONSTRAINT attachment_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.fileName}),
      media_type text NOT NULL CONSTRAINT attachment_media_type CHECK (${oneOf('media_type', FILE_MEDIA_TYPES)}),
      size integer NOT NULL CONSTRAINT attachment_size CHECK (size BETWEEN 1 AND ${LIMITS.fileBytes}),
      digest bytea NOT NULL CONSTRAINT attachment_digest_is_sha256 CHECK (length(digest) = 32),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      withdrawn_reason text CONSTRAINT attachment_withdrawn_reason_length CHECK (char_length(withdrawn_reason) BETWEEN 1 AND ${LIMITS.reason}),
      CONSTRAINT attachment_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT attachment_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_by IS NULL))
    `);
    await db.query('CREATE INDEX attachment_of_subject ON attachment (organisation_id, subject_id, id)');
    // Apart, so that nothing that lists files can read them along by mistake.
    await tenantTable(db, 'attachment_content', 'SELECT, INSERT', `
      attachment_id uuid NOT NULL,
      content bytea NOT NULL,
      CONSTRAINT attachment_content_pk PRIMARY KEY (organisation_id, attachment_id),
      CONSTRAINT attachment_content_attachment_fk FOREIGN KEY (organisation_id, attachment_id) REFERENCES attachment (organisation_id, id)
    `);
    // Compressed already, most of them.
    await db.query('ALTER TABLE attachment_content ALTER COLUMN content SET STORAGE EXTERNAL');
    await onlyGrows('attachment_content');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE action DROP CONSTRAINT action_target_risk_fk;
      DROP TABLE attachment_content, attachment, risk_acceptance, action_entry, action_cost, action_objective, action_risk, action, control_assessment, control;
      ALTER TABLE register_numbering DROP COLUMN last_action_number;
      DROP FUNCTION refuse_change(), refuse_change_of_control_assessment();
    `);
  }
}
