import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PgBoss from 'pg-boss';
import type { DigestView, RiskView } from '@holdfast/contracts';
import { DIGEST_RHYTHMS, digestFallsOn, type DigestRhythm } from '@holdfast/domain';
import type { TestPerson } from '@holdfast/testing';
import { JOB_TABLES } from '../../../../db/migrations/job-tables';
import { atTheCouncil, type AtTheCouncil } from '../../../test/at-the-council';
import { query } from '../../../test/fresh-database';
import { sealAll } from '../../../test/seal-all';
import { startSmtpServer, type Received, type TestSmtpServer } from '../../../test/smtp-server';
import { startApp, type TestApp } from '../../../test/start-app';
import { Postman } from '../../platform/mail/postman';
import { DigestRounds } from './digest-rounds';

const SEVEN = '2026-03-02T07:00:00Z';

let smtp: TestSmtpServer;
let at: AtTheCouncil;
beforeEach(async () => {
  smtp = await startSmtpServer();
  at = await atTheCouncil({ smtpUrl: smtp.url, mailFrom: 'Holdfast <risks@borsetshire.example>', publicUrl: 'https://risks.borsetshire.example', now: '2026-01-05T09:00:00Z' });
  // Nobody gets one who is not spoken of.
  await at.council.sql(`INSERT INTO digest_choice (organisation_id, person_id, rhythm, weekday) SELECT organisation_id, id, 'never', 1 FROM person`);
});
afterEach(async () => {
  await at.close();
  await smtp.close();
});

const choose = (person: TestPerson, rhythm: DigestRhythm, weekday = 1) =>
  at.council.sql('UPDATE digest_choice SET rhythm = $2, weekday = $3 WHERE person_id = $1', [person.id, rhythm, weekday]);
