import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AttachmentView, ChangeView, Page, ProblemView, ReviewView, RiskView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import { v7 } from 'uuid';
import { anOfficeFile, aPdf, aPng } from '../../test/made-files';
import { speakAs } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let riskId: string;
let controlId: string;
let actionId: string;
let measureOwner: SignedIn;
const signedIn: Partial<Record<keyof Council['people'], SignedIn>> = {};

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  for (const role of ['riskManager', 'registerOwner', 'riskOwner', 'auditor', 'unitViewer', 'continuityManager', 'otherRegisterOwner'] as const)
    signedIn[role] = await council.signIn(council.people[role]);
  const owner = await council.addPerson({ jobTitle: 'Backup Engineer' });
  measureOwner = await council.signIn(owner);
  riskId = await addRisk('Ransomware');
  ({ controlId, actionId } = await addMeasures(riskId, owner.id));
});
afterAll(() => test.close());

const as = (person: keyof Council['people']): SignedIn => signedIn[person]!;

async function addRisk(title: string, more: object = {}): Promise<string> {
  const { body } = await speakAs(test, as('riskManager')).post<RiskView>(`registers/${council.registers.ict}/risks`, { body: { title, status: 'open', ownerId: council.people.riskOwner.id, ...more } });
  return body.id;
}

/** Through SQL: their own verbs are not what is looked at here. */
async function addMeasures(ofRisk: string, ownerId: string): Promise<{ controlId: string; actionId: string }> {
  const { organisationId, registers, sql } = council;
  const [control, action] = [v7(), v7()];
  await sql(
    `INSERT INTO control (organisation_id, id, risk_id, title, owner_id, effectiveness, author_id, created_at) VALUES ($1, $2, $3, 'Offline copies', $4, 'not-assessed', $4, now())`,
    [organisationId, control, ofRisk, ownerId],
  );
  const [numbering] = await sql<{ n: number }>('UPDATE register_numbering SET last_action_number = last_action_number + 1 WHERE register_id = $1 RETURNING last_action_number AS n', [registers.ict]);
  await sql(
    `INSERT INTO action (organisation_id, id, register_id, number, reference, title, owner_id, priority, status, progress, due_date, first_due_date, author_id, created_at)
     VALUES ($1, $2, $3, $4::int, 'ICT-A' || $4::int, 'Test a restore', $5, 'high', 'open', 0, '2026-06-01', '2026-06-01', $5, now())`,
    [organisationId, action, registers.ict, numbering!.n, ownerId],
  );
  await sql('INSERT INTO action_risk (organisation_id, action_id, risk_id) VALUES ($1, $2, $3)', [organisationId, action, ofRisk]);
  return { controlId: control, actionId: action };
}

interface Sent {
  headers?: Record<string, string>;
  name?: string;
}

async function attach(to: string, bytes: Buffer | string, by: SignedIn = as('riskOwner'), { headers = {}, name = 'plan.pdf' }: Sent = {}) {
  const reply = await test.app.inject({
    method: 'POST', url: `/api/${to}/attachments?name=${encodeURIComponent(name)}`, headers: { ...by, 'content-type': 'application/octet-stream', ...headers }, payload: bytes,
  });
  return { status: reply.statusCode, body: reply.json<AttachmentView & ProblemView>() };
}
const list = async (of: string, by: SignedIn) => speakAs(test, by).get<AttachmentView[]>(`${of}/attachments`);
const download = (id: string, by: SignedIn) => test.app.inject({ method: 'GET', url: `/api/attachments/${id}/content`, headers: { ...by } });
const withdraw = (id: string, by: SignedIn, reason = 'The wrong year') => speakAs(test, by).post<AttachmentView & ProblemView>(`attachments/${id}/withdrawal`, { body: { reason } });

