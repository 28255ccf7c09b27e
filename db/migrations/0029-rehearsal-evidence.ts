import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVIDENCE_KINDS, EVIDENCE_OUTCOMES, EXERCISE_KINDS, REHEARSAL_ASKS, REHEARSED } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Rehearsals and plans as evidence of a control: which suffice, and what each result says of a programme, a plan and a resource. */
export class RehearsalEvidence1795000028000 implements MigrationInterface {
  name = 'RehearsalEvidence1795000028000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE control
        DROP CONSTRAINT control_evidence_kinds,
        ADD CONSTRAINT control_evidence_kinds CHECK (evidence_kinds <@ ARRAY[${EVIDENCE_KINDS.map((kind) => `'${kind}'`).join(', ')}]),
        -- rehearsals of one of the three suffice; a plan is also evidence by being approved and in date
        ADD COLUMN evidence_programme_id uuid,
        ADD COLUMN evidence_plan_id uuid,
        ADD COLUMN evidence_resource_id uuid,
        ADD COLUMN evidence_asks text CONSTRAINT control_evidence_asks CHECK (${oneOf('evidence_asks', REHEARSAL_ASKS)}),
        ADD COLUMN evidence_exercise_kinds text[] NOT NULL DEFAULT '{}' CONSTRAINT control_evidence_exercise_kinds CHECK (evidence_exercise_kinds <@ ARRAY[${EXERCISE_KINDS.map((kind) => `'${kind}'`).join(', ')}]),
        ADD CONSTRAINT control_evidence_exercise_whole CHECK (CASE WHEN 'exercise' = ANY (evidence_kinds)
          THEN evidence_asks IS NOT NULL AND cardinality(evidence_exercise_kinds) > 0 AND num_nonnulls(evidence_programme_id, evidence_resource_id) <= 1 AND num_nonnulls(evidence_programme_id, evidence_plan_id, evidence_resource_id) > 0
          ELSE evidence_asks IS NULL AND cardinality(evidence_exercise_kinds) = 0 AND evidence_programme_id IS NULL AND evidence_resource_id IS NULL END),
        ADD CONSTRAINT control_evidence_plan_whole CHECK (CASE WHEN 'plan-review' = ANY (evidence_kinds) THEN evidence_plan_id IS NOT NULL ELSE evidence_plan_id IS NULL OR 'exercise' = ANY (evidence_kinds) END),
        ADD CONSTRAINT control_evidence_programme_fk FOREIGN KEY (organisation_id, evidence_programme_id) REFERENCES exercise_programme (organisation_id, id),
        ADD CONSTRAINT control_evidence_plan_fk FOREIGN KEY (organisation_id, evidence_plan_id) REFERENCES plan (organisation_id, id),
        ADD CONSTRAINT control_evidence_resource_fk FOREIGN KEY (organisation_id, evidence_resource_id) REFERENCES resource (organisation_id, id);
      -- whose evidence fails with a rehearsal or a plan
      CREATE INDEX control_of_evidence_subject ON control (organisation_id, coalesce(evidence_programme_id, evidence_resource_id, evidence_plan_id)) WHERE num_nonnulls(evidence_programme_id, evidence_resource_id, evidence_plan_id) > 0;
    `);
    await tenantTable(db, 'exercise_verdict', 'SELECT, INSERT', `
      id uuid NOT NULL,
      exercise_id uuid NOT NULL,
      exercise_kind text NOT NULL CONSTRAINT exercise_verdict_kind CHECK (${oneOf('exercise_kind', EXERCISE_KINDS)}),
      -- the programme, the plan or the resource of which it says something
      subject_type text NOT NULL CONSTRAINT exercise_verdict_subject_type CHECK (${oneOf('subject_type', REHEARSED)}),
      subject_id uuid NOT NULL,
      outcome text NOT NULL CONSTRAINT exercise_verdict_outcome CHECK (${oneOf('outcome', EVIDENCE_OUTCOMES)}),
      -- every recovery time that was asked for was measured and kept
      in_time boolean NOT NULL CONSTRAINT exercise_verdict_in_time CHECK (outcome = 'passed' OR NOT in_time),
      held_on date NOT NULL,
      author_id uuid NOT NULL,
      -- a failure counts from when it is recorded, a pass from its sign-off
      recorded_at timestamptz NOT NULL,
      CONSTRAINT exercise_verdict_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT exercise_verdict_once UNIQUE (organisation_id, exercise_id, subject_id, outcome),
      CONSTRAINT exercise_verdict_exercise_fk FOREIGN KEY (organisation_id, exercise_id) REFERENCES exercise (organisation_id, id)
    `);
    await db.query(`
      -- the latest decides
      CREATE INDEX exercise_verdict_of_subject ON exercise_verdict (organisation_id, subject_id, recorded_at DESC, outcome);
      CREATE TRIGGER exercise_verdict_append_only BEFORE UPDATE OR DELETE ON exercise_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await keepHistory(db, 'control', { key: ['id'], asked: ['risk_id'] });
    await growsOnly(db, 'exercise_verdict', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    const columns = ['programme_id', 'plan_id', 'resource_id', 'asks', 'exercise_kinds'].map((name) => `DROP COLUMN evidence_${name}`).join(', ');
    await db.query(`
      DROP VIEW past.exercise_verdict, past.control;
      DROP TABLE exercise_verdict;
      ALTER TABLE control ${columns};
      ALTER TABLE history.control ${columns};
    `);
    await keepHistory(db, 'control', { key: ['id'], asked: ['risk_id'] });
  }
}
