import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOG_ENTRY_KINDS } from '@holdfast/domain';
import { keepHistory } from './keep-history';
import { oneOf } from './tenant-table';

/** When work on a resource was started in a rehearsal: told in its log, and in its result. */
export class StartOfWork1795000049000 implements MigrationInterface {
  name = 'StartOfWork1795000049000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE exercise_resource ADD COLUMN work_started_at timestamptz, ADD CONSTRAINT exercise_resource_work_first CHECK (work_started_at <= coalesce(usable_at, abandoned_at));
      ALTER TABLE log_entry DROP CONSTRAINT log_entry_kind, ADD CONSTRAINT log_entry_kind CHECK (${oneOf('kind', LOG_ENTRY_KINDS)});
    `);
    await keepHistory(db, 'exercise_resource', { key: ['exercise_id', 'resource_id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    const before = LOG_ENTRY_KINDS.filter((kind) => kind !== 'resource-started');
    await db.query(`
      DROP VIEW past.exercise_resource;
      ALTER TABLE exercise_resource DROP COLUMN work_started_at;
      ALTER TABLE history.exercise_resource DROP COLUMN work_started_at;
      -- what was told stays
      ALTER TABLE log_entry DROP CONSTRAINT log_entry_kind, ADD CONSTRAINT log_entry_kind CHECK (${oneOf('kind', before)}) NOT VALID;
    `);
    await keepHistory(db, 'exercise_resource', { key: ['exercise_id', 'resource_id'] });
  }
}
