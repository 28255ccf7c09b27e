import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OneTimeLinkView, Page, PersonRef, PersonView, ProblemView } from '@holdfast/contracts';
import { aCouncil, type Council, type SignedIn, type TestPerson } from '@holdfast/testing';
import { startApp, type TestApp } from '../../test/start-app';

describe('people', () => {
  let test: TestApp;
  let council: Council;
  let administrator: SignedIn;
  let ofIct: SignedIn;
  beforeAll(async () => {
    test = await startApp();
  });
  beforeEach(async () => {
    council = await aCouncil(test.database.ownerUrl);
    administrator = await council.signIn(council.people.administrator);
    ofIct = await council.signIn(council.people.unitAdministrator);
  });
  afterAll(() => test.close());

  const get = (url: string, headers: object = administrator) => test.app.inject({ method: 'GET', url, headers: { ...headers } });
  const post = (url: string, payload: object = {}, headers: object = administrator) => test.app.inject({ method: 'POST', url, payload, headers: { ...headers } });
  const remove = (url: string, headers: object = administrator) => test.app.inject({ method: 'DELETE', url, headers: { ...headers } });
  const person = async ({ id }: { id: string }) => (await get(`/api/people/${id}`)).json<PersonView>();
  const edit = async (id: string, payload: object, headers: object = administrator) =>
    test.app.inject({ method: 'PATCH', url: `/api/people/${id}`, payload, headers: { ...headers, 'if-match': `"${(await person({ id })).version}"` } });
  const page = async (query = '', headers: object = administrator) => (await get(`/api/people${query}`, headers)).json<Page<PersonView>>();
  const titles = async (query: string) => (await page(query)).items.map(({ jobTitle }) => jobTitle);
  const leave = (who: TestPerson, successorId?: string | null, headers: object = administrator) =>
    post(`/api/people/${who.id}/departure`, successorId === undefined ? {} : { successorId }, headers);

  describe('are listed', () => {
    it('with what they are and where', async () => {
      const list = await page();
      expect(list).toMatchObject({ total: 12, next: null });
      expect(list.items.find(({ id }) => id === council.people.riskOwner.id)).toEqual({
        id: council.people.riskOwner.id, name: 'Test Service Desk Manager', jobTitle: 'Service Desk Manager', email: council.people.riskOwner.email,
        roles: [{ id: expect.any(String), role: 'risk-owner', unitId: council.units.ict, unitName: 'ICT', grantedAt: expect.any(String) }],
        state: 'active', leftAt: null, version: 1,
      });
    });

    it('by a part of the name, job title or address, by state, role and unit', async () => {
      expect(await titles('?q=HOUSING')).toEqual(['Head of Housing']);
      expect(await titles('?q=%25')).toEqual([]);
      expect(await titles('?role=auditor')).toEqual(['Internal Auditor']);
      expect(await titles(`?unitId=${council.units.communities}&sort=jobTitle`)).toEqual(['Head of Housing', 'Lettings Manager']);
      await council.sql('UPDATE person SET password_hash = NULL WHERE id = $1', [council.people.auditor.id]);
      await leave(council.people.otherRiskOwner);
      expect([await titles('?state=invited'), await titles('?state=left')]).toEqual([['Internal Auditor'], ['Lettings Manager']]);
      expect((await page('?state=active')).total).toBe(10);
    });

    it.each(['name', '-name', 'jobTitle', '-email', '-state'])('page by page in the order of %s, nobody twice and nobody left out', async (sort) => {
      await council.sql(
        `INSERT INTO person (organisation_id, id, email, name, job_title)
         SELECT $1, gen_random_uuid(), 'p' || n || '@borsetshire.example', 'Same name', 'Officer ' || n % 7 FROM generate_series(1, 110) AS n`,
        [council.organisationId],
      );
      const seen: string[] = [];
      let next: string | null = '';
      for (let pages = 0; next !== null && pages < 5; pages++) {
        const answer: Page<PersonView> = await page(`?sort=${sort}&after=${next}`);
        seen.push(...answer.items.map(({ id }) => id));
        next = answer.next;
      }
      expect([seen.length, new Set(seen).size]).toEqual([122, 122]);
    });

    it('for a box to choose from with no more than it shows, and without those who left', async () => {
      await leave(council.people.otherRiskOwner);
      const list = (await get('/api/people?picker=true', await council.signIn(council.people.riskOwner))).json<Page<PersonRef>>();
      expect(list.items).toHaveLength(11);
      expect(list.items[0]).toEqual({ id: council.people.member.id, name: 'Test Chair of Scrutiny', jobTitle: 'Chair of Scrutiny' });
      expect((await page('?picker=true&q=scrutiny')).items).toHaveLength(1);
    });

    it('to nobody who only reads public wording', async () => {
      const member = await council.signIn(council.people.member);
      for (const url of ['/api/people', '/api/people?picker=true', `/api/people/${council.people.auditor.id}`]) expect((await get(url, member)).statusCode).toBe(403);
    });

    it('in a way that cannot be turned into SQL', async () => {
      for (const query of [`?q=${encodeURIComponent("' OR true --")}`, '?sort=p.password_hash', '?after=WyJhIiwiYiJd', '?state=active&state=left'])
        expect([200, 422]).toContain((await get(`/api/people${query}`)).statusCode);
    });
  });

  describe('are invited', () => {
    const request = (roles: object[]) => ({ name: 'Test Newcomer', jobTitle: 'Insurance Officer', email: 'Insurance@borsetshire.example', roles });
    const invite = (roles: object[], headers: object = administrator) => post('/api/people', request(roles), headers);

    it('with their roles', async () => {
      const answer = await invite([{ role: 'risk-owner', unitId: council.units.ict }, { role: 'viewer', unitId: council.units.housing }]);
      expect(answer.statusCode).toBe(201);
      expect(answer.json<OneTimeLinkView>()).toMatchObject({
        person: { email: 'insurance@borsetshire.example', state: 'invited', roles: [{ role: 'viewer', unitName: 'Housing' }, { role: 'risk-owner', unitName: 'ICT' }] },
        mailed: false,
      });
    });

    it('once by an address', async () => {
      await invite([]);
      const answer = await invite([]);
      expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ field: 'email', message: 'Somebody here has this address already' }] }]);
    });

    it.each([
      ['a role elsewhere', () => [{ role: 'risk-owner', unitId: council.units.housing }]],
      ['a role above', () => [{ role: 'risk-owner', unitId: council.units.resources }]],
      ['a role that reads everything', () => [{ role: 'auditor', unitId: council.units.ict }]],
      ['one good role and one too many', () => [{ role: 'risk-owner', unitId: council.units.ict }, { role: 'risk-manager', unitId: council.units.ict }]],
      ['no role, and so to no unit of theirs', () => []],
    ])('by the administrator of a unit not with %s', async (_, roles) => {
      expect((await invite(roles(), ofIct)).statusCode).toBe(403);
      expect((await page('?state=invited')).items).toEqual([]);
    });

    it('by the administrator of a unit with a role in it', async () => {
      expect((await invite([{ role: 'administrator', unitId: council.units.infrastructure }], ofIct)).statusCode).toBe(201);
    });

    it('not into a unit of another organisation', async () => {
      const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
      expect((await invite([{ role: 'viewer', unitId: other.units.council }])).json()).toMatchObject({ errors: [{ field: 'roles.0.unitId', message: 'Choose the unit from the list' }] });
    });

    it('with each role once', async () => {
      const role = { role: 'viewer', unitId: council.units.ict };
      expect((await invite([role, role])).json()).toMatchObject({ errors: [{ field: 'roles.1.role' }] });
    });
  });

  describe('are edited', () => {
    it('with what changed in the audit trail', async () => {
      const answer = await edit(council.people.riskOwner.id, { jobTitle: 'Service Desk Lead', name: council.people.riskOwner.name });
      expect([answer.statusCode, answer.headers['etag'], answer.json()]).toMatchObject([200, '"2"', { jobTitle: 'Service Desk Lead', version: 2 }]);
      expect(await council.sql(`SELECT before, after FROM audit_event WHERE action = 'person.edited' AND organisation_id = $1`, [council.organisationId])).toEqual([
        { before: { jobTitle: 'Service Desk Manager' }, after: { jobTitle: 'Service Desk Lead' } },
      ]);
    });

    it('by nobody whose copy is stale', async () => {
      await edit(council.people.riskOwner.id, { jobTitle: 'Service Desk Lead' });
      const answer = await test.app.inject({
        method: 'PATCH', url: `/api/people/${council.people.riskOwner.id}`, payload: { name: 'X' }, headers: { ...administrator, 'if-match': '"1"' },
      });
      expect([answer.statusCode, answer.json()]).toMatchObject([412, { current: { jobTitle: 'Service Desk Lead' } }]);
    });

    it('to no address that somebody else has', async () => {
      expect((await edit(council.people.riskOwner.id, { email: council.people.auditor.email })).json()).toMatchObject({ errors: [{ field: 'email' }] });
    });
  });

  describe('whose account reaches further than the one who asks', () => {
    const all = ['administrator', 'riskManager', 'auditor', 'member', 'otherRegisterOwner', 'unitRiskManager'] as const;
    it.each(all)('are not taken over by the administrator of a unit: %s', async (who) => {
      const { id } = council.people[who];
      expect((await post(`/api/people/${id}/one-time-link`, {}, ofIct)).statusCode).toBe(403);
      expect((await edit(id, { email: 'mine@elsewhere.example' }, ofIct)).statusCode).toBe(403);
      expect((await leave(council.people[who], null, ofIct)).statusCode).toBe(403);
      expect((await person({ id })).version).toBe(1);
    });

    it('are not taken over by way of a register or a risk that they own elsewhere', async () => {
      expect((await post(`/api/people/${council.people.riskOwner.id}/one-time-link`, {}, ofIct)).statusCode).toBe(201);
      await council.sql('UPDATE register SET owner_id = $1 WHERE id = $2', [council.people.riskOwner.id, council.registers.housing]);
      expect((await post(`/api/people/${council.people.riskOwner.id}/one-time-link`, {}, ofIct)).statusCode).toBe(403);
    });

    it('are not taken over once they hold no role at all', async () => {
      await council.sql('UPDATE role_assignment SET ended_at = now() WHERE person_id = $1', [council.people.otherRiskOwner.id]);
      expect((await post(`/api/people/${council.people.otherRiskOwner.id}/one-time-link`, {}, ofIct)).statusCode).toBe(403);
      expect((await post(`/api/people/${council.people.otherRiskOwner.id}/one-time-link`)).statusCode).toBe(201);
    });
  });

  describe('are given roles', () => {
    const grant = (role: string, unitId: string, headers: object = administrator, to: { id: string } = council.people.riskOwner) => post(`/api/people/${to.id}/roles`, { role, unitId }, headers);

    it('by a risk manager of the unit, though not the role of an administrator', async () => {
      const lead = await council.signIn(council.people.unitRiskManager);
      expect((await grant('register-owner', council.units.ict, lead)).statusCode).toBe(201);
      expect((await grant('administrator', council.units.ict, lead)).statusCode).toBe(403);
      expect((await grant('register-owner', council.units.housing, lead)).statusCode).toBe(403);
    });

    it('by nobody else: a register owner gives none', async () => {
      expect((await grant('viewer', council.units.ict, await council.signIn(council.people.registerOwner))).statusCode).toBe(403);
    });

    it.each(['risk-manager', 'auditor'])('that read everything only by an administrator of everything: %s', async (role) => {
      expect((await grant(role, council.units.ict, ofIct)).statusCode).toBe(403);
      expect((await grant(role, council.units.ict)).statusCode).toBe(201);
    });

    it('not to themselves beyond what they may give', async () => {
      expect((await grant('administrator', council.units.council, ofIct, council.people.unitAdministrator)).statusCode).toBe(403);
    });

    it('once', async () => {
      expect((await grant('risk-owner', council.units.ict)).json()).toMatchObject({ errors: [{ field: 'role', message: 'This person has that role there already' }] });
    });

    it('only as long as they are here', async () => {
      await leave(council.people.riskOwner);
      expect((await grant('viewer', council.units.ict)).statusCode).toBe(409);
    });

    it('as dated rows: a role that ended stays on record', async () => {
      const [role] = (await person(council.people.riskOwner)).roles;
      const answer = await remove(`/api/people/${council.people.riskOwner.id}/roles/${role?.id}`);
      expect([answer.statusCode, answer.json()]).toMatchObject([200, { roles: [], version: 2 }]);
      expect(await council.sql('SELECT ended_by, ended_at FROM role_assignment WHERE id = $1', [role?.id])).toEqual([{ ended_by: council.people.administrator.id, ended_at: test.clock.now() }]);
      expect((await remove(`/api/people/${council.people.riskOwner.id}/roles/${role?.id}`)).statusCode).toBe(404);
      expect((await grant('risk-owner', council.units.ict)).statusCode).toBe(201);
    });

    it('of which the administrator of a unit takes none away elsewhere', async () => {
      const [role] = (await person(council.people.otherRiskOwner)).roles;
      expect((await remove(`/api/people/${council.people.otherRiskOwner.id}/roles/${role?.id}`, ofIct)).statusCode).toBe(403);
      // Nor by calling it a role of somebody whom they do manage.
      expect((await remove(`/api/people/${council.people.riskOwner.id}/roles/${role?.id}`, ofIct)).statusCode).toBe(404);
    });

    it('while the one who does so stays signed in, and is signed out elsewhere', async () => {
      const elsewhere = await council.signIn(council.people.administrator);
      await grant('auditor', council.units.council, administrator, council.people.administrator);
      expect([(await get('/api/session')).statusCode, (await get('/api/session', elsewhere)).statusCode]).toEqual([200, 401]);
    });
  });

  describe('the last administrator of the whole', () => {
    const roleOf = async (who: { id: string }) => (await person(who)).roles.find(({ role }) => role === 'administrator')?.id;

    it('keeps the role and stays', async () => {
      const { administrator: last } = council.people;
      const answers = [await remove(`/api/people/${last.id}/roles/${await roleOf(last)}`), await leave(last)];
      expect(answers.map((answer) => [answer.statusCode, answer.json<ProblemView>().code])).toEqual([[409, 'last-administrator'], [409, 'last-administrator']]);
    });

    it('is still the last when the other one was only invited, or has left', async () => {
      const { id } = (await post('/api/people', { name: 'X', jobTitle: 'Second', email: 'second@borsetshire.example', roles: [{ role: 'administrator', unitId: council.units.council }] }))
        .json<OneTimeLinkView>().person;
      expect((await leave(council.people.administrator)).statusCode).toBe(409);
      await council.sql('UPDATE person SET password_hash = $2 WHERE id = $1', [id, 'set']);
      expect((await leave(council.people.administrator)).statusCode).toBe(201);
    });

    it('is left when two take the role from each other at the same moment', async () => {
      const second = await council.addPerson({ jobTitle: 'Second Administrator', role: 'administrator' });
      const asSecond = await council.signIn(second);
      const answers = await Promise.all([
        remove(`/api/people/${second.id}/roles/${await roleOf(second)}`),
        remove(`/api/people/${council.people.administrator.id}/roles/${await roleOf(council.people.administrator)}`, asSecond),
      ]);
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    });
  });

  describe('who leave', () => {
    it('hand over what they own, on record', async () => {
      const { registerOwner, riskOwner } = council.people;
      const answer = await leave(registerOwner, riskOwner.id);
      expect([answer.statusCode, answer.json()]).toMatchObject([201, { state: 'left', roles: [], leftAt: test.clock.now().toISOString() }]);
      expect(await council.sql('SELECT owner_id, version FROM register WHERE id = $1', [council.registers.ict])).toEqual([{ owner_id: riskOwner.id, version: 2 }]);
      expect(await council.sql(`SELECT register_id, before, after FROM audit_event WHERE action = 'register.handed-over' AND organisation_id = $1`, [council.organisationId])).toEqual([
        { register_id: council.registers.ict, before: { ownerId: registerOwner.id }, after: { ownerId: riskOwner.id } },
      ]);
    });

    it('hand over their open risks too', async () => {
      const { riskOwner, continuityManager, registerOwner } = council.people;
      const added = await post(`/api/registers/${council.registers.ict}/risks`, { title: 'Ransomware', status: 'open', ownerId: riskOwner.id }, await council.signIn(registerOwner));
      expect(added.statusCode).toBe(201);
      expect((await leave(riskOwner)).json()).toMatchObject({ errors: [{ message: 'The Service Desk Manager owns 1 open risk. Choose who takes over' }] });
      expect((await leave(riskOwner, continuityManager.id)).statusCode).toBe(201);
      const risk = await get(`/api/risks/${added.json<{ id: string }>().id}`);
      expect(risk.json()).toMatchObject({ owner: { id: continuityManager.id }, version: 2 });
    });

    it('hand over their unended actions, counted in the answer; what has ended keeps the owner it had', async () => {
      const { riskOwner, continuityManager, registerOwner } = council.people;
      const asOwner = await council.signIn(registerOwner);
      const risk = await post(`/api/registers/${council.registers.ict}/risks`, { title: 'Ransomware', status: 'open', ownerId: registerOwner.id }, asOwner);
      const plan = async (title: string): Promise<string> =>
        (await post(`/api/risks/${risk.json<{ id: string }>().id}/actions`, { title, ownerId: riskOwner.id, dueDate: '2027-01-01' }, asOwner)).json<{ id: string }>().id;
      const [first, second, done] = [await plan('First'), await plan('Second'), await plan('Done')];
      await post(`/api/actions/${done}/completion`, {}, { ...asOwner, 'if-match': '"1"' });
      expect((await leave(riskOwner)).json()).toMatchObject({ errors: [{ message: 'The Service Desk Manager owns 2 unended actions. Choose who takes over' }] });
      expect((await leave(riskOwner, continuityManager.id)).json()).toMatchObject({ state: 'left', handedOver: { registers: 0, risks: 0, controls: 0, actions: 2, recommendations: 0, partnerships: 0 } });
      const owners = await council.sql<{ id: string; owner_id: string }>('SELECT id, owner_id FROM action WHERE organisation_id = $1', [council.organisationId]);
      expect(new Map(owners.map(({ id, owner_id }) => [id, owner_id]))).toEqual(new Map([[first, continuityManager.id], [second, continuityManager.id], [done, riskOwner.id]]));
      expect(await council.sql(`SELECT register_id, before, after FROM audit_event WHERE action = 'action.handed-over' AND subject_id = $1`, [first])).toEqual([
        { register_id: council.registers.ict, before: { ownerId: riskOwner.id }, after: { ownerId: continuityManager.id } },
      ]);
    });

    it('do not leave a register without an owner', async () => {
      const answer = await leave(council.people.registerOwner);
      expect([answer.statusCode, answer.json()]).toMatchObject([
        422, { errors: [{ field: 'successorId', message: 'The Head of ICT owns 1 register. Choose who takes over' }] },
      ]);
      expect((await person(council.people.registerOwner)).state).toBe('active');
    });

    it('leave nothing to themselves, to somebody who left, or to another organisation', async () => {
      const other = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
      await leave(council.people.otherRiskOwner);
      for (const { id } of [council.people.registerOwner, council.people.otherRiskOwner, other.people.riskOwner])
        expect((await leave(council.people.registerOwner, id)).json()).toMatchObject({ errors: [{ field: 'successorId' }] });
    });

    it('leave once', async () => {
      await leave(council.people.riskOwner);
      expect((await leave(council.people.riskOwner)).statusCode).toBe(409);
      expect((await edit(council.people.riskOwner.id, { name: 'X' })).statusCode).toBe(409);
    });
  });
});
