import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ANALYSIS_ENTRIES, ANALYSIS_STEPS, LIMITS, LONGEST_DURATION } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** How bad it becomes the longer an activity is down, in versions that are approved; and the time bands in which it is asked. */
export class ImpactAnalysis1795000018000 implements MigrationInterface {
  name = 'ImpactAnalysis1795000018000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'impact_bands', 'SELECT, INSERT, UPDATE', `
      -- ends in minutes, from the shortest
      ends jsonb NOT NULL CONSTRAINT impact_bands_list CHECK (jsonb_typeof(ends) = 'array'),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT impact_bands_pk PRIMARY KEY (organisation_id)
    `);
    await tenantTable(db, 'impact_analysis', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      activity_id uuid NOT NULL,
      number smallint NOT NULL CONSTRAINT impact_analysis_number CHECK (number >= 1),
      step text NOT NULL CONSTRAINT impact_analysis_step CHECK (${oneOf('step', ANALYSIS_STEPS)}),
      -- an ImpactAnalysis of libs/domain
      content jsonb NOT NULL CONSTRAINT impact_analysis_content_object CHECK (jsonb_typeof(content) = 'object'),
      matrix_version_id uuid NOT NULL,
      -- as the content says; the MTPD is the one that counts, given or derived
      ${['rto', 'rpo', 'mtpd'].map(duration).join(',\n      ')},
      contradictions text[] NOT NULL DEFAULT '{}',
      -- impacts and times that nobody has said yet
      unknowns integer NOT NULL CONSTRAINT impact_analysis_unknowns CHECK (unknowns >= 0),
      -- everybody who wrote in it: none of them approves it
      author_ids uuid[] NOT NULL CONSTRAINT impact_analysis_has_author CHECK (cardinality(author_ids) > 0),
      author_id uuid NOT NULL,
      approved_by uuid,
      approved_at timestamptz,
      next_review date,
      changed_at timestamptz NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT impact_analysis_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT impact_analysis_number_unique UNIQUE (organisation_id, activity_id, number),
      CONSTRAINT impact_analysis_activity_fk FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
      CONSTRAINT impact_analysis_matrix_fk FOREIGN KEY (organisation_id, matrix_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT impact_analysis_approved_whole CHECK ((step IN ('approved', 'superseded')) = (approved_at IS NOT NULL) AND (approved_at IS NULL) = (approved_by IS NULL)),
      CONSTRAINT impact_analysis_review_whole CHECK ((step = 'approved') = (next_review IS NOT NULL)),
      CONSTRAINT impact_analysis_approved_by_another CHECK (approved_by <> ALL (author_ids))
    `);
    await db.query(`
      CREATE UNIQUE INDEX impact_analysis_one_open ON impact_analysis (organisation_id, activity_id) WHERE step IN ('draft', 'submitted', 'returned');
      CREATE UNIQUE INDEX impact_analysis_one_approved ON impact_analysis (organisation_id, activity_id) WHERE step = 'approved';

      CREATE FUNCTION refuse_change_of_approved_analysis() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.step IN ('approved', 'superseded', 'withdrawn')
            AND ROW (OLD.content, OLD.matrix_version_id, OLD.author_ids, ${CONTENT_COLUMNS.map((name) => `OLD.${name}`).join(', ')})
              IS DISTINCT FROM ROW (NEW.content, NEW.matrix_version_id, NEW.author_ids, ${CONTENT_COLUMNS.map((name) => `NEW.${name}`).join(', ')}) THEN
            RAISE EXCEPTION 'an approved impact analysis never changes' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'impact_analysis_approved_is_final';
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER impact_analysis_approved_is_final BEFORE UPDATE ON impact_analysis FOR EACH ROW EXECUTE FUNCTION refuse_change_of_approved_analysis();
    `);
    await tenantTable(db, 'impact_analysis_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      analysis_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT impact_analysis_entry_kind CHECK (${oneOf('kind', ANALYSIS_ENTRIES)}),
      note text NOT NULL DEFAULT '' CONSTRAINT impact_analysis_entry_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      next_review date,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT impact_analysis_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT impact_analysis_entry_analysis_fk FOREIGN KEY (organisation_id, analysis_id) REFERENCES impact_analysis (organisation_id, id),
      CONSTRAINT impact_analysis_entry_says_why CHECK (kind NOT IN ('returned', 'withdrawn', 'reviewed') OR note <> '')
    `);
    await db.query(`
      CREATE INDEX impact_analysis_entry_of_analysis ON impact_analysis_entry (organisation_id, analysis_id, id);
      CREATE TRIGGER impact_analysis_entry_append_only BEFORE UPDATE OR DELETE ON impact_analysis_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await keepHistory(db, 'impact_bands', { key: [] });
    await keepHistory(db, 'impact_analysis', { key: ['id'], asked: ['activity_id'] });
    await growsOnly(db, 'impact_analysis_entry', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.impact_analysis_entry, past.impact_analysis, past.impact_bands;
      DROP TABLE impact_analysis_entry, impact_analysis, impact_bands;
      DROP FUNCTION refuse_change_of_approved_analysis();
      DROP TABLE history.impact_analysis, history.impact_bands;
      DROP FUNCTION history.keep_impact_analysis(), history.keep_impact_bands();
    `);
  }
}

const CONTENT_COLUMNS = ['rto', 'rpo', 'mtpd'].flatMap((name) => [`${name}_minutes`, `${name}_calendar_id`]);

/** Minutes on the clock, or in the hours of a calendar; null: not known, which is not zero. */
const duration = (name: string): string => `${name}_minutes integer CONSTRAINT impact_analysis_${name}_span CHECK (${name}_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      ${name}_calendar_id uuid CONSTRAINT impact_analysis_${name}_whole CHECK (${name}_calendar_id IS NULL OR ${name}_minutes IS NOT NULL),
      CONSTRAINT impact_analysis_${name}_calendar_fk FOREIGN KEY (organisation_id, ${name}_calendar_id) REFERENCES working_calendar (organisation_id, id)`;
