import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepHistory } from './keep-history';

/** The colour of the organisation on what it prints. */
export class ColourOfPapers1795000047000 implements MigrationInterface {
  name = 'ColourOfPapers1795000047000';

  async up(db: QueryRunner): Promise<void> {
    // null: black
    await db.query(`ALTER TABLE organisation ADD COLUMN colour text CONSTRAINT organisation_colour CHECK (colour ~ '^#[0-9a-f]{6}$');`);
    await keepHistory(db, 'organisation', { key: [] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.organisation; ALTER TABLE organisation DROP COLUMN colour; ALTER TABLE history.organisation DROP COLUMN colour;');
    await keepHistory(db, 'organisation', { key: [] });
  }
}
