import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXERCISE_KINDS, EXERCISE_LIMITS, EXERCISE_OUTCOMES, EXERCISE_STATES, LIMITS, LONGEST_DURATION, RECURRENCE_LIMITS } from '@holdfast/domain';
import { keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What is rehearsed, how often; each rehearsal with what was prepared, what came of it, and who signed it off. */
export class Exercises1795000023000 implements MigrationInterface {
  name = 'Exercises1795000023000';

  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE continuity_numbering ADD COLUMN last_exercise_number integer NOT NULL DEFAULT 0');
    await tenantTable(db, 'exercise_programme', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT exercise_programme_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      kind text NOT NULL CONSTRAINT exercise_programme_kind CHECK (${oneOf('kind', EXERCISE_KINDS)}),
      scenario text NOT NULL DEFAULT '' CONSTRAINT exercise_programme_scenario_length CHECK (char_length(scenario) <= ${LIMITS.narrative}),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      -- RFC 5545, counted from starts_on
      recurrence text NOT NULL CONSTRAINT exercise_programme_recurrence_length CHECK (char_length(recurrence) BETWEEN 1 AND ${RECURRENCE_LIMITS.text}),
      starts_on date NOT NULL,
      next_due date,
      ended_at timestamptz,
      end_reason text CONSTRAINT exercise_programme_end_reason_length CHECK (char_length(end_reason) BETWEEN 1 AND ${LIMITS.reason}),
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT exercise_programme_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT exercise_programme_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT exercise_programme_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT exercise_programme_end_whole CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND (ended_at IS NULL) = (next_due IS NOT NULL))
    `);
    await db.query('CREATE INDEX exercise_programme_of_owner ON exercise_programme (organisation_id, owner_id, next_due) WHERE ended_at IS NULL');
    await tenantTable(db, 'exercise_programme_resource', 'SELECT, INSERT, DELETE', `
      programme_id uuid NOT NULL,
      resource_id uuid NOT NULL,
      rto_minutes integer CONSTRAINT exercise_programme_resource_rto_span CHECK (rto_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      rpo_minutes integer CONSTRAINT exercise_programme_resource_rpo_span CHECK (rpo_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      CONSTRAINT exercise_programme_resource_pk PRIMARY KEY (organisation_id, programme_id, resource_id),
      CONSTRAINT exercise_programme_resource_programme_fk FOREIGN KEY (organisation_id, programme_id) REFERENCES exercise_programme (organisation_id, id),
      CONSTRAINT exercise_programme_resource_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id)
    `);
    await tenantTable(db, 'exercise', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      programme_id uuid,
      -- the due date of the programme that it is for
      due_on date,
      kind text NOT NULL CONSTRAINT exercise_kind CHECK (${oneOf('kind', EXERCISE_KINDS)}),
      title text NOT NULL CONSTRAINT exercise_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      scenario text NOT NULL DEFAULT '' CONSTRAINT exercise_scenario_length CHECK (char_length(scenario) <= ${LIMITS.narrative}),
      unit_id uuid NOT NULL,
      lead_id uuid NOT NULL,
      planned_for date NOT NULL,
      state text NOT NULL CONSTRAINT exercise_state CHECK (${oneOf('state', EXERCISE_STATES)}),
      -- lists: { text, outcome, note }, { minute, text }, { personId, name, role }, and texts
      objectives jsonb NOT NULL DEFAULT '[]' CONSTRAINT exercise_objectives_list CHECK (jsonb_typeof(objectives) = 'array' AND jsonb_array_length(objectives) <= ${EXERCISE_LIMITS.objectives}),
      injects jsonb NOT NULL DEFAULT '[]' CONSTRAINT exercise_injects_list CHECK (jsonb_typeof(injects) = 'array' AND jsonb_array_length(injects) <= ${EXERCISE_LIMITS.injects}),
      participants jsonb NOT NULL DEFAULT '[]' CONSTRAINT exercise_participants_list CHECK (jsonb_typeof(participants) = 'array' AND jsonb_array_length(participants) <= ${EXERCISE_LIMITS.participants}),
      deviations jsonb NOT NULL DEFAULT '[]' CONSTRAINT exercise_deviations_list CHECK (jsonb_typeof(deviations) = 'array' AND jsonb_array_length(deviations) <= ${EXERCISE_LIMITS.deviations}),
      lost_at timestamptz,
      started_at timestamptz,
      ended_at timestamptz,
      summary text NOT NULL DEFAULT '' CONSTRAINT exercise_summary_length CHECK (char_length(summary) <= ${LIMITS.narrative}),
      outcome text CONSTRAINT exercise_outcome CHECK (${oneOf('outcome', EXERCISE_OUTCOMES)}),
      -- of a restore test
      backup_set text NOT NULL DEFAULT '' CONSTRAINT exercise_backup_set_length CHECK (char_length(backup_set) <= ${LIMITS.title}),
      backup_taken_at timestamptz,
      sample text NOT NULL DEFAULT '' CONSTRAINT exercise_sample_length CHECK (char_length(sample) <= ${EXERCISE_LIMITS.line}),
      -- everybody who typed in the result: none of them signs it off
      recorder_ids uuid[] NOT NULL DEFAULT '{}',
      signed_by uuid,
      signed_at timestamptz,
      sign_off_note text NOT NULL DEFAULT '' CONSTRAINT exercise_sign_off_note_length CHECK (char_length(sign_off_note) <= ${LIMITS.reason}),
      cancel_reason text CONSTRAINT exercise_cancel_reason_length CHECK (char_length(cancel_reason) BETWEEN 1 AND ${LIMITS.reason}),
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT exercise_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT exercise_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT exercise_programme_fk FOREIGN KEY (organisation_id, programme_id) REFERENCES exercise_programme (organisation_id, id),
      CONSTRAINT exercise_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT exercise_lead_fk FOREIGN KEY (organisation_id, lead_id) REFERENCES person (organisation_id, id),
      CONSTRAINT exercise_signed_by_fk FOREIGN KEY (organisation_id, signed_by) REFERENCES person (organisation_id, id),
      CONSTRAINT exercise_due_whole CHECK ((programme_id IS NULL) = (due_on IS NULL)),
      CONSTRAINT exercise_result_whole CHECK ((state IN ('held', 'signed-off')) = (outcome IS NOT NULL) AND num_nonnulls(lost_at, started_at, ended_at, outcome) IN (0, 4)
        AND (outcome IS NULL) = (cardinality(recorder_ids) = 0)),
      CONSTRAINT exercise_times_in_order CHECK (ended_at >= started_at AND ended_at >= lost_at),
      CONSTRAINT exercise_sign_off_whole CHECK ((state = 'signed-off') = (signed_at IS NOT NULL) AND (signed_at IS NULL) = (signed_by IS NULL)),
      CONSTRAINT exercise_signed_by_another CHECK (signed_by <> lead_id AND signed_by <> ALL (recorder_ids)),
      CONSTRAINT exercise_cancel_whole CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL))
    `);
    await tenantTable(db, 'exercise_resource', 'SELECT, INSERT, UPDATE, DELETE', `
      exercise_id uuid NOT NULL,
      resource_id uuid NOT NULL,
      -- what it is to be measured by, in minutes on the clock; null: not known
      rto_minutes integer CONSTRAINT exercise_resource_rto_span CHECK (rto_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      rpo_minutes integer CONSTRAINT exercise_resource_rpo_span CHECK (rpo_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      usable_at timestamptz,
      abandoned_at timestamptz,
      data_as_of timestamptz,
      effort_minutes integer CONSTRAINT exercise_resource_effort CHECK (effort_minutes BETWEEN 0 AND ${EXERCISE_LIMITS.effort}),
      note text NOT NULL DEFAULT '' CONSTRAINT exercise_resource_note_length CHECK (char_length(note) <= ${EXERCISE_LIMITS.line}),
      CONSTRAINT exercise_resource_pk PRIMARY KEY (organisation_id, exercise_id, resource_id),
      CONSTRAINT exercise_resource_exercise_fk FOREIGN KEY (organisation_id, exercise_id) REFERENCES exercise (organisation_id, id),
      CONSTRAINT exercise_resource_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT exercise_resource_one_clock CHECK (usable_at IS NULL OR abandoned_at IS NULL)
    `);
    await tenantTable(db, 'exercise_finding', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      exercise_id uuid NOT NULL,
      position smallint NOT NULL,
      text text NOT NULL CONSTRAINT exercise_finding_text_length CHECK (char_length(text) BETWEEN 1 AND ${LIMITS.reason}),
      action_id uuid,
      CONSTRAINT exercise_finding_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT exercise_finding_exercise_fk FOREIGN KEY (organisation_id, exercise_id) REFERENCES exercise (organisation_id, id),
      CONSTRAINT exercise_finding_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX exercise_by_day ON exercise (organisation_id, planned_for, id);
      CREATE INDEX exercise_of_lead ON exercise (organisation_id, lead_id) WHERE state IN ('planned', 'held');
      CREATE INDEX exercise_to_sign_off ON exercise (organisation_id) WHERE state = 'held';
      CREATE UNIQUE INDEX exercise_once_for_due_date ON exercise (organisation_id, programme_id, due_on) WHERE state <> 'cancelled';
      CREATE INDEX exercise_resource_of_resource ON exercise_resource (organisation_id, resource_id);
      CREATE INDEX exercise_finding_of_exercise ON exercise_finding (organisation_id, exercise_id, position);

      CREATE FUNCTION refuse_change_of_ended_exercise() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state IN ('signed-off', 'cancelled') THEN
            RAISE EXCEPTION 'a rehearsal that is signed off or cancelled never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'exercise_ended_is_final';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER exercise_ended_is_final BEFORE UPDATE ON exercise FOR EACH ROW EXECUTE FUNCTION refuse_change_of_ended_exercise();

      CREATE FUNCTION refuse_change_of_signed_result() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
          v_row record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
        BEGIN
          IF EXISTS (SELECT FROM exercise e WHERE e.organisation_id = v_row.organisation_id AND e.id = v_row.exercise_id AND e.state IN ('signed-off', 'cancelled')) THEN
            RAISE EXCEPTION 'a result that is signed off never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'exercise_result_is_final';
          END IF;
          RETURN v_row;
        END $$;
      CREATE TRIGGER exercise_resource_is_final BEFORE INSERT OR UPDATE OR DELETE ON exercise_resource FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_result();
      -- An action may be planned for a finding at any time: what was found stays.
      CREATE TRIGGER exercise_finding_is_final BEFORE INSERT OR DELETE OR UPDATE OF id, exercise_id, position, text ON exercise_finding FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_result();
    `);
    await keepHistory(db, 'exercise_programme', { key: ['id'] });
    await keepHistory(db, 'exercise_programme_resource', { key: ['programme_id', 'resource_id'] });
    await keepHistory(db, 'exercise', { key: ['id'] });
    await keepHistory(db, 'exercise_resource', { key: ['exercise_id', 'resource_id'] });
    await keepHistory(db, 'exercise_finding', { key: ['id'], asked: ['exercise_id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW ${KEPT.map((table) => `past.${table}`).join(', ')};
      DROP TABLE ${[...KEPT].reverse().join(', ')};
      DROP FUNCTION refuse_change_of_ended_exercise(), refuse_change_of_signed_result();
      DROP TABLE ${KEPT.map((table) => `history.${table}`).join(', ')};
      DROP FUNCTION ${KEPT.map((table) => `history.keep_${table}()`).join(', ')};
      ALTER TABLE continuity_numbering DROP COLUMN last_exercise_number;
    `);
  }
}

const KEPT = ['exercise_programme', 'exercise_programme_resource', 'exercise', 'exercise_resource', 'exercise_finding'];
