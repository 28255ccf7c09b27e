import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TABLE_LIMITS } from '@holdfast/domain';

/** What the file of a register could be until now. */
const BEFORE = 100 * 1024 * 1024;

/** The file of a register may be as large as the JSON export of 100,000 risks. */
export class LargerRegisters1795000050000 implements MigrationInterface {
  name = 'LargerRegisters1795000050000';

  async up(db: QueryRunner): Promise<void> {
    for (const table of ['import_draft', 'import'])
      await db.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_size, ADD CONSTRAINT ${table}_size CHECK (size BETWEEN 1 AND ${TABLE_LIMITS.registerBytes})`);
  }

  async down(db: QueryRunner): Promise<void> {
    // Larger ones stay: an import is a record.
    for (const table of ['import_draft', 'import'])
      await db.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_size, ADD CONSTRAINT ${table}_size CHECK (size BETWEEN 1 AND ${BEFORE}) NOT VALID`);
  }
}
