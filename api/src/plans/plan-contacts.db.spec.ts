import { randomUUID } from 'node:crypto';
import type { ContactRow, Page, PlanRow, PlanVersionView, PlanView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent, type PlanPerson } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer } from '../../test/speak';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

type Who = keyof AtTheCouncil['as'];

const add = (body: object = {}, as: Who = 'continuityManager'): Promise<Answer<ContactRow>> => at.as[as].post<ContactRow>('contacts', { body: { name: 'Invocation desk', unitId: at.council.units.ict, telephones: ['01632 960140'], ...body } });
const added = async (body: object = {}): Promise<ContactRow> => {
  const { status, body: contact } = await add(body);
  expect(status).toBe(201);
  return contact;
};
const edit = (contact: { id: string }, body: object, version = 1, as: Who = 'continuityManager') => at.as[as].patch<ContactRow>(`contacts/${contact.id}`, { body, version });
const retire = (contact: { id: string }, version = 1) => at.as.continuityManager.post(`contacts/${contact.id}/retirement`, { body: { reason: 'Closed' }, version });
const found = async (q: string, as: Who = 'continuityManager'): Promise<ContactRow[]> => (await at.as[as].get<Page<ContactRow>>(`contacts?q=${encodeURIComponent(q)}`)).body.items;

const by = (change: Partial<PlanPerson>): PlanPerson => ({ personId: null, contactId: null, name: '', telephone: '', ...change });
const content = (holder: PlanPerson, change: Partial<PlanContent> = {}): PlanContent => {
  const role = { id: randomUUID(), title: 'Leader', duties: '', holder, deputies: [] };
  const step = { id: randomUUID(), title: 'Open the site', roleId: role.id, what: '', where: '', how: '', minutes: 30, after: [], clock: null };
  return { ...EMPTY_PLAN, purpose: 'Go on', resourceIds: [siteId], activation: 'Fire', activatorIds: [role.id], roles: [role], steps: [step], ...change };
};
let siteId: string;
beforeAll(async () => {
  siteId = (await at.as.continuityManager.post<{ id: string }>('resources', { body: { kind: 'site', name: 'Northgate', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id } })).body.id;
});

const written = async (whole: PlanContent): Promise<{ id: string; saved: Answer<PlanVersionView> }> => {
  const { body: plan } = await at.as.continuityManager.post<PlanView>('plans', { body: { kind: 'ict', name: `Plan ${randomUUID()}`, unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, reviewMonths: 12 } });
  return { id: plan.id, saved: await at.as.continuityManager.patch<PlanVersionView>(`plans/${plan.id}/draft`, { body: { content: whole }, version: 1 }) };
};
const approved = async (whole: PlanContent): Promise<string> => {
  const { id } = await written(whole);
  await at.as.continuityManager.post(`plans/${id}/draft/submission`, { body: {}, version: 2 });
  expect((await at.as.registerOwner.post<PlanVersionView>(`plans/${id}/draft/approval`, { body: {}, version: 3 })).body.state).toBe('approved');
  return id;
};
const version = async (id: string, as: Who = 'auditor'): Promise<PlanVersionView> => (await at.as[as].get<PlanVersionView>(`plans/${id}/versions/1`)).body;
const rowOf = async (id: string, query = ''): Promise<PlanRow | undefined> => (await at.as.auditor.get<Page<PlanRow>>(`plans?sort=-reference${query}`)).body.items.find((row) => row.id === id);
const taken = async (url: string): Promise<Buffer> => (await at.app.inject({ method: 'GET', url: `/api/${url}`, headers: { ...(await at.council.signIn(at.council.people.riskOwner)) } })).rawPayload;

