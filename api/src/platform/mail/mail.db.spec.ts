import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCouncil, type Council } from '@holdfast/testing';
import { startSmtpServer, type TestSmtpServer } from '../../../test/smtp-server';
import { startApp, type TestApp } from '../../../test/start-app';
import { Database } from '../database';
import { MailOutbox, type Mail } from './mail-outbox';
import { MOST_ATTEMPTS, Postman } from './postman';

interface Kept {
  recipient: string;
  subject: string;
  body: string;
  attempts: number;
  sent_at: Date | null;
  given_up_at: Date | null;
}

const HOUR = 60 * 60 * 1000;

describe('mail', () => {
  let smtp: TestSmtpServer;
  let test: TestApp;
  let council: Council;
  beforeEach(async () => {
    smtp = await startSmtpServer();
    test = await startApp({ smtpUrl: smtp.url, mailFrom: 'Holdfast <risks@borsetshire.example>' });
    council = await aCouncil(test.database.ownerUrl);
  });
  afterEach(async () => {
    await test.close();
    await smtp.close();
  });

  const post = (mail: Partial<Mail> = {}, { app } = test) =>
    app.get(Database).writeUnattended(council.organisationId, async (tx) => {
      await app.get(MailOutbox, { strict: false }).post(tx, { to: 'head.of.ict@borsetshire.example', subject: 'Six risks are due', body: 'Look at them by Friday.', ...mail });
    });
  const deliver = ({ app } = test) => app.get(Postman, { strict: false }).deliver();
  const kept = () => council.sql<Kept & Record<string, unknown>>('SELECT * FROM mail_message ORDER BY id');

  it('leaves after the commit, and keeps no copy of what it said', async () => {
    await post();
    await deliver();
    expect(smtp.received).toMatchObject([{ from: 'risks@borsetshire.example', to: ['head.of.ict@borsetshire.example'] }]);
    expect(smtp.received[0]?.text).toContain('Subject: Six risks are due');
    expect(smtp.received[0]?.text).toContain('Look at them by Friday.');
    expect(await kept()).toMatchObject([{ body: '', attempts: 1, sent_at: test.clock.now(), given_up_at: null }]);
  });

  it('does not leave when the change that it tells of was rolled back', async () => {
    const undone = test.app.get(Database).writeUnattended(council.organisationId, async (tx) => {
      await test.app.get(MailOutbox, { strict: false }).post(tx, { to: 'a@borsetshire.example', subject: 'Never', body: 'Never' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await deliver();
    expect(smtp.received).toEqual([]);
    expect(await kept()).toEqual([]);
  });

  it('waits longer after each failure, and gives up at last without keeping what it said', async () => {
    smtp.refuseWith(451);
    await post();
    await deliver();
    expect(await kept()).toMatchObject([{ attempts: 1, sent_at: null }]);
    await deliver();
    expect(await kept()).toMatchObject([{ attempts: 1 }]);
    test.clock.advance(60 * 1000);
    await deliver();
    expect(await kept()).toMatchObject([{ attempts: 2 }]);
    test.clock.advance(60 * 1000);
    await deliver();
    expect(await kept()).toMatchObject([{ attempts: 2 }]);
    for (let attempt = 3; attempt <= MOST_ATTEMPTS + 3; attempt++) {
      test.clock.advance(HOUR);
      await deliver();
    }
    expect(await kept()).toMatchObject([{ attempts: MOST_ATTEMPTS, sent_at: null, given_up_at: expect.any(Date), body: '' }]);
  });

  it('goes out once the server takes it again', async () => {
    smtp.refuseWith(451);
    await post();
    await deliver();
    smtp.refuseWith(undefined);
    test.clock.advance(60 * 1000);
    await deliver();
    expect(smtp.received).toHaveLength(1);
    expect(await kept()).toMatchObject([{ attempts: 2, sent_at: test.clock.now() }]);
  });

  it('is given up at once when there is no such mailbox', async () => {
    smtp.refuseWith(550);
    await post();
    await deliver();
    expect(await kept()).toMatchObject([{ attempts: 1, sent_at: null, given_up_at: test.clock.now(), body: '' }]);
  });

  it('to one person does not hold up the mail to another', async () => {
    await council.sql(
      `INSERT INTO mail_message (organisation_id, id, recipient, subject, body, next_attempt_at)
       VALUES ($1, gen_random_uuid(), 'not an address', 'Broken', 'Broken', $2)`,
      [council.organisationId, test.clock.now()],
    );
    await post();
    await deliver();
    expect(smtp.received.map(({ to }) => to)).toEqual([['head.of.ict@borsetshire.example']]);
  });

  it.each([
    ['a subject', { subject: 'Hello\r\nBcc: everybody@elsewhere.example' }],
    ['a subject with a lone line feed', { subject: 'Hello\nBcc: everybody@elsewhere.example\n\nAnother body' }],
    ['an address', { to: 'a@borsetshire.example\r\nBcc: everybody@elsewhere.example' }],
    ['a list of addresses', { to: 'a@borsetshire.example, everybody@elsewhere.example' }],
  ])('cannot be turned to other people by %s', async (_, mail) => {
    await post(mail);
    await deliver();
    for (const { to, text } of smtp.received) {
      expect(to).toHaveLength(1);
      expect(to).not.toContain('everybody@elsewhere.example');
      expect(text.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    }
  });

  it('is sent once by several processes side by side', async () => {
    const beside = await startApp({ database: test.database, smtpUrl: smtp.url });
    try {
      await council.sql(
        `INSERT INTO mail_message (organisation_id, id, recipient, subject, body, next_attempt_at)
         SELECT $1, gen_random_uuid(), 'person' || n || '@borsetshire.example', 'Mail', 'Body', $2 FROM generate_series(1, 40) AS n`,
        [council.organisationId, test.clock.now()],
      );
      await Promise.all([deliver(test), deliver(beside), deliver(test), deliver(beside)]);
      expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(Array.from({ length: 40 }, (_, n) => `person${n + 1}@borsetshire.example`).sort());
    } finally {
      await beside.close();
    }
  });

  it('in the hands of a process that died is taken up by another', async () => {
    await council.sql(
      `INSERT INTO mail_message (organisation_id, id, recipient, subject, body, attempts, next_attempt_at)
       VALUES ($1, gen_random_uuid(), 'a@borsetshire.example', 'Mail', 'Body', 1, $2)`,
      [council.organisationId, new Date(test.clock.now().getTime() + 5 * 60 * 1000)],
    );
    await deliver();
    expect(smtp.received).toEqual([]);
    test.clock.advance(5 * 60 * 1000);
    await deliver();
    expect(smtp.received).toHaveLength(1);
  });
});
