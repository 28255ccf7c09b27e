import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OneTimeLinkView } from '@holdfast/contracts';
import { aCouncil, PASSWORD, type Council, type SignedIn } from '@holdfast/testing';
import { startSmtpServer, type TestSmtpServer } from '../../test/smtp-server';
import { startApp, type TestApp } from '../../test/start-app';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
let newcomer = { name: 'Test Newcomer', jobTitle: 'Insurance Officer', email: '' };

describe('a one-time link', () => {
  let smtp: TestSmtpServer;
  let test: TestApp;
  let council: Council;
  let administrator: SignedIn;
  let number = 0;
  beforeAll(async () => {
    smtp = await startSmtpServer();
    test = await startApp({ smtpUrl: smtp.url, publicUrl: 'https://risks.borsetshire.example' });
  });
  beforeEach(async () => {
    test.clock.set('2026-03-02T09:00:00Z');
    council = await aCouncil(test.database.ownerUrl, { name: `Borsetshire Council ${++number}` });
    newcomer = { ...newcomer, email: `insurance.officer@council${number}.example` };
    administrator = await council.signIn(council.people.administrator);
    await council.sql('DELETE FROM sign_in_attempt');
    await allSent();
    smtp.received.length = 0;
  });
  afterAll(async () => {
    await test.close();
    await smtp.close();
  });

  const post = (url: string, payload?: object, headers: object = {}) => test.app.inject({ method: 'POST', url, payload: payload ?? {}, headers: { ...headers } });
  const invite = async (more: object = {}) => {
    const answer = await post('/api/people', { ...newcomer, roles: [{ role: 'risk-owner', unitId: council.units.ict }], ...more }, administrator);
    expect(answer.statusCode).toBe(201);
    return answer.json<OneTimeLinkView>();
  };
  const linkFor = async (id: string) => (await post(`/api/people/${id}/one-time-link`, undefined, administrator)).json<OneTimeLinkView>();
  const tokenIn = (address: string) => address.split('#')[1] ?? '';
  const use = (token: string, password = 'a password of my own') => post('/api/one-time-links/use', { token, password });
  const signIn = async (email: string, password: string) => (await post('/api/session', { email, password })).statusCode;
  /** Nothing waits, and nothing is under way. */
  const allSent = async () => {
    for (let wait = 0; wait < 200 && (await council.sql('SELECT 1 FROM mail_message WHERE sent_at IS NULL')).length > 0; wait++) await pause(20);
  };
  const mails = async (number: number) => {
    for (let wait = 0; smtp.received.length < number && wait < 100; wait++) await pause(20);
    return smtp.received;
  };

  const isOpen = async ({ url }: OneTimeLinkView) => {
    const [row] = await council.sql<{ open: boolean }>('SELECT expires_at > $2 AS open FROM one_time_link WHERE id = $1', [tokenIn(url).split('.')[1], test.clock.now()]);
    return row?.open;
  };

  it('invites somebody, who chooses a password and is signed in', async () => {
    const { url, purpose, expiresAt, mailed, person } = await invite();
    expect({ purpose, mailed, state: person.state, expiresAt }).toEqual({ purpose: 'invitation', mailed: true, state: 'invited', expiresAt: '2026-03-09T09:00:00.000Z' });
    const answer = await use(tokenIn(url));
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ person: { jobTitle: 'Insurance Officer' }, roles: [{ role: 'risk-owner' }] });
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    expect((await test.app.inject({ method: 'GET', url: '/api/session', cookies })).statusCode).toBe(200);
    expect(await signIn(newcomer.email, 'a password of my own')).toBe(201);
  });

  it('keeps its secret behind the # of the address, where no server sees it', async () => {
    expect((await invite()).url).toMatch(/^https:\/\/risks\.borsetshire\.example\/welcome#[\w.-]+$/);
  });

  it('is mailed, and then neither the mail that was sent nor any other row holds it', async () => {
    const secret = tokenIn((await invite()).url).split('.')[2] ?? '';
    const [mail] = await mails(1);
    expect(mail?.to).toEqual([newcomer.email]);
    expect(mail?.text).toContain(secret);
    await allSent();
    const tables = await council.sql<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`);
    for (const { name } of tables) expect(await council.sql(`SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0`, [secret])).toEqual([]);
  });

  it('is shown again as another one to a retry of the invitation, which is kept without it', async () => {
    const headers = { ...administrator, 'idempotency-key': 'invite-1' };
    const request = { ...newcomer, roles: [{ role: 'risk-owner', unitId: council.units.ict }] };
    const first = (await post('/api/people', request, headers)).json<OneTimeLinkView>();
    const second = (await post('/api/people', request, headers)).json<OneTimeLinkView>();
    expect(second.person).toEqual(first.person);
    const [kept] = await council.sql<{ answer: string }>('SELECT answer FROM idempotency_key WHERE organisation_id = $1', [council.organisationId]);
    expect(kept?.answer).toContain(first.person.id);
    for (const { url } of [first, second]) expect(kept?.answer).not.toContain(tokenIn(url).split('.')[2]);
    expect((await use(tokenIn(second.url))).statusCode).toBe(201);
    expect(await mails(1)).toHaveLength(1);
  });

  it('is not used up by a password that is refused', async () => {
    const { url } = await invite();
    for (const password of ['password12345', 'Borsetshire-1'])
      expect((await use(tokenIn(url), password)).json()).toMatchObject({ status: 422, errors: [{ field: 'password', message: expect.stringMatching(/best-known|a name/) }] });
    expect((await use(tokenIn(url))).statusCode).toBe(201);
  });

  it('works once', async () => {
    const { url } = await invite();
    await use(tokenIn(url));
    expect([(await use(tokenIn(url), 'somebody else again')).statusCode, await signIn(newcomer.email, 'somebody else again')]).toEqual([410, 401]);
  });

  it('works once when it is used twice at the same moment', async () => {
    const { url } = await invite();
    const answers = await Promise.all([use(tokenIn(url), 'the first password'), use(tokenIn(url), 'the second password')]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 410]);
  });

  it.each([
    ['an invitation', 7 * DAY, () => invite()],
    ['a new password', HOUR, () => linkFor(council.people.riskOwner.id)],
  ])('for %s is too old in the end', async (_, validity, make) => {
    const link = await make();
    test.clock.advance(validity - 1);
    expect(await isOpen(link)).toBe(true);
    test.clock.advance(1);
    expect((await use(tokenIn(link.url))).statusCode).toBe(410);
  });

  it('opens nothing once another one was made', async () => {
    const first = await invite();
    const second = await linkFor(first.person.id);
    expect(second.purpose).toBe('invitation');
    expect([(await use(tokenIn(first.url))).statusCode, (await use(tokenIn(second.url))).statusCode]).toEqual([410, 201]);
  });

  it('opens nothing once the person has left, or their address was changed', async () => {
    const first = await invite();
    await test.app.inject({
      method: 'PATCH', url: `/api/people/${first.person.id}`, headers: { ...administrator, 'if-match': `"${first.person.version}"` }, payload: { email: 'insurance@borsetshire.example' },
    });
    expect((await use(tokenIn(first.url))).statusCode).toBe(410);
    const second = await linkFor(first.person.id);
    await post(`/api/people/${first.person.id}/departure`, {}, administrator);
    expect((await use(tokenIn(second.url))).statusCode).toBe(410);
  });

  it('ends the sessions of whoever had the password before', async () => {
    const { riskOwner } = council.people;
    const before = await council.signIn(riskOwner);
    const { url, purpose } = await linkFor(riskOwner.id);
    expect(purpose).toBe('password-reset');
    expect((await test.app.inject({ method: 'GET', url: '/api/session', headers: { ...before } })).statusCode).toBe(200);
    await use(tokenIn(url));
    expect((await test.app.inject({ method: 'GET', url: '/api/session', headers: { ...before } })).statusCode).toBe(401);
    expect(await signIn(riskOwner.email, PASSWORD)).toBe(401);
  });

  it('lets somebody in who tried too often', async () => {
    const { riskOwner } = council.people;
    for (let guess = 0; guess < 11; guess++) await signIn(riskOwner.email, `guess ${guess}`);
    expect(await signIn(riskOwner.email, PASSWORD)).toBe(429);
    await use(tokenIn((await linkFor(riskOwner.id)).url));
    expect(await signIn(riskOwner.email, 'a password of my own')).toBe(201);
  });

  it('is not found by guessing, or in another organisation', async () => {
    const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
    const [organisation, id, secret] = tokenIn((await invite()).url).split('.');
    for (const token of ['what is this', `${organisation}.${id}.${'A'.repeat(43)}`, `${other.organisationId}.${id}.${secret}`])
      expect((await use(token)).statusCode).toBe(410);
    expect((await use(`${organisation}.${id}.${secret}`)).statusCode).toBe(201);
  });

  it('is not used up by a password that is too short', async () => {
    const { url } = await invite();
    expect((await use(tokenIn(url), 'short')).json()).toMatchObject({ errors: [{ field: 'password' }] });
    expect((await use(tokenIn(url))).statusCode).toBe(201);
  });

  it('is not promised by mail where no mail goes out', async () => {
    const mute = await startApp({ database: test.database });
    try {
      const answer = await mute.app.inject({ method: 'POST', url: '/api/people', headers: { ...administrator }, payload: { ...newcomer, roles: [] } });
      const { mailed, url } = answer.json<OneTimeLinkView>();
      expect(mailed).toBe(false);
      expect(await council.sql('SELECT 1 FROM mail_message WHERE organisation_id = $1', [council.organisationId])).toEqual([]);
      expect((await use(tokenIn(url))).statusCode).toBe(201);
    } finally {
      await mute.close();
    }
  });

  describe('asked for by somebody who forgot the password', () => {
    const ask = (email: string, remoteAddress = '192.0.2.7') => test.app.inject({ method: 'POST', url: '/api/password-resets', payload: { email }, remoteAddress });

    it('is mailed to the address of the account', async () => {
      const { riskOwner } = council.people;
      expect((await ask(riskOwner.email.toUpperCase())).statusCode).toBe(202);
      const [mail] = await mails(1);
      expect(mail?.to).toEqual([riskOwner.email]);
      const token = /welcome#([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
      expect((await use(token)).statusCode).toBe(201);
      expect(await signIn(riskOwner.email, 'a password of my own')).toBe(201);
    });

    it('is answered alike for an address that nobody has', async () => {
      const [known, unknown] = [await ask(council.people.riskOwner.email), await ask('nobody@borsetshire.example')];
      expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body]);
      expect([known.statusCode, known.json()]).toEqual([202, { mailed: true }]);
      await mails(1);
      await pause(100);
      expect(smtp.received).toHaveLength(1);
    });

    it('is not promised by mail where no mail goes out', async () => {
      const mute = await startApp({ database: test.database });
      try {
        const answer = await mute.app.inject({ method: 'POST', url: '/api/password-resets', payload: { email: council.people.riskOwner.email } });
        expect([answer.statusCode, answer.json()]).toEqual([202, { mailed: false }]);
      } finally {
        await mute.close();
      }
    });

    it('is not mailed to somebody who has left', async () => {
      await council.sql('UPDATE person SET left_at = $2 WHERE id = $1', [council.people.riskOwner.id, test.clock.now()]);
      expect((await ask(council.people.riskOwner.email)).statusCode).toBe(202);
      await pause(100);
      expect(smtp.received).toEqual([]);
    });

    it('fills no mailbox: three in a quarter of an hour, and the answer stays the same', async () => {
      for (let time = 0; time < 6; time++) expect((await ask(council.people.riskOwner.email, `192.0.2.${time}`)).statusCode).toBe(202);
      await mails(3);
      await pause(100);
      expect(smtp.received).toHaveLength(3);
    });

    it('is refused to a source that asks for one address after another', async () => {
      for (let time = 0; time < 30; time++) await ask(`nobody${time}@borsetshire.example`);
      expect((await ask('nobody@borsetshire.example')).statusCode).toBe(429);
    });
  });
});
