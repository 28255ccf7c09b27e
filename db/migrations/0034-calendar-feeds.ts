import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** A calendar program reads by a link whose secret is in its path, because it cannot send headers. See docs/decisions/a-calendar-link-reads-what-its-person-chose.md. */
export class CalendarFeeds1795000033000 implements MigrationInterface {
  name = 'CalendarFeeds1795000033000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'calendar_feed', 'SELECT, INSERT, UPDATE (last_read_at, ended_at)', `
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      secret_hash bytea NOT NULL CONSTRAINT calendar_feed_hash_is_sha256 CHECK (length(secret_hash) = 32),
      made_at timestamptz NOT NULL,
      last_read_at timestamptz,
      ended_at timestamptz,
      CONSTRAINT calendar_feed_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT calendar_feed_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
    `);
    await db.query(`
      CREATE UNIQUE INDEX calendar_feed_of_person ON calendar_feed (organisation_id, person_id) WHERE ended_at IS NULL;

      -- The look-up of every request that a calendar program sends: whose link it is, and what that person may do today.
      CREATE FUNCTION live_calendar_feed(p_organisation uuid, p_feed uuid, p_secret_hash bytea)
        RETURNS TABLE (person_id uuid, last_read_at timestamptz, roles json, root_unit_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT f.person_id, f.last_read_at,
            coalesce((SELECT json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'unitPath', u.path))
              FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
              WHERE a.organisation_id = f.organisation_id AND a.person_id = f.person_id AND a.ended_at IS NULL), '[]'::json),
            (SELECT id FROM unit WHERE organisation_id = f.organisation_id AND parent_id IS NULL)
          FROM calendar_feed f JOIN person p ON p.organisation_id = f.organisation_id AND p.id = f.person_id AND p.left_at IS NULL
          WHERE f.organisation_id = p_organisation AND f.id = p_feed AND f.secret_hash = p_secret_hash AND f.ended_at IS NULL
        $$;
      REVOKE ALL ON FUNCTION live_calendar_feed(uuid, uuid, bytea) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION live_calendar_feed(uuid, uuid, bytea) TO holdfast_serving;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP FUNCTION live_calendar_feed(uuid, uuid, bytea); DROP TABLE calendar_feed;');
  }
}
