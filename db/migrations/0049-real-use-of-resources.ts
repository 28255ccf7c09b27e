import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LONGEST_DURATION } from '@holdfast/domain';
import { growsOnly } from './keep-history';

const namedWhere = (whatIsNamed: string): string => `
  ALTER TABLE control DROP CONSTRAINT control_evidence_plan_whole,
    ADD CONSTRAINT control_evidence_plan_whole CHECK (CASE ${whatIsNamed} ELSE evidence_plan_id IS NULL OR 'exercise' = ANY (evidence_kinds) END)`;

/** What the real use of a plan says of each resource that it brought back, and which data it lost beyond the RPO. */
export class RealUseOfResources1795000048000 implements MigrationInterface {
  name = 'RealUseOfResources1795000048000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- of a plan, or of one resource
      ALTER TABLE invocation_verdict ALTER COLUMN plan_id DROP NOT NULL,
        ADD COLUMN resource_id uuid,
        -- the worst data loss beyond its RPO, and that RPO; null: none, as far as is known
        ADD COLUMN data_loss_minutes integer CONSTRAINT invocation_verdict_data_loss CHECK (data_loss_minutes IS NULL OR (data_loss_minutes > rpo_minutes AND outcome = 'failed')),
        ADD COLUMN rpo_minutes integer CONSTRAINT invocation_verdict_rpo_span CHECK (rpo_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
        ADD CONSTRAINT invocation_verdict_rpo_whole CHECK ((rpo_minutes IS NULL) = (data_loss_minutes IS NULL)),
        ADD CONSTRAINT invocation_verdict_of_one CHECK (num_nonnulls(plan_id, resource_id) = 1),
        ADD CONSTRAINT invocation_verdict_once_of_resource UNIQUE (organisation_id, invocation_id, resource_id, outcome),
        ADD CONSTRAINT invocation_verdict_invocation_fk FOREIGN KEY (organisation_id, invocation_id) REFERENCES invocation (organisation_id, id),
        ADD CONSTRAINT invocation_verdict_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id);
      CREATE INDEX invocation_verdict_of_resource ON invocation_verdict (organisation_id, resource_id, recorded_at DESC, outcome) WHERE resource_id IS NOT NULL;
    `);
    await growsOnly(db, 'invocation_verdict', 'recorded_at');
    // Whoever names a resource for its rehearsals may count its real use too.
    await db.query(namedWhere(`WHEN 'plan-review' = ANY (evidence_kinds) THEN evidence_plan_id IS NOT NULL WHEN 'invocation' = ANY (evidence_kinds) THEN num_nonnulls(evidence_plan_id, evidence_resource_id) > 0`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(namedWhere(`WHEN evidence_kinds && ARRAY['plan-review', 'invocation'] THEN evidence_plan_id IS NOT NULL`));
    await db.query(`
      DROP VIEW past.invocation_verdict;
      ALTER TABLE invocation_verdict DISABLE TRIGGER invocation_verdict_append_only;
      DELETE FROM invocation_verdict WHERE plan_id IS NULL;
      ALTER TABLE invocation_verdict ENABLE TRIGGER invocation_verdict_append_only;
      DROP INDEX invocation_verdict_of_resource;
      ALTER TABLE invocation_verdict DROP CONSTRAINT invocation_verdict_invocation_fk, DROP COLUMN resource_id, DROP COLUMN data_loss_minutes, DROP COLUMN rpo_minutes, ALTER COLUMN plan_id SET NOT NULL;
    `);
    await growsOnly(db, 'invocation_verdict', 'recorded_at');
  }
}
