import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepHistory } from './keep-history';

/** Whether a rehearsal ran live: what is typed in from paper instead has its steps and their times corrected until it is signed off. */
export class LiveOrOnPaper1795000041000 implements MigrationInterface {
  name = 'LiveOrOnPaper1795000041000';

  async up(db: QueryRunner): Promise<void> {
    const started = (of: string): string => `EXISTS (SELECT FROM audit_event a WHERE a.organisation_id = ${of}.organisation_id AND a.subject_type = 'exercise' AND a.subject_id = ${of}.id AND a.action = 'exercise.started')`;
    await db.query(`
      ALTER TABLE exercise ADD COLUMN ran_live boolean NOT NULL DEFAULT false;
      ALTER TABLE history.exercise ADD COLUMN ran_live boolean;
      ALTER TABLE exercise DISABLE TRIGGER USER;
      UPDATE exercise e SET ran_live = true WHERE ${started('e')};
      ALTER TABLE exercise ENABLE TRIGGER USER;
      UPDATE history.exercise h SET ran_live = h.started_at IS NOT NULL AND ${started('h')};
      ALTER TABLE exercise ADD CONSTRAINT exercise_ran_live CHECK (state NOT IN ('running', 'ended') OR ran_live);
    `);
    await keepHistory(db, 'exercise', { key: ['id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.exercise;
      ALTER TABLE exercise DROP COLUMN ran_live;
      ALTER TABLE history.exercise DROP COLUMN ran_live;
    `);
    await keepHistory(db, 'exercise', { key: ['id'] });
  }
}
