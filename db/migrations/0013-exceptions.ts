import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASKED_STEPS, ATTACHMENT_SUBJECTS, EXCEPTION_ENTRIES, EXCEPTION_STEPS, LIMITS } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Exceptions to policy: what was asked for, on which score it was decided, and what was said about each. */
export class Exceptions1795000012000 implements MigrationInterface {
  name = 'Exceptions1795000012000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE register
        ADD COLUMN exception_months smallint NOT NULL DEFAULT 12
          CONSTRAINT register_exception_months CHECK (exception_months BETWEEN ${LIMITS.exceptionMonths.min} AND ${LIMITS.exceptionMonths.max})
    `);
    await tenantTable(db, 'policy_exception', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      risk_id uuid NOT NULL,
      -- as its latest entry says; whether an approved one still holds is worked out
      step text NOT NULL CONSTRAINT policy_exception_step CHECK (${oneOf('step', EXCEPTION_STEPS)}),
      policy text NOT NULL CONSTRAINT policy_exception_policy_length CHECK (char_length(policy) BETWEEN 1 AND ${LIMITS.title}),
      deviation text NOT NULL CONSTRAINT policy_exception_deviation_length CHECK (char_length(deviation) BETWEEN 1 AND ${LIMITS.narrative}),
      reason text NOT NULL CONSTRAINT policy_exception_reason_length CHECK (char_length(reason) BETWEEN 1 AND ${LIMITS.reason}),
      compensating text NOT NULL CONSTRAINT policy_exception_compensating_length CHECK (char_length(compensating) <= ${LIMITS.narrative}),
      -- [{ id, title, effectiveness }] of the risk's controls, as they were when this was last asked for or approved
      controls jsonb NOT NULL,
      asked_until date NOT NULL,
      -- the residual as it was then
      matrix_version_id uuid NOT NULL,
      likelihood text,
      impact text,
      level text NOT NULL,
      score numeric,
      requester_id uuid NOT NULL,
      requested_at timestamptz NOT NULL,
      decided_by uuid,
      decided_at timestamptz,
      conditions text NOT NULL DEFAULT '' CONSTRAINT policy_exception_conditions_length CHECK (char_length(conditions) <= ${LIMITS.narrative}),
      expires_on date,
      -- what it renews, and what renewed it
      predecessor_id uuid,
      successor_id uuid,
      changed_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT policy_exception_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT policy_exception_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id),
      CONSTRAINT policy_exception_matrix_fk FOREIGN KEY (organisation_id, matrix_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT policy_exception_requester_fk FOREIGN KEY (organisation_id, requester_id) REFERENCES person (organisation_id, id),
      CONSTRAINT policy_exception_decider_fk FOREIGN KEY (organisation_id, decided_by) REFERENCES person (organisation_id, id),
      CONSTRAINT policy_exception_predecessor_fk FOREIGN KEY (organisation_id, predecessor_id) REFERENCES policy_exception (organisation_id, id),
      CONSTRAINT policy_exception_successor_fk FOREIGN KEY (organisation_id, successor_id) REFERENCES policy_exception (organisation_id, id),
      CONSTRAINT policy_exception_decided_whole CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NOT NULL) = (step IN ('approved', 'declined', 'revoked'))),
      CONSTRAINT policy_exception_approved_ends CHECK ((expires_on IS NOT NULL) = (step IN ('approved', 'revoked'))),
      CONSTRAINT policy_exception_not_by_requester CHECK (decided_by <> requester_id)
    `);
    await db.query(`
      CREATE UNIQUE INDEX policy_exception_one_asked ON policy_exception (organisation_id, risk_id) WHERE ${oneOf('step', ASKED_STEPS)};
      CREATE INDEX policy_exception_of_risk ON policy_exception (organisation_id, risk_id, id);
      CREATE INDEX policy_exception_of_requester ON policy_exception (organisation_id, requester_id, id);
    `);
    await tenantTable(db, 'policy_exception_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      exception_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT policy_exception_entry_kind CHECK (${oneOf('kind', EXCEPTION_ENTRIES)}),
      note text NOT NULL CONSTRAINT policy_exception_entry_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT policy_exception_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT policy_exception_entry_exception_fk FOREIGN KEY (organisation_id, exception_id) REFERENCES policy_exception (organisation_id, id),
      CONSTRAINT policy_exception_entry_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      -- An approval speaks by its conditions.
      CONSTRAINT policy_exception_entry_says_why CHECK (note <> '' OR kind = 'approved')
    `);
    await db.query(`
      CREATE INDEX policy_exception_entry_of_exception ON policy_exception_entry (organisation_id, exception_id, id);
      CREATE TRIGGER policy_exception_entry_append_only BEFORE UPDATE OR DELETE ON policy_exception_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
      ALTER TABLE attachment DROP CONSTRAINT attachment_subject_type,
        ADD CONSTRAINT attachment_subject_type CHECK (${oneOf('subject_type', ATTACHMENT_SUBJECTS)});
    `);

    await keepHistory(db, 'register', { key: ['id'] });
    await keepHistory(db, 'policy_exception', { key: ['id'], asked: ['risk_id'] });
    await growsOnly(db, 'policy_exception_entry', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.policy_exception_entry, past.policy_exception;
      DROP TABLE policy_exception_entry, policy_exception;
      DROP TABLE history.policy_exception;
      DROP FUNCTION history.keep_policy_exception();
      DROP VIEW past.register;
      ALTER TABLE register DROP COLUMN exception_months;
      ALTER TABLE history.register DROP COLUMN exception_months;
    `);
    await keepHistory(db, 'register', { key: ['id'] });
  }
}
