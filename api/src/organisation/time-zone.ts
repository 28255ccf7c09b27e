import type { Sql } from '../platform/database';
import { needsChange } from '../platform/refusal';

/** A place of the IANA time zone database that both this program and its PostgreSQL know: each turns moments into days. */
export async function requireTimeZone(sql: Pick<Sql, 'one'>, timeZone: string): Promise<void> {
  const known = isKnownHere(timeZone) && (await sql.one('SELECT 1 FROM pg_timezone_names WHERE name = $1', [timeZone]));
  if (!known) throw needsChange([{ field: 'timeZone', message: 'Choose the time zone from the list, like Europe/London' }]);
}

const isKnownHere = (timeZone: string): boolean => timeZone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(timeZone);
