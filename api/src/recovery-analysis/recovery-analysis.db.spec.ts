import type { ActionGapView, ActionView, GapPage, GapRow, ProblemView, RiskView, ScenarioList, ScenarioView, SinglePointView, WhatIfView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { faults, type Answer, type Speaker } from '../../test/speak';

/** Sent again under the same one, a form does nothing twice. */
const KEY = '0b5e6f0e-9d5b-4a53-9c1e-4a2f5f4f7a11';

let at: AtTheCouncil;
const { openRisk } = planActions(() => at);
const ids: Record<string, string> = {};
let numbers = 0;

const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
  const made = { organisation_id: at.council.organisationId, id: v7(), author_id: at.council.people.riskManager.id, created_at: at.clock.now(), ...row };
  const columns = Object.keys(made);
  await at.council.sql(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(made));
  return made.id;
};
const activity = async (key: string, rto: number | null, mtpd: number | null, row: object = {}): Promise<void> => {
  numbers += 1;
  ids[key] = await insert('activity', {
    number: numbers, reference: `ACT-${numbers}`, name: key, unit_id: at.council.units.ict, owner_id: at.council.people.riskOwner.id, critical: true, resume_minutes: 60, ...row,
  });
  if (rto === null) return;
  await insert('impact_analysis', {
    activity_id: ids[key], number: 1, step: 'approved', content: '{}', matrix_version_id: at.council.matrix.versionId, rto_minutes: rto * 60, mtpd_minutes: mtpd === null ? null : mtpd * 60, unknowns: 0,
    author_ids: [at.council.people.riskOwner.id], approved_by: at.council.people.riskManager.id, approved_at: at.clock.now(), next_review: '2026-12-31', changed_at: at.clock.now(),
  });
};
const resource = async (key: string, kind: string, hours: number | null, row: object = {}): Promise<void> => {
  numbers += 1;
  ids[key] = await insert('resource', {
    number: numbers, reference: `RES-${numbers}`, name: key, kind, unit_id: at.council.units.ict, owner_id: at.council.people.riskOwner.id, declared_minutes: hours === null ? null : hours * 60, ...row,
  });
};
const needs = async (dependent: string, needed: number, ...members: string[]): Promise<void> => {
  const side = (key: string, before = ''): string => `${before}${resources.has(key) ? 'resource' : 'activity'}_id`;
  const dependencyId = await insert('dependency', { [side(dependent, 'dependent_')]: ids[dependent], needed });
  for (const member of members)
    await at.council.sql(`INSERT INTO dependency_member (organisation_id, id, dependency_id, ${side(member)}) VALUES ($1, $2, $3, $4)`, [at.council.organisationId, v7(), dependencyId, ids[member]]);
};
const resources = new Set(['Civic Centre', 'Northgate', 'Network core', 'Storage', 'Telephony', 'Depot', 'Portal']);

