import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ATTACHMENT_SUBJECTS } from '@holdfast/domain';
import { oneOf } from './tenant-table';

/** What a review was made on can be attached to it. */
export class FilesOfReviews1795000015000 implements MigrationInterface {
  name = 'FilesOfReviews1795000015000';

  async up(db: QueryRunner): Promise<void> {
    await allow(db, ATTACHMENT_SUBJECTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await allow(db, ATTACHMENT_SUBJECTS.filter((subject) => subject !== 'review'));
  }
}

const allow = (db: QueryRunner, subjects: readonly string[]): Promise<unknown> =>
  db.query(`
    ALTER TABLE attachment DROP CONSTRAINT attachment_subject_type,
      ADD CONSTRAINT attachment_subject_type CHECK (${oneOf('subject_type', subjects)})
  `);
