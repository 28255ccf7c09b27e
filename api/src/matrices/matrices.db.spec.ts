import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MatrixVersionView, MatrixView, ProblemView, PublishedMatrixView } from '@holdfast/contracts';
import { HALTON_4X4, MELTON_6X4, READY_MADE_MATRICES, type RiskMatrix } from '@holdfast/domain';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import { query } from '../../test/fresh-database';
import { startApp, type TestApp } from '../../test/start-app';

describe('matrices', () => {
  let test: TestApp;
  let council: Council;
  let riskManager: SignedIn;
  let auditor: SignedIn;
  let member: SignedIn;
  beforeAll(async () => {
    test = await startApp();
    council = await aCouncil(test.database.ownerUrl);
    riskManager = await council.signIn(council.people.riskManager);
    auditor = await council.signIn(council.people.auditor);
    member = await council.signIn(council.people.member);
  });
  afterAll(() => test.close());

  const ask = async <Body>(as: SignedIn, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object, headers: Record<string, string> = {}) => {
    const answer = await test.app.inject({ method, url: `/api/${url}`, payload, headers: { ...as, ...headers } });
    return { status: answer.statusCode, headers: answer.headers, body: (answer.payload ? answer.json() : null) as Body };
  };
  const at = (version: number) => ({ 'if-match': `"${version}"` });
  const create = async (name: string, definition: unknown = MELTON_6X4.matrix) => (await ask<MatrixVersionView>(riskManager, 'POST', 'matrices', { name, definition })).body;
  const publish = (id: string, version = 1) => ask<PublishedMatrixView>(riskManager, 'POST', `matrix-versions/${id}/publication`, undefined, at(version));
  const list = async (as: SignedIn) => (await ask<MatrixView[]>(as, 'GET', 'matrices')).body;
  const actionsOn = async (subjectId: string) =>
    (await query<{ action: string }>(test.database.ownerUrl, 'SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id', [subjectId])).map(({ action }) => action);

  describe('being defined', () => {
    it('starts as a draft from a ready-made one, with its audit events', async () => {
      const answer = await ask<MatrixVersionView>(riskManager, 'POST', 'matrices', { name: 'Letters by romans', description: 'For ICT.', definition: MELTON_6X4.matrix });
      expect(answer).toMatchObject({ status: 201, headers: { etag: '"1"' } });
      expect(answer.body).toMatchObject({ name: 'Letters by romans', description: 'For ICT.', number: 1, publishedAt: null, definition: MELTON_6X4.matrix });
      expect(await actionsOn(answer.body.matrixId)).toEqual(['matrix.created']);
      expect(await actionsOn(answer.body.id)).toEqual(['matrix-version.drafted']);
    });

    it('may lack sense while it is a draft: a blank code, an uncovered cell', async () => {
      const unfinished = { likelihood: [{ code: '', label: '' }], impact: [], rule: 'product', levels: [] };
      expect(await create('Unfinished', unfinished)).toMatchObject({ definition: unfinished });
    });

    it('offers what ships with the product to everybody who reads matrices', async () => {
      const { body } = await ask<{ id: string; definition: RiskMatrix }[]>(member, 'GET', 'ready-made-matrices');
      expect(body.map(({ id }) => id)).toEqual(READY_MADE_MATRICES.map(({ id }) => id));
      expect(body[0]!.definition).toEqual(READY_MADE_MATRICES[0]!.matrix);
    });

    it.each<[string, (matrix: Record<string, unknown>) => unknown, string]>([
      ['a list where a matrix belongs', () => [], 'definition'],
      ['no axis', ({ likelihood: _, ...rest }) => rest, 'definition.likelihood'],
      ['an unknown field', (matrix) => ({ ...matrix, admin: true }), 'definition'],
      ['a rule of its own', (matrix) => ({ ...matrix, rule: 'constructor' }), 'definition.rule'],
      ['an axis of a thousand steps', (matrix) => ({ ...matrix, impact: Array.from({ length: 1000 }, (_, n) => ({ code: `${n}`, label: 'x' })) }), 'definition.impact'],
      ['a step that is no object', (matrix) => ({ ...matrix, impact: ['I', 'II'] }), 'definition.impact.0'],
      ['a number for a code', (matrix) => ({ ...matrix, impact: [{ code: 1, label: 'One' }] }), 'definition.impact.0.code'],
      ['a code of 13 characters', (matrix) => ({ ...matrix, impact: [{ code: 'catastrophic!', label: 'One' }] }), 'definition.impact.0.code'],
      ['a NUL in a label', (matrix) => ({ ...matrix, impact: [{ code: 'I', label: 'a\u0000b' }] }), 'definition.impact.0.label'],
      ['half a character', (matrix) => ({ ...matrix, impact: [{ code: 'I', label: '\uD800' }] }), 'definition.impact.0.label'],
      ['a value beyond any scale', (matrix) => ({ ...matrix, impact: [{ code: 'I', label: 'One', value: 1e300 }] }), 'definition.impact.0.value'],
      ['an impact category that is none', (matrix) => ({ ...matrix, impact: [{ code: 'I', label: 'One', categories: { weather: 'Rain' } }] }), 'definition.impact.0.categories'],
      ['a cell that names level 10', (matrix) => ({ ...matrix, cells: [[10]] }), 'definition.cells.0.0'],
      ['a table with text in it', (matrix) => ({ ...matrix, cells: [['1']] }), 'definition.cells.0.0'],
      ['a description of 2,001 characters', (matrix) => ({ ...matrix, levels: [{ code: 'L', label: 'Low', colour: '#a6d8cb', response: 'x'.repeat(2001) }] }), 'definition.levels.0.response'],
    ])('refuses %s by its path', async (_, change, field) => {
      const answer = await ask<ProblemView>(riskManager, 'POST', 'matrices', { name: 'Broken', definition: change({ ...MELTON_6X4.matrix }) as object });
      expect(answer.status).toBe(422);
      expect(answer.body.errors?.map((error) => error.field)).toContain(field);
      expect((await list(riskManager)).map(({ name }) => name)).not.toContain('Broken');
    });

    it('tells every fault of the shape at once', async () => {
      const { body } = await ask<ProblemView>(riskManager, 'POST', 'matrices', { name: 'Broken', definition: { likelihood: 1, impact: [{ code: 'I' }], rule: 'product', levels: [], cell: 1 } });
      expect(body.errors).toEqual([
        { field: 'definition.likelihood', message: 'This has to be a list' },
        { field: 'definition.impact.0.label', message: 'Write text here' },
        { field: 'definition', message: 'There is no field called cell here' },
      ]);
    });

    it.each([
      ['a prototype', '{"__proto__":{"polluted":true}}'],
      ['a constructor', '{"constructor":{"prototype":{"polluted":true}}}'],
      ['a constructor that is none', '{"constructor":1}'],
      ['lists a hundred thousand deep', `{"cells":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ])('refuses %s where a matrix belongs, and nothing else happens', async (_, definition) => {
      const answer = await test.app.inject({ method: 'POST', url: '/api/matrices', payload: `{"name":"Trick","definition":${definition}}`, headers: { ...riskManager, 'content-type': 'application/json' } });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    it('needs a name of its own', async () => {
      await create('Taken');
      const { status, body } = await ask<ProblemView>(riskManager, 'POST', 'matrices', { name: 'Taken', definition: HALTON_4X4.matrix });
      expect(status).toBe(422);
      expect(body.errors).toEqual([{ field: 'name', message: 'There is a matrix of this name already. Choose another name' }]);
    });

    it('is made once, however often the request is sent', async () => {
      const send = () => ask<MatrixVersionView>(riskManager, 'POST', 'matrices', { name: 'Once', definition: HALTON_4X4.matrix }, { 'idempotency-key': 'once' });
      const [first, second] = [await send(), await send()];
      expect(second.body).toEqual(first.body);
    });
  });

  describe('as a draft', () => {
    it('is edited at the version that was read, and a stale edit gets the draft as it is now', async () => {
      const draft = await create('Edited');
      const edited = await ask<MatrixVersionView>(riskManager, 'PUT', `matrix-versions/${draft.id}`, { definition: HALTON_4X4.matrix }, at(1));
      expect(edited).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { definition: HALTON_4X4.matrix, version: 2 } });
      const late = await ask<ProblemView>(riskManager, 'PUT', `matrix-versions/${draft.id}`, { definition: MELTON_6X4.matrix }, at(1));
      expect(late).toMatchObject({ status: 412, body: { code: 'stale', current: { definition: HALTON_4X4.matrix, version: 2 } } });
      expect(await actionsOn(draft.id)).toEqual(['matrix-version.drafted', 'matrix-version.edited']);
    });

    it('is not changed, discarded or published without saying which version was read', async () => {
      const draft = await create('Unconditional');
      const statuses = await Promise.all([
        ask(riskManager, 'PUT', `matrix-versions/${draft.id}`, { definition: HALTON_4X4.matrix }),
        ask(riskManager, 'DELETE', `matrix-versions/${draft.id}`),
        ask(riskManager, 'POST', `matrix-versions/${draft.id}/publication`),
        ask(riskManager, 'PATCH', `matrices/${draft.matrixId}`, { name: 'Other' }),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([428, 428, 428, 428]);
    });

    it('is seen by risk managers and auditors, and by nobody else', async () => {
      const draft = await create('Half done');
      for (const [person, status] of [[riskManager, 200], [auditor, 200], [member, 404], [await council.signIn(council.people.registerOwner), 404]] as const) {
        expect((await ask(person, 'GET', `matrix-versions/${draft.id}`)).status).toBe(status);
        expect((await list(person)).some(({ name }) => name === 'Half done')).toBe(status === 200);
      }
    });

    it('takes its matrix with it when it is discarded and there is no other version', async () => {
      const draft = await create('Discarded');
      expect((await ask(riskManager, 'DELETE', `matrix-versions/${draft.id}`, undefined, at(1))).status).toBe(204);
      expect((await list(riskManager)).some(({ id }) => id === draft.matrixId)).toBe(false);
      expect(await actionsOn(draft.id)).toEqual(['matrix-version.drafted', 'matrix-version.discarded']);
      expect(await actionsOn(draft.matrixId)).toEqual(['matrix.created', 'matrix.discarded']);
    });
  });

  describe('when published', () => {
    it('tells all that keeps it from being published at once, each by its path', async () => {
      const { levels } = HALTON_4X4.matrix;
      const faulty = {
        ...HALTON_4X4.matrix,
        impact: HALTON_4X4.matrix.impact.map((step, rank) => (rank === 3 ? { ...step, code: '1' } : step)),
        levels: [levels[0], { ...levels[1], colour: 'amber' }, { ...levels[2], from: 12 }],
      };
      const draft = await create('Faulty', faulty);
      const { status, body } = await ask<ProblemView>(riskManager, 'POST', `matrix-versions/${draft.id}/publication`, undefined, at(1));
      expect(status).toBe(422);
      expect(body.errors?.map(({ field }) => field)).toEqual(expect.arrayContaining(['definition.impact.3.code', 'definition.levels.1.colour']));
      expect((await ask<MatrixVersionView>(riskManager, 'GET', `matrix-versions/${draft.id}`)).body).toMatchObject({ publishedAt: null, version: 1 });
    });

    it('names an uncovered cell by its ranks', async () => {
      const { levels } = HALTON_4X4.matrix;
      const draft = await create('Uncovered', { ...HALTON_4X4.matrix, levels: [levels[0], levels[1], { ...levels[2], to: 15 }] });
      const { body } = await ask<ProblemView>(riskManager, 'POST', `matrix-versions/${draft.id}/publication`, undefined, at(1));
      expect(body.errors).toEqual([{ field: 'definition.cells.3.3', message: expect.stringContaining('4 × 4') }]);
    });

    it('is not stopped by a level that falls, and says so', async () => {
      const cells = MELTON_6X4.matrix.cells!.map((row, rank) => (rank === 1 ? [0, 1, 0, 2] : row));
      const draft = await create('Falling', { ...MELTON_6X4.matrix, cells });
      const { status, body } = await publish(draft.id);
      expect(status).toBe(201);
      expect(body.publishedAt).toBe('2026-03-02T09:00:00.000Z');
      expect(body.warnings).toContainEqual({ field: 'definition.cells.1.2', message: 'The level falls from Low to Very low as impact rises from III to II at likelihood E.' });
    });

    it('can be read by everybody who works there, members included', async () => {
      const draft = await create('For all');
      await publish(draft.id);
      const { status, headers, body } = await ask<MatrixVersionView>(member, 'GET', `matrix-versions/${draft.id}`);
      expect({ status, etag: headers.etag }).toEqual({ status: 200, etag: '"2"' });
      expect(body.definition).toEqual(MELTON_6X4.matrix);
      expect((await list(member)).find(({ name }) => name === 'For all')?.versions).toHaveLength(1);
    });

    it('never changes again, whoever asks', async () => {
      const draft = await create('Final');
      await publish(draft.id);
      for (const [method, payload] of [['PUT', { definition: HALTON_4X4.matrix }], ['DELETE', undefined]] as const)
        expect(await ask<ProblemView>(riskManager, method, `matrix-versions/${draft.id}`, payload, at(2))).toMatchObject({ status: 409, body: { code: 'published' } });
      expect((await publish(draft.id, 2)).status).toBe(409);
    });

    it('never changes again, even past the program: the database refuses', async () => {
      const draft = await create('Final below');
      await publish(draft.id);
      for (const statement of ["UPDATE risk_matrix_version SET definition = '{}'", 'UPDATE risk_matrix_version SET published_at = NULL', 'DELETE FROM risk_matrix_version'])
        await expect(query(test.database.ownerUrl, `${statement} WHERE id = $1`, [draft.id])).rejects.toThrow('a published matrix version never changes');
    });

    it('goes on as a new draft, one at a time, with the registers still on the old version', async () => {
      const matrix = `matrices/${council.matrix.id}/versions`;
      const added = await ask<MatrixVersionView>(riskManager, 'POST', matrix, {});
      expect(added).toMatchObject({ status: 201, body: { number: 2, definition: council.matrix.definition, publishedAt: null } });
      expect(await ask<ProblemView>(riskManager, 'POST', matrix, { definition: HALTON_4X4.matrix })).toMatchObject({ status: 409, body: { code: 'draft-exists' } });
      const [found] = (await list(riskManager)).filter(({ id }) => id === council.matrix.id);
      expect(found!.versions.map(({ number, registers }) => ({ number, registers }))).toEqual([{ number: 2, registers: 0 }, { number: 1, registers: 3 }]);
    });

    it('keeps a second draft out even when two are started at the same moment', async () => {
      const draft = await create('Raced');
      await publish(draft.id);
      const answers = await Promise.all([1, 2, 3].map(() => ask(riskManager, 'POST', `matrices/${draft.matrixId}/versions`, {})));
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
    });

    it('may be given a better name and description', async () => {
      const draft = await create('Old name');
      await publish(draft.id);
      const renamed = await ask<MatrixView>(riskManager, 'PATCH', `matrices/${draft.matrixId}`, { name: 'New name' }, at(1));
      expect(renamed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { name: 'New name', version: 2 } });
      expect(await ask<ProblemView>(riskManager, 'PATCH', `matrices/${draft.matrixId}`, { name: 'Newer' }, at(1))).toMatchObject({ status: 412, body: { current: { name: 'New name' } } });
      expect((await ask<MatrixVersionView>(member, 'GET', `matrix-versions/${draft.id}`)).body.name).toBe('New name');
    });
  });

  describe('who may', () => {
    it('lets only a risk manager of the whole organisation make and publish matrices', async () => {
      const draft = await create('Guarded');
      const others = (['administrator', 'auditor', 'member', 'registerOwner', 'riskOwner', 'continuityManager', 'unitAdministrator', 'unitRiskManager', 'unitViewer', 'otherRegisterOwner'] as const).map((role) => council.people[role]);
      for (const person of others) {
        const as = await council.signIn(person);
        const answers = [
          await ask(as, 'POST', 'matrices', { name: 'Mine', definition: HALTON_4X4.matrix }),
          await ask(as, 'PATCH', `matrices/${draft.matrixId}`, { name: 'Mine' }, at(1)),
          await ask(as, 'POST', `matrices/${draft.matrixId}/versions`, {}),
          await ask(as, 'PUT', `matrix-versions/${draft.id}`, { definition: HALTON_4X4.matrix }, at(1)),
          await ask(as, 'DELETE', `matrix-versions/${draft.id}`, undefined, at(1)),
          await ask(as, 'POST', `matrix-versions/${draft.id}/publication`, undefined, at(1)),
        ];
        expect({ person: person.jobTitle, statuses: answers.map(({ status }) => status) }).toEqual({ person: person.jobTitle, statuses: [403, 403, 403, 403, 403, 403] });
      }
      expect((await list(riskManager)).find(({ id }) => id === draft.matrixId)).toMatchObject({ name: 'Guarded', version: 1 });
    });

    it('lets somebody without any role, but who owns a risk, read the matrix that it is scored on', async () => {
      const consultant = await council.addPerson({ jobTitle: 'Consultant' });
      const as = await council.signIn(consultant);
      expect((await ask(as, 'GET', `matrix-versions/${council.matrix.versionId}`)).status).toBe(403);
      await council.sql(
        `INSERT INTO risk (organisation_id, id, register_id, status, number, reference, title, owner_id, unit_id, author_id)
         VALUES ($1, gen_random_uuid(), $2, 'open', 900, 'HSG-900', 'Lifts fail', $3, $4, $3)`,
        [council.organisationId, council.registers.housing, consultant.id, council.units.housing],
      );
      expect((await ask(as, 'GET', `matrix-versions/${council.matrix.versionId}`)).status).toBe(200);
      const [found] = await list(as);
      expect(found!.versions.at(-1)!.registers).toBe(1);
    });

    it('shows nothing of one council to another', async () => {
      const draft = await create('Ours');
      await publish(draft.id);
      const other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
      const stranger = await other.signIn(other.people.riskManager);
      expect((await list(stranger)).map(({ id }) => id)).toEqual([other.matrix.id]);
      expect((await ask(stranger, 'GET', `matrix-versions/${draft.id}`)).status).toBe(404);
      expect((await ask(stranger, 'PATCH', `matrices/${draft.matrixId}`, { name: 'Theirs' }, at(1))).status).toBe(404);
      expect((await ask(stranger, 'POST', `matrices/${draft.matrixId}/versions`, {})).status).toBe(404);
    });

    it('finds nothing at an address that is no id', async () => {
      expect((await ask(riskManager, 'GET', 'matrix-versions/1')).status).toBe(404);
    });
  });
});
