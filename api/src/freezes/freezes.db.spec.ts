import { createHash } from 'node:crypto';
import type { FreezeCheckView, FreezeRow, FreezeView, FrozenRiskRow, FrozenRiskView, Page, RegisterView, RiskView } from '@holdfast/contracts';
import { readFrozenRows } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

const MINUTE = 60_000;

let at: AtTheCouncil;
let register: string;
beforeAll(async () => {
  at = await atTheCouncil();
  register = at.council.registers.ict;
});
beforeEach(() => at.clock.advance(MINUTE));
afterAll(() => at.close());

const add = async (title: string, body: object = {}, to = register): Promise<RiskView> => {
  const { status, body: risk } = await at.as.riskManager.post<RiskView>(`registers/${to}/risks`, { body: { title, status: 'open', ownerId: at.council.people.riskOwner.id, ...body } });
  expect(status).toBe(201);
  at.clock.advance(MINUTE);
  return risk;
};
const freeze = (name: string, body: object = {}, as: Speaker = at.as.registerOwner, of = register) => as.post<FreezeView>(`registers/${of}/freezes`, { body: { name, ...body } });
const taken = async (name: string, body: object = {}): Promise<FreezeView> => {
  const { status, body: view } = await freeze(name, body);
  expect([status, view]).toEqual([201, expect.anything()]);
  return view;
};
const check = async (id: string) => (await at.as.auditor.get<FreezeCheckView>(`freezes/${id}/check`)).body;
const rowsOf = (id: string) => at.council.sql<{ content: string }>('SELECT content FROM freeze_row WHERE freeze_id = $1 ORDER BY position', [id]).then((rows) => rows.map(({ content }) => content));
const file = async (id: string, who = at.council.people.auditor) => at.app.inject({ method: 'GET', url: `/api/freezes/${id}/rows`, headers: { ...(await at.council.signIn(who)) } });

