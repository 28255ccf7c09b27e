import type pg from 'pg';
import type { Actor } from './actor';
import { needsChange } from './refusal';

interface PastMoment {
  moment: Date;
  /** Registers that the caller reads in public wording today, or is shown in it, as PostgreSQL writes a list. */
  publicly: string;
}

/**
 * Lets the statements that follow in this transaction see the rows of a past moment, and gives that moment. A day means its end
 * in the organisation's time zone. What the caller reads in public wording today is settled first: permissions are today's.
 */
export async function turnBack(client: pg.ClientBase, actor: Actor, asAt: string, now: Date, allPublicly = false): Promise<Date> {
  const { moment, publicly } = await pastMoment(client, actor, asAt, now, allPublicly);
  await lookAt(client, moment, publicly);
  return moment;
}

/** The moment that a day, or a moment in ISO 8601, means; refused when it is not over, or nothing is known of it. */
export async function pastMoment(client: pg.ClientBase, { personId, organisationId }: Actor, asAt: string, now: Date, allPublicly = false): Promise<PastMoment> {
  const { rows } = await client.query<PastMoment & { begins: Date }>(
    `SELECT CASE WHEN $3 ~ '^\\d{4}-\\d{2}-\\d{2}$' THEN (($3::date + 1)::timestamp AT TIME ZONE o.time_zone) - interval '1 millisecond' ELSE $3::timestamptz END AS moment,
       past.begins_at() AS begins,
       (SELECT coalesce(array_agg(register_id) FILTER (WHERE wording = 'public' OR $4), '{}') FROM readable_registers($2))::text AS publicly
     FROM organisation o WHERE o.id = $1`,
    [organisationId, personId, asAt, allPublicly],
  );
  const [found] = rows;
  if (!found) throw new TypeError('an actor belongs to an organisation');
  const { moment, begins, publicly } = found;
  if (moment >= now) throw needsChange([{ field: 'asAt', message: 'This moment is not over yet. Choose an earlier day' }]);
  if (moment < begins) throw needsChange([{ field: 'asAt', message: `The history kept here begins on ${inWords(begins)}. Choose that day or a later one` }]);
  return { moment, publicly };
}

/** From here on the statements of this transaction see the rows of that moment. */
export async function lookAt(client: pg.ClientBase, moment: Date, publicly: string): Promise<void> {
  await client.query(
    `SELECT set_config('holdfast.as_at', $1, true), set_config('holdfast.public_registers', $2, true), set_config('search_path', 'past, public', true)`,
    [moment.toISOString(), publicly],
  );
}

const inWords = (moment: Date): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
