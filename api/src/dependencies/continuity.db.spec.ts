import type { ActivityView, ContactView, CriticalUserView, DependencyMapView, DependencyView, Page, ProblemView, ResourceRow, ResourceView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const common = () => ({ unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id });
const activity = async (name: string, more: object = {}): Promise<ActivityView> => made(await at.as.riskManager.post<ActivityView>('activities', { body: { name, ...common(), ...more } }));
const resource = async (name: string, more: object = {}): Promise<ResourceView> => made(await at.as.riskManager.post<ResourceView>('resources', { body: { name, kind: 'application', ...common(), ...more } }));
const lean = (body: object, as: Speaker = at.as.riskManager): Promise<Answer<DependencyView>> => as.post<DependencyView>('dependencies', { body });
const read = async <T>(url: string, as: Speaker = at.as.auditor): Promise<T> => (await as.get<T>(url)).body;
function made<T>({ status, body }: Answer<T>): T {
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
}

describe('activities and resources', () => {
  it('are numbered through the organisation, and say what is not known as not known', async () => {
    const [one, other] = [await activity('Housing benefit'), await activity('Elections')];
    expect([one.critical, one.resume, one.status, one.mayManage]).toEqual([null, null, 'active', true]);
    expect(Number(other.reference.slice(4))).toBe(Number(one.reference.slice(4)) + 1);
    const system = await resource('Benefit system', { declared: { minutes: 0, calendarId: null } });
    expect([system.declared, system.contractual, system.dataLossMinutes]).toEqual([{ minutes: 0, calendarId: null }, null, null]);
  });

  it('are kept by their owners and by continuity managers of the unit, read by all but members of the council', async () => {
    const mine = await activity('Payroll');
    expect((await at.as.riskOwner.patch(`activities/${mine.id}`, { body: { critical: true, criticalReason: 'People are paid' }, version: 1 })).status).toBe(200);
    expect((await at.as.otherRiskOwner.patch(`activities/${mine.id}`, { body: { critical: false }, version: 2 })).status).toBe(403);
    expect((await at.as.member.get(`activities/${mine.id}`)).status).toBe(404);
    expect((await read<Page<unknown>>('activities', at.as.member)).items).toEqual([]);
    expect((await at.as.riskManager.patch<ProblemView>(`activities/${mine.id}`, { body: { name: 'Pay' }, version: 1 })).body).toMatchObject({ status: 412, current: { version: 2, critical: true } });
  });

  it('are located at sites and run by suppliers, and by nothing else', async () => {
    const [site, supplier, app] = [await resource('Hall', { kind: 'site' }), await resource('Software house', { kind: 'supplier' }), await resource('Ledger')];
    const wrong = await at.as.riskManager.post('resources', { body: { name: 'X', kind: 'application', ...common(), locatedAtId: app.id, supplierId: site.id } });
    expect(faults(wrong)).toEqual({ locatedAtId: 'Choose the site from the list', supplierId: 'Choose the supplier from the list' });
    const placed = await resource('Server', { locatedAtId: site.id, supplierId: supplier.id });
    expect(placed).toMatchObject({ locatedAt: { name: 'Hall', kind: 'site' }, supplier: { name: 'Software house' } });
    expect((await read<ResourceView>(`resources/${site.id}`)).holds.map(({ name }) => name)).toEqual(['Server']);
    const annex = await resource('Annex', { kind: 'site', locatedAtId: site.id });
    expect(faults(await at.as.riskManager.patch(`resources/${site.id}`, { body: { locatedAtId: annex.id }, version: 1 }))).toEqual({ locatedAtId: 'That site is itself located here' });
    expect(faults(await at.as.riskManager.patch(`resources/${site.id}`, { body: { kind: 'people' }, version: 1 }))).toEqual({ kind: '2 resources are located at it: it stays a site' });
    expect((await read<Page<ResourceRow>>(`resources?site=${site.id}&sort=name`)).items.map(({ name }) => name)).toEqual(['Annex', 'Server']);
  });

  it('are found by the beginning of their name first', async () => {
    for (const name of ['At the weir gate', 'Weir gate', 'Weir gate radio']) {
      await resource(name);
      await activity(name);
    }
    for (const things of ['resources', 'activities']) expect((await read<Page<ResourceRow>>(`${things}?sort=match&q=weir%20gate`)).items.map(({ name }) => name)).toEqual(['Weir gate', 'Weir gate radio', 'At the weir gate']);
    expect((await read<Page<ResourceRow>>('resources?sort=match&q=weir%20_gate')).items).toEqual([]);
  });

  it('of people have deputies, in order: persons, roles, and persons in a role; and nothing else has any', async () => {
    const { people } = at.council;
    const deputies = [{ personId: people.continuityManager.id }, { role: 'Duty officer' }, { personId: people.riskManager.id, role: 'Night cover' }];
    const team = await resource('Payroll team', { kind: 'people', quantity: 6, deputies });
    expect(team.deputies.map(({ person, role, left }) => [person?.id ?? null, role, left])).toEqual([[people.continuityManager.id, '', false], [null, 'Duty officer', false], [people.riskManager.id, 'Night cover', false]]);
    const change = (body: object, version: number): Promise<Answer<ResourceView>> => at.as.riskManager.patch<ResourceView>(`resources/${team.id}`, { body, version });
    expect(faults(await at.as.riskManager.post('resources', { body: { name: 'Safe', kind: 'equipment', ...common(), deputies } }))).toEqual({ deputies: 'Deputies are of people and roles. Take them away, or choose the kind people' });
    expect(faults(await change({ kind: 'equipment' }, 1))).toEqual({ deputies: 'Deputies are of people and roles. Take them away, or choose the kind people' });
    expect(faults(await change({ deputies: [{ personId: at.council.units.ict }, { role: '' }] }, 1))).toEqual({ 'deputies.0.personId': 'Choose the person from the list', 'deputies.1.role': 'Choose a person or name a role' });
    at.clock.set('2026-03-20T09:00:00Z');
    expect((await change({ deputies: [deputies[1], deputies[0]] }, 1)).body.deputies.map(({ role }) => role)).toEqual(['Duty officer', '']);
    expect((await change({ deputies: [deputies[1], deputies[0]] }, 2)).body.version).toBe(2);
    expect((await read<ResourceView>(`resources/${team.id}?asAt=2026-03-10`)).deputies).toHaveLength(3);
    const leaver = await at.council.addPerson({ jobTitle: 'Payroll Deputy' });
    await change({ deputies: [{ personId: leaver.id }] }, 2);
    await at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: people.riskOwner.id } });
    expect((await read<ResourceView>(`resources/${team.id}`)).deputies).toMatchObject([{ person: { id: leaver.id }, left: true }]);
    expect((await change({ quantity: 5, deputies: [{ personId: leaver.id }] }, 3)).status).toBe(200);
    expect(faults(await at.as.riskManager.post('resources', { body: { name: 'Other team', kind: 'people', ...common(), deputies: [{ personId: leaver.id }] } }))).toEqual({ 'deputies.0.personId': 'Choose the person from the list' });
  });

  it('are retired with a reason once nothing leans on them, and reinstated', async () => {
    const [pay, system] = [await activity('Payments'), await resource('Payment system')];
    const { body: dependency } = await lean({ dependentId: pay.id, memberIds: [system.id] });
    const retire = (version: number) => at.as.riskManager.post<ResourceView>(`resources/${system.id}/retirement`, { body: { reason: 'Replaced' }, version });
    expect((await retire(1)).body).toMatchObject({ status: 409, title: `${pay.reference} Payments leans on it. End these dependencies first.` });
    expect((await at.as.riskManager.post(`dependencies/${dependency.id}/end`, { body: { reason: 'Moved' }, version: 1 })).status).toBe(201);
    expect((await retire(1)).body).toMatchObject({ status: 'retired', retiredReason: 'Replaced' });
    expect(faults(await lean({ dependentId: pay.id, memberIds: [system.id] }))).toEqual({ memberIds: `${system.reference} Payment system is retired: nothing new leans on it` });
    expect((await at.as.riskManager.post<ResourceView>(`resources/${system.id}/reinstatement`, { body: { reason: 'Kept after all' }, version: 2 })).body).toMatchObject({ status: 'active', retiredAt: null });
  });

  it('are not retired by an owner while something leans on them that the owner does not see, which is counted and not named', async () => {
    const owner = await at.council.addPerson({ jobTitle: 'Caretaker' });
    const as = await at.signIn(owner);
    const elsewhere = { unitId: at.council.units.housing, ownerId: at.council.people.otherRiskOwner.id };
    const [hall, shed] = [await resource('Village hall', { kind: 'site', ownerId: owner.id }), await resource('Shed', { kind: 'site', ownerId: owner.id })];
    const retire = (of: ResourceView): Promise<Answer<ProblemView>> => as.post<ProblemView>(`resources/${of.id}/retirement`, { body: { reason: 'Sold' }, version: 1 });
    await resource('Safe of the refuge', { kind: 'equipment', ...elsewhere, locatedAtId: hall.id });
    expect((await retire(hall)).body).toMatchObject({ status: 409, code: 'leaned-on', title: 'Something that is not yours to read leans on it. Ask a continuity manager to see to that first.' });
    await lean({ dependentId: (await activity('Refuge', elsewhere)).id, memberIds: [hall.id, shed.id] });
    expect((await retire(hall)).body.title).toBe('2 things that are not yours to read lean on it. Ask a continuity manager to see to that first.');
    const mine = await activity('Caretaking', { ownerId: owner.id });
    await lean({ dependentId: mine.id, memberIds: [hall.id] });
    expect((await retire(hall)).body.title).toBe(`${mine.reference} Caretaking and 2 more lean on it. End these dependencies first.`);
    expect((await at.as.riskManager.post<ProblemView>(`resources/${shed.id}/retirement`, { body: { reason: 'Sold' }, version: 1 })).body.title).toMatch(/^ACT-\d+ Refuge leans on it/);
  });

  it('pass to a successor when their owner leaves', async () => {
    const leaver = await at.council.addPerson({ jobTitle: 'Systems Officer' });
    const [one, other] = [await activity('Post room', { ownerId: leaver.id }), await resource('Franking machine', { kind: 'equipment', ownerId: leaver.id })];
    const { body } = await at.as.administrator.post<{ handedOver: object }>(`people/${leaver.id}/departure`, { body: { successorId: at.council.people.riskOwner.id } });
    expect(body.handedOver).toMatchObject({ activities: 1, resources: 1 });
    expect([(await read<ActivityView>(`activities/${one.id}`)).owner.id, (await read<ResourceView>(`resources/${other.id}`)).owner.id]).toEqual(Array(2).fill(at.council.people.riskOwner.id));
  });

  it('are shown as they were at a past day, with what they leaned on', async () => {
    at.clock.set('2026-04-01T09:00:00Z');
    const [one, system] = [await activity('Cremation'), await resource('Bookings')];
    const { body: dependency } = await lean({ dependentId: one.id, memberIds: [system.id] });
    at.clock.set('2026-04-03T09:00:00Z');
    await at.as.riskManager.post(`dependencies/${dependency.id}/end`, { body: { reason: 'On paper now' }, version: 1 });
    await at.as.riskManager.patch(`activities/${one.id}`, { body: { name: 'Cemeteries' }, version: 1 });
    expect(await read<ActivityView>(`activities/${one.id}?asAt=2026-04-02`)).toMatchObject({ name: 'Cremation', leansOn: [{ members: [{ name: 'Bookings' }] }] });
    expect(await read<ActivityView>(`activities/${one.id}`)).toMatchObject({ name: 'Cemeteries', leansOn: [] });
  });
});