beforeAll(async () => {
  at = await atTheCouncil();
  at.clock.set('2026-01-05T09:00:00Z');
  await resource('Civic Centre', 'site', 72);
  await resource('Northgate', 'site', 5, { standby: true, contractual_minutes: 240 });
  await resource('Network core', 'infrastructure', 3, { located_at_id: ids['Civic Centre'] });
  await resource('Storage', 'infrastructure', 8, { located_at_id: ids['Civic Centre'] });
  await resource('Telephony', 'infrastructure', null, { located_at_id: ids['Civic Centre'] });
  await resource('Portal', 'application', 2);
  await resource('Depot', 'site', 1);
  await activity('Social care', 4, 12);
  await activity('Contact centre', 4, 8);
  await activity('Elections', null, null);
  await activity('Street cleaning', 48, 168);
  await needs('Network core', 1, 'Civic Centre', 'Northgate');
  await needs('Storage', 1, 'Network core');
  await needs('Social care', 1, 'Storage');
  await needs('Contact centre', 1, 'Telephony');
  await needs('Contact centre', 1, 'Network core');
  await needs('Portal', 1, 'Network core');
  await needs('Elections', 1, 'Portal');
  await needs('Street cleaning', 1, 'Depot');
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const gaps = async (query = '', as: Speaker = at.as.riskManager): Promise<GapPage> => {
  const { status, body } = await as.get<GapPage>(`gaps${query}`);
  expect(status).toBe(200);
  return body;
};
const named = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name);
const gapOf = (page: GapPage, name: string): GapRow => page.items.find((row) => row.name === name)!;
const whatIf = (body: object, as: Speaker = at.as.riskManager): Promise<Answer<WhatIfView>> => as.post<WhatIfView>('what-ifs', { body });

describe('gaps between recovery times and needs', () => {
  it('are those of resources that take longer than the RTO of what leans on them leaves, with the chain that asks', async () => {
    const page = await gaps();
    expect([...named(page.items)].sort()).toEqual(['Civic Centre', 'Network core', 'Northgate', 'Storage', 'Telephony']);
    expect(gapOf(page, 'Storage')).toMatchObject({ state: 'over', neededBy: 180, by: 300, over: ['declared'], after: 60, activity: { name: 'Social care', rto: { minutes: 240 } } });
    expect(named(gapOf(page, 'Network core').chain)).toEqual(['Network core', 'Storage', 'Social care']);
    expect(gapOf(page, 'Telephony')).toMatchObject({ state: 'no-time', neededBy: 180, by: null });
    expect([page.counts, page.total, page.reckoned]).toEqual([{ over: 4, 'no-time': 1, cycle: 0 }, 5, { activities: 4, withRto: 3, resources: 7 }]);
  });

  it('show declared, contractual and proven times side by side, and that none is proven', async () => {
    expect(gapOf(await gaps(), 'Northgate')).toMatchObject({ declared: { minutes: 300 }, contractual: { minutes: 240 }, proven: null, over: ['declared', 'contractual'] });
  });

  it('come in the order asked for, and narrowed', async () => {
    expect(named((await gaps('?sort=name')).items)).toEqual(['Civic Centre', 'Network core', 'Northgate', 'Storage', 'Telephony']);
    expect(named((await gaps('?kind=site')).items).sort()).toEqual(['Civic Centre', 'Northgate']);
    expect(named((await gaps('?state=no-time')).items)).toEqual(['Telephony']);
    expect((await gaps(`?unit=${at.council.units.housing}`)).items).toEqual([]);
    expect(named((await gaps(`?activity=${ids['Contact centre']}`)).items)).toEqual(['Telephony']);
    expect(named((await gaps('?q=core')).items)).toEqual(['Network core']);
    expect((await at.as.riskManager.get('gaps?after=x')).status).toBe(422);
  });

  it('are shown as at a past day', async () => {
    const declared = (minutes: number, moment: string): Promise<unknown> =>
      at.council.sql(`WITH m AS (SELECT set_config('holdfast.moment', $3, true) AS at) UPDATE resource SET declared_minutes = $2 FROM m WHERE id = $1 AND m.at <> ''`, [ids['Storage'], minutes, moment]);
    await declared(60, '2026-02-01T09:00:00Z');
    await declared(480, '2026-02-10T09:00:00Z');
    expect(named((await gaps('?asAt=2026-02-02')).items)).not.toContain('Storage');
    expect(named((await gaps('?asAt=2026-02-11')).items)).toContain('Storage');
  });

  it('name a cycle by its members, and the rest is reckoned', async () => {
    await resource('Sign-in', 'infrastructure', 1);
    resources.add('Sign-in');
    await needs('Sign-in', 1, 'Portal');
    await needs('Portal', 1, 'Sign-in');
    await needs('Social care', 1, 'Portal');
    await at.council.sql('UPDATE resource SET declared_minutes = 240 WHERE id = $1', [ids['Portal']]);
    const page = await gaps();
    expect(page.cycles.map((cycle) => named(cycle).sort())).toEqual([['Portal', 'Sign-in']]);
    expect(gapOf(page, 'Storage')).toMatchObject({ state: 'over', neededBy: 180 });
    expect(gapOf(page, 'Portal')).toMatchObject({ state: 'over', neededBy: 180, atLatest: true, activity: { name: 'Social care' } });
    expect(gapOf(page, 'Sign-in')).toMatchObject({ state: 'cycle', neededBy: null, activity: null });
    await at.council.sql('UPDATE resource SET declared_minutes = 120 WHERE id = $1', [ids['Portal']]);
    await at.council.sql(
      `UPDATE dependency SET retired_at = now(), retired_reason = 'A mistake'
       WHERE dependent_resource_id = $1 OR (dependent_activity_id = $2 AND id IN (SELECT dependency_id FROM dependency_member WHERE resource_id = $3))`,
      [ids['Sign-in'], ids['Social care'], ids['Portal']],
    );
  });

  it('a gap says which risks were raised from it, to whoever reads them', async () => {
    const body = { registerId: at.council.registers.ict, status: 'open', title: 'Storage is not back in time', ownerId: at.council.people.riskOwner.id };
    const raise = (as: Speaker, id = ids['Storage']!): Promise<Answer<RiskView>> => as.post<RiskView>(`gaps/${id}/risks`, { body, ...(id === ids['Storage'] ? { idempotencyKey: KEY } : {}) });
    const { status, body: risk } = await raise(at.as.riskManager);
    expect(status).toBe(201);
    expect((await raise(at.as.riskManager)).body.id).toBe(risk.id);
    expect(gapOf(await gaps(), 'Storage').risks).toEqual([{ id: risk.id, reference: risk.reference, title: risk.title, status: 'open', owner: risk.owner, mayPlan: true }]);
    expect(gapOf(await gaps('', at.as.otherRiskOwner), 'Storage').risks).toEqual([]);
    expect((await raise(at.as.otherRiskOwner)).status).toBe(404);
    expect((await raise(at.as.member)).status).toBe(403);
    expect((await raise(at.as.riskManager, risk.id)).status).toBe(404);
    const events = await at.council.sql<{ n: number }>(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'resource.gap-raised'`);
    expect(events).toEqual([{ n: 1 }]);
    expect((await at.as.riskManager.get<RiskView>(`risks/${risk.id}`)).status).toBe(200);
  });

  it('a continuity manager brings a gap to a register as a draft, which its author and the owner of the register see beside the gap', async () => {
    const ict = at.council.registers.ict;
    const { status, body: draft } = await at.as.continuityManager.post<RiskView>(`gaps/${ids['Network core']}/risks`, { body: { registerId: ict, title: 'The network comes back too late', status: 'draft' } });
    expect([status, draft.reference]).toEqual([201, null]);
    for (const as of [at.as.continuityManager, at.as.registerOwner]) expect(gapOf(await gaps('', as), 'Network core').risks).toEqual([{ id: draft.id, reference: null, title: draft.title, status: 'draft', owner: draft.owner, mayPlan: false }]);
    expect(gapOf(await gaps('', at.as.riskManager), 'Network core').risks).toEqual([]);
    expect((await at.as.continuityManager.post(`registers/${ict}/risks`, { body: { title: 'Straight in', status: 'open', ownerId: at.council.people.riskOwner.id } })).status).toBe(403);
    expect((await at.as.continuityManager.post(`registers/${at.council.registers.corporate}/risks`, { body: { title: 'Above', status: 'draft' } })).status).not.toBe(201);
  });

  it('an action planned for a gap stands beside it with its date and how far it is, and says when the gap has closed by itself', async () => {
    const risk = await openRisk({ title: 'Storage again' });
    const request = { riskId: risk.id, title: 'Replicate the storage', ownerId: at.council.people.riskOwner.id, dueDate: '2026-06-30' };
    const { status, body: action } = await at.as.continuityManager.post<ActionView>(`gaps/${ids['Storage']}/actions`, { body: request });
    expect([status, action.registerId]).toEqual([201, at.council.registers.ict]);
    expect(gapOf(await gaps(), 'Storage').actions).toEqual([{ id: action.id, reference: action.reference, title: action.title, owner: action.owner, status: 'open', dueDate: '2026-06-30', slipDays: 0, endedAt: null }]);
    expect(gapOf(await gaps('', at.as.otherRiskOwner), 'Storage').actions).toEqual([]);
    const standing = async (as: Speaker = at.as.riskManager): Promise<Answer<ActionGapView[]>> => as.get<ActionGapView[]>(`actions/${action.id}/gaps`);
    expect((await standing()).body).toEqual([{ resource: expect.objectContaining({ name: 'Storage' }), state: 'over', neededBy: 180, by: 300 }]);
    const declared = (minutes: number): Promise<unknown> => at.council.sql('UPDATE resource SET declared_minutes = $2 WHERE id = $1', [ids['Storage'], minutes]);
    await declared(60);
    expect((await standing()).body).toEqual([{ resource: expect.objectContaining({ name: 'Storage' }), state: 'closed', neededBy: 180, by: null }]);
    await declared(480);
    expect([(await standing(at.as.otherRiskOwner)).status, (await standing(at.as.member)).status]).toEqual([404, 403]);
    expect((await at.as.otherRiskOwner.post(`gaps/${ids['Storage']}/actions`, { body: request })).status).toBe(404);
    expect((await at.as.continuityManager.post(`gaps/${risk.id}/actions`, { body: request })).status).toBe(404);
    await at.as.registerOwner.post(`actions/${action.id}/cancellation`, { body: { reason: 'Another way' }, version: action.version });
    expect(gapOf(await gaps(), 'Storage').actions).toEqual([]);
  });

  describe('a risk and an action in one step', () => {
    const about = (more: object = {}): object => ({ registerId: at.council.registers.ict, title: 'Telephony is not recovered in time', ...more });
    const planned = (more: object = {}): object => ({ title: 'Find out how long Telephony takes', ownerId: at.council.people.riskOwner.id, dueDate: '2026-06-30', newRisk: about(), ...more });
    const plan = (body: object, as: Speaker = at.as.continuityManager, key?: string): Promise<Answer<ActionView & { code?: string; detail?: string }>> => as.post(`gaps/${ids['Telephony']}/actions`, { body, idempotencyKey: key });
    const count = async (): Promise<number[]> => {
      const [row] = await at.council.sql<{ risks: number; actions: number }>('SELECT (SELECT count(*)::int FROM risk) AS risks, (SELECT count(*)::int FROM action) AS actions');
      return [row!.risks, row!.actions];
    };

    it('a continuity manager plans an action for a gap that no risk is about: both are there, on the gap and in the register, after one save', async () => {
      const [risks, actions] = await count();
      const { status, body: action } = await plan(planned(), at.as.continuityManager, KEY);
      expect(status).toBe(201);
      expect((await plan(planned(), at.as.continuityManager, KEY)).body.id).toBe(action.id);
      expect(await count()).toEqual([risks! + 1, actions! + 1]);
      const gap = gapOf(await gaps('', at.as.continuityManager), 'Telephony');
      expect(gap.actions).toEqual([expect.objectContaining({ id: action.id, dueDate: '2026-06-30', owner: expect.objectContaining({ id: at.council.people.riskOwner.id }) })]);
      expect(gap.risks).toEqual([expect.objectContaining({ id: action.risks[0]!.id, status: 'open', mayPlan: true, owner: expect.objectContaining({ id: at.council.people.registerOwner.id }) })]);
      const { body: risk } = await at.as.registerOwner.get<RiskView>(`risks/${action.risks[0]!.id}`);
      expect([risk.status, risk.residual.level, risk.owner?.id, risk.author?.id]).toEqual(['open', null, at.council.people.registerOwner.id, at.council.people.continuityManager.id]);
      expect((await at.as.riskOwner.get<{ items: ActionView[] }>(`actions?owner=${at.council.people.riskOwner.id}`)).body.items.map(({ id }) => id)).toContain(action.id);
      expect(named((await gaps(`?resource=${ids['Telephony']}`)).items)).toEqual(['Telephony']);
    });

    it('what is refused of the one saves nothing of the other', async () => {
      const before = await count();
      expect(faults(await plan(planned({ dueDate: '2020-01-01' })))).toHaveProperty('dueDate');
      expect(faults(await plan(planned({ newRisk: about({ categoryId: v7() }) })))).toHaveProperty(['newRisk.categoryId']);
      expect(faults(await plan(planned({ ownerId: v7() })))).toHaveProperty('ownerId');
      expect(faults(await plan(planned({ newRisk: undefined })))).toHaveProperty('riskId');
      expect((await plan(planned({ riskId: v7() }))).status).toBe(422);
      expect(await count()).toEqual(before);
    });

    it('opens no way into a register that is not theirs: neither beside or above, nor for somebody else to read it, nor scored', async () => {
      const before = await count();
      expect((await plan(planned({ newRisk: about({ registerId: at.council.registers.corporate }) }))).status).not.toBe(201);
      expect((await plan(planned({ newRisk: about({ registerId: v7() }) }))).status).toBe(404);
      expect((await plan(planned(), at.as.otherRiskOwner)).status).toBe(404);
      expect((await plan(planned(), at.as.member)).status).toBe(403);
      expect((await plan(planned(), at.as.auditor)).status).toBe(403);
      for (const person of ['continuityManager', 'otherRiskOwner'] as const) {
        const { status, body } = await plan(planned({ newRisk: about({ ownerId: at.council.people[person].id }) }));
        expect([status, body.detail ?? body.title]).toEqual([403, expect.stringContaining('who owns the register')]);
      }
      expect((await plan(planned({ newRisk: about({ residual: { level: 'L' } }) }))).status).toBe(422);
      expect(await count()).toEqual(before);
      const named = await plan(planned({ newRisk: about({ ownerId: at.council.people.riskOwner.id }) }), at.as.riskManager);
      expect([named.status, gapOf(await gaps(), 'Telephony').risks.at(-1)?.owner?.id]).toEqual([201, at.council.people.riskOwner.id]);
    });

    it('is not done for a gap that has closed meanwhile, nor for what is not in use', async () => {
      const before = await count();
      const declared = (minutes: number | null): Promise<unknown> => at.council.sql('UPDATE resource SET declared_minutes = $2 WHERE id = $1', [ids['Telephony'], minutes]);
      await declared(60);
      const raised = await at.as.continuityManager.post<ProblemView>(`gaps/${ids['Telephony']}/risks`, { body: { ...about(), status: 'open' } });
      const answers = [await plan(planned()), raised];
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([[409, 'no-gap'], [409, 'no-gap']]);
      await declared(null);
      expect((await at.as.continuityManager.post(`gaps/${v7()}/actions`, { body: planned() })).status).toBe(404);
      expect(await count()).toEqual(before);
    });
  });

  it('the contract of the supplier that runs a thing counts as its own, and that of its site only where it is too long', async () => {
    for (const key of ['Hosting firm', 'Payments page', 'Vault', 'Print room']) resources.add(key);
    await resource('Hosting firm', 'supplier', null, { contractual_minutes: 600 });
    await resource('Payments page', 'application', 1, { supplier_id: ids['Hosting firm'] });
    await resource('Vault', 'site', null, { contractual_minutes: 120 });
    await resource('Print room', 'equipment', null, { located_at_id: ids['Vault'] });
    await needs('Social care', 1, 'Payments page');
    await needs('Social care', 1, 'Print room');
    expect(gapOf(await gaps(), 'Payments page')).toMatchObject({ state: 'over', over: ['contractual'], contractual: { minutes: 600 }, contractOf: { name: 'Hosting firm', kind: 'supplier' }, by: 420 });
    expect(gapOf(await gaps(), 'Print room')).toMatchObject({ state: 'no-time', contractual: { minutes: 120 }, contractOf: { name: 'Vault' } });
    await at.council.sql('UPDATE resource SET contractual_minutes = 900 WHERE id = $1', [ids['Vault']]);
    expect(gapOf(await gaps(), 'Print room')).toMatchObject({ state: 'over', over: ['contractual'], by: 720 });
    await at.council.sql('UPDATE resource SET declared_minutes = 60 WHERE id = $1', [ids['Print room']]);
    expect(gapOf(await gaps(), 'Print room')).toBeUndefined();
    const { body } = await whatIf({ lostIds: [ids['Hosting firm']] });
    expect(body.resources.find(({ name }) => name === 'Payments page')).toMatchObject({ source: 'declared', contractOf: null });
    await at.council.sql(`UPDATE dependency SET retired_at = now(), retired_reason = 'A mistake' WHERE id IN (SELECT dependency_id FROM dependency_member WHERE resource_id = ANY ($1::uuid[]))`, [[ids['Payments page'], ids['Print room']]]);
  });

  it('are not for members, who read no continuity', async () => {
    for (const path of ['gaps', 'scenarios', 'single-points']) expect((await at.as.member.get(path)).status).toBe(403);
    expect((await whatIf({ everything: true }, at.as.member)).status).toBe(403);
  });
});

describe('what if', () => {
  it('the main site is lost: what is located there comes back at the recovery site, one after the other', async () => {
    const { status, body } = await whatIf({ lostIds: [ids['Civic Centre']] });
    expect(status).toBe(200);
    const served = Object.fromEntries(body.resources.map(({ name, serves }) => [name, serves]));
    expect(served).toMatchObject({ Northgate: 300, 'Network core': 480, Storage: 960, Telephony: null, Portal: 480 });
    expect(body.lost).toEqual([expect.objectContaining({ name: 'Civic Centre', withIt: 3 })]);
    expect(body.activities.map(({ name, back, outcome }) => [name, back, outcome])).toEqual([
      ['Social care', 1020, 'over-mtpd'], ['Contact centre', null, 'over-mtpd'], ['Elections', 540, 'no-requirement'],
    ]);
    expect(body.summary).toEqual({ concerned: 3, overMtpd: 2, overRtoOnly: 0, cannotSay: 1, within: 0, firstBreach: { minutes: 240, at: 0, more: 1 }, knownBack: 1020 });
    expect(body.allActivities).toBe(4);
    expect(body.activities[0]!.waitsForId).toBe(ids['Storage']);
    // It waits for telephony, of which nobody knows how long it takes, and for the network in any case.
    expect(body.activities[1]).toMatchObject({ earliest: { minutes: 540, moreThan: false }, waitsForId: ids['Network core'], unknown: { why: 'waits', waitsForId: ids['Telephony'] } });
  });

  it('says of an MTPD that it may be shorter, where impacts before it are not known', async () => {
    const mtpd = async (): Promise<unknown> => (await whatIf({ lostIds: [ids['Depot']] })).body.activities.map((activity) => activity.mtpd?.stated);
    expect(await mtpd()).toEqual([{ minutes: 10_080, calendarId: null, atMost: false }]);
    const content = { bands: [240, 10_080], mtpdOverride: null, impacts: [{ category: 'overall', levels: [null, '5'], note: '' }] };
    await at.council.sql(`ALTER TABLE impact_analysis DISABLE TRIGGER USER; UPDATE impact_analysis SET unknowns = 1, content = '${JSON.stringify(content)}' WHERE activity_id = '${ids['Street cleaning']}'; ALTER TABLE impact_analysis ENABLE TRIGGER USER`);
    expect(await mtpd()).toEqual([{ minutes: 10_080, calendarId: null, atMost: true }]);
  });

  it('tells what alone stops most', async () => {
    const { body } = await whatIf({ lostIds: [ids['Depot']] });
    expect(body.singlePoints.slice(0, 2).map(({ name, activities }) => [name, activities])).toEqual([['Network core', 3], ['Civic Centre', 3]].sort((one, other) => (ids[one[0] as string]! < ids[other[0] as string]! ? -1 : 1)));
    expect(body.activities.map(({ name, outcome }) => [name, outcome])).toEqual([['Street cleaning', 'within']]);
  });

  it('tells on demand all that alone stop an activity, and no more of them than the answer counted', async () => {
    const { body: asked } = await whatIf({ lostIds: [ids['Depot']] });
    const { status, body: all } = await at.as.riskOwner.get<SinglePointView[]>('single-points');
    expect(status).toBe(200);
    expect(all.map(({ name, kind, activities }) => [name, kind, activities]).sort()).toEqual([
      ['Civic Centre', 'site', 3], ['Depot', 'site', 1], ['Network core', 'infrastructure', 3], ['Portal', 'application', 1], ['Sign-in', 'infrastructure', 1], ['Storage', 'infrastructure', 1], ['Telephony', 'infrastructure', 1],
    ]);
    expect(all.map(({ activities }) => activities)).toEqual(all.map(({ activities }) => activities).sort((one, other) => other - one));
    expect(all).toHaveLength(asked.singlePoints.length + asked.moreSinglePoints);
  });

  it('as proven says of each that it is declared', async () => {
    const { body } = await whatIf({ lostIds: [ids['Storage']], basis: 'proven' });
    expect([body.sources, body.resources.map(({ source }) => source)]).toEqual([{ declared: 1, contractual: 0, proven: 0, none: 0 }, ['declared']]);
  });

  it('from a moment, working hours are exact', async () => {
    const calendarId = await insert('working_calendar', { name: 'Support hours', weekly: JSON.stringify([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }))) });
    await at.council.sql(`UPDATE resource SET declared_minutes = 120, declared_calendar_id = $2 WHERE id = $1`, [ids['Depot'], calendarId]);
    const served = async (lostAt?: string): Promise<number | null> => (await whatIf({ lostIds: [ids['Depot']], ...(lostAt ? { lostAt } : {}) })).body.resources[0]!.serves;
    expect(await served('2026-01-09T17:00:00Z')).toBe(64 * 60);
    expect(await served('2026-01-12T09:00Z')).toBe(120);
    expect(await served()).toBeGreaterThanOrEqual(64 * 60);
  });

  it('asks to choose from what is in use, and keeps nothing', async () => {
    const before = await at.council.sql('SELECT count(*)::int AS n FROM audit_event');
    const answer = await at.as.riskManager.post<ProblemView>('what-ifs', { body: { lostIds: [ids['Social care']] } });
    expect([answer.status, faults(answer)]).toEqual([422, { lostIds: 'Choose what is lost from the list of resources in use' }]);
    expect(await at.council.sql('SELECT count(*)::int AS n FROM audit_event')).toEqual(before);
  });
});

describe('scenarios', () => {
  const save = (body: object, as: Speaker = at.as.riskManager): Promise<Answer<ScenarioView>> => as.post<ScenarioView>('scenarios', { body });

  it('are kept by whoever manages continuity, and read by all who read it', async () => {
    const saved = await save({ name: 'Fire at the main site', note: 'As in 2008', lostIds: [ids['Civic Centre']], basis: 'proven', lostAt: '2026-01-09T17:00Z' });
    expect([saved.status, saved.body]).toMatchObject([201, { name: 'Fire at the main site', lost: [{ name: 'Civic Centre', retired: false }], basis: 'proven', lostAt: '2026-01-09T17:00:00.000Z', everything: false }]);
    expect((await save({ name: 'Mine', everything: true }, at.as.riskOwner)).status).toBe(403);
    const list = (await at.as.riskOwner.get<ScenarioList>('scenarios')).body;
    expect([list.maySave, list.items]).toEqual([false, [saved.body]]);
    expect((await at.as.riskManager.get<ScenarioList>('scenarios?asAt=2026-03-01')).body.items).toEqual([]);
  });

  it('name what is lost', async () => {
    expect(faults(await at.as.riskManager.post<ProblemView>('scenarios', { body: { name: 'Nothing' } }))).toEqual({ lostIds: 'Choose what is lost' });
    expect(faults(await at.as.riskManager.post<ProblemView>('scenarios', { body: { name: 'Who knows', lostIds: [v7()] } }))).toEqual({ lostIds: 'Choose what is lost from the list of resources in use' });
  });
});