const open = async (body: object = {}, register: 'ict' | 'corporate' = 'ict'): Promise<RiskView> =>
  (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers[register]}/risks`, { body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...body } })).body;
/** The digests that are due, and the mails that come of them. */
const round = async ({ app }: Pick<TestApp, 'app'> = at): Promise<void> => {
  await app.get(DigestRounds, { strict: false }).run();
  await app.get(Postman, { strict: false }).deliver();
};
const to = ({ email }: TestPerson): Received[] => smtp.received.filter((mail) => mail.to.includes(email));
const digests = () => at.council.sql<{ person_id: string; day: string; notices: number; mailed: boolean }>('SELECT person_id, day::text, notices, mailed FROM digest ORDER BY day, person_id');
/** Of a mail in two parts, each decoded. */
const parts = ({ text }: Received): { headers: string; plain: string; html: string } => {
  const [headers = '', ...rest] = text.split('\r\n\r\n');
  const body = rest.join('\n\n').replaceAll('\r\n', '\n').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { headers, plain: body.split('Content-Type: text/html')[0] ?? '', html: body.split('Content-Type: text/html')[1] ?? '' };
};

describe('a digest', () => {
  it('is mailed at seven of the council\'s day, as plain text and HTML, with links to where people reach the program', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    const risk = await open({ nextReview: '2026-02-27' });
    at.clock.set('2026-03-02T06:59:59Z');
    await round();
    expect(smtp.received).toEqual([]);
    at.clock.set(SEVEN);
    await round();
    expect(smtp.received).toHaveLength(1);
    const [mail] = to(riskOwner);
    const { headers, plain, html } = parts(mail!);
    expect(headers).toContain('From: Holdfast <risks@borsetshire.example>');
    expect(headers).toContain('Subject: 1 overdue for you at Borsetshire Council');
    expect(headers).toContain('Content-Type: multipart/alternative');
    expect(headers).toContain('Date: Mon, 02 Mar 2026 07:00:00 +0000');
    expect(plain).toContain(`- ${risk.reference} Storage fails`);
    expect(plain).toContain(`https://risks.borsetshire.example/risks/${risk.id}/review`);
    expect(html).toContain(`<a href="https://risks.borsetshire.example/risks/${risk.id}/review">${risk.reference} Storage fails</a>`);
    // Whoever reads no audit trail gets no head of it.
    expect(plain).not.toContain('Audit trail');
  });

  it('keeps to the clock of the council, in summer and elsewhere', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    await open({ nextReview: '2026-02-27' });
    // British summer time: seven is six.
    at.clock.set('2026-06-01T05:59:00Z');
    await round();
    expect(await digests()).toEqual([]);
    at.clock.set('2026-06-01T06:00:00Z');
    await round();
    await at.council.sql(`UPDATE organisation SET time_zone = 'Pacific/Auckland' WHERE id = $1`, [at.council.organisationId]);
    at.clock.set('2026-06-01T19:00:00Z');
    await round();
    expect((await digests()).map(({ day }) => day)).toEqual(['2026-06-01', '2026-06-02']);
  });

  it('is no mail when there is nothing to say, and is not asked for again that day', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    at.clock.set(SEVEN);
    await round();
    expect(await digests()).toEqual([{ person_id: riskOwner.id, day: '2026-03-02', notices: 0, mailed: false }]);
    await open({ nextReview: '2026-03-03' });
    at.clock.advance(60 * 60 * 1000);
    await round();
    expect(smtp.received).toEqual([]);
    at.clock.set('2026-03-03T07:00:00Z');
    await round();
    expect(to(riskOwner)).toHaveLength(1);
  });

  it('only when something is overdue says nothing before, and then all of it', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'when-overdue');
    await open({ title: 'Soon', nextReview: '2026-03-10' });
    await open({ title: 'Late tomorrow', nextReview: '2026-03-02' });
    at.clock.set(SEVEN);
    await round();
    expect(smtp.received).toEqual([]);
    at.clock.set('2026-03-03T07:00:00Z');
    await round();
    expect(parts(to(riskOwner)[0]!).headers).toContain('Subject: 1 overdue and 1 more for you');
  });

  it('falls on the days that the domain says, for each rhythm and weekday', async () => {
    const { riskOwner } = at.council.people;
    const wrong: string[] = [];
    for (const rhythm of DIGEST_RHYTHMS)
      for (const weekday of rhythm === 'weekly' ? [1, 2, 3, 4, 5, 6, 7] : [1]) {
        await choose(riskOwner, rhythm, weekday);
        for (let day = 1; day <= 8; day++) {
          const date = `2026-03-0${day}`;
          const due = await at.council.sql<{ day: string }>('SELECT day::text FROM digests_due($1) WHERE person_id = $2', [`${date}T12:00:00Z`, riskOwner.id]);
          const expected = digestFallsOn({ rhythm, weekday }, date) ? [date] : [];
          if (due.map((row) => row.day).join() !== expected.join()) wrong.push(`${rhythm} ${weekday} on ${date}`);
        }
      }
    expect(wrong).toEqual([]);
    await at.council.sql('DELETE FROM digest_choice WHERE person_id = $1', [riskOwner.id]);
    const usual = await at.council.sql<{ day: string }>(`SELECT day::text FROM generate_series(1, 7) AS n, digests_due(('2026-03-0' || n || 'T12:00Z')::timestamptz) WHERE person_id = $1`, [riskOwner.id]);
    expect(usual).toEqual([{ day: '2026-03-02' }]);
  });

  it('goes to nobody who has left, or has never joined', async () => {
    const { riskOwner, otherRiskOwner } = at.council.people;
    for (const person of [riskOwner, otherRiskOwner]) await choose(person, 'working-days');
    await open({ nextReview: '2026-02-27' });
    await at.council.sql('UPDATE person SET left_at = now() WHERE id = $1', [riskOwner.id]);
    await at.council.sql('UPDATE person SET password_hash = NULL WHERE id = $1', [otherRiskOwner.id]);
    at.clock.set(SEVEN);
    await round();
    expect([await digests(), smtp.received]).toEqual([[], []]);
  });

  it('tells a decision once, to whoever proposed', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    const risk = await open();
    const proposal = await at.as.riskOwner.post<{ id: string }>(`risks/${risk.id}/escalations`, { body: { title: 'It stops all of us', reason: 'Beyond us' }, version: risk.version });
    at.clock.set('2026-03-01T12:00:00Z');
    await at.as.riskManager.post(`escalations/${proposal.body.id}/refusal`, { body: { reason: 'It can be borne' }, version: 1 });
    at.clock.set(SEVEN);
    await round();
    expect(parts(to(riskOwner)[0]!).plain).toContain(`- ${risk.reference} It stops all of us\n  Declined by Corporate risks, Corporate Risk Manager.`);
    // The reason is wording of the risk, perhaps exempt: it stays inside.
    expect(to(riskOwner)[0]!.text).not.toContain('It can be borne');
    at.clock.set('2026-03-03T07:00:00Z');
    await round();
    expect(to(riskOwner)).toHaveLength(1);
  });

  it('never holds exempt wording, wherever that stands', async () => {
    const { riskOwner, riskManager } = at.council.people;
    for (const person of [riskOwner, riskManager]) await choose(person, 'working-days');
    const exempt = { title: 'Dispute with Felpersham Supplies', exemptGround: 'financial-or-business-affairs', nextReview: '2026-02-27' };
    const hidden = await open(exempt);
    await open({ ...exempt, publicTitle: 'A supplier fails' });
    await at.as.registerOwner.post(`risks/${hidden.id}/actions`, { body: { title: 'Settle with Felpersham Supplies', ownerId: riskOwner.id, dueDate: '2026-03-05' } });
    await at.as.riskOwner.post(`risks/${hidden.id}/escalations`, { body: { title: 'Felpersham Supplies sues us', reason: 'Beyond us' }, version: hidden.version });
    at.clock.set(SEVEN);
    await round();
    const own = parts(to(riskOwner)[0]!);
    expect(own.plain).toContain(`- ${hidden.reference} an exempt risk`);
    expect(own.plain).toContain('A supplier fails');
    expect(own.plain).toContain('an action on an exempt risk');
    expect(parts(to(riskManager)[0]!).plain).toContain(`- ${hidden.reference} an exempt risk\n  Proposed to Corporate risks by the Service Desk Manager.`);
    for (const { text } of smtp.received) expect(text).not.toContain('Felpersham');
    expect((await at.council.sql('SELECT FROM mail_message WHERE body || html || subject LIKE \'%Felpersham%\'')).length).toBe(0);
  });

  it('ends with the head of the audit trail, for whoever reads that', async () => {
    const { auditor } = at.council.people;
    await choose(auditor, 'weekly', 1);
    await open({ nextReview: '2026-02-27', ownerId: auditor.id });
    await sealAll(at);
    at.clock.set(SEVEN);
    await round();
    const { body } = await at.as.auditor.get<{ head: { number: number; hash: string } }>('audit-head');
    const { plain, html } = parts(to(auditor)[0]!);
    expect(plain).toContain(`Audit trail: ${body.head.number} `);
    for (const part of [plain, html]) expect(part).toContain(body.head.hash);
  });

  it('cannot be turned to other people by a name', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    await open({ nextReview: '2026-02-27' });
    await at.council.sql(`UPDATE organisation SET name = E'Borset\\r\\nBcc: everybody@elsewhere.example\\r\\n\\r\\n<script>' WHERE id = $1`, [at.council.organisationId]);
    at.clock.set(SEVEN);
    await round();
    const [mail] = smtp.received;
    expect(mail?.to).toEqual([riskOwner.email]);
    expect(parts(mail!).headers).not.toMatch(/^bcc:/im);
    expect(parts(mail!).html).not.toContain('<script>');
  });
});