describe('a freeze of a register', () => {
  it('keeps the register as it was, with who took it, its digest and the head of the audit trail', async () => {
    const risk = await add('Ransomware', { inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '3', impact: '4' }, category: undefined });
    await at.as.riskManager.post(`risks/${risk.id}/controls`, { body: { title: 'Backups kept offline', ownerId: at.council.people.riskOwner.id } });
    await at.as.riskManager.post(`risks/${risk.id}/actions`, { body: { title: 'Test the restore', ownerId: at.council.people.riskOwner.id, dueDate: '2027-01-31' } });
    at.clock.advance(MINUTE);
    const view = await taken('Quarter 4');
    expect(view).toMatchObject({
      name: 'Quarter 4', takenBy: { jobTitle: 'Head of ICT' }, moment: at.clock.now().toISOString(), digest: expect.stringMatching(/^[0-9a-f]{64}$/), errata: 0, errataNoted: [], form: 3,
      frozen: { name: 'ICT service risks', unitName: 'ICT', owner: { jobTitle: 'Head of ICT' }, organisation: 'Borsetshire Council' }, auditHead: { unsealed: expect.any(Number) },
    });
    expect(view.maps.residual).toMatchObject({ open: view.open, cells: expect.arrayContaining([expect.objectContaining({ likelihood: '3', impact: '4', references: [risk.reference] })]) });

    // Whatever happens to the register afterwards.
    at.clock.advance(MINUTE);
    await at.as.riskManager.post(`risks/${risk.id}/closure`, { body: { reason: 'Gone' }, version: risk.version });
    const { body: today } = await at.as.riskManager.get<RegisterView>(`registers/${register}`);
    await at.as.riskManager.patch(`registers/${register}`, { body: { name: 'Digital risks' }, version: today.version });
    const { body: later } = await at.as.auditor.get<FreezeView>(`freezes/${view.id}`);
    expect(later).toEqual({ ...view, register: { ...view.register, name: 'Digital risks' } });
    const { body: said } = await at.as.auditor.get<FrozenRiskView>(`freezes/${view.id}/risks/${risk.id}`);
    expect(said).toMatchObject({ status: 'open', evidence: { state: 'none', drawn: 'inherent', since: null }, controls: [{ title: 'Backups kept offline', owner: { jobTitle: 'Service Desk Manager' } }], actions: [{ title: 'Test the restore', dueDate: '2027-01-31' }] });
    at.clock.advance(MINUTE);
    const renamed = (await at.as.riskManager.get<RegisterView>(`registers/${register}`)).body;
    await at.as.riskManager.patch(`registers/${register}`, { body: { name: 'ICT service risks' }, version: renamed.version });
  });

  it('has a digest that anybody can count again from its file', async () => {
    await add('Café “Überfall”', { residual: { likelihood: '2', impact: '2' } });
    const view = await taken('For the auditor');
    const answer = await file(view.id);
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(view.digest);
    const downloads = await at.council.sql<{ by: string }>(`SELECT actor_id AS by FROM audit_event WHERE action = 'freeze.downloaded' AND subject_id = $1`, [view.id]);
    expect(downloads).toEqual([{ by: at.council.people.auditor.id }]);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringContaining(`ICT For the auditor ${view.digest}.jsonl`), 'repr-digest': expect.stringMatching(/^sha-256=:/),
    });
    const rows = answer.body.trimEnd().split('\n');
    expect(rows).toHaveLength(view.rows);
    expect(readFrozenRows(rows)?.risks.filter(({ status }) => status === 'open')).toHaveLength(view.open);
    expect(await check(view.id)).toMatchObject({ digest: view.digest, matches: true, reread: { rows: view.rows, differing: 0 } });
  });

  it('as at a past day is the same as one that was taken then', async () => {
    const risk = await add('Power cut', { residual: { likelihood: '4', impact: '2' } });
    const then = at.clock.now().toISOString();
    at.clock.advance(MINUTE);
    await at.as.riskManager.patch(`risks/${risk.id}`, { body: { title: 'Power cut in the data centre' }, version: risk.version });
    at.clock.advance(MINUTE);
    const view = await taken('As it was', { asAt: then });
    expect(view.moment).toBe(then);
    const read = readFrozenRows(await rowsOf(view.id));
    expect(read?.risks.find(({ id }) => id === risk.id)?.title).toBe('Power cut');
    expect(await check(view.id)).toMatchObject({ matches: true, reread: { differing: 0 } });
  });

  describe('as evidenced', () => {
    let view: FreezeView;
    let [proven, unproven, nowhere]: RiskView[] = [];
    const listed = async (query: string, of = view.id) => (await at.as.auditor.get<Page<FrozenRiskRow>>(`freezes/${of}/risks?${query}`)).body;
    beforeAll(async () => {
      at.clock.advance(MINUTE);
      proven = await add('Generator fails', { inherent: { likelihood: '5', impact: '4' }, residual: { likelihood: '2', impact: '4' } });
      unproven = await add('Cooling fails', { inherent: { likelihood: '5', impact: '4' }, residual: { likelihood: '2', impact: '4' } });
      nowhere = await add('Burst pipe', { residual: { likelihood: '2', impact: '4' } });
      const ownerId = at.council.people.riskOwner.id;
      const controls = await Promise.all([proven, unproven].map(async ({ id }) => (await at.as.riskManager.post<{ id: string }>(`risks/${id}/controls`, { body: { title: 'Tested each month', ownerId, suffices: { kinds: ['manual-check'], age: { count: 12, unit: 'months' } } } })).body.id));
      for (const [index, { id }] of [proven, unproven].entries()) await at.as.riskManager.post(`risks/${id}/leaning`, { body: { controlIds: [controls[index]] } });
      at.clock.advance(MINUTE);
      await at.as.riskManager.post(`controls/${controls[0]}/checks`, { body: { outcome: 'passed', heldOn: at.clock.now().toISOString().slice(0, 10), note: 'It started' } });
      at.clock.advance(MINUTE);
      view = await taken('As evidenced');
    });

    it('is the map of its moment as evidenced, cell by cell and in its sum', async () => {
      const { body: map } = await at.as.auditor.get<FreezeView['evidenced']>(`registers/${register}/heat-map?basis=evidenced`);
      expect(view.evidenced).toEqual(map);
      const { cells, levelOnly, unscored, notComparable, leftOut, evidenced } = view.evidenced!;
      expect([...cells, ...levelOnly].reduce((sum, { count }) => sum + count, 0) + unscored + notComparable + leftOut + evidenced!.cannotBeDrawn).toBe(view.open);
    });

    it('goes on saying so when the evidence has changed since, and tells which risks stand where', async () => {
      at.clock.advance(MINUTE);
      const [control] = (await at.as.riskManager.get<{ id: string; version: number }[]>(`risks/${proven!.id}/controls`)).body;
      await at.as.riskManager.post(`controls/${control!.id}/checks`, { body: { outcome: 'failed', heldOn: at.clock.now().toISOString().slice(0, 10), note: 'It did not' } });
      expect((await at.as.auditor.get<FreezeView>(`freezes/${view.id}`)).body.evidenced).toEqual(view.evidenced);
      const idsOf = ({ items }: Page<FrozenRiskRow>) => items.map(({ id }) => id);
      const low = idsOf(await listed('basis=evidenced&likelihood=2&impact=4'));
      const high = idsOf(await listed('basis=evidenced&likelihood=5&impact=4'));
      expect([low.includes(proven!.id), low.includes(unproven!.id), high.includes(unproven!.id), high.includes(proven!.id)]).toEqual([true, false, true, false]);
      expect(idsOf(await listed('likelihood=2&impact=4'))).toEqual(expect.arrayContaining([proven!.id, unproven!.id, nowhere!.id]));
      expect(idsOf(await listed('basis=evidenced&cannotBeDrawn=true'))).toContain(nowhere!.id);
      expect(idsOf(await listed('basis=evidenced&evidence=passed'))).toEqual([proven!.id]);
      const worst = await listed('basis=evidenced&sort=-residual');
      expect(worst.items.findIndex(({ id }) => id === unproven!.id)).toBeLessThan(worst.items.findIndex(({ id }) => id === proven!.id));
      for (const cell of view.evidenced!.cells) expect([cell, (await listed(`basis=evidenced&likelihood=${cell.likelihood}&impact=${cell.impact}`)).total]).toEqual([cell, cell.count]);
    });

    it('says of a risk which controls its residual leans on, and who scored it', async () => {
      const { body: said } = await at.as.auditor.get<FrozenRiskView>(`freezes/${view.id}/risks/${unproven!.id}`);
      expect(said).toMatchObject({ evidence: { state: 'none', drawn: 'inherent' }, leansOn: [said.controls[0]!.id], residualBy: { jobTitle: expect.any(String) } });
    });

    it('is not made up for a freeze of form 1, which says nothing of evidence', async () => {
      const old = await taken('Of the old form');
      await at.council.sql('ALTER TABLE freeze_row DISABLE TRIGGER freeze_row_append_only');
      await at.council.sql(`UPDATE freeze_row SET content = replace(content, '"form":3,"format"', '"form":1,"format"') WHERE freeze_id = $1`, [old.id]);
      await at.council.sql('ALTER TABLE freeze_row ENABLE TRIGGER freeze_row_append_only');
      expect((await at.as.auditor.get<FreezeView>(`freezes/${old.id}`)).body.evidenced).toBeNull();
      const refused = await at.as.auditor.get(`freezes/${old.id}/risks?basis=evidenced`);
      expect([refused.status, faults(refused)]).toEqual([422, { basis: 'This freeze was taken before freezes kept evidence. Show it as claimed' }]);
    });
  });

  it('never changes: neither the program nor the owner of the tables can alter or delete its rows', async () => {
    const view = await taken('Immutable');
    for (const statement of ['UPDATE register_freeze SET name = $1 WHERE id = $2', `UPDATE freeze_row SET content = $1 WHERE freeze_id = $2`, 'DELETE FROM freeze_row WHERE $1 <> $2::text', 'DELETE FROM register_freeze WHERE $1 <> $2::text'])
      await expect([statement, at.council.sql(statement, ['x', view.id])][1]).rejects.toThrow(/only grows/);
    const [grants] = await at.council.sql<{ may: boolean }>(
      `SELECT bool_or(has_table_privilege('holdfast_serving', t, p)) AS may FROM unnest('{register_freeze,freeze_row,freeze_erratum}'::text[]) t, unnest('{UPDATE,DELETE,TRUNCATE}'::text[]) p`,
    );
    expect(grants).toEqual({ may: false });
  });

  it('tells when its rows were altered behind the program’s back', async () => {
    const view = await taken('Tampered with');
    await at.council.sql('ALTER TABLE freeze_row DISABLE TRIGGER freeze_row_append_only');
    await at.council.sql(`UPDATE freeze_row SET content = replace(content, '"status":"open"', '"status":"closed"') WHERE freeze_id = $1`, [view.id]);
    await at.council.sql('ALTER TABLE freeze_row ENABLE TRIGGER freeze_row_append_only');
    const found = await check(view.id);
    expect(found).toMatchObject({ matches: false });
    expect(found.reread.differing).toBeGreaterThan(0);
  });

  it('is refused twice under one name or at one moment, in whatever letters', async () => {
    const view = await taken('Half year');
    at.clock.advance(MINUTE);
    expect(faults(await freeze('HALF YEAR'))).toEqual({ name: 'This register has a freeze of that name. Choose another' });
    expect(faults(await freeze('Another', { asAt: view.moment }))).toEqual({ asAt: 'This register was frozen as at that moment: Half year. A freeze is never taken twice' });
    // Another register has its own.
    expect((await freeze('Half year', {}, at.as.riskManager, at.council.registers.corporate)).status).toBe(201);
  });

  it('is refused of a moment to come, and of one that nothing is known of', async () => {
    expect(faults(await freeze('Too soon', { asAt: '2030-01-01' }))).toEqual({ asAt: expect.stringContaining('not over yet') });
    expect(faults(await freeze('Too early', { asAt: '2020-01-01' }))).toEqual({ asAt: expect.stringContaining('begins on') });
    expect(faults(await freeze('No day', { asAt: '2026-02-30' }))).toEqual({ asAt: expect.any(String) });
  });

  it('is for the register owner and risk managers to take, and for whoever reads in full to read', async () => {
    const view = await taken('Who may');
    for (const [who, take, read] of [
      ['registerOwner', 422, 200], ['riskManager', 422, 200], ['unitRiskManager', 422, 200], ['auditor', 403, 200], ['riskOwner', 403, 200], ['continuityManager', 403, 200],
      ['member', 404, 404], ['unitViewer', 404, 404], ['otherRegisterOwner', 404, 404],
    ] as const) {
      const speaker = at.as[who];
      expect([who, (await freeze('Who may', {}, speaker)).status]).toEqual([who, take]);
      for (const url of [`freezes/${view.id}`, `freezes/${view.id}/risks`, `freezes/${view.id}/check`, `registers/${register}/freezes`]) expect([who, url, (await speaker.get(url)).status]).toEqual([who, url, read]);
      expect([who, (await file(view.id, at.council.people[who])).statusCode]).toEqual([who, read]);
    }
  });

  it('lists the freezes of a register, the latest moment first', async () => {
    const { body } = await at.as.auditor.get<FreezeRow[]>(`registers/${register}/freezes`);
    const moments = body.map(({ moment }) => moment);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it('lists its risks by words, level, cell and order, page after page', async () => {
    for (let i = 0; i < 52; i++) await add(`Listed ${String(i).padStart(2, '0')}`, { residual: i % 2 ? { likelihood: '5', impact: '5' } : undefined });
    const view = await taken('For lists');
    const list = async (query: string) => (await at.as.auditor.get<Page<FrozenRiskRow>>(`freezes/${view.id}/risks?${query}`)).body;
    const first = await list('q=listed&sort=title');
    expect(first).toMatchObject({ total: 52 });
    expect(first.items).toHaveLength(50);
    const rest = await list(`q=listed&sort=title&after=${first.next}`);
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(Array.from({ length: 52 }, (_, i) => `Listed ${String(i).padStart(2, '0')}`));
    expect(rest.next).toBeNull();
    expect((await list('q=listed&level=VH')).total).toBe(26);
    expect((await list('q=listed&likelihood=5&impact=5')).total).toBe(26);
    expect((await list('q=listed&unscored=true')).total).toBe(26);
    expect((await list('sort=-residual')).items.at(0)?.residual.level).toBe('VH');
  });
});

