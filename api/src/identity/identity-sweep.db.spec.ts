import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aCouncil, type Council } from '@holdfast/testing';
import { startApp, type TestApp } from '../../test/start-app';
import { IdentitySweep } from './identity-sweep';

const DAY = 24 * 60 * 60 * 1000;
const TABLES = ['sign_in_attempt', 'session', 'one_time_link', 'idempotency_key', 'mail_message'];

let test: TestApp;
let council: Council;
beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
});
afterAll(() => test.close());

const counts = async () =>
  Object.values((await council.sql<Record<string, number>>(`SELECT ${TABLES.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`))[0] ?? {});
const sweepAfter = async (milliseconds: number) => {
  test.clock.advance(milliseconds);
  await test.app.get(IdentitySweep, { strict: false }).run();
};

it('sweeps up what has served its time, and nothing before', async () => {
  const { email } = council.people.riskOwner;
  const administrator = await council.signIn(council.people.administrator);
  const post = (url: string, payload: object, headers: object = {}) => test.app.inject({ method: 'POST', url, payload, headers: { ...headers } });
  await post('/api/session', { email, password: 'not the password' });
  await post('/api/session', { email: council.people.auditor.email, password: 'correct horse battery staple' });
  await post(`/api/people/${council.people.riskOwner.id}/one-time-link`, {}, administrator);
  await post('/api/units', { name: 'Networks', kind: 'team', parentId: council.units.ict }, { ...administrator, 'idempotency-key': 'key-1' });
  const message = `INSERT INTO mail_message (organisation_id, id, recipient, subject, body, sent_at) VALUES ($1, gen_random_uuid(), 'a@b.example', 's', '', $2)`;
  await council.sql(message, [council.organisationId, test.clock.now()]);
  await council.sql(message, [council.organisationId, null]);
  const events = (await council.sql('SELECT 1 FROM audit_event')).length;

  // The administrator's session of the tests never ends; of the two attempts, the rightful one was given back.
  expect(await counts()).toEqual([2, 2, 1, 1, 2]);
  await sweepAfter(DAY / 2);
  expect(await counts()).toEqual([2, 2, 1, 1, 2]);
  await sweepAfter(DAY);
  expect(await counts()).toEqual([0, 2, 1, 1, 2]);
  await sweepAfter(2 * DAY);
  expect(await counts()).toEqual([0, 2, 1, 0, 2]);
  await sweepAfter(30 * DAY);
  expect(await counts()).toEqual([0, 1, 0, 0, 1]);
  expect(await council.sql('SELECT 1 FROM audit_event')).toHaveLength(events);
});
