import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS, REVIEW_OUTCOMES, SITTING_REACHES, SITTING_SCOPES } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

const TABLES = ['review', 'review_sitting_end', 'review_sitting_skip', 'review_sitting_attendance', 'review_sitting_risk', 'review_sitting'] as const;

/** Reviews of risks and the sittings in which they are made. All of these tables only grow. */
export class Reviews1795000007000 implements MigrationInterface {
  name = 'Reviews1795000007000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE register
        ADD COLUMN still_reviews smallint NOT NULL DEFAULT 4
          CONSTRAINT register_still_reviews CHECK (still_reviews BETWEEN ${LIMITS.stillReviews.min} AND ${LIMITS.stillReviews.max}),
        ADD COLUMN highest_months smallint NOT NULL DEFAULT 12
          CONSTRAINT register_highest_months CHECK (highest_months BETWEEN ${LIMITS.highestMonths.min} AND ${LIMITS.highestMonths.max})
    `);
    const onlyGrows = (table: string): Promise<unknown> =>
      db.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`);

    await tenantTable(db, 'review_sitting', 'SELECT, INSERT', `
      id uuid NOT NULL,
      scope text NOT NULL CONSTRAINT review_sitting_scope CHECK (${oneOf('scope', SITTING_SCOPES)}),
      register_id uuid,
      reach text NOT NULL CONSTRAINT review_sitting_reach CHECK (${oneOf('reach', SITTING_REACHES)}),
      held_on date NOT NULL,
      -- its host
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT review_sitting_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT review_sitting_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT review_sitting_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT review_sitting_of_what CHECK ((scope = 'register') = (register_id IS NOT NULL))
    `);
    await db.query(`
      CREATE INDEX review_sitting_of_register ON review_sitting (organisation_id, register_id, id) WHERE register_id IS NOT NULL;
      CREATE INDEX review_sitting_of_author ON review_sitting (organisation_id, author_id, id);
    `);
    await onlyGrows('review_sitting');

    await tenantTable(db, 'review_sitting_risk', 'SELECT, INSERT', `
      sitting_id uuid NOT NULL,
      risk_id uuid NOT NULL,
      position smallint NOT NULL,
      due_on date,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT review_sitting_risk_pk PRIMARY KEY (organisation_id, sitting_id, risk_id),
      CONSTRAINT review_sitting_risk_sitting_fk FOREIGN KEY (organisation_id, sitting_id) REFERENCES review_sitting (organisation_id, id),
      CONSTRAINT review_sitting_risk_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id)
    `);
    await onlyGrows('review_sitting_risk');

    // Who was there, as somebody says; the latest list counts.
    await tenantTable(db, 'review_sitting_attendance', 'SELECT, INSERT', `
      id uuid NOT NULL,
      sitting_id uuid NOT NULL,
      people uuid[] NOT NULL,
      others text[] NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT review_sitting_attendance_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT review_sitting_attendance_sitting_fk FOREIGN KEY (organisation_id, sitting_id) REFERENCES review_sitting (organisation_id, id),
      CONSTRAINT review_sitting_attendance_size CHECK (cardinality(people) <= ${LIMITS.present} AND cardinality(others) <= ${LIMITS.present})
    `);
    await db.query('CREATE INDEX review_sitting_attendance_of_sitting ON review_sitting_attendance (organisation_id, sitting_id, id)');
    await onlyGrows('review_sitting_attendance');

    await tenantTable(db, 'review_sitting_skip', 'SELECT, INSERT', `
      id uuid NOT NULL,
      sitting_id uuid NOT NULL,
      risk_id uuid NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT review_sitting_skip_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT review_sitting_skip_risk_fk FOREIGN KEY (organisation_id, sitting_id, risk_id) REFERENCES review_sitting_risk (organisation_id, sitting_id, risk_id)
    `);
    await db.query('CREATE INDEX review_sitting_skip_of_sitting ON review_sitting_skip (organisation_id, sitting_id, risk_id)');
    await onlyGrows('review_sitting_skip');

    await tenantTable(db, 'review_sitting_end', 'SELECT, INSERT', `
      sitting_id uuid NOT NULL,
      note text NOT NULL DEFAULT '' CONSTRAINT review_sitting_end_note_length CHECK (char_length(note) <= ${LIMITS.narrative}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT review_sitting_end_pk PRIMARY KEY (organisation_id, sitting_id),
      CONSTRAINT review_sitting_end_sitting_fk FOREIGN KEY (organisation_id, sitting_id) REFERENCES review_sitting (organisation_id, id),
      CONSTRAINT review_sitting_end_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id)
    `);
    await onlyGrows('review_sitting_end');

    await tenantTable(db, 'review', 'SELECT, INSERT', `
      id uuid NOT NULL,
      risk_id uuid NOT NULL,
      sitting_id uuid,
      outcome text NOT NULL CONSTRAINT review_outcome CHECK (${oneOf('outcome', REVIEW_OUTCOMES)}),
      reason text NOT NULL DEFAULT '' CONSTRAINT review_reason_length CHECK (char_length(reason) <= ${LIMITS.reason}),
      -- the assessments of the residual that stood before it and after; the same one when it was confirmed, none when unscored
      previous_assessment_id uuid,
      assessment_id uuid,
      -- by how many levels it moved; null: got or lost its score, or not comparable
      moved smallint,
      due_on date,
      next_review date,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT review_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT review_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id),
      CONSTRAINT review_in_sitting_fk FOREIGN KEY (organisation_id, sitting_id, risk_id) REFERENCES review_sitting_risk (organisation_id, sitting_id, risk_id),
      CONSTRAINT review_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT review_says_why CHECK (outcome = 're-scored' OR reason <> '')
    `);
    await db.query(`
      CREATE INDEX review_of_risk ON review (organisation_id, risk_id, id) INCLUDE (moved);
      CREATE INDEX review_of_sitting ON review (organisation_id, sitting_id, risk_id) WHERE sitting_id IS NOT NULL;
    `);
    await onlyGrows('review');

    await keepHistory(db, 'register', { key: ['id'] });
    for (const table of TABLES) await growsOnly(db, table, 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW ${TABLES.map((table) => `past.${table}`).join(', ')}, past.register;
      DROP TABLE ${TABLES.join(', ')};
      ALTER TABLE register DROP COLUMN still_reviews, DROP COLUMN highest_months;
      ALTER TABLE history.register DROP COLUMN still_reviews, DROP COLUMN highest_months;
    `);
    await keepHistory(db, 'register', { key: ['id'] });
  }
}