describe('freezing while others write', () => {
  it('waits for changes that began before, and keeps nobody who writes', async () => {
    // By the clock of the machine, as in life.
    at.clock.set(new Date());
    const other = await at.council.sql<{ id: string }>('SELECT id FROM register WHERE id = $1', [register]);
    expect(other).toHaveLength(1);
    const writer = await import('pg').then(({ default: pg }) => new pg.Client({ connectionString: at.database.servingUrl }));
    await writer.connect();
    const [known] = await at.council.sql<{ id: string }>(`SELECT id FROM risk WHERE register_id = $1 AND status = 'open' ORDER BY number LIMIT 1`, [register]);
    const began = new Date();
    await writer.query(`BEGIN; SET LOCAL holdfast.organisation = '${at.council.organisationId}'; SET LOCAL holdfast.moment = '${began.toISOString()}'`);
    await writer.query(`UPDATE risk SET title = 'Changed just before' WHERE id = $1`, [known!.id]);

    at.clock.set(new Date());
    let ended = false;
    const freezing = freeze('While others write').finally(() => (ended = true));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(ended).toBe(false);
    // Nobody waits for the freeze.
    at.clock.set(new Date());
    await add('Added meanwhile');
    await writer.query('COMMIT');
    await writer.end();
    const { status, body: view } = await freezing;
    expect(status).toBe(201);
    const read = readFrozenRows(await rowsOf(view.id));
    expect(read?.risks.find(({ id }) => id === known!.id)?.title).toBe('Changed just before');
    expect(read?.risks.map(({ title }) => title)).not.toContain('Added meanwhile');
    at.clock.set(new Date());
    expect(await check(view.id)).toMatchObject({ matches: true, reread: { differing: 0 } });
  }, 30_000);

  it('gives two who freeze at once two freezes, or one and a refusal when they say the same name', async () => {
    at.clock.set(new Date());
    const both = await Promise.all([freeze('At once'), freeze('At once', {}, at.as.riskManager)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  }, 30_000);
});

describe('an erratum', () => {
  it('is shown on the freeze beside what was frozen, which stays as it was', async () => {
    at.clock.advance(MINUTE);
    const risk = await add('Flood in the basement', { residual: { likelihood: '1', impact: '4' } });
    const view = await taken('With an erratum');
    const before = await rowsOf(view.id);
    const note = (body: object, as: Speaker = at.as.registerOwner) => as.post<FreezeView>(`freezes/${view.id}/errata`, { body });
    const { status, body } = await note({ riskId: risk.id, field: 'residual', says: '1, 4', shouldSay: '3, 4', reason: 'The flood defence was not in place until May' });
    expect(status).toBe(201);
    expect(body.errataNoted).toEqual([expect.objectContaining({ risk: { id: risk.id, reference: risk.reference, title: risk.title }, field: 'residual', says: '1, 4', shouldSay: '3, 4', author: expect.objectContaining({ jobTitle: 'Head of ICT' }) })]);
    expect((await note({ shouldSay: 'The register was presented late', reason: 'Said by the board' }, at.as.riskManager)).body).toMatchObject({ errata: 2, digest: view.digest });
    expect(await rowsOf(view.id)).toEqual(before);
    expect(await check(view.id)).toMatchObject({ matches: true });
    expect((await at.as.auditor.get<Page<FrozenRiskRow>>(`freezes/${view.id}/risks?corrected=true`)).body.items.map(({ id }) => id)).toEqual([risk.id]);

    expect((await note({ shouldSay: 'x', reason: 'y' }, at.as.auditor)).status).toBe(403);
    expect((await note({ shouldSay: 'x', reason: 'y' }, at.as.member)).status).toBe(404);
    expect(faults(await note({ riskId: risk.id, shouldSay: 'x', reason: 'y' }))).toEqual({ field: expect.any(String) });
    expect(faults(await note({ field: 'title', shouldSay: 'x', reason: 'y' }))).toEqual({ riskId: expect.any(String) });
    expect(faults(await note({ shouldSay: '', reason: '' }))).toEqual({ shouldSay: expect.any(String), reason: expect.any(String) });
    // A risk that came later, and one of another register: neither is in the freeze.
    const [later, elsewhere] = [await add('Later'), await add('Elsewhere', {}, at.council.registers.housing)];
    for (const { id } of [later, elsewhere]) expect(faults(await note({ riskId: id, field: 'title', shouldSay: 'x', reason: 'y' }))).toEqual({ riskId: 'Choose a risk of this freeze' });
  });
});
