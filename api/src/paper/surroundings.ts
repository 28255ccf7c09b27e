import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

/** What every paper says of where it comes from. */
export interface Surroundings {
  organisation: string;
  /** Who prints it: job title and name. */
  by: string;
  timeZone: string;
  /** Of the organisation, for headings: `#rrggbb`; null: black. */
  colour: string | null;
}

export async function surroundings(sql: Sql, actor: Actor): Promise<Surroundings> {
  const found = await sql.one<Surroundings>(
    `SELECT o.name AS organisation, o.time_zone AS "timeZone", o.colour, w.job_title || ', ' || w.name AS by FROM organisation o JOIN person w ON w.organisation_id = o.id AND w.id = $2 WHERE o.id = $1`,
    [actor.organisationId, actor.personId],
  );
  if (!found) throw new TypeError('the caller is of an organisation');
  return found;
}

/** "18 June 2026 at 10:42" */
export const momentInWords = (timeZone: string, moment: Date): string => new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' }).format(moment);

/** A day, or the day of a moment where the organisation is. */
export const dayInWords = (timeZone: string) => (moment: string): string =>
  moment === '' ? 'not set' : new Intl.DateTimeFormat('en-GB', { timeZone: moment.length === 10 ? 'UTC' : timeZone, dateStyle: 'long' }).format(new Date(moment));
