import { canonicalJson } from '@holdfast/domain';
import { ENTRY_TEXT } from '../incident-log';
import type { Database, Sql } from '../platform/database';
import type { BundledRecord } from './bundle-format';
import type { BundleMoments } from './bundle-moments';

/** A kind of record: rows of a table, each with the rows that belong to it, and its log. */
interface Kind {
  folder: string;
  table: string;
  /** `r` is of the period: $2 its start, $3 its end, $4 the time zone. */
  within: string;
  /** Tables whose rows belong to it, by the column that says to which. */
  parts: Readonly<Record<string, string>>;
  logOf?: string;
}

export const REHEARSALS: Kind = {
  folder: 'rehearsals', table: 'exercise',
  within: `coalesce(r.started_at, r.planned_for::timestamp AT TIME ZONE $4) BETWEEN $2 AND $3`,
  parts: { exercise_resource: 'exercise_id', exercise_plan: 'exercise_id', exercise_finding: 'exercise_id', exercise_verdict: 'exercise_id' }, logOf: 'exercise_id',
};

export const INVOCATIONS: Kind = {
  folder: 'invocations', table: 'invocation',
  within: 'r.outage_at <= $3 AND (r.stood_down_at IS NULL OR r.stood_down_at > $2) AND $4::text IS NOT NULL',
  parts: { invocation_plan: 'invocation_id', invocation_person: 'invocation_id', invocation_lost: 'invocation_id', invocation_recovery: 'invocation_id' }, logOf: 'invocation_id',
};

export const FAILURE_REVIEWS: Kind = {
  folder: 'failure-reviews', table: 'failure_review',
  within: 'r.started_at <= $3 AND (r.ended_at IS NULL OR r.ended_at > $2) AND $4::text IS NOT NULL', parts: { failure_lesson: 'failure_review_id' },
};

type Found = BundledRecord & { id: string };

/** As they stood at the end of the period. */
export async function recordsOf(past: Sql, organisationId: string, { folder, table, within, logOf }: Kind, { start, end, organisation }: BundleMoments): Promise<Found[]> {
  const rows = await past.rows<{ id: string; reference: string; logged: boolean }>(
    `SELECT r.id, r.reference, ${logOf ? `EXISTS (SELECT FROM log_entry l WHERE l.organisation_id = r.organisation_id AND l.${logOf} = r.id)` : 'false'} AS logged
     FROM ${table} r WHERE r.organisation_id = $1 AND ${within} ORDER BY r.number`,
    [organisationId, start, end, organisation.timeZone],
  );
  return rows.map(({ id, reference, logged }) => ({ id, reference, path: `${folder}/${reference}/record.json`, log: logged ? `${folder}/${reference}/log.txt` : null }));
}

export async function* textOfRecord(database: Database, organisationId: string, { table, parts }: Kind, id: string, { end }: BundleMoments): AsyncGenerator<string> {
  const parted = Object.entries(parts).map(([part, of]) => `'${part}', (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY to_jsonb(p)::text), '[]'::jsonb) FROM ${part} p WHERE p.organisation_id = r.organisation_id AND p.${of} = r.id)`);
  const found = await database.readAt(organisationId, end, (past) => past.one<{ record: unknown }>(
    `SELECT jsonb_build_object('${table}', to_jsonb(r), ${parted.join(', ')}) AS record FROM ${table} r WHERE r.organisation_id = $1 AND r.id = $2`,
    [organisationId, id],
  ));
  yield `${canonicalJson(found?.record ?? null)}\n`;
}

const AT_ONCE = 1_000;

/** Each entry on a line: its batch, a tab, and the text of which, joined by line feeds, the digest of the batch is. */
export async function* linesOfLog(database: Database, organisationId: string, { logOf }: Kind, id: string, { end }: BundleMoments): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await database.read(organisationId, (sql) => sql.rows<{ position: number; line: string }>(
      `SELECT l.position, l.batch_id || E'\\t' || ${ENTRY_TEXT} AS line FROM log_entry l WHERE l.organisation_id = $1 AND l.${logOf ?? 'id'} = $2 AND l.position > $3 AND l.received_at <= $4 ORDER BY l.position LIMIT ${AT_ONCE}`,
      [organisationId, id, after, end],
    ));
    if (rows.length === 0) return;
    yield rows.map(({ line }) => `${line}\n`).join('');
    after = rows.at(-1)!.position;
  }
}

/** Whom the ids of every other file mean, as at the end of the period. */
export async function* linesOfPeople(database: Database, organisationId: string, { end }: BundleMoments): AsyncGenerator<string> {
  const rows = await database.readAt(organisationId, end, (past) => past.rows<{ id: string; name: string; jobTitle: string }>(`SELECT id, name, job_title AS "jobTitle" FROM person WHERE organisation_id = $1 ORDER BY id`, [organisationId]));
  yield rows.map((person) => `${canonicalJson(person)}\n`).join('');
}
