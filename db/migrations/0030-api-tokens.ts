import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS } from '@holdfast/domain';
import { tenantTable } from './tenant-table';

/** Scripts work under a token: one role of whoever made it, for at most a year. See docs/decisions/a-token-is-one-role-of-its-owner.md. */
export class ApiTokens1795000029000 implements MigrationInterface {
  name = 'ApiTokens1795000029000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'api_token', 'SELECT, INSERT, UPDATE (token_hash, shown_start, last_used_at, last_used_from, ended_at, ended_by)', `
      id uuid NOT NULL,
      person_id uuid NOT NULL,
      name text NOT NULL CONSTRAINT api_token_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      -- Which row it is tied to, rather than which role: a role that is given again later does not bring the token back.
      role_assignment_id uuid NOT NULL,
      read_only boolean NOT NULL,
      -- What somebody sees of it afterwards; of the 256 random bits it tells 48.
      shown_start text NOT NULL,
      token_hash bytea NOT NULL CONSTRAINT api_token_hash_is_sha256 CHECK (length(token_hash) = 32),
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      last_used_at timestamptz,
      last_used_from text,
      ended_at timestamptz,
      ended_by uuid,
      CONSTRAINT api_token_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT api_token_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id),
      CONSTRAINT api_token_role_fk FOREIGN KEY (organisation_id, role_assignment_id) REFERENCES role_assignment (organisation_id, id),
      CONSTRAINT api_token_lasts_a_year CHECK (expires_at > created_at AND expires_at <= created_at + interval '367 days')
    `);
    await db.query(`
      CREATE INDEX api_token_of_person ON api_token (organisation_id, person_id);

      -- The look-up of every request that brings a token: whose it is, and the one role that it stands for while its owner holds that.
      CREATE FUNCTION live_token(p_organisation uuid, p_token uuid, p_token_hash bytea)
        RETURNS TABLE (person_id uuid, read_only boolean, role_assignment_id uuid, last_used_at timestamptz, expires_at timestamptz, roles json, root_unit_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT t.person_id, t.read_only, t.role_assignment_id, t.last_used_at, t.expires_at,
            json_build_array(json_build_object('role', a.role, 'unitId', a.unit_id, 'unitPath', u.path)),
            (SELECT id FROM unit WHERE organisation_id = t.organisation_id AND parent_id IS NULL)
          FROM api_token t
          JOIN person p ON p.organisation_id = t.organisation_id AND p.id = t.person_id AND p.left_at IS NULL
          JOIN role_assignment a ON a.organisation_id = t.organisation_id AND a.id = t.role_assignment_id AND a.person_id = t.person_id AND a.ended_at IS NULL
          JOIN unit u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
          WHERE t.organisation_id = p_organisation AND t.id = p_token AND t.token_hash = p_token_hash AND t.ended_at IS NULL
        $$;
      REVOKE ALL ON FUNCTION live_token(uuid, uuid, bytea) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION live_token(uuid, uuid, bytea) TO holdfast_serving;

      -- By which token an event came about. Like the number of the transaction it is said by the transaction itself, not by who writes the event.
      ALTER TABLE audit_event ADD COLUMN token_id uuid;
      CREATE OR REPLACE FUNCTION stamp_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.xid := pg_current_xact_id();
          NEW.token_id := nullif(current_setting('holdfast.token', true), '')::uuid;
          RETURN NEW;
        END $$;
    `);
    await readableRegisters(db, `AND (v_only IS NULL OR a.id = v_only)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await readableRegisters(db, '');
    await db.query(`
      CREATE OR REPLACE FUNCTION stamp_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.xid := pg_current_xact_id();
          RETURN NEW;
        END $$;
      ALTER TABLE audit_event DROP COLUMN token_id;
      DROP FUNCTION live_token(uuid, uuid, bytea);
      DROP TABLE api_token;
    `);
  }
}

/** As the registers' migration has it; a transaction that names a role of its person reads by that one alone, and by what the person owns. */
const readableRegisters = (db: QueryRunner, only: string): Promise<unknown> =>
  db.query(`
    CREATE OR REPLACE FUNCTION readable_registers(p_person uuid, p_only uuid DEFAULT NULL) RETURNS TABLE (register_id uuid, wording text)
      LANGUAGE plpgsql STABLE ROWS 50 SET search_path = public, pg_temp AS $$
      DECLARE
        v_everything boolean;
        v_units uuid[];
        v_viewed uuid[];
        v_only uuid := nullif(current_setting('holdfast.token_role', true), '')::uuid;
      BEGIN
        SELECT coalesce(bool_or(a.role IN ('risk-manager', 'auditor')), false),
          array_agg(a.unit_id) FILTER (WHERE a.role <> 'viewer'), array_agg(a.unit_id) FILTER (WHERE a.role = 'viewer')
        INTO v_everything, v_units, v_viewed
        FROM role_assignment a
        WHERE a.organisation_id = (SELECT current_organisation()) AND a.person_id = p_person AND a.ended_at IS NULL ${only};

        RETURN QUERY
        SELECT judged.id, judged.words FROM (
          SELECT r.id, CASE
            WHEN v_everything OR r.owner_id = p_person OR u.path && v_units THEN 'full'
            WHEN EXISTS (SELECT FROM risk k WHERE k.organisation_id = r.organisation_id AND k.owner_id = p_person
                         AND k.register_id = r.id AND k.status <> 'draft') THEN 'full'
            WHEN u.path && v_viewed THEN 'public'
          END AS words
          FROM register r JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id
          WHERE r.organisation_id = (SELECT current_organisation()) AND (p_only IS NULL OR r.id = p_only)
          OFFSET 0 -- judged once, not once to filter and once to tell
        ) judged WHERE judged.words IS NOT NULL;
      END $$;
  `);
