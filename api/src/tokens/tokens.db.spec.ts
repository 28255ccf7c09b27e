import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiTokenRow, AuditEventView, ExportView, MadeTokenView, NoticePage, Page, ProblemView, RegisterView, RiskView, TokenInUseView } from '@holdfast/contracts';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { query } from '../../test/fresh-database';
import { routesOf } from '../../test/routes-of';
import { sealAll } from '../../test/seal-all';
import { startApp, type TestApp } from '../../test/start-app';
import { verifyOrganisation } from '../audit';
import { ExportRounds } from '../exports';

describe('API tokens', () => {
  let test: TestApp;
  let council: Council;
  let riskManager: Speaker;
  let administrator: Speaker;
  beforeAll(async () => {
    test = await startApp();
    council = await aCouncil(test.database.ownerUrl);
    riskManager = speakAs(test, await council.signIn(council.people.riskManager));
    administrator = speakAs(test, await council.signIn(council.people.administrator));
  });
  afterAll(() => test.close());

  const roleOf = async (person: { id: string }): Promise<{ role: string; unitId: string; id: string }> => {
    const [held] = await query<{ role: string; unitId: string; id: string }>(test.database.ownerUrl, 'SELECT role, unit_id AS "unitId", id FROM role_assignment WHERE person_id = $1 AND ended_at IS NULL', [person.id]);
    if (!held) throw new Error('the person has a role');
    return held;
  };
  const make = async (person: { id: string }, more: object = {}): Promise<MadeTokenView> => {
    const { role, unitId } = await roleOf(person);
    const made = await speakAs(test, await council.signIn(person)).post<MadeTokenView>('tokens', { body: { name: 'Quarterly freeze', role, unitId, readOnly: false, expiresOn: '2026-12-31', ...more } });
    expect(made).toMatchObject({ status: 201 });
    return made.body;
  };
  const under = (token: string): Speaker => speakAs(test, { authorization: `Bearer ${token}` } as unknown as SignedIn);

  it('are shown once, and kept as a digest', async () => {
    const { token, ...row } = await make(council.people.riskManager);
    expect(row).toMatchObject({ name: 'Quarterly freeze', role: 'risk-manager', readOnly: false, state: 'in-use', expiresOn: '2026-12-31', lastUsedAt: null, shownStart: token.slice(0, 12) });
    const listed = await riskManager.get<Page<ApiTokenRow>>('tokens');
    expect(JSON.stringify(listed.body)).not.toContain(token);
    const kept = await query<{ row: string }>(test.database.ownerUrl, 'SELECT row_to_json(t)::text AS row FROM api_token t');
    expect(kept.map(({ row: one }) => one).join()).not.toContain(token.slice(12, 40));
  });

  it('show another secret to a request that is sent again, which takes the first one’s place', async () => {
    const { role, unitId } = await roleOf(council.people.riskManager);
    const said = { body: { name: 'Sent again', role, unitId, readOnly: true, expiresOn: '2026-12-31' }, idempotencyKey: 'again' };
    const [first, second] = [await riskManager.post<MadeTokenView>('tokens', said), await riskManager.post<MadeTokenView>('tokens', said)];
    expect(second.body.id).toBe(first.body.id);
    expect((await under(first.body.token).get('registers')).status).toBe(401);
    expect((await under(second.body.token).get('registers')).status).toBe(200);
  });

  it('stand for a role that their owner holds in that very unit, and for no other', async () => {
    const { unitId } = await roleOf(council.people.riskManager);
    const asAdministrator = await riskManager.post<ProblemView>('tokens', { body: { name: 'More', role: 'administrator', unitId, readOnly: true, expiresOn: '2026-12-31' } });
    expect(asAdministrator).toMatchObject({ status: 403, body: { title: 'You do not hold this role in this unit, so a token cannot stand for it.' } });
    const elsewhere = await riskManager.post('tokens', { body: { name: 'More', role: 'risk-manager', unitId: council.organisationId, readOnly: true, expiresOn: '2026-12-31' } });
    expect(faults(elsewhere)).toEqual({ unitId: 'Choose the unit from the list' });
  });

  it('last a year at most', async () => {
    const { role, unitId } = await roleOf(council.people.riskManager);
    const made = (expiresOn: string) => riskManager.post('tokens', { body: { name: 'Long', role, unitId, readOnly: true, expiresOn } });
    expect(faults(await made('2026-03-02'))).toEqual({ expiresOn: 'Choose a day after today' });
    expect(faults(await made('2027-03-03'))).toEqual({ expiresOn: 'Choose a day within 12 months from today' });
    expect((await made('2027-03-02')).status).toBe(201);
  });

  it('change what their role may change, without cookie or the token of a page, and the trail says by which one', async () => {
    const { token, id } = await make(council.people.riskManager);
    const script = under(token);
    const added = await script.post<RiskView>(`registers/${council.registers.ict}/risks`, { body: { title: 'Ransomware', status: 'open', ownerId: council.people.riskOwner.id, residual: { likelihood: '3', impact: '4' } } });
    expect(added.status).toBe(201);
    const trail = await riskManager.get<Page<AuditEventView>>(`audit-events?subject=${added.body.id}`);
    expect(trail.body.items.map(({ action, actor, token: by }) => [action, actor?.id, by])).toContainEqual(['risk.added', council.people.riskManager.id, 'Quarterly freeze']);
    const mine = await riskManager.get<Page<ApiTokenRow>>('tokens?sort=-used');
    expect(mine.body.items[0]).toMatchObject({ id, lastUsedAt: '2026-03-02T09:00:00.000Z', lastUsedFrom: '127.0.0.1' });
    expect((await script.get<TokenInUseView>('tokens/current')).body).toMatchObject({ id, role: 'risk-manager', organisation: { id: council.organisationId } });
  });

  it('are part of what is sealed', async () => {
    await sealAll(test);
    // Rows of the test's council that no event tells of are differences too; the event that is altered is one more.
    const differences = async (): Promise<number> => (await verifyOrganisation(test.database.ownerUrl, council.organisationId, null)).differences.count;
    const before = await differences();
    await query(test.database.ownerUrl, 'ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only');
    await query(test.database.ownerUrl, 'UPDATE audit_event SET token_id = NULL WHERE id = (SELECT id FROM audit_event WHERE token_id IS NOT NULL ORDER BY id LIMIT 1)');
    expect(await differences()).toBe(before + 1);
  });

  it('read by their one role: not by the others that their owner holds', async () => {
    const both = await council.addPerson({ jobTitle: 'Both', role: 'risk-manager', unitId: council.units.council });
    await query(test.database.ownerUrl, `INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) VALUES ($1, gen_random_uuid(), $2, $3, 'viewer')`, [council.organisationId, both.id, council.units.housing]);
    const speaker = speakAs(test, await council.signIn(both));
    const made = await speaker.post<MadeTokenView>('tokens', { body: { name: 'Public page', role: 'viewer', unitId: council.units.housing, readOnly: false, expiresOn: '2026-12-31' } });
    const registersOf = async (who: Speaker): Promise<string[]> => (await who.get<{ items: RegisterView[] } | RegisterView[]>('registers')).body as never;
    const ids = (body: unknown): string => JSON.stringify(body);
    const [all, few] = [ids(await registersOf(speaker)), ids(await registersOf(under(made.body.token)))];
    expect(all).toContain(council.registers.ict);
    expect(few).not.toContain(council.registers.ict);
    expect((await under(made.body.token).get(`registers/${council.registers.ict}`)).status).toBe(404);
    // A POST has a body, which is read on the way: its role holds there too.
    expect((await under(made.body.token).post(`registers/${council.registers.ict}/freezes`, { body: { name: 'Quarter 4' } })).status).toBeGreaterThanOrEqual(403);
  });

  it('that only read change nothing', async () => {
    const { token } = await make(council.people.riskManager, { readOnly: true });
    expect((await under(token).get('registers')).status).toBe(200);
    const refused = await under(token).post<ProblemView>(`registers/${council.registers.ict}/risks`, { body: { title: 'A risk', status: 'draft' } });
    expect(refused).toMatchObject({ status: 403, body: { title: 'This token only reads. Make one that may change things.' } });
  });

  it('that only read ask no other way than by GET, but for the few requests that are named so', async () => {
    const { token } = await make(council.people.riskManager, { readOnly: true });
    const changing = routesOf(test.app).filter(({ name, required }) => required !== 'public' && !name.startsWith('GET'));
    expect(changing.filter(({ onlyReads }) => onlyReads).map(({ name }) => name)).toEqual([
      'POST /api/exports', 'POST /api/exports/:id/cancellation', 'POST /api/registers/:id/exports', 'POST /api/what-ifs', 'POST /api/working-calendars/:id/comparisons',
    ]);
    for (const { name, onlyReads } of changing) {
      const [method, path] = name.split(' ') as ['POST', string];
      const answer = await test.app.inject({ method, url: path.replace(/:\w+/g, council.organisationId), headers: { authorization: `Bearer ${token}`, 'if-match': '"1"' }, payload: {} });
      expect([name, answer.json<ProblemView>().title === 'This token only reads. Make one that may change things.']).toEqual([name, !onlyReads]);
    }
  });

  it('that only read export what their role reads, and end their own exports alone', async () => {
    const { token } = await make(council.people.riskManager, { readOnly: true });
    const script = under(token);
    const asked = await script.post<ExportView>(`registers/${council.registers.ict}/exports`, { body: { format: 'csv' } });
    expect(asked.status).toBe(201);
    await test.app.get(ExportRounds).settled();
    expect((await script.get<ExportView>(`exports/${asked.body.id}`)).body.state).toBe('ready');
    const fetched = await test.app.inject({ method: 'GET', url: `/api/exports/${asked.body.id}/file`, headers: { authorization: `Bearer ${token}` } });
    expect([fetched.statusCode, fetched.body]).toEqual([200, expect.stringContaining('Reference,')]);
    const theirs = await riskManager.post<ExportView>('exports', { body: { format: 'csv' } });
    expect((await script.post(`exports/${theirs.body.id}/cancellation`)).status).toBe(403);
    await test.app.get(ExportRounds).settled();
    const trail = await riskManager.get<Page<AuditEventView>>(`audit-events?subject=${asked.body.id}`);
    expect(trail.body.items.map(({ action, token: by }) => [action, by])).toEqual(expect.arrayContaining([['export.made', 'Quarterly freeze'], ['export.downloaded', 'Quarterly freeze']]));
  });

  it('have nothing to do with passwords, tokens, people and roles', async () => {
    const { token, id } = await make(council.people.administrator);
    const closed = routesOf(test.app).filter(({ name, required }) => required !== 'public' && /\/api\/(?:session|tokens(?!\/current))/.test(name) || /^(?:POST|PATCH|DELETE) \/api\/people/.test(name));
    expect(closed.length).toBeGreaterThan(11);
    for (const { name } of closed) {
      const [method, path] = name.split(' ') as ['POST', string];
      const answer = await test.app.inject({ method, url: path.replace(/:\w+/g, id), headers: { authorization: `Bearer ${token}`, 'if-match': '"1"' }, ...(name.startsWith('GET') ? {} : { payload: {} }) });
      expect([name, answer.statusCode, answer.json<ProblemView>().title]).toEqual([name, 403, 'Passwords, tokens, people and their roles are for somebody who is signed in. A token cannot do this.']);
    }
  });

  it('never come together with a session', async () => {
    const { token } = await make(council.people.riskManager);
    const both = { ...(await council.signIn(council.people.riskManager)), authorization: `Bearer ${token}` };
    const answer = await test.app.inject({ method: 'GET', url: '/api/registers', headers: both });
    expect([answer.statusCode, answer.json<ProblemView>().code]).toEqual([400, 'session-and-token']);
  });

  it('open nothing once their owner lost the role, not even when it is given again', async () => {
    const person = await council.addPerson({ jobTitle: 'Officer for a while', role: 'risk-owner', unitId: council.units.ict });
    const { token } = await make(person);
    const { id: roleId, unitId } = await roleOf(person);
    expect((await under(token).get('registers')).status).toBe(200);
    expect((await administrator.delete(`people/${person.id}/roles/${roleId}`)).status).toBe(200);
    expect((await under(token).get('registers')).status).toBe(401);
    expect((await administrator.post(`people/${person.id}/roles`, { body: { role: 'risk-owner', unitId } })).status).toBe(201);
    expect((await under(token).get('registers')).status).toBe(401);
    const all = await administrator.get<Page<ApiTokenRow>>('tokens?whose=all&state=without-role');
    expect(all.body.items.map(({ owner }) => owner.jobTitle)).toEqual(['Officer for a while']);
  });

  it('end when their owner leaves', async () => {
    const person = await council.addPerson({ jobTitle: 'Leaver', role: 'risk-owner', unitId: council.units.ict });
    const { token } = await make(person);
    expect((await administrator.post(`people/${person.id}/departure`, { body: {} })).status).toBe(201);
    expect((await under(token).get('registers')).status).toBe(401);
  });

  it('are ended by their owner, and by whoever administers the whole organisation; to others they are not there', async () => {
    const [mine, theirs] = [await make(council.people.riskManager), await make(council.people.riskManager)];
    expect((await speakAs(test, await council.signIn(council.people.riskOwner)).delete(`tokens/${mine.id}`)).status).toBe(404);
    expect((await riskManager.get('tokens?whose=all')).status).toBe(403);
    expect((await riskManager.delete<ApiTokenRow>(`tokens/${mine.id}`)).body).toMatchObject({ state: 'ended', endedBy: { id: council.people.riskManager.id } });
    expect((await administrator.delete<ApiTokenRow>(`tokens/${theirs.id}`)).body).toMatchObject({ state: 'ended', endedBy: { id: council.people.administrator.id } });
    for (const { token } of [mine, theirs]) expect((await under(token).get('registers')).status).toBe(401);
  });

  it('are told of fourteen days before their last one, and open nothing after it', async () => {
    const { token, id } = await make(council.people.riskManager, { name: 'Ends in March', expiresOn: '2026-03-31' });
    const told = async (): Promise<boolean> => (await riskManager.get<NoticePage>('notices?kind=token')).body.items.some(({ title }) => title === 'Ends in March');
    const was = test.clock.now();
    try {
      test.clock.set(new Date('2026-03-16T12:00:00Z'));
      riskManager = speakAs(test, await council.signIn(council.people.riskManager));
      expect(await told()).toBe(false);
      test.clock.set(new Date('2026-03-17T12:00:00Z'));
      riskManager = speakAs(test, await council.signIn(council.people.riskManager));
      expect(await told()).toBe(true);
      test.clock.set(new Date('2026-03-31T22:30:00Z'));
      expect((await under(token).get('registers')).status).toBe(200);
      test.clock.set(new Date('2026-03-31T23:00:00Z')); // Midnight in British Summer Time.
      expect((await under(token).get('registers')).status).toBe(401);
      riskManager = speakAs(test, await council.signIn(council.people.riskManager));
      expect((await riskManager.get<Page<ApiTokenRow>>('tokens?state=expired')).body.items.map((row) => row.id)).toEqual([id]);
    } finally {
      test.clock.set(was);
      riskManager = speakAs(test, await council.signIn(council.people.riskManager));
    }
  });

  it('that are refused too often from one place have to wait', async () => {
    const tries = await Promise.all(Array.from({ length: 31 }, () => test.app.inject({ method: 'GET', url: '/api/registers', headers: { authorization: 'Bearer hfk_guess' }, remoteAddress: '192.0.2.7' })));
    expect(tries.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(0);
    const { token } = await make(council.people.riskManager);
    const rightful = await test.app.inject({ method: 'GET', url: '/api/registers', headers: { authorization: `Bearer ${token}` }, remoteAddress: '192.0.2.7' });
    expect(rightful.statusCode).toBe(200);
  });

  it('are twenty in use for each person', async () => {
    const person = await council.addPerson({ jobTitle: 'Keen', role: 'risk-owner', unitId: council.units.ict });
    for (let n = 0; n < 20; n++) await make(person);
    const { role, unitId } = await roleOf(person);
    const more = await speakAs(test, await council.signIn(person)).post<ProblemView>('tokens', { body: { name: 'One more', role, unitId, readOnly: true, expiresOn: '2026-12-31' } });
    expect(more).toMatchObject({ status: 409, body: { title: 'You have 20 tokens in use. End one that is no longer needed first.' } });
  });
});
