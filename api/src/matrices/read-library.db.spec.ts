import type { LibraryMatrixView, MatrixVersionView, ProblemView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

let at: AtTheCouncil;
let headers: Record<'riskManager' | 'riskOwner', object>;
beforeAll(async () => {
  at = await atTheCouncil();
  headers = { riskManager: await at.council.signIn(at.council.people.riskManager), riskOwner: await at.council.signIn(at.council.people.riskOwner) };
});
afterAll(() => at.close());

const look = async (text: string, as: keyof typeof headers = 'riskManager') => {
  const reply = await at.app.inject({ method: 'POST', url: '/api/matrix-libraries', headers: { ...headers[as], 'content-type': 'application/octet-stream' }, payload: Buffer.from(text) });
  return { status: reply.statusCode, body: reply.json() as unknown };
};
const LIBRARY = `
name: Depot library
objects:
  risk_matrix:
    - name: Three by two
      description: As the depot uses it
      probability: [{ abbreviation: '1', name: Seldom }, { abbreviation: '2', name: Sometimes }, { abbreviation: '3', name: Often }]
      impact: [{ abbreviation: X, name: Small }, { abbreviation: X, name: Large }]
      risk: [{ abbreviation: L, name: Low, hexcolor: '#a6d8cb' }, { abbreviation: M, name: Middling }, { abbreviation: H, name: High, hexcolor: '#d0651f' }]
      grid: [[0, 0], [0, 2], [2, 2]]
    - name: Crooked
      probability: [{ name: A }, { name: B }]
      impact: [{ name: C }, { name: D }, { name: E }]
      risk: [{ name: Low }, { name: High }]
      grid: [[0, 1], [1, 1], [1, 1]]
`;

describe('a library of matrices', () => {
  it('is looked at first: what each matrix is, what was done differently, and why another is none; kept, it is a draft', async () => {
    const { status, body } = await look(LIBRARY);
    const [first, second] = body as LibraryMatrixView[];
    expect(status).toBe(200);
    expect(first).toMatchObject({
      name: 'Three by two', description: 'As the depot uses it', fault: null,
      definition: { rule: 'table', likelihood: [{ code: '1' }, { code: '2' }, { code: '3' }], impact: [{ code: '1', label: 'Small' }, { code: '2', label: 'Large' }], levels: [{ code: 'L' }, { code: 'H' }], cells: [[0, 0], [0, 1], [1, 1]] },
      notes: [
        '3 steps of likelihood, from Seldom to Often', '2 steps of impact, from Small to Large', '2 levels, each cell with its own: there is no arithmetic', 'The abbreviations of impact are missing or repeat, so they are numbered',
        'No cell has the level Middling: left out',
      ],
    });
    expect(second).toMatchObject({ name: 'Crooked', definition: null, fault: 'The grid of 3 by 2 does not fit 2 steps of probability and 3 of impact. It lies the wrong way round.' });
    expect((await at.as.riskManager.get<unknown[]>('matrices')).body).toHaveLength(1);
    const kept = await at.as.riskManager.post<MatrixVersionView>('matrices', { body: { name: first!.name, description: first!.description, definition: first!.definition } });
    expect([kept.status, kept.body.publishedAt]).toEqual([201, null]);
    expect((await at.as.riskManager.post(`matrix-versions/${kept.body.id}/publication`, { version: kept.body.version })).status).toBe(201);
  });

  it('is refused in a sentence where it is none, and to whoever makes no matrices', async () => {
    expect(await look('Name,Site\nA,B\n')).toMatchObject({ status: 422, body: { title: 'This file holds no risk matrices.' } satisfies Partial<ProblemView> });
    expect((await look(LIBRARY, 'riskOwner')).status).toBe(403);
  });
});
