import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DIGEST_HOUR, DIGEST_RHYTHMS, USUAL_DIGEST } from '@holdfast/domain';
import { JOB_TABLES } from './job-tables';
import { keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What somebody has read of what they are told, their rhythm of mail, the mails that went out by it, and the queue that they come from. */
export class Notices1795000011000 implements MigrationInterface {
  name = 'Notices1795000011000';

  async up(db: QueryRunner): Promise<void> {
    const person = (table: string): string => `CONSTRAINT ${table}_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)`;
    // A notice is worked out whenever it is read; its id follows from what it says, so that it is news again when that changes.
    await tenantTable(db, 'notice_reading', 'SELECT, INSERT, DELETE', `
      person_id uuid NOT NULL,
      notice_id uuid NOT NULL,
      read_at timestamptz NOT NULL,
      CONSTRAINT notice_reading_pk PRIMARY KEY (organisation_id, person_id, notice_id),
      ${person('notice_reading')}
    `);
    await tenantTable(db, 'digest_choice', 'SELECT, INSERT, UPDATE', `
      person_id uuid NOT NULL,
      rhythm text NOT NULL CONSTRAINT digest_choice_rhythm CHECK (${oneOf('rhythm', DIGEST_RHYTHMS)}),
      weekday smallint NOT NULL CONSTRAINT digest_choice_weekday CHECK (weekday BETWEEN 1 AND 7),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT digest_choice_pk PRIMARY KEY (organisation_id, person_id),
      ${person('digest_choice')}
    `);
    // One for a person and day, also when there was nothing to say: then it has no mail.
    await tenantTable(db, 'digest', 'SELECT, INSERT', `
      person_id uuid NOT NULL,
      day date NOT NULL,
      at timestamptz NOT NULL,
      notices integer NOT NULL CONSTRAINT digest_notices CHECK (notices >= 0),
      mailed boolean NOT NULL,
      CONSTRAINT digest_pk PRIMARY KEY (organisation_id, person_id, day),
      ${person('digest')}
    `);
    await db.query(`
      -- the same in HTML, for mail that has it
      ALTER TABLE mail_message ADD COLUMN html text NOT NULL DEFAULT '';
      -- who bears what: the latest acceptance of each risk is looked for by who gave it
      CREATE INDEX risk_acceptance_of_author ON risk_acceptance (organisation_id, author_id) WHERE withdrawn_at IS NULL;

      -- Whose digest is to be made now, across organisations: the rule of the domain; a spec holds the two together.
      CREATE FUNCTION digests_due(p_now timestamptz) RETURNS TABLE (organisation_id uuid, person_id uuid, day date)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT p.organisation_id, p.id, o.here::date
          FROM (SELECT id, p_now AT TIME ZONE time_zone AS here FROM organisation) o
          JOIN person p ON p.organisation_id = o.id
          LEFT JOIN digest_choice c ON c.organisation_id = p.organisation_id AND c.person_id = p.id
          WHERE extract(hour FROM o.here) >= ${DIGEST_HOUR} AND p.left_at IS NULL AND p.password_hash IS NOT NULL
            AND CASE coalesce(c.rhythm, '${USUAL_DIGEST.rhythm}')
              WHEN 'weekly' THEN extract(isodow FROM o.here) = coalesce(c.weekday, ${USUAL_DIGEST.weekday})
              WHEN 'never' THEN false
              ELSE extract(isodow FROM o.here) <= 5 END
            AND NOT EXISTS (SELECT FROM digest d WHERE d.organisation_id = p.organisation_id AND d.person_id = p.id AND d.day = o.here::date)
        $$;
      REVOKE ALL ON FUNCTION digests_due(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION digests_due(timestamptz) TO holdfast_serving;
    `);
    await keepHistory(db, 'digest_choice', { key: ['person_id'] });

    await db.query(JOB_TABLES);
    // A queue is a table of its own, which only the owner can make; the serving role does no more than the jobs in it.
    await db.query(`
      SELECT pgboss.create_queue('digest', '{"retryLimit": 12, "retryDelay": 60, "retryBackoff": true, "expireInSeconds": 300, "retentionMinutes": 2880}');
      GRANT USAGE ON SCHEMA pgboss TO holdfast_serving;
      GRANT SELECT ON pgboss.version, pgboss.queue TO holdfast_serving;
      GRANT SELECT, INSERT, UPDATE, DELETE ON pgboss.job TO holdfast_serving;
      GRANT SELECT, INSERT, DELETE ON pgboss.archive TO holdfast_serving;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP SCHEMA pgboss CASCADE;
      DROP FUNCTION digests_due(timestamptz);
      DROP INDEX risk_acceptance_of_author;
      ALTER TABLE mail_message DROP COLUMN html;
      DROP VIEW past.digest_choice;
      DROP TABLE digest, digest_choice, notice_reading, history.digest_choice;
      DROP FUNCTION history.keep_digest_choice();
    `);
  }
}