describe('jobs', () => {
  it('are done once, whichever of several processes looks and however often', async () => {
    const people = Object.values(at.council.people);
    for (const person of people) {
      await choose(person, 'working-days');
      await open({ ownerId: person.id, nextReview: '2026-02-27' }, 'corporate');
    }
    at.clock.set(SEVEN);
    const beside = await startApp({ database: at.database, smtpUrl: smtp.url, clock: at.clock });
    try {
      await Promise.all([round(at), round(beside), round(at), round(beside)]);
      await Promise.all([round(at), round(beside)]);
    } finally {
      await beside.close();
    }
    // And after a restart.
    const again = await startApp({ database: at.database, smtpUrl: smtp.url, clock: at.clock });
    await round(again);
    await again.close();
    expect(smtp.received.map((mail) => mail.to[0]).sort()).toEqual(people.map(({ email }) => email).sort());
    expect(await at.council.sql(`SELECT state::text, count(*)::int AS n FROM pgboss.job GROUP BY state`)).toEqual([{ state: 'completed', n: people.length }]);
  });

  it('that a process died with are taken up by another, and what it had done is not done twice', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    await open({ nextReview: '2026-02-27' });
    at.clock.set(SEVEN);
    await round();
    // As if it had died after the commit, and before it said that the job was done.
    await at.council.sql(`UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour', completed_on = NULL`);
    await at.council.sql(`UPDATE pgboss.version SET maintained_on = NULL`);
    const { Jobs } = await import('../../platform/jobs');
    await at.app.get(Jobs, { strict: false }).tidy();
    expect(await at.council.sql(`SELECT state::text FROM pgboss.job`)).toEqual([{ state: 'retry' }]);
    await at.council.sql(`UPDATE pgboss.job SET start_after = now() - interval '1 second'`);
    await round();
    expect(await at.council.sql(`SELECT state::text FROM pgboss.job`)).toEqual([{ state: 'completed' }]);
    expect(smtp.received).toHaveLength(1);
  });

  it('have the tables that the installed pg-boss would make', () => {
    const statements = (text: string): string[] => text.split(';').map((one) => one.replace(/\s+/g, ' ').trim()).filter(Boolean);
    const made = statements(PgBoss.getConstructionPlans('pgboss'));
    const beginning = made.findIndex((one) => one.startsWith('CREATE SCHEMA'));
    expect(statements(JOB_TABLES)).toEqual(made.slice(beginning, made.lastIndexOf('COMMIT')));
  });

  it('are no way into the rows of the trade for the role that serves', async () => {
    const rows = await query<{ may: boolean }>(
      at.database.servingUrl,
      `SELECT bool_or(has_table_privilege(c.oid, 'TRUNCATE') OR pg_has_role(c.relowner, 'USAGE')) AS may FROM pg_class c WHERE c.relnamespace = 'pgboss'::regnamespace`,
    );
    expect(rows).toEqual([{ may: false }]);
    expect(await at.council.sql(`SELECT data FROM pgboss.job WHERE data ?| ARRAY['email', 'title', 'body']`)).toEqual([]);
  });
});

