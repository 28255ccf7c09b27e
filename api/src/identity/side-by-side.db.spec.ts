import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCouncil, PASSWORD, type Council } from '@holdfast/testing';
import { startApp, type TestApp } from '../../test/start-app';

describe('two processes on one database', () => {
  let one: TestApp;
  let other: TestApp;
  let council: Council;
  beforeAll(async () => {
    one = await startApp();
    other = await startApp({ database: one.database });
    council = await aCouncil(one.database.ownerUrl);
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const signIn = ({ app }: TestApp, email: string, password = PASSWORD) => app.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
  const cookiesOf = (answer: Awaited<ReturnType<typeof signIn>>) => Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
  const read = async ({ app }: TestApp, cookies: Record<string, string>) => (await app.inject({ method: 'GET', url: '/api/session', cookies })).statusCode;

  it('honour each other’s sessions, and what the one ends is over in the other', async () => {
    const cookies = cookiesOf(await signIn(one, council.people.riskOwner.email));
    expect([await read(one, cookies), await read(other, cookies)]).toEqual([200, 200]);
    const ended = await other.app.inject({ method: 'DELETE', url: '/api/session', cookies, headers: { 'x-xsrf-token': cookies['XSRF-TOKEN'] ?? '' } });
    expect(ended.statusCode).toBe(204);
    expect([await read(one, cookies), await read(other, cookies)]).toEqual([401, 401]);
  });

  it('see a role that the other gave with the next request', async () => {
    const administrator = await council.signIn(council.people.administrator);
    const member = await council.signIn(council.people.member);
    const people = async () => (await one.app.inject({ method: 'GET', url: '/api/people', headers: { ...member } })).statusCode;
    expect(await people()).toBe(403);
    await other.app.inject({
      method: 'POST', url: `/api/people/${council.people.member.id}/roles`, headers: { ...administrator }, payload: { role: 'auditor', unitId: council.units.council },
    });
    expect(await people()).toBe(401);
    const again = cookiesOf(await signIn(other, council.people.member.email));
    expect((await one.app.inject({ method: 'GET', url: '/api/people', cookies: again })).statusCode).toBe(200);
  });

  it('count failed attempts together', async () => {
    const { email } = council.people.auditor;
    for (let guess = 0; guess < 10; guess++) await signIn(guess % 2 ? one : other, email, `guess ${guess}`);
    expect([(await signIn(one, email)).statusCode, (await signIn(other, email)).statusCode]).toEqual([429, 429]);
  });
});
