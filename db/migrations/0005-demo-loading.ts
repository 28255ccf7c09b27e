import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The demo council is told change by change; a row here says that the telling has not come to its end. */
export class DemoLoading1795000004000 implements MigrationInterface {
  name = 'DemoLoading1795000004000';

  async up(db: QueryRunner): Promise<void> {
    // Nothing is granted on it: only the owner loads the demo.
    await db.query('CREATE TABLE demo_loading (began_at timestamptz NOT NULL DEFAULT now())');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE demo_loading');
  }
}
