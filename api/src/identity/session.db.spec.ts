import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SessionView } from '@holdfast/contracts';
import { aCouncil, PASSWORD, type Council } from '@holdfast/testing';
import { startApp, type TestApp } from '../../test/start-app';

const MINUTE = 60 * 1000;

describe('a session', () => {
  let test: TestApp;
  let council: Council;
  let number = 0;
  beforeAll(async () => {
    test = await startApp();
  });
  beforeEach(async () => {
    test.clock.set('2026-03-02T09:00:00Z');
    council = await aCouncil(test.database.ownerUrl, { name: `Borsetshire Council ${++number}` });
    await council.sql('DELETE FROM sign_in_attempt');
  });
  afterAll(() => test.close());

  const signIn = (email: string, password = PASSWORD, more: object = {}, remoteAddress = '192.0.2.1') =>
    test.app.inject({ method: 'POST', url: '/api/session', payload: { email, password, ...more }, remoteAddress });
  const opened = async (email: string, password = PASSWORD) => {
    const answer = await signIn(email, password);
    expect(answer.statusCode).toBe(201);
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    return { cookies, headers: { 'x-xsrf-token': cookies['XSRF-TOKEN'] ?? '' } };
  };
  type Opened = Awaited<ReturnType<typeof opened>>;
  const read = async (session: Opened) => (await test.app.inject({ method: 'GET', url: '/api/session', ...session })).statusCode;

  describe('opens', () => {
    it('for the address and the password, however the address is capitalised', async () => {
      const { riskOwner } = council.people;
      const answer = await signIn(riskOwner.email.toUpperCase());
      expect(answer.statusCode).toBe(201);
      expect(answer.json<SessionView>()).toMatchObject({
        person: { id: riskOwner.id, jobTitle: 'Service Desk Manager' },
        organisation: { id: council.organisationId },
        roles: [{ role: 'risk-owner', unitId: council.units.ict, unitPath: [council.units.council, council.units.resources, council.units.ict] }],
        rootUnitId: council.units.council,
        previousVisitAt: null,
        demo: false,
      });
    });

    it('in cookies of which scripts read only the one that they have to send back', async () => {
      const answer = await signIn(council.people.auditor.email);
      expect(answer.cookies).toMatchObject([
        { name: 'holdfast_session', httpOnly: true, sameSite: 'Lax', path: '/' },
        { name: 'XSRF-TOKEN', sameSite: 'Lax', path: '/' },
      ]);
      expect(answer.headers['cache-control']).toContain('no-store');
      const kept = await council.sql<{ dump: string }>('SELECT string_agg(s::text, \' \') AS dump FROM session s');
      for (const { value } of answer.cookies) expect(kept[0]?.dump).not.toContain(value.split('.').at(-1));
    });

    it('and says when the person was last here', async () => {
      await signIn(council.people.auditor.email);
      test.clock.set('2026-03-09T09:00:00Z');
      expect((await signIn(council.people.auditor.email)).json()).toMatchObject({ previousVisitAt: '2026-03-02T09:00:00.000Z' });
    });

    it('in the same visit within four hours of the last request, on whatever device, and with what that visit was told', async () => {
      const { email } = council.people.riskOwner;
      const lastHere = async () => (await signIn(email)).json<SessionView>().previousVisitAt;
      await signIn(email);
      test.clock.set('2026-03-09T09:00:00Z');
      const visit = await opened(email);
      test.clock.advance(90 * MINUTE);
      expect(await read(visit)).toBe(200);
      test.clock.advance(239 * MINUTE);
      expect(await lastHere()).toBe('2026-03-02T09:00:00.000Z');
      expect(await lastHere()).toBe('2026-03-02T09:00:00.000Z');
      test.clock.advance(240 * MINUTE);
      // The one before ended with its last request, not with its first.
      expect(await lastHere()).toBe('2026-03-09T14:29:00.000Z');
    });

    it('after a choice, when the address and password open accounts in several organisations', async () => {
      const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
      const { email } = council.people.auditor;
      await other.sql('UPDATE person SET email = $2 WHERE id = $1', [other.people.auditor.id, email]);
      const choice = await signIn(email);
      expect(choice.statusCode).toBe(300);
      expect(choice.cookies).toEqual([]);
      expect(choice.json()).toEqual({
        organisations: [
          { id: other.organisationId, name: 'Ambridge Council' },
          { id: council.organisationId, name: council.name },
        ],
      });
      const answer = await signIn(email, PASSWORD, { organisationId: other.organisationId });
      expect(answer.json()).toMatchObject({ person: { id: other.people.auditor.id }, organisation: { name: 'Ambridge Council' } });
      expect((await signIn(email, 'not the password', { organisationId: other.organisationId })).statusCode).toBe(401);
      const stranger = await aCouncil(test.database.ownerUrl, { name: 'Penny Hassett Council' });
      expect((await signIn(email, PASSWORD, { organisationId: stranger.organisationId })).statusCode).toBe(401);
    });
  });

  describe('stays closed', () => {
    it('to a wrong password and to an unknown address in the same words', async () => {
      const wrong = await signIn(council.people.auditor.email, 'not the password');
      const unknown = await signIn('nobody@borsetshire.example');
      expect(wrong.statusCode).toBe(401);
      const words = ({ reportCode: _, ...problem }: Record<string, unknown>) => problem;
      expect(words(unknown.json())).toEqual(words(wrong.json()));
      expect(wrong.json()).toMatchObject({ code: 'sign-in-refused', title: 'The e-mail address or the password is not right.' });
    });

    it('to somebody who was invited and has no password yet', async () => {
      await council.sql('UPDATE person SET password_hash = NULL WHERE id = $1', [council.people.auditor.id]);
      expect((await signIn(council.people.auditor.email, '')).statusCode).toBe(422);
      expect((await signIn(council.people.auditor.email)).statusCode).toBe(401);
    });

    it('after ten wrong passwords for one address, and opens again a quarter of an hour later', async () => {
      const { email } = council.people.auditor;
      for (let guess = 0; guess < 10; guess++) expect((await signIn(email, `guess ${guess}`, {}, `192.0.2.${guess}`)).statusCode).toBe(401);
      expect((await signIn(email)).statusCode).toBe(429);
      expect((await signIn(council.people.riskOwner.email)).statusCode).toBe(201);
      test.clock.advance(14 * MINUTE);
      expect((await signIn(email)).statusCode).toBe(429);
      test.clock.advance(1 * MINUTE);
      expect((await signIn(email)).statusCode).toBe(201);
    });

    it('after ten wrong passwords that all arrive at the same moment', async () => {
      const { email } = council.people.auditor;
      const answers = await Promise.all(Array.from({ length: 30 }, (_, guess) => signIn(email, `guess ${guess}`)));
      expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(10);
    });

    it('to one source that tries a password on every address, and not to another source', async () => {
      for (let guess = 0; guess < 100; guess++) await signIn(`person${guess}@borsetshire.example`, 'guess', {}, '2001:db8:1:2::9');
      expect((await signIn(council.people.auditor.email, PASSWORD, {}, '2001:db8:1:2:ffff::1')).statusCode).toBe(429);
      expect((await signIn(council.people.auditor.email, PASSWORD, {}, '2001:db8:1:3::1')).statusCode).toBe(201);
    });

    it('and what is counted names neither an address nor a source', async () => {
      await signIn(council.people.auditor.email, 'not the password');
      const [kept] = await council.sql<{ dump: string; hashes: Buffer[] }>(
        `SELECT string_agg(a::text, ' ') AS dump, array_agg(subject_hash) AS hashes FROM sign_in_attempt a`,
      );
      expect(kept?.hashes).toHaveLength(2);
      expect(kept?.dump).not.toMatch(/192\.0\.2|borsetshire/);
    });
  });

  describe('ends', () => {
    it('after two hours without a request, and not while it is used', async () => {
      const session = await opened(council.people.riskOwner.email);
      test.clock.advance(119 * MINUTE);
      expect(await read(session)).toBe(200);
      test.clock.advance(119 * MINUTE);
      expect(await read(session)).toBe(200);
      test.clock.advance(121 * MINUTE);
      expect(await read(session)).toBe(401);
    });

    it('after twelve hours however busy it was', async () => {
      const session = await opened(council.people.riskOwner.email);
      for (let hour = 1; hour < 12; hour++) {
        test.clock.advance(60 * MINUTE);
        expect(await read(session)).toBe(200);
      }
      test.clock.advance(60 * MINUTE);
      expect(await read(session)).toBe(401);
    });

    it('by signing out, on the server too', async () => {
      const session = await opened(council.people.riskOwner.email);
      const answer = await test.app.inject({ method: 'DELETE', url: '/api/session', ...session });
      expect(answer.statusCode).toBe(204);
      expect(answer.cookies.map(({ name, value }) => [name, value])).toEqual([['holdfast_session', ''], ['XSRF-TOKEN', '']]);
      expect(await read(session)).toBe(401);
    });

    it('when the person leaves', async () => {
      const session = await opened(council.people.continuityManager.email);
      const headers = { ...(await council.signIn(council.people.administrator)) };
      const left = await test.app.inject({ method: 'POST', url: `/api/people/${council.people.continuityManager.id}/departure`, headers, payload: {} });
      expect(left.statusCode).toBe(201);
      expect(await read(session)).toBe(401);
      expect((await signIn(council.people.continuityManager.email)).statusCode).toBe(401);
    });

    it('when a role is given or taken away', async () => {
      const { riskOwner, administrator } = council.people;
      const headers = { ...(await council.signIn(administrator)) };
      const before = await opened(riskOwner.email);
      const granted = await test.app.inject({ method: 'POST', url: `/api/people/${riskOwner.id}/roles`, headers, payload: { role: 'viewer', unitId: council.units.council } });
      expect(granted.statusCode).toBe(201);
      expect(await read(before)).toBe(401);
      const between = await opened(riskOwner.email);
      const role = granted.json<{ roles: { id: string; role: string }[] }>().roles.find((one) => one.role === 'viewer');
      await test.app.inject({ method: 'DELETE', url: `/api/people/${riskOwner.id}/roles/${role?.id}`, headers });
      expect(await read(between)).toBe(401);
    });

    it('everywhere else when the password is changed', async () => {
      const { email } = council.people.riskOwner;
      const [here, elsewhere] = [await opened(email), await opened(email)];
      const answer = await test.app.inject({
        method: 'PUT', url: '/api/session/password', ...here, payload: { currentPassword: PASSWORD, newPassword: 'another long password' },
      });
      expect(answer.statusCode).toBe(204);
      expect([await read(here), await read(elsewhere)]).toEqual([200, 401]);
      expect((await signIn(email)).statusCode).toBe(401);
      expect((await signIn(email, 'another long password')).statusCode).toBe(201);
    });

    it('unless the new one is among the best-known, or made of names that others know: then nothing changes', async () => {
      const { email } = council.people.riskOwner;
      const [here, elsewhere] = [await opened(email), await opened(email)];
      for (const [newPassword, why] of [['Welcome2026!!!', 'best-known'], [`${council.name.split(' ')[0]}-2026`, 'a name that others know'], [`${email.split('@')[0]}1234567`, 'a name that others know']]) {
        const refused = await test.app.inject({ method: 'PUT', url: '/api/session/password', ...here, payload: { currentPassword: PASSWORD, newPassword } });
        expect([newPassword, refused.statusCode, refused.json()]).toEqual([newPassword, 422, expect.objectContaining({ errors: [{ field: 'newPassword', message: expect.stringContaining(why!) }] })]);
      }
      expect([await read(here), await read(elsewhere), (await signIn(email)).statusCode]).toEqual([200, 200, 201]);
    });

    it('and not by a wrong current password, which may be tried ten times', async () => {
      const [here, elsewhere] = [await opened(council.people.riskOwner.email), await opened(council.people.riskOwner.email)];
      const change = (currentPassword: string) =>
        test.app.inject({ method: 'PUT', url: '/api/session/password', ...here, payload: { currentPassword, newPassword: 'another long password' } });
      for (let guess = 0; guess < 10; guess++) expect((await change(`guess ${guess}`)).json()).toMatchObject({ errors: [{ field: 'currentPassword' }] });
      expect((await change(PASSWORD)).statusCode).toBe(429);
      expect([await read(here), await read(elsewhere)]).toEqual([200, 200]);
    });
  });

  describe('takes a change only from its own page', () => {
    const signOut = async (session: Opened, token: string | undefined) =>
      (await test.app.inject({ method: 'DELETE', url: '/api/session', cookies: session.cookies, headers: token === undefined ? {} : { 'x-xsrf-token': token } })).json<{ code: string }>().code;

    it('not without the token', async () => {
      expect(await signOut(await opened(council.people.riskOwner.email), undefined)).toBe('forged');
    });

    it('not with the token of another session', async () => {
      const another = await opened(council.people.auditor.email);
      expect(await signOut(await opened(council.people.riskOwner.email), another.headers['x-xsrf-token'])).toBe('forged');
    });

    it('not with a token that somebody put into both places', async () => {
      const session = await opened(council.people.riskOwner.email);
      expect(await signOut({ ...session, cookies: { ...session.cookies, 'XSRF-TOKEN': 'planted' } }, 'planted')).toBe('forged');
      expect(await read(session)).toBe(200);
    });
  });

  it.each([
    ['nothing', undefined],
    ['something else', 'what is this'],
    ['the id of a session and a made-up secret', 'made-up'],
  ])('is not opened by a cookie that holds %s', async (_, cookie) => {
    const session = await opened(council.people.riskOwner.email);
    const [organisation, id] = (session.cookies['holdfast_session'] ?? '').split('.');
    const value = cookie === 'made-up' ? `${organisation}.${id}.${'A'.repeat(43)}` : cookie;
    const answer = await test.app.inject({ method: 'GET', url: '/api/session', cookies: value === undefined ? {} : { holdfast_session: value } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'sign-in-needed']);
  });

  it('of one organisation is not one of another, whatever the cookie says', async () => {
    const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
    const session = await opened(council.people.riskOwner.email);
    const [, id, secret] = (session.cookies['holdfast_session'] ?? '').split('.');
    const answer = await test.app.inject({ method: 'GET', url: '/api/session', cookies: { holdfast_session: `${other.organisationId}.${id}.${secret}` } });
    expect(answer.statusCode).toBe(401);
  });
});

describe('behind a proxy', () => {
  const guess = (test: TestApp, forwardedFor: string) =>
    test.app.inject({
      method: 'POST', url: '/api/session', remoteAddress: '10.0.0.1', headers: { 'x-forwarded-for': forwardedFor }, payload: { email: `${forwardedFor.replaceAll('.', '-')}@borsetshire.example`, password: 'guess' },
    });
  const sourcesAfterTwo = async (trustProxy?: string) => {
    const test = await startApp(trustProxy === undefined ? {} : { trustProxy });
    try {
      const council = await aCouncil(test.database.ownerUrl);
      await guess(test, '192.0.2.1');
      await guess(test, '192.0.2.2');
      // Each guess counts once by its address, and once by its source.
      return (await council.sql('SELECT DISTINCT subject_hash FROM sign_in_attempt')).length - 2;
    } finally {
      await test.close();
    }
  };

  it('that is trusted, the source is the one that it names', async () => {
    expect(await sourcesAfterTwo('10.0.0.0/8')).toBe(2);
  });

  it('that nobody named, a source cannot be made up', async () => {
    expect(await sourcesAfterTwo()).toBe(1);
  });
});
