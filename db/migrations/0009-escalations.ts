import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ESCALATION_ENTRIES, ESCALATION_KINDS, ESCALATION_STATES, LIMITS, UNDECIDED_STATES } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Proposals from one register to another, what was said about each, and the rule by which a register has them suggested. */
export class Escalations1795000008000 implements MigrationInterface {
  name = 'Escalations1795000008000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE organisation ADD COLUMN decides_own_proposals boolean NOT NULL DEFAULT false;
      -- code of the level of risk at which, or above which, a risk is suggested to the register above; null: not by level
      ALTER TABLE register ADD COLUMN escalate_at text, ADD COLUMN escalate_above_appetite boolean NOT NULL DEFAULT false;
    `);
    await tenantTable(db, 'escalation', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT escalation_kind CHECK (${oneOf('kind', ESCALATION_KINDS)}),
      -- as its latest entry says
      state text NOT NULL CONSTRAINT escalation_state CHECK (${oneOf('state', ESCALATION_STATES)}),
      risk_id uuid NOT NULL,
      from_register_id uuid NOT NULL,
      to_register_id uuid NOT NULL,
      -- null: the register's rule, and nobody has put it into words
      proposer_id uuid,
      proposed_at timestamptz NOT NULL,
      -- as last proposed: what the receiving register is to say, and the risk as it was then
      words jsonb NOT NULL,
      source jsonb NOT NULL,
      decided_by uuid,
      decided_at timestamptz,
      -- what an acceptance made of it, or linked it to
      result_risk_id uuid,
      changed_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT escalation_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT escalation_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id),
      CONSTRAINT escalation_from_fk FOREIGN KEY (organisation_id, from_register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT escalation_to_fk FOREIGN KEY (organisation_id, to_register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT escalation_proposer_fk FOREIGN KEY (organisation_id, proposer_id) REFERENCES person (organisation_id, id),
      CONSTRAINT escalation_result_fk FOREIGN KEY (organisation_id, result_risk_id) REFERENCES risk (organisation_id, id),
      CONSTRAINT escalation_between_two CHECK (from_register_id <> to_register_id),
      CONSTRAINT escalation_accepted_has_result CHECK ((state = 'accepted') = (result_risk_id IS NOT NULL)),
      CONSTRAINT escalation_decided_whole CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NOT NULL) = (state IN ('accepted', 'declined')))
    `);
    await db.query(`
      CREATE UNIQUE INDEX escalation_one_undecided ON escalation (organisation_id, risk_id) WHERE ${oneOf('state', UNDECIDED_STATES)};
      CREATE INDEX escalation_of_risk ON escalation (organisation_id, risk_id, id);
      CREATE INDEX escalation_of_result ON escalation (organisation_id, result_risk_id) WHERE result_risk_id IS NOT NULL;
      CREATE INDEX escalation_to_register ON escalation (organisation_id, to_register_id, state, changed_at, id);
      CREATE INDEX escalation_from_register ON escalation (organisation_id, from_register_id, state, changed_at, id);
      CREATE INDEX escalation_of_proposer ON escalation (organisation_id, proposer_id, changed_at, id);
    `);
    await tenantTable(db, 'escalation_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      escalation_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT escalation_entry_kind CHECK (${oneOf('kind', ESCALATION_ENTRIES)}),
      note text NOT NULL DEFAULT '' CONSTRAINT escalation_entry_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      -- with what is proposed, and proposed again
      words jsonb,
      source jsonb,
      -- null: the program, by the register's rule
      author_id uuid,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT escalation_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT escalation_entry_escalation_fk FOREIGN KEY (organisation_id, escalation_id) REFERENCES escalation (organisation_id, id),
      CONSTRAINT escalation_entry_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT escalation_entry_says_why CHECK (kind IN ('suggested', 'lapsed') OR (note <> '' AND author_id IS NOT NULL))
    `);
    await db.query(`
      CREATE INDEX escalation_entry_of_escalation ON escalation_entry (organisation_id, escalation_id, id);
      CREATE TRIGGER escalation_entry_append_only BEFORE UPDATE OR DELETE ON escalation_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);

    // Anew, since columns came along.
    await keepHistory(db, 'organisation', { key: [] });
    await keepHistory(db, 'register', { key: ['id'] });
    await keepHistory(db, 'escalation', { key: ['id'], asked: ['risk_id'] });
    await growsOnly(db, 'escalation_entry', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.escalation_entry, past.escalation;
      DROP TABLE escalation_entry, escalation;
      DROP TABLE history.escalation;
      DROP FUNCTION history.keep_escalation();
      DROP VIEW past.organisation, past.register;
      ALTER TABLE organisation DROP COLUMN decides_own_proposals;
      ALTER TABLE register DROP COLUMN escalate_at, DROP COLUMN escalate_above_appetite;
      ALTER TABLE history.organisation DROP COLUMN decides_own_proposals;
      ALTER TABLE history.register DROP COLUMN escalate_at, DROP COLUMN escalate_above_appetite;
    `);
    await keepHistory(db, 'organisation', { key: [] });
    await keepHistory(db, 'register', { key: ['id'] });
  }
}
