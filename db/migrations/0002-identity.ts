import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS, ROLES, UNIT_KINDS } from '@holdfast/domain';
import { oneOf, tenantTable } from './tenant-table';


/** Organisations, their units and people, sign-in, audit trail, outgoing mail, idempotency. */
export class Identity1795000001000 implements MigrationInterface {
  name = 'Identity1795000001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE FUNCTION current_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT nullif(current_setting('holdfast.organisation', true), '')::uuid $$;

      CREATE TABLE organisation (
        id uuid CONSTRAINT organisation_pk PRIMARY KEY,
        name text NOT NULL CONSTRAINT organisation_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
        time_zone text NOT NULL DEFAULT 'Europe/London',
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
      CREATE POLICY organisation_own ON organisation USING (id = (SELECT current_organisation()));
      GRANT SELECT, UPDATE ON organisation TO holdfast_serving;
    `);

    await tenantTable(db, 'unit', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      parent_id uuid,
      name text NOT NULL CONSTRAINT unit_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      kind text NOT NULL CONSTRAINT unit_kind CHECK (${oneOf('kind', UNIT_KINDS)}),
      -- ids from the root to this unit, itself included: "at or below X" is X = ANY(path)
      path uuid[] NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT unit_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT unit_parent_fk FOREIGN KEY (organisation_id, parent_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT unit_path_ends_here CHECK (path[array_upper(path, 1)] = id)
    `);
    await db.query(`
      CREATE UNIQUE INDEX unit_one_root ON unit (organisation_id) WHERE parent_id IS NULL;
      CREATE UNIQUE INDEX unit_name_among_siblings ON unit (organisation_id, parent_id, lower(name));
    `);

    await tenantTable(db, 'person', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      email text NOT NULL CONSTRAINT person_email_lower CHECK (email = lower(email) AND char_length(email) <= ${LIMITS.email}),
      name text NOT NULL CONSTRAINT person_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      job_title text NOT NULL CONSTRAINT person_job_title_length CHECK (char_length(job_title) BETWEEN 1 AND ${LIMITS.name}),
      password_hash text,
      left_at timestamptz,
      last_visit_at timestamptz,
      previous_visit_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT person_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT person_email_unique UNIQUE (organisation_id, email)
    `);
    await db.query(`CREATE INDEX person_by_email ON person (email)`);

    await tenantTable(db, 'role_assignment', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      unit_id uuid NOT NULL,
      role text NOT NULL CONSTRAINT role_assignment_role CHECK (${oneOf('role', ROLES)}),
      granted_by uuid,
      granted_at timestamptz NOT NULL DEFAULT now(),
      ended_by uuid,
      ended_at timestamptz,
      CONSTRAINT role_assignment_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT role_assignment_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
      CONSTRAINT role_assignment_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id)
    `);
    await db.query(`
      CREATE UNIQUE INDEX role_assignment_once ON role_assignment (organisation_id, person_id, role, unit_id) WHERE ended_at IS NULL
    `);

    await tenantTable(db, 'session', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      token_hash bytea NOT NULL,
      csrf_hash bytea NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      last_seen_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      ended_at timestamptz,
      CONSTRAINT session_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT session_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX session_live ON session (organisation_id, person_id) WHERE ended_at IS NULL;
      CREATE INDEX session_by_age ON session (expires_at);
    `);

    await tenantTable(db, 'one_time_link', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      purpose text NOT NULL CONSTRAINT one_time_link_purpose CHECK (purpose IN ('invitation', 'password-reset')),
      token_hash bytea NOT NULL,
      created_by uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      used_at timestamptz,
      CONSTRAINT one_time_link_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT one_time_link_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
    `);
    await db.query(`CREATE INDEX one_time_link_open ON one_time_link (organisation_id, person_id) WHERE used_at IS NULL`);

    await tenantTable(db, 'idempotency_key', 'SELECT, INSERT, DELETE', `
      person_id uuid NOT NULL,
      key text NOT NULL CONSTRAINT idempotency_key_length CHECK (char_length(key) BETWEEN 1 AND 100),
      request_hash bytea NOT NULL,
      -- what the verb returned, as JSON
      answer text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT idempotency_key_pk PRIMARY KEY (organisation_id, person_id, key)
    `);
    await db.query(`CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at)`);

    await tenantTable(db, 'audit_event', 'SELECT, INSERT', `
      id uuid NOT NULL,
      at timestamptz NOT NULL,
      actor_id uuid,
      action text NOT NULL,
      subject_type text NOT NULL,
      subject_id uuid NOT NULL,
      register_id uuid,
      before jsonb,
      after jsonb,
      request_id text,
      CONSTRAINT audit_event_pk PRIMARY KEY (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX audit_event_of_subject ON audit_event (organisation_id, subject_id, id);
      CREATE INDEX audit_event_of_register ON audit_event (organisation_id, register_id, at, id) WHERE subject_type = 'risk';
    `);

