import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ATTACHMENT_SUBJECTS, LIMITS, MEETING_RHYTHMS, OUTSTANDING_STATES, RECOMMENDATION_ENTRIES, RECOMMENDATION_PRIORITIES, RECOMMENDATION_SOURCES, RECOMMENDATION_STATES, RESPONSES,
  SIGNIFICANCE_LEVELS, VERDICTS,
} from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What auditors recommend, what is answered, and what they found when they came back; and partnerships with the risks that they carry. */
export class RecommendationsAndPartnerships1795000014000 implements MigrationInterface {
  name = 'RecommendationsAndPartnerships1795000014000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'recommendation_numbering', 'SELECT, INSERT, UPDATE', `
      last_number integer NOT NULL,
      CONSTRAINT recommendation_numbering_pk PRIMARY KEY (organisation_id)
    `);
    await tenantTable(db, 'recommendation', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      source text NOT NULL CONSTRAINT recommendation_source CHECK (${oneOf('source', RECOMMENDATION_SOURCES)}),
      report_title text NOT NULL CONSTRAINT recommendation_report_title_length CHECK (char_length(report_title) BETWEEN 1 AND ${LIMITS.title}),
      report_date date NOT NULL,
      report_reference text NOT NULL DEFAULT '' CONSTRAINT recommendation_report_reference_length CHECK (char_length(report_reference) <= ${LIMITS.name}),
      title text NOT NULL CONSTRAINT recommendation_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      finding text NOT NULL DEFAULT '' CONSTRAINT recommendation_finding_length CHECK (char_length(finding) <= ${LIMITS.narrative}),
      priority text NOT NULL CONSTRAINT recommendation_priority CHECK (${oneOf('priority', RECOMMENDATION_PRIORITIES)}),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      -- as its latest entries say
      state text NOT NULL CONSTRAINT recommendation_state CHECK (${oneOf('state', RECOMMENDATION_STATES)}),
      response text CONSTRAINT recommendation_response CHECK (${oneOf('response', RESPONSES)}),
      verdict text CONSTRAINT recommendation_verdict CHECK (${oneOf('verdict', VERDICTS)}),
      due_date date,
      first_due_date date,
      ended_at timestamptz,
      superseded_by_id uuid,
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT recommendation_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT recommendation_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT recommendation_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT recommendation_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT recommendation_superseded_fk FOREIGN KEY (organisation_id, superseded_by_id) REFERENCES recommendation (organisation_id, id),
      CONSTRAINT recommendation_ended CHECK ((${oneOf('state', OUTSTANDING_STATES)}) = (ended_at IS NULL)),
      CONSTRAINT recommendation_dates_whole CHECK ((due_date IS NULL) = (first_due_date IS NULL)),
      CONSTRAINT recommendation_raised_is_unanswered CHECK (state <> 'raised' OR response IS NULL),
      CONSTRAINT recommendation_superseded_says_so CHECK (superseded_by_id IS NULL OR state = 'superseded')
    `);
    await db.query(`
      CREATE INDEX recommendation_of_unit ON recommendation (organisation_id, unit_id, state);
      CREATE INDEX recommendation_of_owner ON recommendation (organisation_id, owner_id, due_date);
    `);
    await tenantTable(db, 'recommendation_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      recommendation_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT recommendation_entry_kind CHECK (${oneOf('kind', RECOMMENDATION_ENTRIES)}),
      response text CONSTRAINT recommendation_entry_response CHECK (${oneOf('response', RESPONSES)}),
      due_date date,
      verdict text CONSTRAINT recommendation_entry_verdict CHECK (${oneOf('verdict', VERDICTS)}),
      held_on date,
      entered_for text NOT NULL DEFAULT '' CONSTRAINT recommendation_entry_entered_for_length CHECK (char_length(entered_for) <= ${LIMITS.name}),
      evidence_id uuid,
      note text NOT NULL DEFAULT '' CONSTRAINT recommendation_entry_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT recommendation_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT recommendation_entry_recommendation_fk FOREIGN KEY (organisation_id, recommendation_id) REFERENCES recommendation (organisation_id, id),
      CONSTRAINT recommendation_entry_evidence_fk FOREIGN KEY (organisation_id, evidence_id) REFERENCES attachment (organisation_id, id),
      CONSTRAINT recommendation_entry_follow_up_whole CHECK ((kind = 'followed-up') = (verdict IS NOT NULL) AND (kind = 'followed-up') = (held_on IS NOT NULL)),
      CONSTRAINT recommendation_entry_says_why CHECK (kind = 'raised' OR note <> '')
    `);
    await db.query(`
      CREATE INDEX recommendation_entry_of_recommendation ON recommendation_entry (organisation_id, recommendation_id, id);
      CREATE TRIGGER recommendation_entry_append_only BEFORE UPDATE OR DELETE ON recommendation_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    for (const what of ['risk', 'action']) {
      await tenantTable(db, `recommendation_${what}`, 'SELECT, INSERT, DELETE', `
        recommendation_id uuid NOT NULL,
        ${what}_id uuid NOT NULL,
        CONSTRAINT recommendation_${what}_pk PRIMARY KEY (organisation_id, recommendation_id, ${what}_id),
        CONSTRAINT recommendation_${what}_recommendation_fk FOREIGN KEY (organisation_id, recommendation_id) REFERENCES recommendation (organisation_id, id),
        CONSTRAINT recommendation_${what}_${what}_fk FOREIGN KEY (organisation_id, ${what}_id) REFERENCES ${what} (organisation_id, id)
      `);
      await db.query(`CREATE INDEX recommendation_${what}_of_${what} ON recommendation_${what} (organisation_id, ${what}_id, recommendation_id)`);
    }
    await attachTo(db, ATTACHMENT_SUBJECTS);

    await tenantTable(db, 'partnership', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT partnership_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      partners text NOT NULL DEFAULT '' CONSTRAINT partnership_partners_length CHECK (char_length(partners) <= ${LIMITS.reason}),
      purpose text NOT NULL DEFAULT '' CONSTRAINT partnership_purpose_length CHECK (char_length(purpose) <= ${LIMITS.narrative}),
      unit_id uuid NOT NULL,
      lead_id uuid NOT NULL,
      -- points by criterion; null: not judged
      significance jsonb NOT NULL,
      -- as the points say; null while one is missing
      score smallint CONSTRAINT partnership_score CHECK (score BETWEEN 0 AND 100),
      level text CONSTRAINT partnership_level CHECK (${oneOf('level', SIGNIFICANCE_LEVELS)}),
      meets text NOT NULL CONSTRAINT partnership_meets CHECK (${oneOf('meets', MEETING_RHYTHMS)}),
      next_review date,
      ended_at timestamptz,
      end_reason text CONSTRAINT partnership_end_reason_length CHECK (char_length(end_reason) BETWEEN 1 AND ${LIMITS.reason}),
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT partnership_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT partnership_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT partnership_lead_fk FOREIGN KEY (organisation_id, lead_id) REFERENCES person (organisation_id, id),
      CONSTRAINT partnership_scored_whole CHECK ((score IS NULL) = (level IS NULL)),
      CONSTRAINT partnership_ended_whole CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND (ended_at IS NULL) = (next_review IS NOT NULL))
    `);
    await db.query('CREATE INDEX partnership_of_lead ON partnership (organisation_id, lead_id)');
    await tenantTable(db, 'partnership_risk', 'SELECT, INSERT, DELETE', `
      partnership_id uuid NOT NULL,
      risk_id uuid NOT NULL,
      CONSTRAINT partnership_risk_pk PRIMARY KEY (organisation_id, partnership_id, risk_id),
      CONSTRAINT partnership_risk_partnership_fk FOREIGN KEY (organisation_id, partnership_id) REFERENCES partnership (organisation_id, id),
      CONSTRAINT partnership_risk_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id)
    `);
    await tenantTable(db, 'partnership_review', 'SELECT, INSERT', `
      id uuid NOT NULL,
      partnership_id uuid NOT NULL,
      held_on date NOT NULL,
      note text NOT NULL CONSTRAINT partnership_review_note_length CHECK (char_length(note) BETWEEN 1 AND ${LIMITS.reason}),
      next_review date NOT NULL,
      -- as it stood then
      score smallint,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT partnership_review_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT partnership_review_partnership_fk FOREIGN KEY (organisation_id, partnership_id) REFERENCES partnership (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX partnership_review_of_partnership ON partnership_review (organisation_id, partnership_id, id);
      CREATE TRIGGER partnership_review_append_only BEFORE UPDATE OR DELETE ON partnership_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);

    await keepHistory(db, 'partnership', { key: ['id'] });
    await keepHistory(db, 'partnership_risk', { key: ['partnership_id', 'risk_id'] });
    await growsOnly(db, 'partnership_review', 'recorded_at');
    await keepHistory(db, 'recommendation', { key: ['id'] });
    await keepHistory(db, 'recommendation_risk', { key: ['recommendation_id', 'risk_id'], asked: ['risk_id'] });
    await keepHistory(db, 'recommendation_action', { key: ['recommendation_id', 'action_id'] });
    await growsOnly(db, 'recommendation_entry', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.partnership_review, past.partnership_risk, past.partnership;
      DROP TABLE partnership_review, partnership_risk, partnership;
      DROP TABLE history.partnership, history.partnership_risk;
      DROP FUNCTION history.keep_partnership(), history.keep_partnership_risk();
      DROP VIEW past.recommendation_entry, past.recommendation_action, past.recommendation_risk, past.recommendation;
      DROP TABLE recommendation_action, recommendation_risk, recommendation_entry, recommendation, recommendation_numbering;
      DROP TABLE history.recommendation, history.recommendation_risk, history.recommendation_action;
      DROP FUNCTION history.keep_recommendation(), history.keep_recommendation_risk(), history.keep_recommendation_action();
    `);
  }
}

const attachTo = (db: QueryRunner, subjects: readonly string[]): Promise<unknown> =>
  db.query(`
    ALTER TABLE attachment DROP CONSTRAINT attachment_subject_type;
    ALTER TABLE attachment ADD CONSTRAINT attachment_subject_type CHECK (${oneOf('subject_type', subjects)});
  `);
