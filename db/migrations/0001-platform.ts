import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the program itself needs before there is anything of the trade to keep. */
export class Platform1795000000000 implements MigrationInterface {
  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO holdfast_serving;

      -- The serving side compares it with the program's own list before it calls itself ready.
      GRANT SELECT ON schema_migration TO holdfast_serving;

      -- The password of the role that serves: every process that is given the owner's address derives the same one.
      -- Only the owner may read it; nothing may ever be granted on it.
      CREATE TABLE serving_credential (
        role_name text NOT NULL,
        password text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT serving_credential_pk PRIMARY KEY (role_name)
      );

      -- Codes printed by the server while there is no organisation; one of them opens the first-run page.
      CREATE TABLE setup_code (
        code_hash bytea NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT setup_code_pk PRIMARY KEY (code_hash),
        CONSTRAINT setup_code_is_sha256 CHECK (length(code_hash) = 32)
      );
      -- Nothing is granted on it: set_up_organisation() compares the code and uses it up.
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(`
      DROP TABLE setup_code;
      DROP TABLE serving_credential;
      REVOKE SELECT ON schema_migration FROM holdfast_serving;
      REVOKE USAGE ON SCHEMA public FROM holdfast_serving;
    `);
  }
}
