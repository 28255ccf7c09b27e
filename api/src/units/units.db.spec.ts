import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { UnitView } from '@holdfast/contracts';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import { startApp, type TestApp } from '../../test/start-app';

describe('the tree of units', () => {
  let test: TestApp;
  let council: Council;
  let administrator: SignedIn;
  beforeAll(async () => {
    test = await startApp();
  });
  beforeEach(async () => {
    council = await aCouncil(test.database.ownerUrl);
    administrator = await council.signIn(council.people.administrator);
  });
  afterAll(() => test.close());

  const tree = async () => (await test.app.inject({ method: 'GET', url: '/api/units', headers: { ...administrator } })).json<UnitView[]>();
  const named = async (name: string) => (await tree()).find((unit) => unit.name === name) as UnitView;
  const create = (payload: object, headers: object = administrator) => test.app.inject({ method: 'POST', url: '/api/units', headers: { ...headers }, payload });
  const edit = async (id: string, payload: object, { headers = administrator, version }: { headers?: object; version?: number } = {}) => {
    const known = version ?? (await tree()).find((unit) => unit.id === id)?.version ?? 1;
    return test.app.inject({ method: 'PATCH', url: `/api/units/${id}`, headers: { ...headers, 'if-match': `"${known}"` }, payload });
  };
  /** Every unit's path is its parent's and its own id. */
  const wholePaths = async () => {
    const units = await tree();
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return units.every(({ id, parentId, path }) => JSON.stringify(path) === JSON.stringify([...(parentId ? (byId.get(parentId)?.path ?? ['?']) : []), id]));
  };

  it('lists parents before children, and siblings by name', async () => {
    expect((await tree()).map(({ name }) => name)).toEqual(['Borsetshire Council', 'Communities', 'Resources', 'Housing', 'ICT', 'Infrastructure']);
  });

  it('takes a new unit under another', async () => {
    const answer = await create({ name: ' Networks ', kind: 'team', parentId: council.units.ict });
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json<UnitView>();
    expect(answer.json()).toEqual({
      id, name: 'Networks', kind: 'team', parentId: council.units.ict, version: 1,
      path: [council.units.council, council.units.resources, council.units.ict, id],
    });
    expect(await named('Networks')).toEqual(answer.json());
    expect(await council.sql(`SELECT actor_id, subject_id, after FROM audit_event WHERE action = 'unit.created' AND organisation_id = $1`, [council.organisationId])).toEqual([
      { actor_id: council.people.administrator.id, subject_id: id, after: { name: 'Networks', kind: 'team', parentId: council.units.ict } },
    ]);
  });

  it('has one unit of a name among siblings', async () => {
    const answer = await create({ name: 'housing', kind: 'team', parentId: council.units.communities });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ field: 'name', message: 'There is a unit of this name here already' }] }]);
    expect((await create({ name: 'Housing', kind: 'service', parentId: council.units.resources })).statusCode).toBe(201);
  });

  it('does not turn round: a directorate is no part of a team', async () => {
    expect((await create({ name: 'X', kind: 'directorate', parentId: council.units.infrastructure })).json()).toMatchObject({
      errors: [{ field: 'kind', message: 'A directorate cannot be part of a team' }],
    });
    expect((await edit(council.units.ict, { kind: 'directorate' })).statusCode).toBe(200);
    expect((await edit(council.units.resources, { kind: 'team' })).json()).toMatchObject({ errors: [{ field: 'kind' }] });
    expect((await edit(council.units.resources, { parentId: council.units.housing })).json()).toMatchObject({ errors: [{ field: 'parentId', message: 'A directorate cannot be part of a service' }] });
  });

  it('moves a unit with all that is under it', async () => {
    const answer = await edit(council.units.ict, { parentId: council.units.communities });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['etag']).toBe('"2"');
    expect(answer.json<UnitView>().path).toEqual([council.units.council, council.units.communities, council.units.ict]);
    expect((await named('Infrastructure')).path).toEqual([council.units.council, council.units.communities, council.units.ict, council.units.infrastructure]);
    expect((await named('Housing')).path).toEqual([council.units.council, council.units.communities, council.units.housing]);
    expect(await wholePaths()).toBe(true);
  });

  it.each([
    ['itself', 'ict', 'A unit cannot be part of itself'],
    ['a unit below it', 'infrastructure', 'Infrastructure is itself part of ICT'],
  ] as const)('does not move a unit under %s', async (_, under, message) => {
    const answer = await edit(council.units.ict, { parentId: council.units[under] });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ field: 'parentId', message }] }]);
    expect(await wholePaths()).toBe(true);
  });

  it('makes no circle when two units are moved under each other at the same moment', async () => {
    const [a, b] = await Promise.all([
      create({ name: 'A', kind: 'team', parentId: council.units.ict }),
      create({ name: 'B', kind: 'team', parentId: council.units.ict }),
    ]).then((made) => made.map((answer) => answer.json<UnitView>().id) as [string, string]);
    const answers = await Promise.all([edit(a, { parentId: b }), edit(b, { parentId: a })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect(await wholePaths()).toBe(true);
  });

  it('keeps every path whole when units are made and moved at the same moment', async () => {
    await Promise.all([
      edit(council.units.ict, { parentId: council.units.communities }),
      create({ name: 'A', kind: 'team', parentId: council.units.infrastructure }),
      edit(council.units.infrastructure, { parentId: council.units.housing }),
      create({ name: 'B', kind: 'team', parentId: council.units.ict }),
    ]);
    expect(await wholePaths()).toBe(true);
  });

  it('refuses a stale change with the unit as it is now', async () => {
    await edit(council.units.ict, { name: 'Digital' });
    const answer = await edit(council.units.ict, { name: 'Technology' }, { version: 1 });
    expect([answer.statusCode, answer.json()]).toMatchObject([412, { current: { name: 'Digital', version: 2 } }]);
  });

  it('wants to know which version a change is for', async () => {
    const answer = await test.app.inject({ method: 'PATCH', url: `/api/units/${council.units.ict}`, headers: { ...administrator }, payload: { name: 'X' } });
    expect(answer.statusCode).toBe(428);
  });

  it('leaves the top unit to the organisation', async () => {
    expect((await edit(council.units.council, { name: 'Another Council' })).statusCode).toBe(409);
    const answer = await test.app.inject({
      method: 'PATCH', url: '/api/organisation', headers: { ...administrator, 'if-match': '"1"' }, payload: { name: 'Borsetshire County Council' },
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      200, { id: council.organisationId, name: 'Borsetshire County Council', timeZone: 'Europe/London', decidesOwnProposals: false, colour: null, version: 2 },
    ]);
    expect((await tree())[0]).toMatchObject({ name: 'Borsetshire County Council', version: 2 });
  });

  it('takes a colour for its papers that can be read on white, and says why another cannot', async () => {
    const patch = async (colour: string | null, version: number) => (await test.app.inject({ method: 'PATCH', url: '/api/organisation', headers: { ...administrator, 'if-match': `"${version}"` }, payload: { colour } })).json();
    expect(await patch('#FFCC00', 1)).toMatchObject({ status: 422, errors: [{ field: 'colour', message: expect.stringContaining('contrast of 1.5 to 1') }] });
    expect(await patch('#1B4F72', 1)).toMatchObject({ colour: '#1b4f72', version: 2 });
    expect(await patch(null, 2)).toMatchObject({ colour: null, version: 3 });
  });

  it.each(['Borsetshire', '+01:00', 'Europe/Atlantis'])('does not take %s for the time zone of the organisation', async (timeZone) => {
    const answer = await test.app.inject({ method: 'PATCH', url: '/api/organisation', headers: { ...administrator, 'if-match': '"1"' }, payload: { timeZone } });
    expect(answer.json()).toMatchObject({ errors: [{ field: 'timeZone' }] });
  });

  describe('changed by the administrator of a part of it', () => {
    let ofIct: SignedIn;
    beforeEach(async () => {
      ofIct = await council.signIn(council.people.unitAdministrator);
    });

    it('grows there', async () => {
      expect((await create({ name: 'Networks', kind: 'team', parentId: council.units.ict }, ofIct)).statusCode).toBe(201);
    });

    it('does not grow elsewhere', async () => {
      expect((await create({ name: 'Networks', kind: 'team', parentId: council.units.housing }, ofIct)).statusCode).toBe(403);
    });

    it('neither takes nor gives units across its edge', async () => {
      expect((await edit(council.units.housing, { parentId: council.units.ict }, { headers: ofIct })).statusCode).toBe(403);
      expect((await edit(council.units.infrastructure, { parentId: council.units.housing }, { headers: ofIct })).statusCode).toBe(403);
      expect(await wholePaths()).toBe(true);
    });

    it('does not take a unit of another organisation for its parent', async () => {
      const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
      const answer = await create({ name: 'Networks', kind: 'team', parentId: other.units.ict }, ofIct);
      expect(answer.json()).toMatchObject({ errors: [{ field: 'parentId', message: 'Choose the unit from the list' }] });
    });
  });

  describe('lets a unit go', () => {
    const close = (id: string, version = 1, headers: object = administrator, payload: object = { reason: 'Merged with another' }) =>
      test.app.inject({ method: 'POST', url: `/api/units/${id}/closure`, headers: { ...headers, 'if-match': `"${version}"` }, payload });
    const empty = async (name = 'Print room'): Promise<UnitView> => (await create({ name, kind: 'team', parentId: council.units.ict })).json<UnitView>();

    it('that is empty, with a reason: it leaves the tree and every choice, and its name is free again', async () => {
      const unit = await empty();
      expect((await close(unit.id, 1, administrator, { reason: ' ' })).statusCode).toBe(422);
      expect((await close(unit.id, 7)).statusCode).toBe(412);
      const answer = await close(unit.id);
      expect([answer.statusCode, answer.json()]).toEqual([201, { ...unit, version: 2 }]);
      expect(await named('Print room')).toBeUndefined();
      expect([(await close(unit.id, 2)).statusCode, (await edit(unit.id, { name: 'X' }, { version: 2 })).statusCode]).toEqual([404, 404]);
      const refused = async (method: 'POST', url: string, payload: object) => (await test.app.inject({ method, url, headers: { ...(await council.signIn(council.people.riskManager)) }, payload })).json<{ errors: { field: string }[] }>().errors.map(({ field }) => field);
      expect(await refused('POST', `/api/registers/${council.registers.ict}/risks`, { title: 'Paper jams', status: 'draft', unitId: unit.id })).toEqual(['unitId']);
      expect(await refused('POST', '/api/objectives', { code: 'P1', title: 'Print', unitId: unit.id })).toEqual(['unitId']);
      expect((await create({ name: 'Below', kind: 'team', parentId: unit.id })).json()).toMatchObject({ errors: [{ field: 'parentId' }] });
      expect((await empty()).id).not.toBe(unit.id);
      expect(await council.sql(`SELECT before, after FROM audit_event WHERE action = 'unit.closed' AND subject_id = $1`, [unit.id])).toEqual([
        { before: { closedAt: null }, after: { closedAt: expect.any(String), reason: 'Merged with another' } },
      ]);
    });

    it('never one with something in it, and says what', async () => {
      const unit = await empty();
      await create({ name: 'Night shift', kind: 'team', parentId: unit.id });
      const manager = await council.signIn(council.people.riskManager);
      const post = (url: string, payload: object) => test.app.inject({ method: 'POST', url, headers: { ...manager }, payload });
      await post(`/api/registers/${council.registers.ict}/risks`, { title: 'Paper jams', status: 'draft', unitId: unit.id });
      await post('/api/objectives', { code: 'P1', title: 'Print', unitId: unit.id });
      expect((await close(unit.id)).json()).toMatchObject({ status: 409, title: 'Print room is not empty yet: 1 unit, 1 open or drafted risk, 1 open objective. Move or close them first.' });
      expect((await close(council.units.housing)).json()).toMatchObject({ status: 409, title: expect.stringContaining('1 open register') });
      expect((await close(council.units.council)).json()).toMatchObject({ status: 409, code: 'top-unit' });
    });

    it('by the hand of its administrator alone', async () => {
      const unit = await empty();
      for (const person of [council.people.riskManager, council.people.registerOwner, council.people.auditor]) expect((await close(unit.id, 1, await council.signIn(person))).statusCode).toBe(403);
    });
  });
});