describe('the list of contacts', () => {
  it('is searched by name, job title and organisation, by whoever reads contacts there', async () => {
    const desk = await added({ name: 'Wharf desk', jobTitle: 'Duty engineer', organisationName: 'Quayside Hosting' });
    for (const words of ['wharf', 'duty engin', 'quayside wharf']) expect((await found(words)).map(({ id }) => id)).toEqual([desk.id]);
    expect(desk).toMatchObject({ unitName: 'ICT', resource: null, person: null, mayManage: true });
    expect((await found('wharf', 'auditor'))[0]).toMatchObject({ mayManage: false });
    // Neither the list nor what is on it is for those who read no contacts; owning no resource, they find none.
    expect(await found('wharf', 'riskOwner')).toEqual([]);
    await retire(desk);
    expect(await found('wharf')).toEqual([]);
  });

  it('holds contacts of resources, and shows those to the owner of the resource', async () => {
    const { body: contact } = await at.as.continuityManager.post<ContactRow>(`resources/${siteId}/contacts`, { body: { name: 'Caretaker of Northgate', telephones: ['01632 960141'] } });
    expect(await found('caretaker', 'riskOwner')).toEqual([expect.objectContaining({ id: contact.id, resource: expect.objectContaining({ name: 'Northgate' }) as unknown, mayManage: true })]);
  });

  it('takes the numbers of somebody of the organisation once, and is added to and changed only by those who keep what goes on there', async () => {
    const { registerOwner, riskOwner } = at.council.people;
    const { body: own } = await add({ name: 'Head of ICT', personId: registerOwner.id });
    expect(own).toMatchObject({ person: { jobTitle: 'Head of ICT' } });
    expect(faults(await add({ personId: registerOwner.id }))).toEqual({ personId: 'The numbers of the Head of ICT are on the list already. Change them there' });
    expect(faults(await add({ personId: randomUUID() }))).toEqual({ personId: 'Choose the person from the list' });
    expect((await add({}, 'riskOwner')).status).toBe(403);
    expect((await add({ unitId: at.council.units.housing })).status).toBe(403);
    expect((await edit(own, { note: 'Nights' }, 1, 'riskOwner')).status).toBe(404);
    expect((await edit(own, { note: 'Nights' }, 1, 'auditor')).status).toBe(403);
    expect((await edit(own, { note: 'Nights' }, 7)).status).toBe(412);
    expect((await edit(own, { note: 'Nights' })).body).toMatchObject({ note: 'Nights', version: 2 });
    await retire(own, 2);
    expect((await add({ personId: registerOwner.id })).status).toBe(201);
    expect((await add({ personId: riskOwner.id, telephones: [] })).status).toBe(201);
  });
});

describe('whom a plan rings', () => {
  it('is chosen from the list, and only from what is on it and in sight', async () => {
    const desk = await added();
    const gone = await added({ name: 'Old desk' });
    await retire(gone);
    const calls = (person: PlanPerson) => (role: string) => [{ id: randomUUID(), callerRoleId: role, roleId: null, person, message: '' }];
    const whole = content(by({ contactId: desk.id }), { sites: [{ id: randomUUID(), resourceId: siteId, name: '', note: '', contact: by({ contactId: desk.id }) }] });
    expect((await written({ ...whole, calls: calls(by({ contactId: desk.id }))(whole.roles[0]!.id) })).saved.status).toBe(200);
    const wrong = await written({ ...whole, calls: calls(by({ contactId: gone.id }))(whole.roles[0]!.id), sites: [{ ...whole.sites[0]!, contact: by({ contactId: randomUUID() }) }] });
    expect(faults(wrong.saved)).toEqual({ 'content.calls.0.person.contactId': 'Choose the contact from the list', 'content.sites.0.contact.contactId': 'Choose the contact from the list' });
  });

  it('is not submitted once they are off the list', async () => {
    const desk = await added();
    const { id } = await written(content(by({ contactId: desk.id })));
    await retire(desk);
    expect(faults(await at.as.continuityManager.post(`plans/${id}/draft/submission`, { body: {}, version: 2 }))).toEqual({ 'content.roles.0.holder': 'Invocation desk is no longer on the list of contacts. Choose somebody else' });
  });
});

