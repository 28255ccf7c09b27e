import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { SERVING_GROUP } from './data-source';
import { scramVerifier } from './scram';
import { StartRefusal, wordsOf } from './start-refusal';

const { escapeIdentifier: name, escapeLiteral: text } = pg;
/** PostgreSQL cuts longer names off, in silence. */
const NAME_BYTES = 63;
const SUFFIX = '_server';

/** The role with which the program serves one database; never the name of the group, whatever the database is called. */
export function servingRoleOf(database: string): string {
  if (Buffer.byteLength(database + SUFFIX) <= NAME_BYTES) return database + SUFFIX;
  return `${createHash('sha256').update(database).digest('hex').slice(0, 32)}${SUFFIX}`;
}

/** The group has to be there before the migrations, which grant to it. */
export async function ensureServingGroup(owner: pg.Client): Promise<void> {
  if (await roleExists(owner, SERVING_GROUP)) return;
  await createRole(owner, `CREATE ROLE ${name(SERVING_GROUP)} NOLOGIN`);
}

/** Makes the role of this database, or brings it back to what it should be, and returns its password. */
export async function ensureServingRole(owner: pg.Client, role: string): Promise<string> {
  const kept = await owner.query<{ password: string }>('SELECT password FROM serving_credential WHERE role_name = $1', [role]);
  const password = kept.rows[0]?.password ?? randomBytes(24).toString('base64url');
  if (!(await roleExists(owner, role))) {
    await createRole(owner, `CREATE ROLE ${name(role)} LOGIN INHERIT NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${text(scramVerifier(password))}`);
    // Plans of ours are small and many: compiling them costs more than it saves.
    await owner.query(`ALTER ROLE ${name(role)} SET jit = off`);
  } else if (!kept.rows[0]) {
    // Left over from a database of the same name that was dropped: nobody knows its password any more.
    await setPassword(owner, role, password);
  }
  if (!kept.rows[0]) await owner.query('INSERT INTO serving_credential (role_name, password) VALUES ($1, $2)', [role, password]);
  await admit(owner, role);
  return password;
}

/** A role's password was changed by hand: the one that is kept holds. */
export const setPassword = (owner: pg.Client, role: string, password: string): Promise<unknown> =>
  owner.query(`ALTER ROLE ${name(role)} WITH LOGIN PASSWORD ${text(scramVerifier(password))}`);

/** Membership of the group, which carries the rights on the tables, and the right to connect. */
export async function admit(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ member: boolean; connects: boolean }>(
    `SELECT pg_has_role($1, $2, 'USAGE') AS member, has_database_privilege($1, current_database(), 'CONNECT') AS connects`,
    [role, SERVING_GROUP],
  );
  try {
    if (!rows[0]?.member) await owner.query(`GRANT ${name(SERVING_GROUP)} TO ${name(role)}`);
    if (!rows[0]?.connects) {
      const { rows: here } = await owner.query<{ database: string }>('SELECT current_database() AS database');
      await owner.query(`GRANT CONNECT ON DATABASE ${name(here[0]?.database ?? '')} TO ${name(role)}`);
    }
  } catch (thrown) {
    throw new StartRefusal(
      `The role of DATABASE_URL may not make "${role}" a member of "${SERVING_GROUP}" (${wordsOf(thrown)}): have an administrator run GRANT ${name(SERVING_GROUP)} TO ${name(role)}.`,
    );
  }
}

/** Row-level security keeps organisations apart, so a role that passes it may not serve. */
export async function refuseMighty(serving: pg.Client, ownerRole: string): Promise<void> {
  const { rows } = await serving.query<{ role: string; super: boolean; bypasses: boolean; owns: boolean }>(
    `SELECT rolname AS role, rolsuper AS super, rolbypassrls AS bypasses, pg_has_role(current_user, $1, 'MEMBER') AS owns
       FROM pg_roles WHERE rolname = current_user`,
    [ownerRole],
  );
  const found = rows[0];
  if (!found) return;
  const fault = found.super ? 'is a superuser' : found.bypasses ? 'has BYPASSRLS' : found.owns ? `may act as the owner "${ownerRole}"` : undefined;
  if (fault) {
    throw new StartRefusal(`The role "${found.role}" ${fault}, so row-level security would not hold: give DATABASE_SERVING_URL a role that may do none of this.`);
  }
}

const roleExists = async (client: pg.Client, role: string): Promise<boolean> =>
  ((await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])).rowCount ?? 0) > 0;

/** Roles belong to the whole server: another database's start may make the same one at the same moment. */
async function createRole(owner: pg.Client, statement: string): Promise<void> {
  try {
    await owner.query(statement);
  } catch (thrown) {
    const { code } = thrown as { code?: string };
    if (code === '42710' || code === '23505') return;
    if (code === '42501') {
      throw new StartRefusal(
        'The role of DATABASE_URL may not create roles, and Holdfast serves with one of its own: have an administrator run ALTER ROLE ... CREATEROLE for it, ' +
          `or create the role "${SERVING_GROUP}" (NOLOGIN) and a member of it and give that member in DATABASE_SERVING_URL.`,
      );
    }
    throw thrown;
  }
}
