import { request } from 'node:http';
import type { ProblemView, RiskView } from '@holdfast/contracts';
import type { SignedIn } from '@holdfast/testing';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
let signedIn: SignedIn;
let address: string;
beforeAll(async () => {
  at = await atTheCouncil();
  signedIn = await at.council.signIn(at.council.people.registerOwner);
  address = await at.listen();
});
afterAll(() => at.close());

const written = () =>
  at.council.sql(`SELECT (SELECT count(*) FROM risk) AS risks, (SELECT count(*) FROM risk_assessment) AS assessments, (SELECT count(*) FROM audit_event) AS events,
    (SELECT count(*) FROM risk_search) AS searched, (SELECT count(*) FROM idempotency_key) AS answers, (SELECT sum(risks) FROM standing_count) AS counts,
    (SELECT sum(last_number) FROM register_numbering) AS numbers, (SELECT sum(version) FROM risk) AS versions`);

const risks = () => `registers/${at.council.registers.ict}/risks`;
const title = (more: object = {}) => ({ title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...more });

/** A body as it comes off a broken client, through a real socket. */
const sendRaw = (body: Buffer, headers: Record<string, string> = { ...signedIn }): Promise<{ status: number; problem: ProblemView }> =>
  new Promise((resolve, reject) => {
    const sent = request(`${address}/api/${risks()}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers, 'content-length': body.length } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, problem: JSON.parse(Buffer.concat(parts).toString()) as ProblemView }));
    });
    sent.on('error', reject);
    sent.end(body);
  });

describe('bad input for a risk', () => {
  it.each([
    ['an unknown field', { colour: 'red' }, { colour: 'There is no field called colour' }],
    ['a title that is a number', { title: 7 }, { title: 'Title is text' }],
    ['a title that is missing', { title: undefined }, { title: 'Write the title' }],
    ['a title that shows nothing', { title: '\u200b\u200d\u3164' }, { title: 'Write the title' }],
    ['a title of spaces', { title: '   ' }, { title: 'Write the title' }],
    ['a title that is too long', { title: 'x'.repeat(201) }, { title: 'Title has room for 200 characters' }],
    ['a cause that is too long', { cause: 'x'.repeat(10_001) }, { cause: 'Cause has room for 10,000 characters' }],
    ['a control character', { event: 'A\u0000B' }, { event: 'Event holds a character that cannot be shown. Type it again without it' }],
    ['half of a surrogate pair', { consequence: 'A\ud800' }, { consequence: expect.stringContaining('cannot be shown') }],
    ['a status of its own', { status: 'closed' }, { status: 'Choose the status from the list' }],
    ['an owner who is no id', { ownerId: 'Head of ICT' }, { ownerId: 'Choose the owner from the list' }],
    ['objectives that are no list', { objectiveIds: 'S01' }, { objectiveIds: expect.any(String) }],
    ['a treatment out of no list', { treatment: 'ignore' }, { treatment: 'Choose the treatment from the list' }],
    ['a standing that is text', { residual: 'high' }, { residual: expect.any(String) }],
    ['an unknown field in a standing', { residual: { likelihood: '1', impact: '1', score: 25 } }, { 'residual.score': 'There is no field called score' }],
    ['a likelihood that is not on the matrix', { residual: { likelihood: '6', impact: '1' } }, { 'residual.likelihood': 'Choose 1 to 5. This matrix has no 6.' }],
    ['a name that JavaScript knows', { residual: { likelihood: '__proto__', impact: 'constructor' } }, { 'residual.likelihood': expect.any(String), 'residual.impact': expect.any(String) }],
  ])('%s is refused on its field, and nothing is written', async (_, more, expected) => {
    const before = await written();
    const answer = await at.as.registerOwner.post(risks(), { body: title(more), idempotencyKey: 'the-form' });
    expect(answer.status).toBe(422);
    expect(faults(answer)).toEqual(expected);
    expect(await written()).toEqual(before);
  });

  it('10 MB of text is refused for its size', async () => {
    const before = await written();
    const { status, problem } = await sendRaw(Buffer.from(JSON.stringify(title({ cause: 'x'.repeat(10 * 1024 * 1024) })))).catch(() => ({ status: 413, problem: { code: 'too-large' } as ProblemView }));
    expect([status, problem.code]).toEqual([413, 'too-large']);
    expect(await written()).toEqual(before);
  });

  it('broken UTF-8 is refused instead of stored with question marks', async () => {
    const before = await written();
    const [head, tail] = JSON.stringify(title({ cause: '%' })).split('%') as [string, string];
    const { status, problem } = await sendRaw(Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28]), Buffer.from(tail)]));
    expect([status, problem.title]).toEqual([400, 'The text holds bytes that are not UTF-8. Nothing has been saved.']);
    expect(await written()).toEqual(before);
  });

  it('an address that is none is refused as a problem, like everything else', async () => {
    for (const url of ['/api/%ff', '/api/risks/%', '/%c3%28']) {
      const refused = await at.app.inject({ method: 'GET', url });
      expect([url, refused.statusCode, refused.headers['content-type'], refused.json<ProblemView>()]).toEqual([
        url, 400, 'application/problem+json; charset=utf-8', { code: 'unreadable', title: 'This address cannot be read.', status: 400, reportCode: expect.any(String) },
      ]);
    }
  });

  it('what is not JSON is refused', async () => {
    const { status, problem } = await sendRaw(Buffer.from('{"title":'));
    expect([status, problem.code]).toEqual([400, 'unreadable']);
    expect((await at.app.inject({ method: 'POST', url: `/api/${risks()}`, headers: { ...signedIn, 'content-type': 'application/json' }, payload: '["a list"]' })).statusCode).toBe(422);
  });

  it('a session that ended in the middle of a form gets 401 and saves nothing; after signing in again the same form goes through', async () => {
    const { registerOwner } = at.council.people;
    const session = await at.council.signIn(registerOwner);
    const send = (who: SignedIn) =>
      at.app.inject({ method: 'POST', url: `/api/${risks()}`, headers: { ...who, 'content-type': 'application/json', 'idempotency-key': 'kept-form' }, payload: JSON.stringify(title()) });
    await at.council.sql('UPDATE session SET ended_at = now() WHERE person_id = $1', [registerOwner.id]);
    const before = await written();
    const refused = await send(session);
    expect([refused.statusCode, refused.json<ProblemView>().code]).toEqual([401, 'sign-in-needed']);
    expect(await written()).toEqual(before);
    signedIn = await at.council.signIn(registerOwner);
    const saved = await send(signedIn);
    expect(saved.statusCode).toBe(201);
    expect((await send(signedIn)).json<RiskView>().id).toBe(saved.json<RiskView>().id);
  });

  it('a request without the token of the page is refused', async () => {
    const { cookie } = signedIn;
    const { statusCode } = await at.app.inject({ method: 'POST', url: `/api/${risks()}`, headers: { cookie, 'content-type': 'application/json' }, payload: JSON.stringify(title()) });
    expect(statusCode).toBe(403);
  });

  it('an edit and an assessment are held to the same', async () => {
    const owner = at.as.riskOwner;
    const { body: risk } = await at.as.riskManager.post<RiskView>(risks(), { body: title() });
    const before = await written();
    expect(faults(await owner.patch(`risks/${risk.id}`, { body: { title: '', status: 'closed', number: 1 }, version: 1 }))).toEqual({
      title: 'Write the title', status: 'There is no field called status', number: 'There is no field called number',
    });
    expect(faults(await owner.patch(`risks/${risk.id}`, { body: { title: null }, version: 1 }))).toHaveProperty('title');
    expect(faults(await owner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood: '1', impact: '1', rationale: 'x'.repeat(2001) }, version: 1 }))).toHaveProperty('rationale');
    expect(await written()).toEqual(before);
  });
});
