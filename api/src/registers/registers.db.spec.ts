import type { CreateRegisterRequest, ProblemView, RegisterSummary, RegisterView } from '@holdfast/contracts';
import { aCouncil, type Council, type TestPerson } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

let test: TestApp;
let council: Council;
let other: Council;

const speakers = new Map<string, Speaker>();
const as = (person: TestPerson): Speaker => speakers.get(person.id)!;

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
  for (const someone of [council, other]) for (const person of Object.values(someone.people)) speakers.set(person.id, speakAs(test, await someone.signIn(person)));
});
afterAll(() => test.close());

let prefixes = 0;
const aRegister = (change: Partial<CreateRegisterRequest> = {}): CreateRegisterRequest => ({
  name: 'Malware', layer: 'thematic', prefix: `T${++prefixes}X`, unitId: council.units.ict, ownerId: council.people.registerOwner.id, matrixVersionId: council.matrix.versionId, ...change,
});
const create = (change: Partial<CreateRegisterRequest> = {}, person = council.people.registerOwner) => as(person).post<RegisterView>('registers', { body: aRegister(change) });
const created = async (change: Partial<CreateRegisterRequest> = {}, person = council.people.riskManager): Promise<RegisterView> => {
  const { status, body } = await create(change, person);
  expect(status).toBe(201);
  return body;
};
const edit = (register: RegisterView, change: object, person = council.people.riskManager) =>
  as(person).patch<RegisterView>(`registers/${register.id}`, { body: change, version: register.version });
const read = async (id: string, person = council.people.riskManager): Promise<RegisterView> => (await as(person).get<RegisterView>(`registers/${id}`)).body;

describe('the register tree', () => {
  it('has parents before children, and only what the caller may read', async () => {
    const { body } = await as(council.people.riskManager).get<RegisterSummary[]>('registers');
    expect(body.slice(0, 3)).toMatchObject([
      { name: 'Corporate risks', parentId: null, prefix: 'COR', unitName: 'Borsetshire Council', wording: 'full', open: 0, openByLevel: {}, reviewsDue: 0 },
      { name: 'Housing service risks', parentId: council.registers.corporate, owner: { jobTitle: 'Head of Housing' } },
      { name: 'ICT service risks', parentId: council.registers.corporate },
    ]);
    const ofHousing = await as(council.people.otherRegisterOwner).get<RegisterSummary[]>('registers');
    expect(ofHousing.body.map(({ id }) => id)).toEqual([council.registers.housing]);
    expect(ofHousing.body[0]).toMatchObject({ parentId: null });
    const ofMember = await as(council.people.member).get<RegisterSummary[]>('registers');
    expect(new Set(ofMember.body.map(({ wording }) => wording))).toEqual(new Set(['public']));
  });

  it('counts open risks by residual level and reviews due, drafts and hidden exempt ones left out where they must be', async () => {
    const register = await created({ name: 'Counted', unitId: council.units.housing, ownerId: council.people.otherRegisterOwner.id });
    const add = (body: object) => as(council.people.otherRegisterOwner).post(`registers/${register.id}/risks`, { body: { status: 'open', ownerId: council.people.otherRiskOwner.id, ...body } });
    test.clock.set('2026-02-01T09:00:00Z');
    await add({ title: 'Fire', residual: { likelihood: '4', impact: '5' }, nextReview: '2026-02-01' });
    await add({ title: 'Damp', residual: { likelihood: '1', impact: '1' }, nextReview: '2026-03-16' });
    await add({ title: 'Level only', residual: { level: 'M' } });
    await add({ title: 'Not scored' });
    await add({ title: 'A draft', status: 'draft' });
    await add({ title: 'Hidden', exemptGround: 'legal-privilege', residual: { likelihood: '4', impact: '5' }, nextReview: '2026-02-01' });
    test.clock.set('2026-03-02T09:00:00Z');
    const { levels } = council.matrix.definition;
    const [lowest, highest] = [levels[0]!.code, levels.at(-1)!.code];
    expect(await read(register.id)).toMatchObject({ open: 5, openByLevel: { [highest]: 2, [lowest]: 1, M: 1, '': 1 }, reviewsDue: 3, wording: 'full' });
    expect(await read(register.id, council.people.member)).toMatchObject({ open: 4, openByLevel: { [highest]: 1, [lowest]: 1, M: 1, '': 1 }, reviewsDue: 2, wording: 'public' });
  });

  it('shows where a register stands: what is above and how much is below, as far as the caller may read', async () => {
    const team = await created({ name: 'Infrastructure', layer: 'operational', unitId: council.units.infrastructure, parentId: council.registers.ict });
    expect(team).toMatchObject({ parentId: council.registers.ict, above: [{ name: 'Corporate risks' }, { name: 'ICT service risks' }], below: 0, version: 1 });
    expect(await read(council.registers.corporate)).toMatchObject({ above: [], below: expect.any(Number) });
    expect((await read(team.id, council.people.registerOwner)).above).toEqual([{ id: council.registers.ict, name: 'ICT service risks' }]);
  });

  it('is not there for whoever may not read it, or belongs elsewhere', async () => {
    for (const person of [council.people.otherRiskOwner, other.people.riskManager])
      expect((await as(person).get(`registers/${council.registers.ict}`)).status).toBe(404);
  });
});

