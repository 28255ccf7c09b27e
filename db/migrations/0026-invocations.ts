import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FAILURE_REVIEW_LIMITS, FAILURE_REVIEW_STATES, INVOCATION_LIMITS, INVOCATION_STATES, LIMITS, LONGEST_DURATION } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

const { min, max } = INVOCATION_LIMITS.reportEvery;

/** Plans used for real, whom they name, what was lost, what came back when; and the review of a failure, with or without a plan invoked for it. */
export class Invocations1795000025000 implements MigrationInterface {
  name = 'Invocations1795000025000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE continuity_numbering ADD COLUMN last_invocation_number integer NOT NULL DEFAULT 0, ADD COLUMN last_failure_review_number integer NOT NULL DEFAULT 0');
    await tenantTable(db, 'invocation', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      title text NOT NULL CONSTRAINT invocation_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      reason text NOT NULL DEFAULT '' CONSTRAINT invocation_reason_length CHECK (char_length(reason) <= ${LIMITS.reason}),
      unit_id uuid NOT NULL,
      lead_id uuid NOT NULL,
      state text NOT NULL CONSTRAINT invocation_state CHECK (${oneOf('state', INVOCATION_STATES)}),
      outage_at timestamptz NOT NULL,
      -- when it was said; created_at is when it was written down
      declared_at timestamptz NOT NULL,
      declared_by uuid NOT NULL,
      report_every_minutes integer CONSTRAINT invocation_report_every CHECK (report_every_minutes BETWEEN ${min} AND ${max}),
      stood_down_at timestamptz,
      stood_down_by uuid,
      stand_down_reason text CONSTRAINT invocation_stand_down_reason_length CHECK (char_length(stand_down_reason) BETWEEN 1 AND ${LIMITS.reason}),
      -- titles of the steps that were not done then
      open_steps jsonb NOT NULL DEFAULT '[]' CONSTRAINT invocation_open_steps_list CHECK (jsonb_typeof(open_steps) = 'array'),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT invocation_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT invocation_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT invocation_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT invocation_lead_fk FOREIGN KEY (organisation_id, lead_id) REFERENCES person (organisation_id, id),
      CONSTRAINT invocation_declared_by_fk FOREIGN KEY (organisation_id, declared_by) REFERENCES person (organisation_id, id),
      CONSTRAINT invocation_stood_down_by_fk FOREIGN KEY (organisation_id, stood_down_by) REFERENCES person (organisation_id, id),
      CONSTRAINT invocation_times_in_order CHECK (declared_at >= outage_at AND stood_down_at >= declared_at),
      CONSTRAINT invocation_stand_down_whole CHECK ((state = 'stood-down') = (stood_down_at IS NOT NULL) AND num_nonnulls(stood_down_at, stood_down_by, stand_down_reason) IN (0, 3))
    `);
    await tenantTable(db, 'invocation_plan', 'SELECT, INSERT', `
      invocation_id uuid NOT NULL,
      plan_id uuid NOT NULL,
      plan_version_id uuid NOT NULL,
      position smallint NOT NULL,
      -- of a draft, which may be written on: what it said at that moment
      content jsonb,
      reason text NOT NULL DEFAULT '' CONSTRAINT invocation_plan_reason_length CHECK (char_length(reason) <= ${LIMITS.reason}),
      joined_by uuid NOT NULL,
      joined_at timestamptz NOT NULL,
      CONSTRAINT invocation_plan_pk PRIMARY KEY (organisation_id, invocation_id, plan_id),
      CONSTRAINT invocation_plan_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id),
      CONSTRAINT invocation_plan_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES plan (organisation_id, id),
      CONSTRAINT invocation_plan_version_fk FOREIGN KEY (organisation_id, plan_version_id) REFERENCES plan_version (organisation_id, id)
    `);
    await tenantTable(db, 'invocation_person', 'SELECT, INSERT', `
      invocation_id uuid NOT NULL,
      person_id uuid NOT NULL,
      joined_at timestamptz NOT NULL,
      CONSTRAINT invocation_person_pk PRIMARY KEY (organisation_id, invocation_id, person_id),
      CONSTRAINT invocation_person_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id),
      CONSTRAINT invocation_person_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
    `);
    await tenantTable(db, 'invocation_lost', 'SELECT, INSERT', `
      invocation_id uuid NOT NULL,
      resource_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT invocation_lost_pk PRIMARY KEY (organisation_id, invocation_id, resource_id),
      CONSTRAINT invocation_lost_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id),
      CONSTRAINT invocation_lost_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id)
    `);
    await tenantTable(db, 'invocation_recovery', 'SELECT, INSERT', `
      invocation_id uuid NOT NULL,
      resource_id uuid NOT NULL,
      usable_at timestamptz,
      abandoned_at timestamptz,
      data_as_of timestamptz,
      -- what it was to be measured by, in minutes on the clock; null: not known
      rto_minutes integer CONSTRAINT invocation_recovery_rto_span CHECK (rto_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      signed_at timestamptz NOT NULL,
      CONSTRAINT invocation_recovery_pk PRIMARY KEY (organisation_id, invocation_id, resource_id),
      CONSTRAINT invocation_recovery_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id),
      CONSTRAINT invocation_recovery_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT invocation_recovery_one_clock CHECK (num_nonnulls(usable_at, abandoned_at) = 1)
    `);
    await tenantTable(db, 'failure_review', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      title text NOT NULL CONSTRAINT failure_review_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      activity_id uuid,
      resource_id uuid,
      invocation_id uuid,
      unit_id uuid NOT NULL,
      lead_id uuid NOT NULL,
      state text NOT NULL CONSTRAINT failure_review_state CHECK (${oneOf('state', FAILURE_REVIEW_STATES)}),
      started_at timestamptz NOT NULL,
      ended_at timestamptz,
      ${['summary', 'cause', 'root_cause', 'went_well'].map((column) => `${column} text NOT NULL DEFAULT '' CONSTRAINT failure_review_${column}_length CHECK (char_length(${column}) <= ${LIMITS.narrative}),`).join('\n      ')}
      -- everybody who wrote in it: none of them signs it off
      writer_ids uuid[] NOT NULL,
      signed_by uuid,
      signed_at timestamptz,
      sign_off_note text NOT NULL DEFAULT '' CONSTRAINT failure_review_sign_off_note_length CHECK (char_length(sign_off_note) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT failure_review_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT failure_review_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT failure_review_activity_fk FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
      CONSTRAINT failure_review_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT failure_review_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id),
      CONSTRAINT failure_review_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT failure_review_lead_fk FOREIGN KEY (organisation_id, lead_id) REFERENCES person (organisation_id, id),
      CONSTRAINT failure_review_signed_by_fk FOREIGN KEY (organisation_id, signed_by) REFERENCES person (organisation_id, id),
      CONSTRAINT failure_review_of_one CHECK (num_nonnulls(activity_id, resource_id, invocation_id) = 1),
      CONSTRAINT failure_review_times_in_order CHECK (ended_at >= started_at),
      CONSTRAINT failure_review_signed_whole CHECK ((state = 'signed-off') = (signed_at IS NOT NULL) AND (signed_at IS NULL) = (signed_by IS NULL)
        AND (state = 'open' OR ended_at IS NOT NULL AND summary <> '' AND cause <> '' AND root_cause <> '')),
      CONSTRAINT failure_review_signed_by_another CHECK (signed_by <> lead_id AND signed_by <> ALL (writer_ids))
    `);
    await tenantTable(db, 'failure_lesson', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      failure_review_id uuid NOT NULL,
      position smallint NOT NULL CONSTRAINT failure_lesson_position CHECK (position BETWEEN 0 AND ${FAILURE_REVIEW_LIMITS.lessons}),
      text text NOT NULL CONSTRAINT failure_lesson_text_length CHECK (char_length(text) BETWEEN 1 AND ${LIMITS.reason}),
      action_id uuid,
      risk_id uuid,
      CONSTRAINT failure_lesson_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT failure_lesson_review_fk FOREIGN KEY (organisation_id, failure_review_id) REFERENCES failure_review (organisation_id, id),
      CONSTRAINT failure_lesson_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id),
      CONSTRAINT failure_lesson_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id)
    `);
    await db.query(`
      ALTER TABLE log_entry ADD CONSTRAINT log_entry_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id);
      -- Whoever was given a role in an invocation reads it.
      CREATE INDEX log_entry_fills_role ON log_entry (organisation_id, person_id, invocation_id) WHERE kind IN ('role-filled', 'handover') AND invocation_id IS NOT NULL;

      CREATE INDEX invocation_running ON invocation (organisation_id) WHERE state = 'running';
      CREATE INDEX invocation_of_lead ON invocation (organisation_id, lead_id);
      CREATE INDEX invocation_plan_of_plan ON invocation_plan (organisation_id, plan_id);
      CREATE INDEX invocation_person_of_person ON invocation_person (organisation_id, person_id, invocation_id);
      CREATE INDEX invocation_lost_of_resource ON invocation_lost (organisation_id, resource_id);
      CREATE INDEX invocation_recovery_of_resource ON invocation_recovery (organisation_id, resource_id);
      CREATE INDEX failure_review_of_lead ON failure_review (organisation_id, lead_id);
      CREATE UNIQUE INDEX failure_review_one_of_invocation ON failure_review (organisation_id, invocation_id);
      CREATE INDEX failure_review_to_sign_off ON failure_review (organisation_id) WHERE state = 'open';
      CREATE INDEX failure_lesson_of_review ON failure_lesson (organisation_id, failure_review_id, position);

      ${['invocation_plan', 'invocation_person', 'invocation_lost', 'invocation_recovery'].map((table) => `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change();`).join('\n      ')}

      CREATE FUNCTION refuse_change_of_stood_down() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          -- Who leads it passes on when somebody leaves; all else of it stays.
          IF OLD.state = 'stood-down' AND to_jsonb(NEW) - 'lead_id' - 'version' <> to_jsonb(OLD) - 'lead_id' - 'version' THEN
            RAISE EXCEPTION 'an invocation that was stood down never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'invocation_stood_down_is_final';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER invocation_stood_down_is_final BEFORE UPDATE ON invocation FOR EACH ROW EXECUTE FUNCTION refuse_change_of_stood_down();

      CREATE FUNCTION refuse_change_of_signed_review() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state = 'signed-off' THEN
            RAISE EXCEPTION 'a review that is signed off never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'failure_review_signed_is_final';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER failure_review_signed_is_final BEFORE UPDATE ON failure_review FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_review();

      CREATE FUNCTION refuse_change_of_signed_lesson() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          v_row record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        BEGIN
          IF EXISTS (SELECT FROM failure_review r WHERE r.organisation_id = v_row.organisation_id AND r.id = v_row.failure_review_id AND r.state = 'signed-off') THEN
            RAISE EXCEPTION 'a review that is signed off never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'failure_review_signed_is_final';
          END IF;
          RETURN v_row;
        END $$;
      -- An action or a risk may answer a lesson at any time: what was learnt stays.
      CREATE TRIGGER failure_lesson_is_final BEFORE INSERT OR DELETE OR UPDATE OF id, failure_review_id, position, text ON failure_lesson FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_lesson();
    `);
    await keepHistory(db, 'invocation', { key: ['id'] });
    await keepHistory(db, 'failure_review', { key: ['id'] });
    await keepHistory(db, 'failure_lesson', { key: ['id'], asked: ['failure_review_id'] });
    await growsOnly(db, 'invocation_plan', 'joined_at');
    await growsOnly(db, 'invocation_person', 'joined_at');
    await growsOnly(db, 'invocation_lost', 'recorded_at');
    await growsOnly(db, 'invocation_recovery', 'signed_at');
  }

  async down(db: QueryRunner): Promise<void> {
    const kept = ['failure_lesson', 'failure_review', 'invocation'];
    const grown = ['invocation_recovery', 'invocation_lost', 'invocation_person', 'invocation_plan'];
    await db.query(`
      DROP VIEW ${[...kept, ...grown].map((table) => `past.${table}`).join(', ')};
      DROP INDEX log_entry_fills_role;
      ALTER TABLE log_entry DROP CONSTRAINT log_entry_invocation_fk;
      DROP TABLE failure_lesson, failure_review, ${grown.join(', ')}, invocation;
      DROP FUNCTION refuse_change_of_stood_down(), refuse_change_of_signed_review(), refuse_change_of_signed_lesson();
      DROP TABLE ${kept.map((table) => `history.${table}`).join(', ')};
      DROP FUNCTION ${kept.map((table) => `history.keep_${table}()`).join(', ')};
      ALTER TABLE continuity_numbering DROP COLUMN last_invocation_number, DROP COLUMN last_failure_review_number;
    `);
  }
}