describe('a mail server', () => {
  const threeDigests = async (): Promise<TestPerson[]> => {
    const { riskOwner, continuityManager, registerOwner } = at.council.people;
    const people = [riskOwner, continuityManager, registerOwner];
    for (const person of people) {
      await choose(person, 'working-days');
      await open({ ownerId: person.id, nextReview: '2026-02-27' });
    }
    at.clock.set(SEVEN);
    return people;
  };

  it('that is down loses nothing, for however long', async () => {
    const people = await threeDigests();
    await smtp.stop();
    await round();
    expect(await digests()).toHaveLength(3);
    // Longer than a mail that the server itself turns away would be tried.
    for (let hour = 0; hour < 30; hour++) {
      at.clock.advance(60 * 60 * 1000);
      await at.app.get(Postman, { strict: false }).deliver();
    }
    expect(await at.council.sql('SELECT count(*)::int AS n FROM mail_message WHERE given_up_at IS NOT NULL')).toEqual([{ n: 0 }]);
    await smtp.start();
    at.clock.advance(60 * 60 * 1000);
    await at.app.get(Postman, { strict: false }).deliver();
    for (const person of people) expect(to(person)).toHaveLength(1);
  });

  it('that takes no mail for one delays it to no other', async () => {
    const [first, ...others] = await threeDigests();
    smtp.refuse(first!.email, 550);
    await round();
    expect(to(first!)).toEqual([]);
    for (const person of others) expect(to(person)).toHaveLength(1);
    expect(await at.council.sql('SELECT recipient, body, html FROM mail_message WHERE given_up_at IS NOT NULL')).toEqual([{ recipient: first!.email, body: '', html: '' }]);
  });

  it('that is slow keeps nobody waiting', async () => {
    const people = await threeDigests();
    smtp.takeItsTime(4_000);
    const began = Date.now();
    const rounds = round();
    // Made and posted, while the first are still on their way.
    while ((await digests()).length < people.length) await new Promise((later) => setTimeout(later, 10));
    expect((await at.as.riskOwner.get('home')).status).toBe(200);
    expect(Date.now() - began).toBeLessThan(4_000);
    expect(smtp.received).toEqual([]);
    await rounds;
    expect(smtp.received).toHaveLength(people.length);
  });
});

