import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVIDENCE_BASES } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf } from './tenant-table';

/** By what the residuals of a report that was made are told. */
export class BasisOfReports1795000046000 implements MigrationInterface {
  name = 'BasisOfReports1795000046000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- null: as claimed alone, or made before there was a choice
      ALTER TABLE made_report ADD COLUMN basis text CONSTRAINT made_report_basis CHECK (${oneOf('basis', EVIDENCE_BASES)});
    `);
    await growsOnly(db, 'made_report', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.made_report; ALTER TABLE made_report DROP COLUMN basis;');
    await growsOnly(db, 'made_report', 'recorded_at');
  }
}