describe('an approved plan', () => {
  it('goes on saying the numbers that were approved, and says beside them which have changed', async () => {
    const desk = await added();
    const id = await approved(content(by({ contactId: desk.id })));
    expect(await version(id)).toMatchObject({ names: { contacts: [{ telephone: '01632 960140' }] }, contactChanges: [] });
    await edit(desk, { telephones: ['01632 960199', '07700 900199'], name: 'Night desk' });
    expect(await version(id)).toMatchObject({
      names: { contacts: [{ name: 'Invocation desk', telephone: '01632 960140' }] },
      contactChanges: [{ kind: 'contact', id: desk.id, name: 'Invocation desk', gone: false, nameNow: 'Night desk', numberWas: '01632 960140', numberNow: '01632 960199, 07700 900199' }],
    });
    // Whoever may not read numbers is told that there is a change, and no number.
    expect(await version(id, 'otherRiskOwner')).toMatchObject({ contactsHidden: true, names: { contacts: [{ telephone: '' }] }, contactChanges: [{ id: desk.id, numberWas: '', numberNow: '' }] });
    const pack = (await taken(`plans/${id}/pack`)).toString('utf8');
    expect(pack).toContain('1 number on this plan has changed since it was approved.');
    expect(pack).toContain('01632 960140');
    expect(pack).toContain('tel:01632960199');
    expect((await textOfPdf(await taken(`plans/${id}/pdf`))).join(' ')).toMatch(/Invocation desk, 01632 960140\. Now Night desk, now 01632 960199, 07700 900199/);
  });

  it('is found by that in the list', async () => {
    const [desk, other] = [await added(), await added({ name: 'Other desk' })];
    const [id, untouched] = [await approved(content(by({ contactId: desk.id }))), await approved(content(by({ contactId: other.id, telephone: '07700 900001' })))];
    await edit(other, { telephones: ['07700 900002'] });
    expect(await rowOf(id)).toMatchObject({ contactsChanged: 0 });
    await retire(desk);
    expect(await rowOf(id, '&contactsChanged=true')).toMatchObject({ contactsChanged: 1 });
    // A number of its own has not changed with the list.
    expect(await rowOf(untouched)).toMatchObject({ contactsChanged: 0 });
    expect(await rowOf(untouched, '&contactsChanged=true')).toBeUndefined();
    expect(await version(id)).toMatchObject({ contactChanges: [{ gone: true, numberNow: null }] });
  });

  it('says the numbers of people of the organisation as their contact has them, and that they are off the list', async () => {
    const person = await at.council.addPerson({ jobTitle: 'Duty manager', role: 'risk-owner', unitId: at.council.units.ict });
    const own = await added({ name: 'Duty manager', personId: person.id, telephones: ['07700 900111'] });
    const id = await approved(content(by({ personId: person.id })));
    expect((await version(id)).names.people).toEqual([expect.objectContaining({ telephone: '07700 900111' })]);
    await retire(own);
    expect(await version(id)).toMatchObject({ names: { people: [{ telephone: '07700 900111' }] }, contactChanges: [{ kind: 'person', gone: false, numberNow: '' }] });
    expect(await rowOf(id)).toMatchObject({ contactsChanged: 1 });
  });

  it('keeps what it kept: the copy does not change, and goes with the version when another holds', async () => {
    const desk = await added();
    const id = await approved(content(by({ contactId: desk.id })));
    await expect(at.council.sql(`UPDATE plan_version SET contacts = '[]' WHERE plan_id = $1`, [id])).rejects.toThrow('an approved version of a plan can only be superseded');
    await edit(desk, { telephones: ['01632 960188'] });
    const plan = (await at.as.continuityManager.get<PlanView>(`plans/${id}`)).body;
    await at.as.continuityManager.post(`plans/${id}/drafts`, { body: {}, version: plan.version });
    expect((await at.as.continuityManager.get<PlanVersionView>(`plans/${id}/versions/2`)).body).toMatchObject({ names: { contacts: [{ telephone: '01632 960188' }] }, contactChanges: [] });
    expect((await at.as.continuityManager.post(`plans/${id}/draft/submission`, { body: {}, version: 1 })).status).toBe(201);
    expect((await at.as.registerOwner.post(`plans/${id}/draft/approval`, { body: {}, version: 2 })).status).toBe(201);
    expect(await version(id)).toMatchObject({ state: 'superseded', names: { contacts: [{ telephone: '01632 960140' }] }, contactChanges: [] });
    expect(await rowOf(id)).toMatchObject({ contactsChanged: 0 });
  });
});
