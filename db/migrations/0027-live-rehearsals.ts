import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXERCISE_LIMITS, EXERCISE_STATES, LONGEST_DURATION } from '@holdfast/domain';
import { keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Plans in scope of rehearsals and their programmes; rehearsals that run and end; what the analyses ask of a resource beside what it is measured by. */
export class LiveRehearsals1795000026000 implements MigrationInterface {
  name = 'LiveRehearsals1795000026000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'exercise_programme_plan', 'SELECT, INSERT, DELETE', `
      programme_id uuid NOT NULL,
      plan_id uuid NOT NULL,
      CONSTRAINT exercise_programme_plan_pk PRIMARY KEY (organisation_id, programme_id, plan_id),
      CONSTRAINT exercise_programme_plan_programme_fk FOREIGN KEY (organisation_id, programme_id) REFERENCES exercise_programme (organisation_id, id),
      CONSTRAINT exercise_programme_plan_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES plan (organisation_id, id)
    `);
    await tenantTable(db, 'exercise_plan', 'SELECT, INSERT, UPDATE, DELETE', `
      exercise_id uuid NOT NULL,
      plan_id uuid NOT NULL,
      -- the approved version at the start; null until then
      version_number integer,
      CONSTRAINT exercise_plan_pk PRIMARY KEY (organisation_id, exercise_id, plan_id),
      CONSTRAINT exercise_plan_exercise_fk FOREIGN KEY (organisation_id, exercise_id) REFERENCES exercise (organisation_id, id),
      CONSTRAINT exercise_plan_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES plan (organisation_id, id),
      CONSTRAINT exercise_plan_version_fk FOREIGN KEY (organisation_id, plan_id, version_number) REFERENCES plan_version (organisation_id, plan_id, number)
    `);
    await db.query(`
      CREATE INDEX exercise_plan_of_plan ON exercise_plan (organisation_id, plan_id);
      CREATE TRIGGER exercise_plan_is_final BEFORE INSERT OR UPDATE OR DELETE ON exercise_plan FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_result();

      ALTER TABLE exercise_resource
        -- what the approved analyses asked for on the day of preparing; null: not known
        ADD COLUMN needed_rto_minutes integer CONSTRAINT exercise_resource_needed_rto_span CHECK (needed_rto_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
        ADD COLUMN needed_rpo_minutes integer CONSTRAINT exercise_resource_needed_rpo_span CHECK (needed_rpo_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
        ADD COLUMN needed_on date,
        -- why it is measured by something else
        ADD COLUMN requirement_note text NOT NULL DEFAULT '' CONSTRAINT exercise_resource_requirement_note_length CHECK (char_length(requirement_note) <= ${EXERCISE_LIMITS.line});

      ALTER TABLE exercise
        DROP CONSTRAINT exercise_state, ADD CONSTRAINT exercise_state CHECK (${oneOf('state', EXERCISE_STATES)}),
        DROP CONSTRAINT exercise_result_whole, ADD CONSTRAINT exercise_result_whole CHECK ((state IN ('held', 'signed-off')) = (outcome IS NOT NULL) AND (outcome IS NULL) = (cardinality(recorder_ids) = 0)
          AND num_nonnulls(lost_at, started_at) = CASE WHEN state IN ('running', 'ended', 'held', 'signed-off') THEN 2 ELSE 0 END AND (ended_at IS NOT NULL) = (state IN ('ended', 'held', 'signed-off')));
      DROP INDEX exercise_of_lead;
      CREATE INDEX exercise_of_lead ON exercise (organisation_id, lead_id) WHERE state IN ('planned', 'running', 'ended', 'held');
      -- whoever is named in one reads it
      CREATE INDEX exercise_of_participant ON exercise USING gin (participants jsonb_path_ops);
    `);
    await keepHistory(db, 'exercise_programme_plan', { key: ['programme_id', 'plan_id'] });
    await keepHistory(db, 'exercise_plan', { key: ['exercise_id', 'plan_id'] });
    await keepHistory(db, 'exercise_resource', { key: ['exercise_id', 'resource_id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    const drop = COLUMNS.map((name) => `DROP COLUMN ${name}`).join(', ');
    await db.query(`
      DROP VIEW past.exercise_plan, past.exercise_programme_plan, past.exercise_resource;
      DROP TABLE exercise_plan, exercise_programme_plan;
      DROP TABLE history.exercise_plan, history.exercise_programme_plan;
      DROP FUNCTION history.keep_exercise_plan(), history.keep_exercise_programme_plan();
      ALTER TABLE exercise_resource ${drop};
      ALTER TABLE history.exercise_resource ${drop};
      DROP INDEX exercise_of_participant, exercise_of_lead;
      CREATE INDEX exercise_of_lead ON exercise (organisation_id, lead_id) WHERE state IN ('planned', 'held');
      ALTER TABLE exercise
        DROP CONSTRAINT exercise_state, ADD CONSTRAINT exercise_state CHECK (state IN ('planned', 'held', 'signed-off', 'cancelled')),
        DROP CONSTRAINT exercise_result_whole, ADD CONSTRAINT exercise_result_whole CHECK ((state IN ('held', 'signed-off')) = (outcome IS NOT NULL) AND num_nonnulls(lost_at, started_at, ended_at, outcome) IN (0, 4)
          AND (outcome IS NULL) = (cardinality(recorder_ids) = 0));
    `);
    await keepHistory(db, 'exercise_resource', { key: ['exercise_id', 'resource_id'] });
  }
}

const COLUMNS = ['needed_rto_minutes', 'needed_rpo_minutes', 'needed_on', 'requirement_note'];
