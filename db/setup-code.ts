import { createHash, randomInt } from 'node:crypto';
import pg from 'pg';

/** Without the letters and digits that are mistaken for one another. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 10;
const VALID_HOURS = 24;

/**
 * A code that opens the first-run page, such as `K7QXM-2VPRD`; nothing once there is an organisation. Each start prints
 * a code of its own: several processes may start at once, and any of their codes serves until it is 24 hours old.
 */
export async function issueSetupCode(ownerUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'holdfast start' });
  await client.connect();
  try {
    if (await hasOrganisation(client)) return undefined;
    const code = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    await client.query('DELETE FROM setup_code WHERE expires_at <= now()');
    await client.query('INSERT INTO setup_code (code_hash, expires_at) VALUES ($1, now() + make_interval(hours => $2))', [setupCodeHash(code), VALID_HOURS]);
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  } finally {
    await client.end();
  }
}

/** As the table keeps it, whatever hyphens, spaces or small letters it was typed with. */
export const setupCodeHash = (typed: string): Buffer =>
  createHash('sha256')
    .update(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest();

/** Asked by the owner, to whom row-level security does not apply. */
export async function hasOrganisation(client: Pick<pg.Client, 'query'>): Promise<boolean> {
  const table = await client.query<{ there: boolean }>(`SELECT to_regclass('organisation') IS NOT NULL AS there`);
  if (!table.rows[0]?.there) return false;
  const { rows } = await client.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM organisation) AS any');
  return rows[0]?.any ?? false;
}
