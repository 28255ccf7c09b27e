import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVIDENCE_KINDS, EVIDENCE_OUTCOMES, LIMITS, LONGEST_DURATION } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

const kindsAre = (kinds: readonly string[], planIsNamed: string): string => `
  ALTER TABLE control
    DROP CONSTRAINT control_evidence_kinds,
    DROP CONSTRAINT control_evidence_plan_whole,
    ADD CONSTRAINT control_evidence_kinds CHECK (evidence_kinds <@ ARRAY[${kinds.map((kind) => `'${kind}'`).join(', ')}]),
    ADD CONSTRAINT control_evidence_plan_whole CHECK (CASE WHEN ${planIsNamed} THEN evidence_plan_id IS NOT NULL ELSE evidence_plan_id IS NULL OR 'exercise' = ANY (evidence_kinds) END)`;

/** A plan used for real as evidence of a control: what each invocation says of each of its plans. */
export class InvocationEvidence1795000032000 implements MigrationInterface {
  name = 'InvocationEvidence1795000032000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(kindsAre(EVIDENCE_KINDS, `evidence_kinds && ARRAY['plan-review', 'invocation']`));
    await tenantTable(db, 'invocation_verdict', 'SELECT, INSERT', `
      id uuid NOT NULL,
      invocation_id uuid NOT NULL,
      plan_id uuid NOT NULL,
      outcome text NOT NULL CONSTRAINT invocation_verdict_outcome CHECK (${oneOf('outcome', EVIDENCE_OUTCOMES)}),
      -- from the start of the outage, and what it was measured by, on the clock; as they were then
      measured_minutes integer NOT NULL CONSTRAINT invocation_verdict_measured CHECK (measured_minutes >= 0),
      more_than boolean NOT NULL CONSTRAINT invocation_verdict_given_up CHECK (outcome = 'failed' OR NOT more_than),
      rto_minutes integer CONSTRAINT invocation_verdict_rto_span CHECK (rto_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      note text NOT NULL CONSTRAINT invocation_verdict_note_length CHECK (char_length(note) BETWEEN 1 AND ${LIMITS.reason}),
      -- the day on which it was recovered or given up: its age runs from there
      held_on date NOT NULL,
      author_id uuid NOT NULL,
      -- a failure counts from when it is recorded, a pass from the sign-off of the review
      recorded_at timestamptz NOT NULL,
      CONSTRAINT invocation_verdict_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT invocation_verdict_once UNIQUE (organisation_id, invocation_id, plan_id, outcome),
      CONSTRAINT invocation_verdict_plan_fk FOREIGN KEY (organisation_id, invocation_id, plan_id) REFERENCES invocation_plan (organisation_id, invocation_id, plan_id)
    `);
    await db.query(`
      -- the latest decides
      CREATE INDEX invocation_verdict_of_plan ON invocation_verdict (organisation_id, plan_id, recorded_at DESC, outcome);
      CREATE TRIGGER invocation_verdict_append_only BEFORE UPDATE OR DELETE ON invocation_verdict FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await growsOnly(db, 'invocation_verdict', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.invocation_verdict; DROP TABLE invocation_verdict');
    await db.query(kindsAre(EVIDENCE_KINDS.filter((kind) => kind !== 'invocation'), `'plan-review' = ANY (evidence_kinds)`));
  }
}
