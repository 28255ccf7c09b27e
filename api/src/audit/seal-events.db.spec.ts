import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { FIRST_HASH } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { query } from '../../test/fresh-database';
import { sealAll } from '../../test/seal-all';
import { startApp } from '../../test/start-app';
import { Database } from '../platform/database';
import { SEALED_EVENT, sealHash, toSealedEvent, type SealedEventRow } from './sealed-event';
import { SealEvents } from './seal-events';

interface Sealed {
  seal: { number: number; sealedAt: string; hash: string };
  event: SealedEventRow;
}

describe('sealing the audit trail', () => {
  let at: AtTheCouncil;
  let sealer: SealEvents;
  beforeAll(async () => {
    at = await atTheCouncil();
    sealer = at.app.get(SealEvents);
    // Here it seals only when it is asked to, however long the machine takes.
    sealer.rest();
  });
  afterAll(() => at.close());

  const event = (action: string) => at.council.sql(
    `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id, after)
     VALUES ($1, gen_random_uuid(), now(), $2, 'unit', gen_random_uuid(), '{"name": "A"}')`, [at.council.organisationId, action],
  );
  const chain = async (): Promise<(Sealed['seal'] & { action: string; id: string })[]> =>
    at.council.sql(
      `SELECT s.number::int, s.event_id AS id, e.action, encode(s.hash, 'hex') AS hash, to_char(s.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sealedAt"
       FROM audit_seal s JOIN audit_event e ON e.organisation_id = s.organisation_id AND e.id = s.event_id WHERE s.organisation_id = $1 ORDER BY s.number`,
      [at.council.organisationId],
    );

  it('gives each event one place, and a hash over it and the hash before', async () => {
    await at.as.administrator.post('units', { body: { name: 'Parks', kind: 'service', parentId: at.council.units.communities } });
    await event('unit.edited');
    await sealAll(at);
    const seals = await chain();
    expect(seals.map(({ number }) => number)).toEqual(seals.map((_, n) => n + 1));
    expect(seals.map(({ action }) => action)).toEqual(expect.arrayContaining(['unit.created', 'unit.edited']));
    let previous = FIRST_HASH;
    for (const { id, number, sealedAt, hash } of seals) {
      const [row] = await at.council.sql<SealedEventRow>(`SELECT ${SEALED_EVENT} FROM audit_event e WHERE id = $1`, [id]);
      expect(hash).toBe(sealHash(toSealedEvent(row!), { number, sealedAt, previous }));
      previous = hash;
    }
  });

  it('finds nothing left to do the second time', async () => {
    await sealAll(at);
    const before = await chain();
    await sealer.run();
    expect(await chain()).toEqual(before);
  });

  it('can wait until everything recorded so far may be sealed at one time', async () => {
    const other = new pg.Client({ connectionString: at.database.ownerUrl });
    await other.connect();
    await other.query('BEGIN; SELECT pg_current_xact_id()');
    await event('unit.edited');
    expect(await sealer.settle(at.council.organisationId, 0)).toBe(false);
    const settled = sealer.settle(at.council.organisationId, 20_000);
    await other.query('COMMIT');
    expect(await settled).toBe(true);
    await other.end();
    await sealer.run();
    expect(await at.council.sql('SELECT FROM audit_event e WHERE organisation_id = $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)', [at.council.organisationId])).toEqual([]);
  });

  it('leaves an event for later while a transaction runs that could still precede it', async () => {
    const late = new pg.Client({ connectionString: at.database.ownerUrl });
    await late.connect();
    try {
      await late.query('BEGIN');
      await late.query(
        `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id) VALUES ($1, gen_random_uuid(), now(), 'test.late', 'unit', gen_random_uuid())`,
        [at.council.organisationId],
      );
      await event('test.after-it');
      await sealer.run();
      expect((await chain()).map(({ action }) => action)).not.toContain('test.after-it');
      await late.query('COMMIT');
    } finally {
      await late.end();
    }
    await sealAll(at);
    expect((await chain()).slice(-2).map(({ action }) => action)).toEqual(['test.late', 'test.after-it']);
  });

  it('lets nobody say another transaction than his own', async () => {
    await at.council.sql(
      `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id, xid) VALUES ($1, gen_random_uuid(), now(), 'test.old', 'unit', gen_random_uuid(), '3')`,
      [at.council.organisationId],
    );
    const [written] = await at.council.sql<{ own: boolean }>(`SELECT xid > '3'::xid8 AS own FROM audit_event WHERE action = 'test.old'`);
    expect(written?.own).toBe(true);
  });

  it('seals each event once, whoever does it at the same time', async () => {
    const other = await startApp({ database: at.database });
    try {
      for (let n = 0; n < 20; n++) await event('test.at-once');
      await Promise.all([sealer.run(), other.app.get(SealEvents).run(), sealer.run(), other.app.get(SealEvents).run()]);
    } finally {
      await other.close();
    }
    await sealAll(at);
    const seals = await chain();
    expect(seals.filter(({ action }) => action === 'test.at-once')).toHaveLength(20);
    expect(seals.map(({ number }) => number)).toEqual(seals.map((_, n) => n + 1));
  });

  it('goes on through more events than it takes at once', async () => {
    await at.council.sql(
      `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id) SELECT $1, gen_random_uuid(), now(), 'test.many', 'unit', gen_random_uuid() FROM generate_series(1, 4500)`,
      [at.council.organisationId],
    );
    await sealAll(at);
    const seals = await chain();
    expect(seals.filter(({ action }) => action === 'test.many')).toHaveLength(4500);
    expect(seals.map(({ number }) => number)).toEqual(seals.map((_, n) => n + 1));
  });

  it('goes on in a database that was restored where transactions are counted anew', async () => {
    // As a restore leaves it: numbers of transactions that this server has not reached.
    await at.council.sql(`SET session_replication_role = replica; UPDATE audit_event SET xid = '9000000000000' WHERE action = 'test.many'; UPDATE audit_seal SET below = '9000000000000'`);
    await at.council.sql(
      `SET session_replication_role = replica; INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id, xid)
       SELECT '${at.council.organisationId}', gen_random_uuid(), now(), 'test.brought-along', 'unit', gen_random_uuid(), '9000000000001' FROM generate_series(1, 2500)`,
    );
    await event('test.here');
    await sealAll(at);
    const after = await chain();
    expect(after.filter(({ action }) => action === 'test.brought-along')).toHaveLength(2500);
    expect(after.filter(({ action }) => action === 'test.here')).toHaveLength(1);
    await event('test.here-too');
    await sealAll(at);
    expect((await chain()).at(-1)?.action).toBe('test.here-too');
  });

  it('forgets nothing there that was written while it goes through what was brought along', async () => {
    await at.council.sql(`SET session_replication_role = replica; UPDATE audit_event SET xid = '9000000000001' WHERE action = 'test.brought-along'; UPDATE audit_seal SET below = '9000000000001'`);
    await at.council.sql(
      `SET session_replication_role = replica; INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id, xid)
       SELECT '${at.council.organisationId}', gen_random_uuid(), now(), 'test.brought-later', 'unit', gen_random_uuid(), '9000000000002' FROM generate_series(1, 2500)`,
    );
    const longer = new pg.Client(at.database.ownerUrl);
    await longer.connect();
    const database = at.app.get(Database);
    const write = database.writeUnattended.bind(database);
    const batches = jest.spyOn(database, 'writeUnattended').mockImplementation(async (organisationId, work) => {
      const result = await write(organisationId, work);
      await longer.query('COMMIT');
      return result;
    });
    try {
      await longer.query('BEGIN');
      await longer.query('SELECT pg_current_xact_id()');
      await event('test.meanwhile');
      await sealer.run();
      expect(batches).toHaveBeenCalledTimes(2);
    } finally {
      batches.mockRestore();
      await longer.end();
    }
    await sealAll(at);
    const actions = (await chain()).map(({ action }) => action);
    expect(actions.filter((action) => action === 'test.brought-later')).toHaveLength(2500);
    expect(actions.filter((action) => action === 'test.meanwhile')).toHaveLength(1);
  });

  it('is done when the program has ended', async () => {
    await event('test.last');
    // Again where a transaction of another spec, on another database of the server, still ran.
    for (let tries = 0; tries < 20 && (await chain()).at(-1)?.action !== 'test.last'; tries++) await (await startApp({ database: at.database })).close();
    expect((await chain()).at(-1)?.action).toBe('test.last');
  });

  it.each(['audit_event', 'audit_seal'])('cannot be undone in %s by the role that serves', async (table) => {
    for (const statement of [`UPDATE ${table} SET organisation_id = organisation_id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(query(at.database.servingUrl, statement)).rejects.toThrow('permission denied');
    const rights = await query<{ right: string }>(
      at.database.servingUrl,
      `SELECT right_name AS right FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS right_name WHERE has_table_privilege($1, right_name)`, [table],
    );
    expect(rights.map(({ right }) => right)).toEqual(['SELECT', 'INSERT']);
  });

  it.each(['audit_event', 'audit_seal'])('is not undone in %s by mistake either, by the role that owns it', async (table) => {
    await expect(query(at.database.ownerUrl, `DELETE FROM ${table}`)).rejects.toThrow('only grows');
  });
});