describe('dependencies', () => {
  it('say how many of what suffice, and what is wrong with that', async () => {
    const [one, hall, north] = [await activity('Contact centre'), await resource('Civic Hall', { kind: 'site' }), await resource('Northgate', { kind: 'site', standby: true })];
    expect(faults(await lean({ dependentId: one.id, memberIds: [hall.id], needed: 2 }))).toEqual({ needed: 'Only one is chosen, so one is needed' });
    expect(faults(await lean({ dependentId: one.id, memberIds: [one.id] }))).toEqual({ memberIds: 'Nothing leans on itself: choose something else' });
    expect(faults(await lean({ dependentId: one.id, memberIds: [at.council.units.ict] }))).toEqual({ memberIds: 'Choose what it leans on from the list' });
    expect(faults(await lean({ dependentId: hall.id, memberIds: [one.id] }))).toEqual({ memberIds: 'A resource leans on resources only' });
    expect((await lean({ dependentId: (await activity('Registrars')).id, memberIds: [hall.id, north.id] })).body).toMatchObject({ needed: 2, members: [{ name: 'Civic Hall' }, { name: 'Northgate' }] });
    const either = made(await lean({ dependentId: one.id, memberIds: [hall.id, north.id], needed: 1, note: 'Either will do' }));
    expect(either).toMatchObject({ needed: 1, members: [{ name: 'Civic Hall' }, { name: 'Northgate' }], others: 0, mayManage: true });
    const both = await at.as.riskOwner.patch<DependencyView>(`dependencies/${either.id}`, { body: { needed: 2 }, version: 1 });
    expect(both.body).toMatchObject({ needed: 2, version: 2 });
    expect((await at.as.riskOwner.patch<DependencyView>(`dependencies/${either.id}`, { body: { memberIds: [north.id], needed: 1 }, version: 2 })).body.members.map(({ name }) => name)).toEqual(['Northgate']);
    expect((await read<ResourceView>(`resources/${north.id}`)).leanedOnBy.map(({ dependent }) => dependent.name).sort()).toEqual(['Contact centre', 'Registrars']);
    expect((await lean({ dependentId: one.id, memberIds: [hall.id] }, at.as.otherRiskOwner)).status).toBe(403);
  });

  it('may close a circle, which is reported by the names in it', async () => {
    const [web, auth, mail] = [await resource('Website'), await resource('Sign-in'), await resource('E-mail')];
    await lean({ dependentId: web.id, memberIds: [auth.id] });
    await lean({ dependentId: auth.id, memberIds: [mail.id] });
    made(await lean({ dependentId: mail.id, memberIds: [auth.id] }));
    const map = await read<DependencyMapView>(`dependency-map?around=${web.id}&depth=1`);
    expect(map.nodes.map(({ name }) => name).sort()).toEqual(['Sign-in', 'Website']);
    expect(map.cycles.map((cycle) => cycle.map(({ name }) => name))).toEqual([['Sign-in', 'E-mail']]);
    expect(map.leftOut).toBeGreaterThan(0);
    expect(map.tooMany).toBe(0);
    expect((await at.as.member.get(`dependency-map?around=${web.id}`)).status).toBe(404);
  });

  it('are listed, narrowed and counted', async () => {
    const [one, app, net] = [await activity('Street cleaning'), await resource('Rounds planner'), await resource('Depot network', { kind: 'infrastructure' })];
    await lean({ dependentId: one.id, memberIds: [app.id] });
    await lean({ dependentId: app.id, memberIds: [net.id] });
    const found = async (query: string) => (await read<Page<DependencyView>>(`dependencies?${query}`)).items.map(({ dependent }) => dependent.name);
    expect(await found(`dependent=${one.id}`)).toEqual(['Street cleaning']);
    expect(await found(`on=${net.id}`)).toEqual(['Rounds planner']);
    expect(await found('q=depot')).toEqual(['Rounds planner']);
    expect(await found(`dependent=${one.id}&kind=infrastructure`)).toEqual([]);
    expect(await found(`dependent=${one.id}&alternatives=true`)).toEqual([]);
    expect((await read<Page<unknown>>(`dependencies?dependent=${one.id}&dependent=${app.id}`)).total).toBe(2);
  });
});