    await tenantTable(db, 'mail_message', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      recipient text NOT NULL,
      subject text NOT NULL,
      body text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      next_attempt_at timestamptz NOT NULL DEFAULT now(),
      attempts smallint NOT NULL DEFAULT 0,
      sent_at timestamptz,
      given_up_at timestamptz,
      CONSTRAINT mail_message_pk PRIMARY KEY (organisation_id, id)
    `);
    await db.query(`CREATE INDEX mail_message_waiting ON mail_message (next_attempt_at) WHERE sent_at IS NULL AND given_up_at IS NULL`);

    // The doors through row-level security, both before it is known who asks. Each returns no more than its caller needs.
    await db.query(`
      CREATE TABLE sign_in_attempt (
        id uuid CONSTRAINT sign_in_attempt_pk PRIMARY KEY,
        -- keyed digest of an address or of where the request came from
        subject_hash bytea NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_attempt_of_subject ON sign_in_attempt (subject_hash, at);
      CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (at);
      GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO holdfast_serving;

      CREATE FUNCTION accounts_for_sign_in(p_email text)
        RETURNS TABLE (organisation_id uuid, organisation_name text, person_id uuid, password_hash text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT p.organisation_id, o.name, p.id, p.password_hash
          FROM person p JOIN organisation o ON o.id = p.organisation_id
          WHERE p.email = lower(p_email) AND p.left_at IS NULL AND p.password_hash IS NOT NULL
        $$;
      REVOKE ALL ON FUNCTION accounts_for_sign_in(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION accounts_for_sign_in(text) TO holdfast_serving;

      -- The one look-up of every request: the live session with this id and secret, its person and live roles.
      CREATE FUNCTION live_session(p_organisation uuid, p_session uuid, p_token_hash bytea)
        RETURNS TABLE (person_id uuid, csrf_hash bytea, last_seen_at timestamptz, expires_at timestamptz, roles json, root_unit_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT s.person_id, s.csrf_hash, s.last_seen_at, s.expires_at,
            coalesce((SELECT json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'unitPath', u.path))
              FROM role_assignment a JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
              WHERE a.organisation_id = s.organisation_id AND a.person_id = s.person_id AND a.ended_at IS NULL), '[]'::json),
            (SELECT id FROM unit WHERE organisation_id = s.organisation_id AND parent_id IS NULL)
          FROM session s JOIN person p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
          WHERE s.organisation_id = p_organisation AND s.id = p_session AND s.token_hash = p_token_hash
            AND s.ended_at IS NULL AND p.left_at IS NULL
        $$;
      REVOKE ALL ON FUNCTION live_session(uuid, uuid, bytea) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION live_session(uuid, uuid, bytea) TO holdfast_serving;

      CREATE FUNCTION any_organisation() RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT EXISTS (SELECT FROM organisation) $$;
      REVOKE ALL ON FUNCTION any_organisation() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION any_organisation() TO holdfast_serving;

      CREATE FUNCTION organisations_with_waiting_mail(p_now timestamptz) RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT DISTINCT organisation_id FROM mail_message
          WHERE sent_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= p_now
        $$;
      REVOKE ALL ON FUNCTION organisations_with_waiting_mail(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION organisations_with_waiting_mail(timestamptz) TO holdfast_serving;

      -- The serving role cannot insert an organisation. This does, once, for whoever holds a code printed by the server;
      -- it takes turns with itself, so that two first runs at once make one organisation. False: the code opens nothing.
      CREATE FUNCTION set_up_organisation(p_code_hash bytea, p_id uuid, p_name text, p_time_zone text) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
          BEGIN
            LOCK TABLE organisation IN SHARE ROW EXCLUSIVE MODE;
            IF EXISTS (SELECT FROM organisation) THEN RETURN false; END IF;
            DELETE FROM setup_code WHERE code_hash = p_code_hash AND expires_at > now();
            IF NOT FOUND THEN RETURN false; END IF;
            DELETE FROM setup_code;
            INSERT INTO organisation (id, name, time_zone) VALUES (p_id, p_name, p_time_zone);
            RETURN true;
          END $$;
      REVOKE ALL ON FUNCTION set_up_organisation(bytea, uuid, text, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION set_up_organisation(bytea, uuid, text, text) TO holdfast_serving;

      -- What has served its time: answers kept for retries, sessions that ended, links, mail that went out.
      CREATE FUNCTION sweep_identity(p_now timestamptz) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
          DELETE FROM sign_in_attempt WHERE at < p_now - interval '1 day';
          DELETE FROM idempotency_key WHERE created_at < p_now - interval '3 days';
          DELETE FROM session WHERE expires_at < p_now - interval '30 days';
          DELETE FROM one_time_link WHERE expires_at < p_now - interval '30 days';
          DELETE FROM mail_message WHERE coalesce(sent_at, given_up_at) < p_now - interval '30 days';
        $$;
      REVOKE ALL ON FUNCTION sweep_identity(timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION sweep_identity(timestamptz) TO holdfast_serving;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION sweep_identity(timestamptz);
      DROP FUNCTION set_up_organisation(bytea, uuid, text, text);
      DROP FUNCTION organisations_with_waiting_mail(timestamptz);
      DROP FUNCTION any_organisation();
      DROP FUNCTION live_session(uuid, uuid, bytea);
      DROP FUNCTION accounts_for_sign_in(text);
      DROP TABLE sign_in_attempt, mail_message, audit_event, idempotency_key, one_time_link, session, role_assignment, person, unit, organisation;
      DROP FUNCTION current_organisation();
    `);
  }
}