describe('an attached file', () => {
  it('is kept as it came, with its digest and who attached it, and named in the audit trail', async () => {
    const bytes = aPdf('% of June\n');
    const digest = createHash('sha256').update(bytes).digest('hex');
    const { status, body } = await attach(`risks/${riskId}`, bytes, as('riskOwner'), { name: 'C:\\scans\\Restore\u202E test.pdf' });
    expect([status, body]).toEqual([
      201,
      {
        id: body.id, name: 'Restore test.pdf', mediaType: 'application/pdf', size: bytes.length, digest, recordedAt: '2026-03-02T09:00:00.000Z', withdrawnAt: null, withdrawnReason: null,
        author: { id: council.people.riskOwner.id, name: council.people.riskOwner.name, jobTitle: 'Service Desk Manager' },
      },
    ]);
    expect((await download(body.id, as('auditor'))).rawPayload.equals(bytes)).toBe(true);
    expect((await list(`risks/${riskId}`, as('auditor'))).body[0]).toEqual(body);
    const [event] = await council.sql<Record<string, unknown>>(`SELECT actor_id, subject_type, subject_id, register_id, after FROM audit_event WHERE action = 'attachment.added' ORDER BY id DESC LIMIT 1`);
    expect(event).toEqual({
      actor_id: council.people.riskOwner.id, subject_type: 'risk', subject_id: riskId, register_id: council.registers.ict,
      after: { attachmentId: body.id, fileName: 'Restore test.pdf', mediaType: 'application/pdf', size: bytes.length, digest },
    });
    const { body: changes } = await speakAs(test, as('auditor')).get<Page<ChangeView>>(`risks/${riskId}/changes`);
    expect(changes.items[0]).toMatchObject({ action: 'attachment.added', changes: expect.arrayContaining([{ field: 'fileName', before: null, after: 'Restore test.pdf' }]) });
    expect(changes.items[0]?.changes.map(({ field }) => field)).not.toContain('attachmentId');
  });

  it('comes back whole when it is larger than one piece of the way', async () => {
    const bytes = Buffer.concat([aPdf().subarray(0, 20), Buffer.alloc(3 * 1024 * 1024 + 7, 'a line of a drawing\n'), Buffer.from('%%EOF')]);
    const { body } = await attach(`risks/${riskId}`, bytes);
    const reply = await download(body.id, as('auditor'));
    expect([reply.headers['content-length'], reply.rawPayload.equals(bytes)]).toEqual([String(bytes.length), true]);
  });

  it('is served so that a browser saves it and never runs it', async () => {
    const { body } = await attach(`risks/${riskId}`, aPng(), as('riskOwner'), { name: 'Cynllun ŵyl "2026".png' });
    const { headers } = await download(body.id, as('auditor'));
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="Cynllun wyl -2026-.png"; filename*=UTF-8''Cynllun%20%C5%B5yl%20-2026-.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    for (const [name, type] of [['a.txt', 'text/plain; charset=utf-8'], ['a.csv', 'application/octet-stream'], ['a.md', 'application/octet-stream']] as const) {
      const text = await attach(`risks/${riskId}`, 'one,two', as('riskOwner'), { name });
      expect((await download(text.body.id, as('auditor'))).headers['content-type']).toBe(type);
    }
  });

  it('is taken once, however often it is sent, and another under the same key is refused', async () => {
    const to = `risks/${await addRisk('Sent twice')}`;
    const headers = { 'idempotency-key': 'one-file' };
    const first = await attach(to, aPdf('%1\n'), as('riskOwner'), { headers });
    expect((await attach(to, aPdf('%1\n'), as('riskOwner'), { headers })).body).toEqual(first.body);
    expect(await attach(to, aPdf('%2\n'), as('riskOwner'), { headers })).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect((await list(to, as('riskOwner'))).body).toHaveLength(1);
  });

  it('is refused by its content, in words, and nothing is written', async () => {
    const to = `risks/${await addRisk('Refusals')}`;
    const answers = [
      await attach(to, ''),
      await attach(to, aPng()),
      await attach(to, '<!doctype html>', as('riskOwner'), { name: 'a.txt' }),
      await attach(to, anOfficeFile('docx', { more: [{ name: 'word/vbaProject.bin', content: 'x' }] }), as('riskOwner'), { name: 'a.docx' }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code, body.title.slice(0, 32)])).toEqual([
      [422, 'file-refused', 'This file is empty.'],
      [422, 'file-refused', 'The name ends in .pdf, but the c'],
      [422, 'file-refused', 'Web pages, SVG and XML are not t'],
      [422, 'file-refused', 'Files that can hold macros are n'],
    ]);
    expect(await attach(to, aPdf(), as('riskOwner'), { name: '' })).toMatchObject({ status: 422, body: { errors: [{ field: 'name', message: 'Write the file name' }] } });
    expect((await list(to, as('riskOwner'))).body).toEqual([]);
  });

  it('has up to 20 MB, told beforehand or not', async () => {
    const larger = Buffer.alloc(LIMITS.fileBytes + 1, 'x');
    const said = { status: 413, body: { code: 'too-large', title: 'A file can have up to 20 MB. This one has 20.1 MB. Nothing has been saved.' } };
    expect(await attach(`risks/${riskId}`, larger)).toMatchObject(said);
    const url = await test.listen();
    const stream = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < larger.length; sent += 1024 * 1024) controller.enqueue(larger.subarray(sent, sent + 1024 * 1024));
        controller.close();
      },
    });
    const reply = await fetch(`${url}/api/risks/${riskId}/attachments?name=a.txt`, {
      method: 'POST', headers: { ...as('riskOwner'), 'content-type': 'application/octet-stream' }, body: stream, duplex: 'half',
    } as RequestInit);
    expect({ status: reply.status, body: await reply.json() }).toMatchObject(said);
    expect(await attach(`risks/${riskId}`, larger.subarray(1), as('riskOwner'), { name: 'a.txt' })).toMatchObject({ status: 201, body: { size: LIMITS.fileBytes } });
  });

  it('comes as it is, to the addresses that take files, from somebody signed in', async () => {
    const json = await speakAs(test, as('riskOwner')).post<ProblemView>(`risks/${riskId}/attachments?name=a.txt`, { body: { a: 1 } });
    expect([json.status, json.body.title]).toEqual([415, 'Send the file itself, as application/octet-stream.']);
    for (const url of [`/api/risks/${riskId}/closure`, '/api/session', '/api/setup'])
      expect((await test.app.inject({ method: 'POST', url, headers: { ...as('riskOwner'), 'content-type': 'application/octet-stream' }, payload: aPdf() })).statusCode).toBe(415);
    const { 'x-xsrf-token': _, ...forged } = as('riskOwner');
    expect([(await attach(`risks/${riskId}`, aPdf(), {} as SignedIn)).status, (await attach(`risks/${riskId}`, aPdf(), forged as SignedIn)).status]).toEqual([401, 403]);
  });

  it('is one of 200 at most', async () => {
    const to = await addRisk('Full');
    await council.sql(
      `INSERT INTO attachment (organisation_id, id, subject_type, subject_id, name, media_type, size, digest, author_id, recorded_at)
       SELECT $1, gen_random_uuid(), 'risk', $2, 'a.txt', 'text/plain', 1, sha256('x'), $3, now() FROM generate_series(1, ${LIMITS.files})`,
      [council.organisationId, to, council.people.riskOwner.id],
    );
    expect(await attach(`risks/${to}`, aPdf())).toMatchObject({ status: 409, body: { code: 'too-many-files' } });
  });
});

