import type { RiskView } from '@holdfast/contracts';
import { aCouncil, type Council } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let owner: Speaker;

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  owner = speakAs(test, await council.signIn(council.people.registerOwner));
});
afterAll(() => test.close());

const add = (body: object, as = owner, register = council.registers.ict) => as.post<RiskView>(`registers/${register}/risks`, { body });

describe('adding a risk', () => {
  it('a title is enough for a draft, which has no reference', async () => {
    const { status, body, etag } = await add({ title: 'Malware', status: 'draft' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Malware', status: 'draft', reference: null, wording: 'full', openedAt: null, nextReview: null, movement: null });
    expect(body.residual).toEqual({ matrixVersionId: null, likelihood: null, impact: null, level: null, score: null });
    expect(etag).toBe('"1"');
    expect((await owner.get<RiskView>(`risks/${body.id}`)).body).toEqual(body);
  });

  it('an open risk gets the next reference, its level, and a first review by the cycle of the register', async () => {
    const { riskOwner } = council.people;
    const { status, body } = await add({
      title: 'Data centre lost', status: 'open', ownerId: riskOwner.id, cause: 'Fire', treatment: 'treat', proximity: 'within-3-months',
      inherent: { likelihood: '4', impact: '5' }, residual: { likelihood: '2', impact: '5' }, rationale: 'Second site in place',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      reference: 'ICT-001', registerName: 'ICT service risks', owner: { id: riskOwner.id, jobTitle: 'Service Desk Manager' },
      author: { id: council.people.registerOwner.id }, movement: { kind: 'new' }, nextReview: '2026-06-02', openedAt: '2026-03-02T09:00:00.000Z',
      residual: { matrixVersionId: council.matrix.versionId, likelihood: '2', impact: '5', score: 10 },
      register: { prefix: 'ICT', unitPath: [council.units.council, council.units.resources, council.units.ict] },
    });
    expect((await owner.get<RiskView>(`risks/${body.id}`)).body).toEqual(body);
    const { body: assessments } = await owner.get<object[]>(`risks/${body.id}/assessments`);
    expect(assessments).toEqual([
      expect.objectContaining({ kind: 'residual', likelihood: '2', impact: '5', score: 10, rationale: 'Second site in place', recordedAt: '2026-03-02T09:00:00.000Z' }),
      expect.objectContaining({ kind: 'inherent', likelihood: '4', impact: '5', score: 20 }),
    ]);
  });

  it('a likelihood that is not on the matrix is refused on its field, and nothing is written', async () => {
    const rows = () => council.sql<{ risks: string; events: string; counts: string; numbers: string }>(
      `SELECT (SELECT count(*) FROM risk) AS risks, (SELECT count(*) FROM audit_event) AS events,
         (SELECT coalesce(sum(risks), 0) FROM standing_count) AS counts, (SELECT sum(last_number) FROM register_numbering) AS numbers`,
    );
    const before = await rows();
    const answer = await add({ title: 'Flood', status: 'open', ownerId: council.people.riskOwner.id, residual: { likelihood: 'G', impact: '5' } });
    expect(answer.status).toBe(422);
    expect(faults(answer)).toEqual({ 'residual.likelihood': 'Choose 1 to 5. This matrix has no G.' });
    expect(await rows()).toEqual(before);
  });
});
