import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LONGEST_DURATION } from '@holdfast/domain';
import { growsOnly } from './keep-history';

/** What the data that came back was to be measured by, kept with the sign-off as the RTO is. From which entries it follows how an invocation stands is found without reading its notes. */
export class InvocationRecoveryPoint1795000039000 implements MigrationInterface {
  name = 'InvocationRecoveryPoint1795000039000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- in minutes on the clock; null: not known
      ALTER TABLE invocation_recovery ADD COLUMN rpo_minutes integer CONSTRAINT invocation_recovery_rpo_span CHECK (rpo_minutes BETWEEN 0 AND ${LONGEST_DURATION});
    `);
    await db.query("CREATE INDEX log_entry_standing ON log_entry (organisation_id, invocation_id, kind, position) WHERE invocation_id IS NOT NULL AND kind NOT IN ('note', 'problem', 'decision')");
    await growsOnly(db, 'invocation_recovery', 'signed_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX log_entry_standing; DROP VIEW past.invocation_recovery; ALTER TABLE invocation_recovery DROP COLUMN rpo_minutes;');
    await growsOnly(db, 'invocation_recovery', 'signed_at');
  }
}