describe('a withdrawn file', () => {
  it('is listed with its reason, and served no more', async () => {
    const { body } = await attach(`risks/${riskId}`, aPdf('%w\n'));
    expect(await withdraw(body.id, as('riskOwner'))).toMatchObject({ status: 201, body: { id: body.id, withdrawnAt: '2026-03-02T09:00:00.000Z', withdrawnReason: 'The wrong year' } });
    expect((await list(`risks/${riskId}`, as('auditor'))).body.find(({ id }) => id === body.id)).toMatchObject({ name: 'plan.pdf', withdrawnReason: 'The wrong year' });
    const reply = await download(body.id, as('auditor'));
    expect([reply.statusCode, reply.json<ProblemView>()]).toMatchObject([410, { code: 'withdrawn', title: 'plan.pdf was withdrawn and is no longer offered.', detail: 'The wrong year' }]);
    expect(await withdraw(body.id, as('riskOwner'))).toMatchObject({ status: 409, body: { title: 'plan.pdf is withdrawn already.' } });
    const [event] = await council.sql<Record<string, unknown>>(`SELECT subject_id, after FROM audit_event WHERE action = 'attachment.withdrawn'`);
    expect(event).toEqual({ subject_id: riskId, after: { attachmentId: body.id, fileName: 'plan.pdf', mediaType: 'application/pdf', size: body.size, digest: body.digest, reason: 'The wrong year' } });
  });

  it('of a review stands with that review, for whoever made it and whoever may change the risk', async () => {
    const id = await addRisk('Reviewed with papers');
    const risk = (await speakAs(test, as('registerOwner')).get<RiskView>(`risks/${id}`)).body;
    await speakAs(test, as('registerOwner')).post(`risks/${id}/reviews`, { body: { outcome: 'no-change', reason: 'The test went well' }, version: risk.version });
    const reviews = async (): Promise<ReviewView[]> => (await speakAs(test, as('auditor')).get<ReviewView[]>(`risks/${id}/reviews`)).body;
    const [review] = await reviews();
    const { status, body } = await attach(`reviews/${review!.id}`, aPdf('% the test\n'), as('registerOwner'), { name: 'test report.pdf' });
    expect([status, body.name, (await reviews())[0]?.files, (await list(`reviews/${review!.id}`, as('auditor'))).body.map(({ name }) => name)]).toEqual([201, 'test report.pdf', 1, ['test report.pdf']]);
    expect((await attach(`reviews/${review!.id}`, aPdf(), as('auditor'))).status).toBe(403);
    expect((await list(`reviews/${review!.id}`, as('unitViewer'))).status).toBe(404);
    const { body: changes } = await speakAs(test, as('auditor')).get<Page<ChangeView>>(`risks/${id}/changes`);
    expect(changes.items.map(({ action }) => action)).toContain('attachment.added');
    await withdraw(body.id, as('riskOwner'));
    expect((await reviews())[0]?.files).toBe(0);
  });

  it('is seen in place on a day before', async () => {
    const of = `risks/${await addRisk('Looked back at')}`;
    const { body } = await attach(of, aPdf('%before\n'));
    test.clock.set('2026-03-04T09:00:00Z');
    await withdraw(body.id, as('riskOwner'));
    await attach(of, aPdf('%after\n'));
    const then = await speakAs(test, as('auditor')).get<AttachmentView[]>(`${of}/attachments?asAt=2026-03-03`);
    expect(then.body).toEqual([body]);
    test.clock.set('2026-03-02T09:00:00Z');
  });

  it('needs a reason', async () => {
    const { body } = await attach(`risks/${riskId}`, aPdf('%r\n'));
    expect(await withdraw(body.id, as('riskOwner'), ' ')).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
  });
});

