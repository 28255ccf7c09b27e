import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { issueSetupCode } from '@holdfast/db';
import type { SessionView } from '@holdfast/contracts';
import { query } from '../../test/fresh-database';
import { startApp, type TestApp } from '../../test/start-app';

const answers = {
  organisationName: 'Felpersham Council',
  name: 'Test Clerk',
  jobTitle: 'Town Clerk',
  email: 'Clerk@Felpersham.example',
  password: 'a long enough password',
};

describe('the first run', () => {
  let test: TestApp;
  let code: string;
  beforeEach(async () => {
    test = await startApp();
    code = (await issueSetupCode(test.database.ownerUrl)) ?? '';
  });
  afterEach(() => test.close());

  const needed = async () => (await test.app.inject({ method: 'GET', url: '/api/setup' })).json<{ needed: boolean }>().needed;
  const setUp = (changes: object = {}) => test.app.inject({ method: 'POST', url: '/api/setup', payload: { ...answers, code, ...changes } });
  const rows = async (table: string) => (await query<{ n: number }>(test.database.ownerUrl, `SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

  it('makes the organisation and its first administrator, who is signed in and can begin at once', async () => {
    expect(await needed()).toBe(true);
    const answer = await setUp();
    expect(answer.statusCode).toBe(201);
    const session = answer.json<SessionView>();
    expect(session).toMatchObject({
      person: { name: 'Test Clerk', jobTitle: 'Town Clerk', email: 'clerk@felpersham.example' },
      organisation: { name: 'Felpersham Council', timeZone: 'Europe/London' },
    });
    expect(session.roles.map(({ role, unitId }) => [role, unitId]).sort()).toEqual([
      ['administrator', session.rootUnitId],
      ['risk-manager', session.rootUnitId],
    ]);
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    const unit = await test.app.inject({
      method: 'POST', url: '/api/units', cookies, headers: { 'x-xsrf-token': cookies['XSRF-TOKEN'] ?? '' },
      payload: { name: 'Resources', kind: 'directorate', parentId: session.rootUnitId },
    });
    expect(unit.statusCode).toBe(201);
    expect(await needed()).toBe(false);
  });

  it('takes the code as it is typed: small letters, spaces, no hyphen', async () => {
    expect((await setUp({ code: ` ${code.toLowerCase().replace('-', ' ')} ` })).statusCode).toBe(201);
  });

  it('takes no password that is tried first, nor the name of the council', async () => {
    for (const password of ['administrator1', 'FelpershamCouncil']) expect((await setUp({ password })).json()).toMatchObject({ status: 422, errors: [{ field: 'password' }] });
    expect([await rows('organisation'), await rows('person')]).toEqual([0, 0]);
  });

  it('makes nothing without the code that the server printed', async () => {
    const answer = await setUp({ code: 'AAAAA-AAAAA' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'code' }] });
    expect([await rows('organisation'), await rows('unit'), await rows('person')]).toEqual([0, 0, 0]);
    expect((await setUp()).statusCode).toBe(201);
  });

  it('does not take a code that is older than a day', async () => {
    await query(test.database.ownerUrl, `UPDATE setup_code SET expires_at = now() - interval '1 second'`);
    expect((await setUp()).json()).toMatchObject({ errors: [{ field: 'code' }] });
  });

  it('keeps the code usable when another answer needed a change', async () => {
    expect((await setUp({ timeZone: 'Borsetshire' })).json()).toMatchObject({ errors: [{ field: 'timeZone' }] });
    expect((await setUp({ timeZone: 'Europe/Dublin' })).json()).toMatchObject({ organisation: { timeZone: 'Europe/Dublin' } });
  });

  it('happens once: a second organisation is refused, with any code', async () => {
    const second = await issueSetupCode(test.database.ownerUrl);
    await setUp();
    const answer = await setUp({ code: second });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'set-up' }]);
    expect(await rows('setup_code')).toBe(0);
  });

  it('happens once when two do it at the same moment', async () => {
    const second = await issueSetupCode(test.database.ownerUrl);
    const answers = await Promise.all([setUp(), setUp({ code: second, email: 'other@felpersham.example' })]);
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 201)).toHaveLength(1);
    expect([await rows('organisation'), await rows('person')]).toEqual([1, 1]);
  });

  it('stops listening to whoever keeps guessing codes', async () => {
    for (let guess = 0; guess < 10; guess++) await setUp({ code: `WRONG-${guess}` });
    expect((await setUp()).statusCode).toBe(429);
  });

  it('is no way for the serving role to read codes or to make an organisation', async () => {
    await expect(query(test.database.servingUrl, 'SELECT * FROM setup_code')).rejects.toThrow('permission denied');
    await expect(query(test.database.servingUrl, `INSERT INTO organisation (id, name) VALUES (gen_random_uuid(), 'Another')`)).rejects.toThrow('permission denied');
  });
});