describe('adding a register', () => {
  it('a register owner adds one in the own unit, and it is on the audit trail', async () => {
    const register = await created({ name: 'Backups', parentId: council.registers.ict, appetite: 'M', reviewMonthsByLevel: { M: 2 } }, council.people.registerOwner);
    expect(register).toMatchObject({ name: 'Backups', appetite: 'M', reviewMonths: 3, reviewMonthsByLevel: { M: 2 }, open: 0, wording: 'full', closedAt: null });
    const events = await council.sql('SELECT action, actor_id, register_id FROM audit_event WHERE subject_id = $1', [register.id]);
    expect(events).toEqual([{ action: 'register.created', actor_id: council.people.registerOwner.id, register_id: register.id }]);
  });

  it('is refused in a unit where the caller could not', async () => {
    expect((await create({ unitId: council.units.housing })).status).toBe(403);
    expect((await create({}, council.people.riskOwner)).status).toBe(403);
    expect((await create({}, council.people.auditor)).status).toBe(403);
  });

  it('tells every answer that needs a change at once', async () => {
    const leaver = await council.addPerson({ jobTitle: 'Leaver' });
    await council.sql('UPDATE person SET left_at = now() WHERE id = $1', [leaver.id]);
    expect(faults(await create({ ownerId: leaver.id, appetite: 'Enormous', reviewMonthsByLevel: { Z: 3, M: 99 }, parentId: council.registers.corporate }))).toEqual({
      ownerId: 'This person has left. Choose somebody else as the owner',
      appetite: expect.stringContaining('This matrix has no level Enormous'),
      'reviewMonthsByLevel.Z': expect.stringContaining('no level Z'),
      'reviewMonthsByLevel.M': 'Months between reviews are a whole number from 1 to 36',
      // The head of ICT does not read the corporate register.
      parentId: 'Choose the register to escalate to from the list',
    });
  });

  it('refuses what belongs to another organisation, field by field', async () => {
    const answer = await create({ ownerId: other.people.registerOwner.id, matrixVersionId: other.matrix.versionId, parentId: other.registers.ict }, council.people.riskManager);
    expect(faults(answer)).toEqual({
      ownerId: 'Choose the owner from the list', matrixVersionId: 'Choose the matrix from the list', parentId: 'Choose the register to escalate to from the list',
    });
    expect(faults(await create({ unitId: other.units.ict }, council.people.riskManager))).toEqual({ unitId: 'Choose the unit from the list' });
  });

  it('refuses a prefix that another register uses, or that is none', async () => {
    expect(faults(await create({ prefix: 'ICT' }))).toEqual({ prefix: 'Another register uses this prefix. Choose another' });
    expect(faults(await create({ prefix: 'i-1' }))).toEqual({ prefix: 'Use 2 to 8 capital letters or digits, a letter first, like ICT' });
    const theirs = await as(other.people.riskManager).post<RegisterView>('registers', {
      body: aRegister({ prefix: 'HSG2', unitId: other.units.ict, ownerId: other.people.registerOwner.id, matrixVersionId: other.matrix.versionId }),
    });
    expect(theirs.status).toBe(201);
    expect((await create({ prefix: 'HSG2' })).status).toBe(201);
  });
});