describe('the files of a risk, a control and an action', () => {
  const things = () => ({ risk: `risks/${riskId}`, control: `controls/${controlId}`, action: `actions/${actionId}` });

  it('are read by readers of the full wording, and are not there for anybody else', async () => {
    const neighbour = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
    const strangers = { ...signedIn, neighbour: await neighbour.signIn(neighbour.people.riskManager) };
    for (const [type, of] of Object.entries(things())) {
      const { body } = await attach(of, aPdf(`%${type}\n`), as('riskManager'));
      const wordsOf = (problem: ProblemView) => [problem.title, problem.detail];
      for (const who of ['auditor', 'registerOwner', 'riskOwner', 'continuityManager'] as const) expect([type, who, (await list(of, as(who))).status, (await download(body.id, as(who))).statusCode]).toEqual([type, who, 200, 200]);
      for (const who of ['unitViewer', 'otherRegisterOwner', 'neighbour'] as const) {
        const by = strangers[who]!;
        const nowhere = of.replace(/[^/]*$/, v7());
        const [there, gone] = [await list(of, by), await list(nowhere, by)] as unknown as { status: number; body: ProblemView }[];
        expect([type, who, there!.status, wordsOf(there!.body)]).toEqual([type, who, 404, wordsOf(gone!.body)]);
        const [content, none] = [await download(body.id, by), await download(v7(), by)];
        expect([type, who, content.statusCode, wordsOf(content.json())]).toEqual([type, who, 404, wordsOf(none.json())]);
        expect([type, who, (await attach(of, aPdf(), by)).status, (await withdraw(body.id, by)).status]).toEqual([type, who, 404, 404]);
      }
    }
  });

  it('are attached and withdrawn by whoever may edit the thing, and by the owner of the control or action', async () => {
    for (const [type, of] of Object.entries(things())) {
      for (const who of ['riskManager', 'registerOwner', 'riskOwner'] as const) {
        const { status, body } = await attach(of, aPdf(`%${who}\n`), as(who));
        expect([type, who, status, (await withdraw(body.id, as(who))).status]).toEqual([type, who, 201, 201]);
      }
      const { body } = await attach(of, aPdf(), as('riskManager'));
      for (const who of ['auditor', 'continuityManager'] as const) {
        const refused = await attach(of, aPdf(), as(who));
        expect([type, who, refused.status, (await withdraw(body.id, as(who))).status]).toEqual([type, who, 403, 403]);
        expect(refused.body.title).toMatch(/^Only the owner of this (?:risk|control or of its risk|action or of its risk), .* Ask the Head of ICT\.$/);
      }
    }
    expect((await attach(`risks/${riskId}`, aPdf(), measureOwner)).status).toBe(404);
    for (const to of [`controls/${controlId}`, `actions/${actionId}`]) {
      const { status, body } = await attach(to, aPdf('%own\n'), measureOwner);
      expect([to, status, (await download(body.id, measureOwner)).statusCode, (await list(to, measureOwner)).status, (await withdraw(body.id, measureOwner)).status]).toEqual([to, 201, 200, 200, 201]);
    }
  });

  it('of an action are read by whoever reads one of its risks, in whatever register', async () => {
    const made = await addMeasures(await addRisk('Shared'), council.people.riskOwner.id);
    const { body: other } = await speakAs(test, as('riskManager')).post<RiskView>(`registers/${council.registers.housing}/risks`, { body: { title: 'Served too', status: 'open', ownerId: council.people.otherRiskOwner.id } });
    expect((await list(`actions/${made.actionId}`, as('otherRegisterOwner'))).status).toBe(404);
    await council.sql('INSERT INTO action_risk (organisation_id, action_id, risk_id) VALUES ($1, $2, $3)', [council.organisationId, made.actionId, other.id]);
    expect((await list(`actions/${made.actionId}`, as('otherRegisterOwner'))).status).toBe(200);
    expect((await attach(`actions/${made.actionId}`, aPdf(), as('otherRegisterOwner'))).status).toBe(403);
  });

  it('are read only where the thing has ended', async () => {
    const closing = await addRisk('Closing');
    const made = await addMeasures(closing, council.people.riskOwner.id);
    const files = await Promise.all([`risks/${closing}`, `controls/${made.controlId}`, `actions/${made.actionId}`].map(async (of) => ({ of, id: (await attach(of, aPdf())).body.id })));
    await council.sql(`UPDATE control SET withdrawn_at = now(), withdrawn_by = owner_id, withdrawn_reason = 'Gone' WHERE id = $1`, [made.controlId]);
    await council.sql(`UPDATE action SET status = 'done', ended_at = now() WHERE id = $1`, [made.actionId]);
    for (const { of, id } of files.slice(1)) expect([(await attach(of, aPdf())).status, (await withdraw(id, as('riskOwner'))).status, (await download(id, as('riskOwner'))).statusCode]).toEqual([409, 409, 200]);
    await council.sql(`UPDATE control SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL WHERE id = $1`, [made.controlId]);
    await speakAs(test, as('riskManager')).post(`risks/${closing}/closure`, { body: { reason: 'Over' }, version: 1 });
    for (const { of, id } of files.slice(0, 2)) {
      expect(await attach(of, aPdf())).toMatchObject({ status: 409, body: { title: 'This risk is closed. It can be read but not changed.' } });
      expect([(await withdraw(id, as('riskOwner'))).status, (await download(id, as('riskOwner'))).statusCode]).toEqual([409, 200]);
    }
  });

  it('begin once a draft is in the register', async () => {
    const draft = await addRisk('Not yet', { status: 'draft' });
    expect(await attach(`risks/${draft}`, aPdf(), as('riskManager'))).toMatchObject({ status: 409, body: { code: 'is-a-draft' } });
    expect([(await list(`risks/${draft}`, as('riskManager'))).body, (await list(`risks/${draft}`, as('auditor'))).status]).toEqual([[], 404]);
  });
});

describe('what is stored of a file', () => {
  it('cannot be altered, but for its withdrawal, by the role that serves', async () => {
    const [row] = await council.sql<{ n: boolean; w: boolean; c: boolean }>(
      `SELECT has_column_privilege('holdfast_serving', 'attachment', 'name', 'UPDATE') AS n, has_column_privilege('holdfast_serving', 'attachment', 'withdrawn_at', 'UPDATE') AS w,
         has_table_privilege('holdfast_serving', 'attachment_content', 'UPDATE') AS c`,
    );
    expect(row).toEqual({ n: false, w: true, c: false });
    await expect(council.sql('UPDATE attachment_content SET content = $1', [Buffer.from('x')])).rejects.toThrow('attachment_content only grows');
    await expect(council.sql('DELETE FROM attachment_content')).rejects.toThrow('attachment_content only grows');
  });
});
