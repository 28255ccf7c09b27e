import type pg from 'pg';

/** What tells the rows of a table apart within an organisation. */
const KEYS: Readonly<Record<string, readonly string[]>> = { risk_objective: ['risk_id', 'objective_id'] };

/** The tables that are filled past their triggers. */
const FILLED = ['register', 'person', 'risk_matrix', 'risk_matrix_version', 'category', 'objective', 'risk', 'risk_objective', 'control'];

/** Keeps what was filled past the triggers, as of now: from here on there is a past to ask. */
export async function keepFilled(client: pg.Client, organisationId: string): Promise<void> {
  const { rows: kept } = await client.query<{ name: string; columns: string }>(
    `SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN ('recorded_from', 'recorded_until')
     WHERE c.relnamespace = 'history'::regnamespace AND c.relkind = 'r' AND c.relname = ANY ($1) GROUP BY c.relname`,
    [FILLED],
  );
  for (const { name, columns } of kept)
    await client.query(
      // Hashed, whatever is known of tables that nobody has analysed yet.
      `INSERT INTO history.${name} (${columns}, recorded_from) SELECT ${columns}, now() FROM public.${name}
       WHERE organisation_id = $1 AND ROW(${keysOf(name)}) NOT IN (SELECT ${keysOf(name)} FROM history.${name} WHERE organisation_id = $1)`,
      [organisationId],
    );
}

const keysOf = (name: string): string => (KEYS[name] ?? ['id']).join(', ');
