import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS } from '@holdfast/domain';
import { keepHistory } from './keep-history';

const YEARS = `BETWEEN ${LIMITS.financialYear.min} AND ${LIMITS.financialYear.max}`;

/** An action may replace a system, over one or several financial years. */
export class Roadmap1795000016000 implements MigrationInterface {
  name = 'Roadmap1795000016000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE action
        ADD COLUMN replaces text CONSTRAINT action_replaces_length CHECK (char_length(replaces) BETWEEN 1 AND ${LIMITS.systemName}),
        -- each by the year in which it begins
        ADD COLUMN replaced_from smallint CONSTRAINT action_replaced_from CHECK (replaced_from ${YEARS}),
        ADD COLUMN replaced_to smallint CONSTRAINT action_replaced_to CHECK (replaced_to ${YEARS}),
        ADD CONSTRAINT action_replacement_whole CHECK (num_nonnulls(replaces, replaced_from, replaced_to) IN (0, 3)),
        ADD CONSTRAINT action_replacement_years CHECK (replaced_to BETWEEN replaced_from AND replaced_from + ${LIMITS.replacementYears});
      CREATE INDEX action_of_roadmap ON action (organisation_id, register_id) WHERE replaces IS NOT NULL;
    `);
    // Anew, since columns came along.
    await keepHistory(db, 'action', { key: ['id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.action;
      ALTER TABLE action DROP COLUMN replaces, DROP COLUMN replaced_from, DROP COLUMN replaced_to;
      ALTER TABLE history.action DROP COLUMN replaces, DROP COLUMN replaced_from, DROP COLUMN replaced_to;
    `);
    await keepHistory(db, 'action', { key: ['id'] });
  }
}