describe('without a mail server', () => {
  it('each digest is a file that any mail program opens, for the account of the program alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-mail-'));
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    await open({ nextReview: '2026-02-27' });
    at.clock.set(SEVEN);
    const quiet = await startApp({ database: at.database, mailFolder: join(folder, 'mail'), clock: at.clock });
    try {
      await round(quiet);
      await round(quiet);
    } finally {
      await quiet.close();
    }
    const files = readdirSync(join(folder, 'mail'));
    expect(files).toEqual([expect.stringMatching(/^2026-03-02T07-00-00 [0-9a-f-]{36}\.eml$/)]);
    const path = join(folder, 'mail', files[0]!);
    expect([statSync(path).mode & 0o777, statSync(join(folder, 'mail')).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(readFileSync(path, 'utf8')).toContain(`To: ${riskOwner.email}`);
    rmSync(folder, { recursive: true });
  });

  it('and without a folder none is made, and none counted as told', async () => {
    const { riskOwner } = at.council.people;
    await choose(riskOwner, 'working-days');
    const mute = await startApp({ database: at.database, clock: at.clock });
    await mute.close();
    expect(await digests()).toEqual([]);
  });
});

describe('the rhythm', () => {
  it('is chosen by oneself, and is part of the audit trail', async () => {
    const { otherRiskOwner } = at.council.people;
    await at.council.sql('DELETE FROM digest_choice WHERE person_id = $1', [otherRiskOwner.id]);
    at.clock.set('2026-03-03T09:00:00Z');
    const { body: usual } = await at.as.otherRiskOwner.get<DigestView>('digest');
    expect(usual).toEqual({ rhythm: 'weekly', weekday: 1, hour: 7, timeZone: 'Europe/London', next: '2026-03-09', last: null, mailGoesOut: true, version: 0 });
    const first = await at.as.otherRiskOwner.patch<DigestView>('digest', { body: { rhythm: 'working-days' }, version: 0 });
    expect(first).toMatchObject({ status: 200, body: { rhythm: 'working-days', weekday: 1, next: '2026-03-04', version: 1 } });
    const second = await at.as.otherRiskOwner.patch<DigestView>('digest', { body: { rhythm: 'weekly', weekday: 5 }, version: 1 });
    expect(second.body).toMatchObject({ rhythm: 'weekly', weekday: 5, next: '2026-03-06', version: 2 });
    expect(await at.as.otherRiskOwner.patch('digest', { body: { rhythm: 'never' }, version: 1 })).toMatchObject({ status: 412, body: { current: { rhythm: 'weekly', version: 2 } } });
    expect((await at.as.otherRiskOwner.patch('digest', { body: { rhythm: 'never' } })).status).toBe(428);
    expect((await at.as.otherRiskOwner.patch('digest', { body: { rhythm: 'hourly' }, version: 2 })).status).toBe(422);
    expect((await at.as.otherRiskOwner.patch('digest', { body: { rhythm: 'weekly', weekday: 8 }, version: 2 })).status).toBe(422);
    const events = await at.council.sql(`SELECT actor_id, before, after FROM audit_event WHERE action = 'person.digest-chosen' ORDER BY id`);
    expect(events).toEqual([
      { actor_id: otherRiskOwner.id, before: { digestRhythm: 'weekly' }, after: { digestRhythm: 'working-days' } },
      { actor_id: otherRiskOwner.id, before: { digestRhythm: 'working-days', digestWeekday: 1 }, after: { digestRhythm: 'weekly', digestWeekday: 5 } },
    ]);
  });

  it('chosen in two windows at once is one choice, and a refusal', async () => {
    const { otherRiskOwner } = at.council.people;
    await at.council.sql('DELETE FROM digest_choice WHERE person_id = $1', [otherRiskOwner.id]);
    const answers = await Promise.all((['working-days', 'never'] as const).map((rhythm) => at.as.otherRiskOwner.patch('digest', { body: { rhythm }, version: 0 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
