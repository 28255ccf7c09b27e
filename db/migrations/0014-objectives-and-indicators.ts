import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INDICATOR_DIRECTIONS, INDICATOR_PERIODS, LIMITS, MILESTONE_PROGRESS, OBJECTIVE_KINDS, PERSPECTIVES, REPORTING_RHYTHMS } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

const COLUMNS = ['kind', 'parent_id', 'description', 'officer_id', 'perspective', 'reporting'] as const;
const KEPT = { milestone: ['id'], indicator: ['id'], indicator_target: ['indicator_id', 'financial_year'], indicator_objective: ['indicator_id', 'objective_id'], indicator_risk: ['indicator_id', 'risk_id'] } as const;
const GROWING = ['milestone_report', 'indicator_reading'] as const;

/** Objectives as a tree with milestones, and the indicators by which they are measured. */
export class ObjectivesAndIndicators1795000013000 implements MigrationInterface {
  name = 'ObjectivesAndIndicators1795000013000';

  async up(db: QueryRunner): Promise<void> {
    const onlyGrows = (table: string): Promise<unknown> =>
      db.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    const year = (table: string): string => `CONSTRAINT ${table}_financial_year CHECK (financial_year BETWEEN ${LIMITS.financialYear.min} AND ${LIMITS.financialYear.max})`;

    await db.query(`
      ALTER TABLE objective
        -- those that there were are of the lowest kind, until somebody places them
        ADD COLUMN kind text NOT NULL DEFAULT 'service-objective' CONSTRAINT objective_kind CHECK (${oneOf('kind', OBJECTIVE_KINDS)}),
        ADD COLUMN parent_id uuid,
        ADD COLUMN description text NOT NULL DEFAULT '' CONSTRAINT objective_description_length CHECK (char_length(description) <= ${LIMITS.narrative}),
        ADD COLUMN officer_id uuid,
        ADD COLUMN perspective text CONSTRAINT objective_perspective CHECK (${oneOf('perspective', PERSPECTIVES)}),
        ADD COLUMN reporting text NOT NULL DEFAULT 'quarterly' CONSTRAINT objective_reporting CHECK (${oneOf('reporting', REPORTING_RHYTHMS)}),
        ADD CONSTRAINT objective_parent_fk FOREIGN KEY (organisation_id, parent_id) REFERENCES objective (organisation_id, id),
        ADD CONSTRAINT objective_officer_fk FOREIGN KEY (organisation_id, officer_id) REFERENCES person (organisation_id, id),
        ADD CONSTRAINT objective_top_has_none_above CHECK (kind <> 'corporate-priority' OR parent_id IS NULL),
        ADD CONSTRAINT objective_area_is_placed CHECK (kind <> 'area-of-focus' OR parent_id IS NOT NULL);
    `);

    await tenantTable(db, 'milestone', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      objective_id uuid NOT NULL,
      title text NOT NULL CONSTRAINT milestone_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      financial_year smallint NOT NULL ${year('milestone')},
      due_date date NOT NULL,
      -- null: as its objective
      reporting text CONSTRAINT milestone_reporting CHECK (${oneOf('reporting', REPORTING_RHYTHMS)}),
      -- as the latest report says
      progress text CONSTRAINT milestone_progress CHECK (${oneOf('progress', MILESTONE_PROGRESS)}),
      withdrawn_at timestamptz,
      withdrawn_reason text CONSTRAINT milestone_withdrawn_reason_length CHECK (char_length(withdrawn_reason) BETWEEN 1 AND ${LIMITS.reason}),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT milestone_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT milestone_objective_fk FOREIGN KEY (organisation_id, objective_id) REFERENCES objective (organisation_id, id),
      CONSTRAINT milestone_due_in_its_year CHECK (due_date >= make_date(financial_year, 4, 1) AND due_date < make_date(financial_year + 1, 4, 1)),
      CONSTRAINT milestone_withdrawn_whole CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
    `);
    await db.query('CREATE INDEX milestone_of_objective ON milestone (organisation_id, objective_id, due_date)');
    await tenantTable(db, 'milestone_report', 'SELECT, INSERT', `
      id uuid NOT NULL,
      milestone_id uuid NOT NULL,
      progress text NOT NULL CONSTRAINT milestone_report_progress CHECK (${oneOf('progress', MILESTONE_PROGRESS)}),
      narrative text NOT NULL DEFAULT '' CONSTRAINT milestone_report_narrative_length CHECK (char_length(narrative) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT milestone_report_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT milestone_report_milestone_fk FOREIGN KEY (organisation_id, milestone_id) REFERENCES milestone (organisation_id, id),
      CONSTRAINT milestone_report_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT milestone_report_says_why CHECK (progress NOT IN ('partly', 'not-achieved') OR narrative <> '')
    `);
    await db.query('CREATE INDEX milestone_report_of_milestone ON milestone_report (organisation_id, milestone_id, id)');
    await onlyGrows('milestone_report');

    await tenantTable(db, 'indicator', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      code text NOT NULL CONSTRAINT indicator_code_length CHECK (char_length(code) BETWEEN 1 AND ${LIMITS.code}),
      title text NOT NULL CONSTRAINT indicator_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      description text NOT NULL DEFAULT '' CONSTRAINT indicator_description_length CHECK (char_length(description) <= ${LIMITS.narrative}),
      -- the unit of measure: "%", "days", "calls"
      measure text NOT NULL CONSTRAINT indicator_measure_length CHECK (char_length(measure) BETWEEN 1 AND ${LIMITS.measure}),
      direction text NOT NULL CONSTRAINT indicator_direction CHECK (${oneOf('direction', INDICATOR_DIRECTIONS)}),
      period text NOT NULL CONSTRAINT indicator_period CHECK (${oneOf('period', INDICATOR_PERIODS)}),
      -- the first day of the first period that is read
      starts_on date NOT NULL CONSTRAINT indicator_starts_with_a_month CHECK (extract(day FROM starts_on) = 1),
      perspective text CONSTRAINT indicator_perspective CHECK (${oneOf('perspective', PERSPECTIVES)}),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT indicator_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT indicator_code_unique UNIQUE (organisation_id, code),
      CONSTRAINT indicator_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT indicator_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id)
    `);
    await tenantTable(db, 'indicator_target', 'SELECT, INSERT, UPDATE, DELETE', `
      indicator_id uuid NOT NULL,
      financial_year smallint NOT NULL ${year('indicator_target')},
      -- null: to be confirmed; of a range the lower end
      value numeric(16, 4),
      upper numeric(16, 4),
      tolerance numeric(16, 4) NOT NULL DEFAULT 0 CONSTRAINT indicator_target_tolerance CHECK (tolerance >= 0),
      CONSTRAINT indicator_target_pk PRIMARY KEY (organisation_id, indicator_id, financial_year),
      CONSTRAINT indicator_target_indicator_fk FOREIGN KEY (organisation_id, indicator_id) REFERENCES indicator (organisation_id, id),
      CONSTRAINT indicator_target_range CHECK (upper IS NULL OR upper >= value)
    `);
    await tenantTable(db, 'indicator_objective', 'SELECT, INSERT, DELETE', `
      indicator_id uuid NOT NULL,
      objective_id uuid NOT NULL,
      CONSTRAINT indicator_objective_pk PRIMARY KEY (organisation_id, indicator_id, objective_id),
      CONSTRAINT indicator_objective_indicator_fk FOREIGN KEY (organisation_id, indicator_id) REFERENCES indicator (organisation_id, id),
      CONSTRAINT indicator_objective_objective_fk FOREIGN KEY (organisation_id, objective_id) REFERENCES objective (organisation_id, id)
    `);
    // The risks that it watches.
    await tenantTable(db, 'indicator_risk', 'SELECT, INSERT, DELETE', `
      indicator_id uuid NOT NULL,
      risk_id uuid NOT NULL,
      CONSTRAINT indicator_risk_pk PRIMARY KEY (organisation_id, indicator_id, risk_id),
      CONSTRAINT indicator_risk_indicator_fk FOREIGN KEY (organisation_id, indicator_id) REFERENCES indicator (organisation_id, id),
      CONSTRAINT indicator_risk_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id)
    `);
    await db.query('CREATE INDEX indicator_risk_of_risk ON indicator_risk (organisation_id, risk_id, indicator_id)');
    // The latest of a period counts; what it corrects stays.
    await tenantTable(db, 'indicator_reading', 'SELECT, INSERT', `
      id uuid NOT NULL,
      indicator_id uuid NOT NULL,
      period_start date NOT NULL,
      -- null: not collected, and why
      value numeric(16, 4),
      not_collected text NOT NULL DEFAULT '' CONSTRAINT indicator_reading_not_collected_length CHECK (char_length(not_collected) <= ${LIMITS.reason}),
      narrative text NOT NULL DEFAULT '' CONSTRAINT indicator_reading_narrative_length CHECK (char_length(narrative) <= ${LIMITS.reason}),
      corrects_id uuid,
      correction_reason text NOT NULL DEFAULT '' CONSTRAINT indicator_reading_correction_reason_length CHECK (char_length(correction_reason) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT indicator_reading_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT indicator_reading_indicator_fk FOREIGN KEY (organisation_id, indicator_id) REFERENCES indicator (organisation_id, id),
      CONSTRAINT indicator_reading_corrects_fk FOREIGN KEY (organisation_id, corrects_id) REFERENCES indicator_reading (organisation_id, id),
      CONSTRAINT indicator_reading_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT indicator_reading_corrected_once UNIQUE (organisation_id, corrects_id),
      CONSTRAINT indicator_reading_known_or_why_not CHECK ((value IS NULL) = (not_collected <> '')),
      CONSTRAINT indicator_reading_says_why_corrected CHECK ((corrects_id IS NULL) = (correction_reason = ''))
    `);
    await db.query(`
      CREATE INDEX indicator_reading_of_indicator ON indicator_reading (organisation_id, indicator_id, period_start, id);
      CREATE UNIQUE INDEX indicator_reading_first_of_period ON indicator_reading (organisation_id, indicator_id, period_start) WHERE corrects_id IS NULL;
    `);
    await onlyGrows('indicator_reading');

    await keepHistory(db, 'objective', { key: ['id'] });
    for (const [table, key] of Object.entries(KEPT)) await keepHistory(db, table, { key });
    for (const table of GROWING) await growsOnly(db, table, 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    const kept = Object.keys(KEPT);
    await db.query(`
      DROP VIEW ${[...GROWING, ...kept, 'objective'].map((table) => `past.${table}`).join(', ')};
      DROP TABLE ${[...GROWING, 'indicator_risk', 'indicator_objective', 'indicator_target', 'indicator', 'milestone'].join(', ')};
      DROP TABLE ${kept.map((table) => `history.${table}`).join(', ')};
      DROP FUNCTION ${kept.map((table) => `history.keep_${table}()`).join(', ')};
      ALTER TABLE objective ${COLUMNS.map((column) => `DROP COLUMN ${column}`).join(', ')};
      ALTER TABLE history.objective ${COLUMNS.map((column) => `DROP COLUMN ${column}`).join(', ')};
    `);
    await keepHistory(db, 'objective', { key: ['id'] });
  }
}
