import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, query, type FreshDatabase } from '../api/test/fresh-database';

/** Of which nobody asks how it was, and why. */
const WITHOUT_A_PAST = new Map([
  ['api_token', 'opens a door until it ends, and says itself when it was made and ended'],
  ['attachment_content', 'a file never changes'],
  ['audit_event', 'it is the record of changes itself'],
  ['audit_seal', 'it seals that record'],
  ['calendar_feed', 'opens a calendar until it ends, and says itself when it was made and ended'],
  ['continuity_numbering', 'the next numbers'],
  ['digest', 'mail that went out, a row for a day'],
  ['export_job', 'a file under way, or kept until it expires'],
  ['export_piece', 'its content'],
  ['freeze_row', 'a freeze is what was, and never changes'],
  ['idempotency_key', 'answers kept for a repeated request'],
  ['import_content', 'a file never changes'],
  ['import_draft', 'a file that somebody looks at before it is written'],
  ['import_draft_piece', 'its content'],
  ['import_job', 'the writing of a file that is under way, or came to what its import says'],
  ['mail_message', 'mail on its way out'],
  ['notice_reading', 'what somebody has looked at'],
  ['one_time_link', 'opens a door once'],
  ['plan_numbering', 'the next number'],
  ['recommendation_numbering', 'the next number'],
  ['register_numbering', 'the next number'],
  ['risk_search', 'words of risks, in another form'],
  ['role_assignment', 'says itself when it was granted and ended, and permissions are always today’s'],
  ['session', 'who is signed in'],
  ['standing_count', 'counted from the risks, for the past'],
]);

/** Said of the present alone. */
const WITHOUT = ['person.password_hash', 'person.last_visit_at', 'person.previous_visit_at'];

describe('the history of the rows', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const tables = async (schema: string): Promise<string[]> =>
    (await query<{ name: string }>(database.ownerUrl, `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1 ORDER BY 1`, [schema])).map(({ name }) => name);
  const columns = async (schema: string): Promise<string[]> =>
    (await query<{ name: string }>(database.ownerUrl, `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = $1 ORDER BY 1`, [schema])).map(({ name }) => name);

  it('is there for every table of a council, but for those of which nobody asks', async () => {
    const owned = await query<{ name: string }>(database.ownerUrl, `SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'organisation_id'`);
    const past = new Set(await tables('past'));
    expect(owned.map(({ name }) => name).filter((name) => past.has(name) === WITHOUT_A_PAST.has(name))).toEqual([]);
  });

  it('has every column that the present has', async () => {
    const past = await columns('past');
    const shown = new Set(past.map((name) => name.split('.')[0]!));
    expect(past).toEqual((await columns('public')).filter((name) => shown.has(name.split('.')[0]!)));
    const kept = await columns('history');
    const tablesKept = new Set(kept.map((name) => name.split('.')[0]!));
    const missing = past.filter((name) => tablesKept.has(name.split('.')[0]!) && !kept.includes(name));
    expect(missing).toEqual([...WITHOUT].sort());
  });

  it('can be neither read nor changed past its views by the role that serves', async () => {
    for (const statement of [
      'SELECT * FROM history.risk', 'DELETE FROM history.risk', `UPDATE history.risk SET title = 'Another'`, 'TRUNCATE history.risk', 'DROP TRIGGER risk_history ON risk',
      'ALTER TABLE risk DISABLE TRIGGER risk_history', `SET session_replication_role = 'replica'`, `UPDATE past.category SET name = 'Another'`, 'DELETE FROM past.register',
    ])
      await expect([statement, query(database.servingUrl, statement)][1]).rejects.toThrow(/permission denied|must be owner/);
  });

  it('shows no organisation the past of another, and none without one', async () => {
    const [one, other] = (await query<{ id: string }>(
      database.ownerUrl, `INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Borsetshire'), (gen_random_uuid(), 'Felpersham') RETURNING id`,
    )) as [{ id: string }, { id: string }];
    for (const { id } of [one, other]) await query(database.ownerUrl, `INSERT INTO category (organisation_id, id, name) VALUES ($1, gen_random_uuid(), 'Finance')`, [id]);
    const seen = async (organisation: string): Promise<string[]> =>
      (await query<{ id: string }>(withSettings(database.servingUrl, { 'holdfast.organisation': organisation, 'holdfast.as_at': 'tomorrow' }), 'SELECT organisation_id AS id FROM past.category')).map(({ id }) => id);
    expect(await seen(one.id)).toEqual([one.id]);
    expect(await seen('')).toEqual([]);
  });

  it('keeps each state for the span in which it was the recorded one', async () => {
    const [{ id: organisation }] = (await query<{ id: string }>(database.ownerUrl, `INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Ambridge') RETURNING id`)) as [{ id: string }];
    const at = (moment: string, statement: string, values: unknown[] = [organisation]) => query(withSettings(database.ownerUrl, { 'holdfast.moment': moment }), statement, values);
    await at('2026-01-01T10:00Z', `INSERT INTO category (organisation_id, id, name) VALUES ($1, gen_random_uuid(), 'Money')`);
    await at('2026-02-01T10:00Z', `UPDATE category SET name = 'Finance', version = 2 WHERE organisation_id = $1`);
    // A clock that is behind: recorded after the state before it all the same.
    await at('2026-01-15T10:00Z', `UPDATE category SET name = 'Finances', version = 3 WHERE organisation_id = $1`);
    // Nothing changed: nothing recorded.
    await at('2026-03-01T10:00Z', `UPDATE category SET name = name WHERE organisation_id = $1`);
    const spans = await query<{ name: string; from: string; until: string }>(
      database.ownerUrl, `SELECT name, (recorded_from AT TIME ZONE 'UTC')::text AS from, (recorded_until AT TIME ZONE 'UTC')::text AS until FROM history.category WHERE organisation_id = $1 ORDER BY recorded_from`, [organisation],
    );
    expect(spans).toEqual([
      { name: 'Money', from: '2026-01-01 10:00:00', until: '2026-02-01 10:00:00' },
      { name: 'Finance', from: '2026-02-01 10:00:00', until: '2026-02-01 10:00:00.000001' },
      { name: 'Finances', from: '2026-02-01 10:00:00.000001', until: 'infinity' },
    ]);
  });
});

/** For each connection. */
function withSettings(address: string, settings: Record<string, string>): string {
  const url = new URL(address);
  url.searchParams.set('options', Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' '));
  return url.href;
}
