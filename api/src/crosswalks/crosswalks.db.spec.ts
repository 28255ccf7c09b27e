import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CrosswalkProposalView, CrosswalkView, ProblemView } from '@holdfast/contracts';
import { HALTON_4X4, MELTON_6X4, proposeCrosswalk, type RiskMatrix } from '@holdfast/domain';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import { v7 } from 'uuid';
import { query } from '../../test/fresh-database';
import { startApp, type TestApp } from '../../test/start-app';

describe('crosswalks', () => {
  let test: TestApp;
  let council: Council;
  let riskManager: SignedIn;
  let melton: string;
  let halton: string;
  let draft: string;
  beforeAll(async () => {
    test = await startApp();
    council = await aCouncil(test.database.ownerUrl);
    riskManager = await council.signIn(council.people.riskManager);
    melton = await addMatrix(council, 'Letters', MELTON_6X4.matrix);
    halton = await addMatrix(council, 'Four by four', HALTON_4X4.matrix);
    draft = await addMatrix(council, 'In the making', HALTON_4X4.matrix, null);
  });
  afterAll(() => test.close());

  const addMatrix = async ({ sql, organisationId }: Council, name: string, definition: RiskMatrix, publishedAt: string | null = '2026-01-05T09:00:00Z'): Promise<string> => {
    const [id, versionId] = [v7(), v7()];
    await sql('INSERT INTO risk_matrix (organisation_id, id, name) VALUES ($1, $2, $3)', [organisationId, id, name]);
    await sql(
      'INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, published_at) VALUES ($1, $2, $3, 1, $4, $5)',
      [organisationId, versionId, id, JSON.stringify(definition), publishedAt],
    );
    return versionId;
  };
  const ask = async <Body>(as: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await test.app.inject({ method, url: `/api/${url}`, payload, headers: { ...as } });
    return { status: answer.statusCode, body: answer.json() as Body };
  };
  const declare = (changes: object = {}) =>
    ask<CrosswalkView & ProblemView>(riskManager, 'POST', 'crosswalks', {
      fromVersionId: melton, toVersionId: council.matrix.versionId, mapping: proposeCrosswalk(MELTON_6X4.matrix, council.matrix.definition), ...changes,
    });
  const inForce = async () => (await ask<CrosswalkView[]>(riskManager, 'GET', 'crosswalks')).body;

  it('proposes one between any two published matrices and keeps nothing', async () => {
    const { status, body } = await ask<CrosswalkProposalView>(riskManager, 'GET', `crosswalk-proposals?from=${melton}&to=${council.matrix.versionId}`);
    expect(status).toBe(200);
    expect(body.mapping).toEqual(proposeCrosswalk(MELTON_6X4.matrix, council.matrix.definition));
    expect(await inForce()).toEqual([]);
  });

  it('proposes nothing for a draft, an unknown matrix, or a matrix and itself', async () => {
    for (const [from, to, field] of [[draft, halton, 'from'], [halton, v7(), 'to'], [halton, halton, 'to'], ['melton', halton, 'from']]) {
      const { status, body } = await ask<ProblemView>(riskManager, 'GET', `crosswalk-proposals?from=${from}&to=${to}`);
      expect({ status, fields: body.errors?.map((error) => error.field) }).toEqual({ status: 422, fields: [field] });
    }
  });

  it('is in force once declared, under a number of its own, and the earlier declaration stays readable', async () => {
    const first = await declare({ reason: 'Agreed by the risk group.' });
    expect(first).toMatchObject({
      status: 201,
      body: {
        number: 1, reason: 'Agreed by the risk group.', declaredAt: '2026-03-02T09:00:00.000Z', declaredBy: { jobTitle: 'Corporate Risk Manager' },
        from: { versionId: melton, name: 'Letters', number: 1 }, to: { versionId: council.matrix.versionId, name: 'Corporate 5 × 5', number: 1 },
      },
    });
    const second = await declare();
    expect(second.body.number).toBe(2);
    expect(await inForce()).toEqual([second.body]);
    expect((await ask(riskManager, 'GET', `crosswalks/${first.body.id}`)).body).toEqual(first.body);
    expect((await ask(riskManager, 'GET', `crosswalks?from=${melton}&to=${council.matrix.versionId}`)).body).toEqual([second.body, first.body]);
    const events = await query(test.database.ownerUrl, 'SELECT action, after->>\'number\' AS number FROM audit_event WHERE subject_id = ANY($1) ORDER BY id', [[first.body.id, second.body.id]]);
    expect(events).toEqual([{ action: 'crosswalk.declared', number: '1' }, { action: 'crosswalk.declared', number: '2' }]);
  });

  it('gets one number each when two are declared at the same moment', async () => {
    const mapping = proposeCrosswalk(HALTON_4X4.matrix, council.matrix.definition);
    const answers = await Promise.all([1, 2, 3].map(() => declare({ fromVersionId: halton, mapping })));
    expect(answers.map(({ body }) => body.number).sort((a, b) => a - b)).toEqual([1, 2, 3]);
  });

  it('is refused with every fault on its line when a cell is left out, doubled, unknown, or the order of levels breaks', async () => {
    const { cells, levels } = proposeCrosswalk(MELTON_6X4.matrix, council.matrix.definition);
    const worst = cells.findIndex(({ from }) => from.likelihood === 'A' && from.impact === 'I');
    const mapping = {
      cells: cells.slice(1).map((line, index) => (index === worst - 1 ? { ...line, to: { likelihood: '1', impact: '1' } } : line)),
      levels: [...levels, { from: 'H', to: 'XX' }],
    };
    const { status, body } = await declare({ mapping });
    expect(status).toBe(422);
    expect(body.errors).toEqual(
      expect.arrayContaining([
        { field: 'mapping.cells', message: 'F × IV is not mapped.' },
        { field: `mapping.cells.${worst - 1}`, message: expect.stringContaining('The order of levels is not kept') },
        { field: `mapping.levels.${levels.length}`, message: expect.stringContaining('which the other matrix does not have') },
      ]),
    );
  });

  it.each<[string, object, string]>([
    ['a draft at one end', { get toVersionId() { return draft; } }, 'toVersionId'],
    ['a matrix of nowhere', { fromVersionId: v7() }, 'fromVersionId'],
    ['a mapping of something else', { mapping: { cells: 'all', levels: [] } }, 'mapping.cells'],
    ['more cells than any matrix has', { mapping: { cells: Array.from({ length: 101 }, () => ({})), levels: [] } }, 'mapping.cells'],
    ['a line with half a cell', { mapping: { cells: [{ from: { likelihood: 'A' }, to: { likelihood: '1', impact: '1' } }], levels: [] } }, 'mapping.cells.0.from.impact'],
  ])('is refused with %s', async (_, changes, field) => {
    const { status, body } = await declare(changes);
    expect(status).toBe(422);
    expect(body.errors?.map((error) => error.field)).toContain(field);
  });

  it('is declared by a risk manager of the whole organisation only, and read by all who read maps', async () => {
    for (const role of ['administrator', 'auditor', 'member', 'registerOwner', 'unitRiskManager'] as const) {
      const as = await council.signIn(council.people[role]);
      const declared = await ask(as, 'POST', 'crosswalks', { fromVersionId: melton, toVersionId: halton, mapping: proposeCrosswalk(MELTON_6X4.matrix, HALTON_4X4.matrix) });
      expect({ role, declared: declared.status, read: (await ask(as, 'GET', 'crosswalks')).status }).toEqual({ role, declared: 403, read: 200 });
    }
  });

  it('joins nothing of one council to another', async () => {
    const other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
    const stranger = await other.signIn(other.people.riskManager);
    expect((await ask(stranger, 'GET', 'crosswalks')).body).toEqual([]);
    expect((await ask(stranger, 'GET', `crosswalks/${(await inForce())[0]!.id}`)).status).toBe(404);
    const { status, body } = await ask<ProblemView>(stranger, 'POST', 'crosswalks', { fromVersionId: melton, toVersionId: other.matrix.versionId, mapping: { cells: [], levels: [] } });
    expect({ status, fields: body.errors?.map((error) => error.field) }).toEqual({ status: 422, fields: ['fromVersionId'] });
  });
});
