import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepHistory } from './keep-history';

/** A unit that is no more: it is offered nowhere, and what was in it keeps its name. */
export class ClosedUnits1795000009000 implements MigrationInterface {
  name = 'ClosedUnits1795000009000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE unit ADD COLUMN closed_at timestamptz;
      DROP INDEX unit_name_among_siblings;
      CREATE UNIQUE INDEX unit_name_among_siblings ON unit (organisation_id, parent_id, lower(name)) WHERE closed_at IS NULL;
    `);
    // Anew, since a column came along.
    await keepHistory(db, 'unit', { key: ['id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.unit;
      DROP INDEX unit_name_among_siblings;
      CREATE UNIQUE INDEX unit_name_among_siblings ON unit (organisation_id, parent_id, lower(name));
      ALTER TABLE unit DROP COLUMN closed_at;
      ALTER TABLE history.unit DROP COLUMN closed_at;
    `);
    await keepHistory(db, 'unit', { key: ['id'] });
  }
}
