import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import { startApp, type TestApp } from '../../test/start-app';

describe('a request sent again under its Idempotency-Key', () => {
  let test: TestApp;
  let beside: TestApp;
  let council: Council;
  let administrator: SignedIn;
  beforeAll(async () => {
    test = await startApp();
    beside = await startApp({ database: test.database });
  });
  beforeEach(async () => {
    council = await aCouncil(test.database.ownerUrl);
    administrator = await council.signIn(council.people.administrator);
  });
  afterAll(async () => {
    await beside.close();
    await test.close();
  });

  const create = (name: string, key: string | undefined, { app } = test, headers: SignedIn = administrator) =>
    app.inject({
      method: 'POST', url: '/api/units', headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      payload: { name, kind: 'team', parentId: council.units.ict },
    });
  const made = async (name: string) => (await council.sql('SELECT 1 FROM unit WHERE organisation_id = $1 AND name = $2', [council.organisationId, name])).length;
  const kept = async () => (await council.sql('SELECT 1 FROM idempotency_key WHERE organisation_id = $1', [council.organisationId])).length;

  it('gets the first answer, and creates once', async () => {
    const first = await create('Networks', 'key-1');
    const second = await create('Networks', 'key-1');
    expect([second.statusCode, second.body]).toEqual([201, first.body]);
    expect(await made('Networks')).toBe(1);
    expect(await council.sql(`SELECT 1 FROM audit_event WHERE organisation_id = $1 AND action = 'unit.created'`, [council.organisationId])).toHaveLength(1);
  });

  it('gets the first answer from another process', async () => {
    const first = await create('Networks', 'key-1', test);
    expect((await create('Networks', 'key-1', beside)).body).toBe(first.body);
    expect(await made('Networks')).toBe(1);
  });

  it('gets the first answer even when it comes at the same moment, ten times over two processes', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, turn) => create('Networks', 'key-1', turn % 2 ? test : beside)));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect([answers[0]?.statusCode, await made('Networks')]).toEqual([201, 1]);
  });

  it('is refused when it says something else', async () => {
    await create('Networks', 'key-1');
    const answer = await create('Databases', 'key-1');
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { code: 'idempotency-key-reused' }]);
    expect(await made('Databases')).toBe(0);
  });

  it('is refused at another address', async () => {
    await create('Networks', 'key-1');
    const answer = await test.app.inject({
      method: 'POST', url: `/api/people/${council.people.riskOwner.id}/one-time-link`, headers: { ...administrator, 'idempotency-key': 'key-1' }, payload: {},
    });
    expect(answer.json()).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('is somebody else’s when somebody else sends it', async () => {
    await create('Networks', 'key-1');
    const ofIct = await council.signIn(council.people.unitAdministrator);
    expect((await create('Databases', 'key-1', test, ofIct)).statusCode).toBe(201);
    const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
    const answer = await test.app.inject({
      method: 'POST', url: '/api/units', headers: { ...(await other.signIn(other.people.administrator)), 'idempotency-key': 'key-1' },
      payload: { name: 'Networks', kind: 'team', parentId: other.units.ict },
    });
    expect(answer.statusCode).toBe(201);
  });

  it('may be put right after it was refused: nothing was kept of the refusal', async () => {
    expect((await create('Infrastructure', 'key-1')).statusCode).toBe(422);
    expect(await kept()).toBe(0);
    expect((await create('Networks', 'key-1')).statusCode).toBe(201);
  });

  it('creates again without one', async () => {
    await create('Networks', undefined);
    expect((await create('Networks', undefined)).statusCode).toBe(422);
    expect(await kept()).toBe(0);
  });

  it.each(['', 'a'.repeat(101), 'with space', 'ü'])('is refused when the key is "%s"', async (key) => {
    expect((await create('Networks', key)).statusCode).toBe(422);
    expect(await made('Networks')).toBe(0);
  });
});