describe('changing a register', () => {
  it('a parent that makes a cycle is refused with the registers named', async () => {
    const top = await created({ name: 'Programme' });
    const middle = await created({ name: 'Project', parentId: top.id });
    const bottom = await created({ name: 'Work package', parentId: middle.id });
    expect(faults(await edit(await read(top.id), { parentId: bottom.id }))).toEqual({ parentId: 'Work package is below Programme, so Programme cannot escalate to it' });
    expect(faults(await edit(await read(top.id), { parentId: top.id }))).toEqual({ parentId: 'Programme cannot escalate to itself' });
  });

  it('a register that moves takes all that is below it along', async () => {
    const top = await created({ name: 'Old top' });
    const middle = await created({ name: 'Middle', parentId: top.id });
    const bottom = await created({ name: 'Bottom', parentId: middle.id });
    const moved = await edit(middle, { parentId: council.registers.corporate });
    expect(moved.status).toBe(200);
    expect((await read(bottom.id)).above.map(({ name }) => name)).toEqual(['Corporate risks', 'Middle']);
    expect((await read(top.id)).below).toBe(0);
    const alone = await edit(moved.body, { parentId: null });
    expect(alone.body.above).toEqual([]);
    const paths = await council.sql<{ id: string; path: string[] }>('SELECT id, path FROM register WHERE id = ANY ($1)', [[middle.id, bottom.id]]);
    expect(new Map(paths.map(({ id, path }) => [id, path]))).toEqual(new Map([[middle.id, [middle.id]], [bottom.id, [middle.id, bottom.id]]]));
  });

  it('two that would each escalate to the other: one is refused', async () => {
    const [one, two] = [await created({ name: 'One' }), await created({ name: 'Two' })];
    const answers = await Promise.all([edit(one, { parentId: two.id }), edit(two, { parentId: one.id })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('a stale edit gets the register as it is now', async () => {
    const register = await created({ name: 'Before' });
    await edit(register, { name: 'After' });
    const late = await edit(register, { name: 'Too late' });
    expect(late.status).toBe(412);
    expect((late.body as unknown as ProblemView).current).toMatchObject({ name: 'After', version: 2 });
    expect((await as(council.people.riskManager).patch(`registers/${register.id}`, { body: { name: 'x' } })).status).toBe(428);
  });

  it('the prefix stays once a risk has a number', async () => {
    const register = await created();
    const renamed = await edit(register, { prefix: 'NEWPRE' });
    expect(renamed.body.prefix).toBe('NEWPRE');
    await as(council.people.riskManager).post(`registers/${register.id}/risks`, { body: { title: 'Fire', status: 'open', ownerId: council.people.riskOwner.id } });
    const refused = await edit(await read(register.id), { prefix: 'NEWER' });
    expect(refused.status).toBe(409);
    expect((refused.body as unknown as ProblemView).title).toBe('Malware has risks numbered with NEWPRE. Its prefix stays.');
  });

  it('another matrix asks for an appetite of its own, and leaves earlier assessments where they were made', async () => {
    const register = await created({ appetite: 'M' });
    await as(council.people.riskManager).post(`registers/${register.id}/risks`, {
      body: { title: 'Fire', status: 'open', ownerId: council.people.riskOwner.id, residual: { likelihood: '4', impact: '5' } },
    });
    const definition = { ...council.matrix.definition, levels: council.matrix.definition.levels.map((level) => ({ ...level, code: `N${level.code}` })) };
    const matrix = await as(council.people.riskManager).post<{ id: string }>('matrices', { body: { name: 'Newer', definition } });
    expect((await as(council.people.riskManager).post(`matrix-versions/${matrix.body.id}/publication`, { version: 1 })).status).toBe(201);
    const matrixVersionId = matrix.body.id;

    expect(faults(await edit(register, { matrixVersionId }))).toEqual({ appetite: expect.stringContaining('This matrix has no level M') });
    const changed = await edit(register, { matrixVersionId, appetite: 'NM' });
    expect(changed.status).toBe(200);
    // No crosswalk is declared: the assessment counts, and is at no level of the new matrix.
    expect(changed.body).toMatchObject({ matrixVersionId, open: 1, openByLevel: {} });
  });

  it('belongs to the register owner, and to those above in its unit; moving it needs the new unit too', async () => {
    const register = await created({}, council.people.registerOwner);
    expect((await edit(register, { name: 'x' }, council.people.riskOwner)).status).toBe(403);
    expect((await edit(register, { name: 'x' }, council.people.otherRegisterOwner)).status).toBe(404);
    expect((await edit(register, { name: 'x' }, other.people.riskManager)).status).toBe(404);
    expect((await edit(register, { name: 'x' }, council.people.member)).status).toBe(403);
    expect((await edit(register, { unitId: council.units.housing }, council.people.registerOwner)).status).toBe(403);
    expect((await edit(register, { unitId: council.units.infrastructure }, council.people.registerOwner)).status).toBe(200);
  });

  it('an owner who hands the register over gets the answer although it is out of sight then', async () => {
    const register = await created({ unitId: council.units.housing, ownerId: council.people.riskOwner.id });
    const answer = await edit(register, { ownerId: council.people.otherRegisterOwner.id }, council.people.riskOwner);
    expect(answer.status).toBe(200);
    expect(answer.body.owner.jobTitle).toBe('Head of Housing');
    expect((await as(council.people.riskOwner).get(`registers/${register.id}`)).status).toBe(404);
  });
});

describe('closing a register', () => {
  const close = (register: RegisterView, person = council.people.riskManager) =>
    as(person).post<RegisterView>(`registers/${register.id}/closure`, { body: { reason: 'Merged' }, version: register.version });

  it('is refused while it has open risks or open registers below', async () => {
    const register = await created({ name: 'Busy' });
    const child = await created({ name: 'Child', parentId: register.id });
    const risk = await as(council.people.riskManager).post<{ id: string; version: number }>(`registers/${register.id}/risks`, { body: { title: 'Fire', status: 'open', ownerId: council.people.riskOwner.id } });
    expect((await close(register)).body).toMatchObject({ status: 409, title: 'Busy has 1 open risk. Close or move it first.' });
    await as(council.people.riskManager).post(`risks/${risk.body.id}/closure`, { body: { reason: 'Gone' }, version: risk.body.version });
    expect((await close(register)).body).toMatchObject({ status: 409, title: '1 open register escalates to Busy. Close or move it first.' });
    expect((await close(child)).body.closedAt).toBe('2026-03-02T09:00:00.000Z');
    expect((await close(register)).status).toBe(201);
    expect((await edit(await read(register.id), { name: 'x' })).body).toMatchObject({ status: 409, title: 'Busy is closed. Nothing in it can be changed.' });
    expect((await close(await read(register.id))).status).toBe(409);
    expect(faults(await create({ parentId: register.id }, council.people.riskManager))).toEqual({ parentId: 'Busy is closed. Choose an open register to escalate to' });
  });

  it('and adding a risk at the same moment: never both', async () => {
    for (let round = 0; round < 8; round++) {
      const register = await created({ name: `Race ${round}` });
      const [closed, added] = await Promise.all([
        close(register),
        as(council.people.riskManager).post(`registers/${register.id}/risks`, { body: { title: 'Late', status: 'open', ownerId: council.people.riskOwner.id } }),
      ]);
      expect([closed.status, added.status].filter((status) => status < 300)).toHaveLength(1);
    }
  });

  it('belongs to the register owner and those above', async () => {
    const register = await created();
    expect((await close(register, council.people.riskOwner)).status).toBe(403);
    expect((await close(register, council.people.otherRegisterOwner)).status).toBe(404);
  });
});