describe('critical users', () => {
  it('have a workable solution, verified by somebody on a day; another solution is verified anew', async () => {
    const of = await activity('Homelessness duty');
    const user = made(await at.as.riskOwner.post<CriticalUserView>(`activities/${of.id}/critical-users`, { body: { name: 'Duty officers', howMany: 4, solution: 'Laptops with mobile network' } }));
    const verify = (body: object, version: number) => at.as.riskOwner.post<CriticalUserView>(`critical-users/${user.id}/verifications`, { body: { verifiedOn: '2026-03-01', works: true, note: 'Tried at home', ...body }, version });
    expect(faults(await verify({ verifiedOn: '2026-03-03' }, 1))).toEqual({ verifiedOn: 'It has been tried: choose today or earlier' });
    expect((await verify({}, 1)).body).toMatchObject({ verifiedOn: '2026-03-01', verifiedBy: { id: at.council.people.riskOwner.id }, verifications: [{ works: true }], version: 2 });
    expect((await verify({ works: false, note: 'No signal' }, 2)).body).toMatchObject({ verifiedOn: null, verifications: [{ works: false }, { works: true }] });
    expect((await at.as.riskOwner.patch<CriticalUserView>(`critical-users/${user.id}`, { body: { solution: 'Paper forms' }, version: 3 })).body).toMatchObject({ verifiedOn: null, version: 4 });
    expect((await read<ActivityView>(`activities/${of.id}`)).criticalUsers.map(({ name }) => name)).toEqual(['Duty officers']);
  });
});

describe('contacts', () => {
  it('are told to whoever may read them there, and to nobody else who reads the resource', async () => {
    const supplier = await resource('Carrier', { kind: 'supplier' });
    const contact = made(await at.as.riskOwner.post<ContactView>(`resources/${supplier.id}/contacts`, { body: { name: 'Fault desk', telephones: ['01632 960001'], email: 'faults@carrier.example' } }));
    expect((await read<ResourceView>(`resources/${supplier.id}`)).contacts).toEqual([expect.objectContaining({ name: 'Fault desk', telephones: ['01632 960001'] })]);
    expect((await read<ResourceView>(`resources/${supplier.id}`, at.as.otherRiskOwner)).contacts).toBeNull();
    expect((await at.as.riskOwner.post(`contacts/${contact.id}/retirement`, { body: { reason: 'Moved on' }, version: 1 })).status).toBe(201);
    expect((await read<ResourceView>(`resources/${supplier.id}`)).contacts).toEqual([]);
  });
});
