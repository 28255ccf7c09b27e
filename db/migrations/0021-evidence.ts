import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AGE_LIMIT, AGE_UNITS, EVIDENCE_KINDS, EVIDENCE_OUTCOMES, LIMITS } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What a residual score answers to: the controls that it names, what suffices as evidence of each, and checks of them. */
export class Evidence1795000020000 implements MigrationInterface {
  name = 'Evidence1795000020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE control
        -- none: nothing was said yet, and so there is no evidence
        ADD COLUMN evidence_kinds text[] NOT NULL DEFAULT '{}' CONSTRAINT control_evidence_kinds CHECK (evidence_kinds <@ ARRAY[${EVIDENCE_KINDS.map((kind) => `'${kind}'`).join(', ')}]),
        -- both null: what passed stays good
        ADD COLUMN evidence_age smallint CONSTRAINT control_evidence_age CHECK (evidence_age BETWEEN ${AGE_LIMIT.min} AND ${AGE_LIMIT.max}),
        ADD COLUMN evidence_age_unit text CONSTRAINT control_evidence_age_unit CHECK (${oneOf('evidence_age_unit', AGE_UNITS)}),
        -- a manual check that passed counts only once somebody else has signed it off
        ADD COLUMN evidence_second_person boolean NOT NULL DEFAULT false,
        ADD COLUMN evidence_recommendation_id uuid,
        ADD CONSTRAINT control_evidence_age_whole CHECK ((evidence_age IS NULL) = (evidence_age_unit IS NULL)),
        ADD CONSTRAINT control_evidence_recommendation_whole CHECK (('recommendation' = ANY (evidence_kinds)) = (evidence_recommendation_id IS NOT NULL)),
        ADD CONSTRAINT control_evidence_recommendation_fk FOREIGN KEY (organisation_id, evidence_recommendation_id) REFERENCES recommendation (organisation_id, id);
      CREATE INDEX control_of_evidence_recommendation ON control (organisation_id, evidence_recommendation_id) WHERE evidence_recommendation_id IS NOT NULL;
    `);

    await tenantTable(db, 'control_check', 'SELECT, INSERT', `
      id uuid NOT NULL,
      control_id uuid NOT NULL,
      held_on date NOT NULL,
      outcome text NOT NULL CONSTRAINT control_check_outcome CHECK (${oneOf('outcome', EVIDENCE_OUTCOMES)}),
      note text NOT NULL CONSTRAINT control_check_note_length CHECK (char_length(note) BETWEEN 1 AND ${LIMITS.reason}),
      link text NOT NULL DEFAULT '' CONSTRAINT control_check_link_length CHECK (char_length(link) <= ${LIMITS.link}),
      -- it passed, and counts from the row that signs it off
      awaits_sign_off boolean NOT NULL,
      -- the check that this row signs off
      signs_id uuid,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT control_check_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT control_check_control_fk FOREIGN KEY (organisation_id, control_id) REFERENCES control (organisation_id, id) ON DELETE CASCADE,
      CONSTRAINT control_check_signs_fk FOREIGN KEY (organisation_id, signs_id) REFERENCES control_check (organisation_id, id) ON DELETE CASCADE,
      CONSTRAINT control_check_signed_once UNIQUE (organisation_id, signs_id),
      CONSTRAINT control_check_pass_awaits CHECK (outcome = 'passed' OR NOT awaits_sign_off AND signs_id IS NULL),
      CONSTRAINT control_check_sign_off_counts CHECK (signs_id IS NULL OR NOT awaits_sign_off)
    `);
    await db.query(`
      -- the latest that counts decides
      CREATE INDEX control_check_that_counts ON control_check (organisation_id, control_id, recorded_at DESC, outcome, held_on) WHERE NOT awaits_sign_off;
      CREATE INDEX control_check_of_control ON control_check (organisation_id, control_id, id);
      CREATE FUNCTION refuse_change_of_control_check() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM control c WHERE c.organisation_id = OLD.organisation_id AND c.id = OLD.control_id) THEN RETURN OLD; END IF;
          RAISE EXCEPTION 'a check is never changed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'control_check_append_only';
        END $$;
      CREATE TRIGGER control_check_append_only BEFORE UPDATE OR DELETE ON control_check FOR EACH ROW EXECUTE FUNCTION refuse_change_of_control_check();
    `);

    await tenantTable(db, 'assessment_control', 'SELECT, INSERT', `
      assessment_id uuid NOT NULL,
      control_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT assessment_control_pk PRIMARY KEY (organisation_id, assessment_id, control_id),
      CONSTRAINT assessment_control_assessment_fk FOREIGN KEY (organisation_id, assessment_id) REFERENCES risk_assessment (organisation_id, id) ON DELETE CASCADE,
      CONSTRAINT assessment_control_control_fk FOREIGN KEY (organisation_id, control_id) REFERENCES control (organisation_id, id) ON DELETE CASCADE
    `);
    await db.query(`
      -- for the foreign key, when a draft goes with its controls
      CREATE INDEX assessment_control_of_control ON assessment_control (organisation_id, control_id);
      CREATE FUNCTION refuse_change_of_leaning() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND (NOT EXISTS (SELECT FROM control c WHERE c.organisation_id = OLD.organisation_id AND c.id = OLD.control_id)
            OR NOT EXISTS (SELECT FROM risk_assessment a WHERE a.organisation_id = OLD.organisation_id AND a.id = OLD.assessment_id)) THEN RETURN OLD; END IF;
          RAISE EXCEPTION 'what an assessment leans on only grows' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'assessment_control_append_only';
        END $$;
      CREATE TRIGGER assessment_control_append_only BEFORE UPDATE OR DELETE ON assessment_control FOR EACH ROW EXECUTE FUNCTION refuse_change_of_leaning();
    `);

    await keepHistory(db, 'control', { key: ['id'], asked: ['risk_id'] });
    await growsOnly(db, 'control_check', 'recorded_at');
    await growsOnly(db, 'assessment_control', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.assessment_control, past.control_check, past.control;
      DROP TABLE assessment_control, control_check;
      DROP FUNCTION refuse_change_of_leaning(), refuse_change_of_control_check();
      ALTER TABLE control DROP COLUMN evidence_kinds, DROP COLUMN evidence_age, DROP COLUMN evidence_age_unit, DROP COLUMN evidence_second_person, DROP COLUMN evidence_recommendation_id;
      ALTER TABLE history.control DROP COLUMN evidence_kinds, DROP COLUMN evidence_age, DROP COLUMN evidence_age_unit, DROP COLUMN evidence_second_person, DROP COLUMN evidence_recommendation_id;
    `);
    await keepHistory(db, 'control', { key: ['id'], asked: ['risk_id'] });
  }
}
