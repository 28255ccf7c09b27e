import type { ActionView, ControlView, HeatMapView, Page, ProblemView, RegisterSummary, RegisterView, RiskRow, RiskView } from '@holdfast/contracts';
import fc from 'fast-check';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';
import { mayDoEverything, someRisks, understood, verbsAtRandom } from '../../test/verbs-at-random';

/*
 * The past: by recorded time, with everything as it was, read with the permissions of today. What is asked as at a moment
 * has to be, letter by letter, what was answered at that moment.
 */

const MINUTE = 60_000;

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
  await mayDoEverything(at);
});
afterAll(() => at.close());

const answer = async (who: Speaker, url: string, asAt?: string): Promise<unknown> => {
  const found = await who.get(asAt === undefined ? url : `${url}${url.includes('?') ? '&' : '?'}asAt=${asAt}`);
  if (found.status !== 200) throw new Error(`${url} as at ${asAt}: ${JSON.stringify(found.body)}`);
  return found.body;
};

/** Everything that can be asked of the registers and of the risks that are not drafts. */
async function addresses(of: readonly RiskView[]): Promise<string[]> {
  const { corporate, ict, housing } = at.council.registers;
  const risks = await at.council.sql<{ id: string }>(`SELECT id FROM risk WHERE status <> 'draft' AND id = ANY ($1)`, [of.map(({ id }) => id)]);
  return [
    'registers', 'risks?sort=title&status=open&status=closed', 'risks?q=risk', 'risks?leftOut=true', 'heat-map', 'heat-map?kind=inherent&owner=' + at.council.people.riskOwner.id, 'register-heat-maps',
    ...[corporate, ict, housing].flatMap((id) => [`registers/${id}`, `registers/${id}/risks`, `registers/${id}/risks?sort=-nextReview&due=soon`, `registers/${id}/heat-map`, `registers/${id}/heat-map?below=true&kind=target`]),
    ...risks.flatMap(({ id }) => [`risks/${id}`, `risks/${id}/assessments`]),
  ];
}

async function copyOfAll(risks: readonly RiskView[]): Promise<Map<string, unknown>> {
  const copy = new Map<string, unknown>();
  for (const url of await addresses(risks)) copy.set(url, await answer(at.as.riskManager, url));
  return copy;
}

describe('as at a past moment', () => {
  it('everything is what was answered at that moment, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(verbsAtRandom(at), { minLength: 4, maxLength: 10 }), async (verbs) => {
        at.clock.advance(MINUTE);
        const risks = await someRisks(at);
        const copies: { moment: string; copy: Map<string, unknown> }[] = [];
        for (const run of verbs) {
          copies.push({ moment: at.clock.now().toISOString(), copy: await copyOfAll(risks) });
          at.clock.advance(MINUTE);
          understood(await run(risks));
        }
        at.clock.advance(MINUTE);
        for (const { moment, copy } of copies) for (const [url, then] of copy) expect([moment, url, await answer(at.as.riskManager, url, moment)]).toEqual([moment, url, then]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 180_000);

  it('names, units and the matrix are as they were', async () => {
    const { ict } = at.council.registers;
    const { body: risk } = await at.as.riskManager.post<RiskView>(`registers/${ict}/risks`, {
      body: { title: 'The server room floods', status: 'open', ownerId: at.council.people.riskOwner.id, residual: { likelihood: '3', impact: '4' } },
    });
    const [day, before] = [at.clock.now().toISOString(), { register: await answer(at.as.riskManager, `registers/${ict}`), risk: await answer(at.as.riskManager, `risks/${risk.id}`) }];
    at.clock.advance(MINUTE);
    const { body: register } = await at.as.riskManager.get<RegisterView>(`registers/${ict}`);
    expect((await at.as.riskManager.patch(`registers/${ict}`, { body: { name: 'Digital service risks' }, version: register.version })).status).toBe(200);
    const { body: unit } = await at.as.administrator.get<{ id: string; version: number }[]>('units').then(({ body }) => ({ body: body.find(({ id }) => id === at.council.units.ict)! }));
    expect((await at.as.administrator.patch(`units/${unit.id}`, { body: { name: 'Digital' }, version: unit.version })).status).toBe(200);
    at.clock.advance(MINUTE);
    expect(await answer(at.as.riskManager, `registers/${ict}`)).toMatchObject({ name: 'Digital service risks', unitName: 'Digital' });
    expect(await answer(at.as.riskManager, `registers/${ict}`, day)).toEqual(before.register);
    expect(await answer(at.as.riskManager, `risks/${risk.id}`, day)).toEqual(before.risk);
  });

  it('a list is narrowed to those who owned risks then', async () => {
    const { ict } = at.council.registers;
    const { riskOwner, continuityManager } = at.council.people;
    const { body: risk } = await at.as.riskManager.post<RiskView>(`registers/${ict}/risks`, { body: { title: 'Pumps fail', status: 'open', ownerId: riskOwner.id } });
    const day = at.clock.now().toISOString();
    at.clock.advance(MINUTE);
    expect((await at.as.riskManager.patch(`risks/${risk.id}`, { body: { ownerId: continuityManager.id }, version: risk.version })).status).toBe(200);
    at.clock.advance(MINUTE);
    const owners = async (who: Speaker, asAt?: string): Promise<string[]> => ((await answer(who, 'risk-owners', asAt)) as { id: string }[]).map(({ id }) => id);
    for (const who of [at.as.riskManager, at.as.member]) {
      expect(await owners(who)).toContain(continuityManager.id);
      expect(await owners(who, day)).toContain(riskOwner.id);
      expect(await owners(who, day)).not.toContain(continuityManager.id);
    }
  });

  it('controls, actions and acceptances are as they were, and nothing of them can be done', async () => {
    const { ict } = at.council.registers;
    const { riskManager, riskOwner } = at.council.people;
    const { body: risk } = await at.as.riskManager.post<RiskView>(`registers/${ict}/risks`, {
      body: { title: 'The cables are old', status: 'open', ownerId: riskOwner.id, treatment: 'tolerate', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '5', impact: '4' } },
    });
    const { body: control } = await at.as.riskManager.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Spare cables', ownerId: riskOwner.id, effectiveness: 'effective' } });
    const { body: action } = await at.as.riskManager.post<ActionView>(`risks/${risk.id}/actions`, { body: { title: 'Lay new ones', ownerId: riskManager.id, dueDate: '2026-12-01' } });
    await at.as.riskManager.post(`risks/${risk.id}/acceptances`, { body: { reason: 'Until the move', expiresOn: '2026-12-31' }, version: risk.version });
    const urls = [`risks/${risk.id}/controls`, `risks/${risk.id}/actions`, `risks/${risk.id}/acceptances`, `registers/${ict}/mitigation-appendix`];
    const then = await Promise.all(urls.map((url) => answer(at.as.riskManager, url)));
    const moment = at.clock.now().toISOString();
    at.clock.advance(MINUTE);
    await at.as.riskManager.post(`controls/${control.id}/assessments`, { body: { effectiveness: 'ineffective', rationale: 'They do not fit' }, version: control.version });
    const { body: begun } = await at.as.riskManager.post<ActionView>(`actions/${action.id}/progress`, { body: { progress: 40, note: 'Two floors' }, version: action.version });
    await at.as.riskManager.post(`actions/${action.id}/completion`, { body: {}, version: begun.version });
    const { body: now } = await at.as.riskManager.get<RiskView>(`risks/${risk.id}`);
    await at.as.riskManager.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood: '5', impact: '5', rationale: 'Worse' }, version: now.version });
    at.clock.advance(MINUTE);
    const past = await Promise.all(urls.map((url) => answer(at.as.riskManager, url, moment)));
    const undone = (told: unknown): unknown => JSON.parse(JSON.stringify(told).replace(/"(may\w+)":true/g, '"$1":false'));
    expect(past).toEqual(then.map(undone));
    expect(past).not.toEqual(await Promise.all(urls.map((url) => answer(at.as.riskManager, url))));
    expect(past[2]).toMatchObject({ needed: true, acceptances: [{ state: 'in-force' }] });
  });

  it('a day means its end where the organisation is', async () => {
    at.clock.set('2026-07-31T22:30:00Z'); // Half past eleven in the evening of British Summer Time
    const { body: risk } = await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.housing}/risks`, { body: { title: 'Late on the last day', status: 'open', ownerId: at.council.people.riskOwner.id } });
    at.clock.set('2026-07-31T23:30:00Z'); // Half an hour into August
    await at.as.riskManager.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood: '5', impact: '5', rationale: 'After midnight' }, version: risk.version });
    at.clock.set('2026-08-03T09:00:00Z');
    expect(await answer(at.as.riskManager, `risks/${risk.id}`, '2026-07-31')).toMatchObject({ residual: { level: null } });
    expect(await answer(at.as.riskManager, `risks/${risk.id}`, '2026-08-01')).toMatchObject({ residual: { level: 'VH' } });
    expect((await at.as.riskManager.get(`risks/${risk.id}?asAt=2026-07-30`)).status).toBe(404);
  });

  it('is read with the permissions of today: whoever has left a register does not read its past, whoever came does', async () => {
    const { ict } = at.council.registers;
    const newcomer = await at.signIn(await at.council.addPerson({ jobTitle: 'Interim Manager' }));
    const day = at.clock.now().toISOString();
    at.clock.advance(MINUTE);
    expect((await newcomer.get(`registers/${ict}?asAt=${day}`)).status).toBe(404);
    const [{ id }] = (await at.council.sql<{ id: string }>(`INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role)
      SELECT organisation_id, gen_random_uuid(), id, $1, 'auditor' FROM person WHERE job_title = 'Interim Manager' RETURNING id`, [at.council.units.ict])) as [{ id: string }];
    expect((await newcomer.get(`registers/${ict}?asAt=${day}`)).status).toBe(200);
    await at.council.sql('UPDATE role_assignment SET ended_at = now() WHERE id = $1', [id]);
    for (const url of [`registers/${ict}`, `registers/${ict}/risks`, `registers/${ict}/heat-map`]) expect((await newcomer.get(`${url}?asAt=${day}`)).status).toBe(404);
    expect(((await newcomer.get<Page<RiskRow>>(`risks?asAt=${day}`)).body.items)).toEqual([]);
  });

  it('what is exempt today is kept from the public in the past too, and what no longer is, is shown', async () => {
    const { ict } = at.council.registers;
    const open = async (title: string, more = {}): Promise<RiskView> =>
      (await at.as.riskManager.post<RiskView>(`registers/${ict}/risks`, { body: { title, status: 'open', ownerId: at.council.people.riskOwner.id, residual: { likelihood: '2', impact: '2' }, ...more } })).body;
    const [hiddenLater, worded] = [await open('A tender named later'), await open('A dispute named then', { exemptGround: 'labour-relations', publicTitle: 'A staffing matter' })];
    const day = at.clock.now().toISOString();
    const { open: before } = (await at.as.member.get<HeatMapView>(`registers/${ict}/heat-map`)).body;
    at.clock.advance(MINUTE);
    await at.as.riskManager.patch(`risks/${hiddenLater.id}`, { body: { exemptGround: 'financial-or-business-affairs' }, version: hiddenLater.version });
    await at.as.riskManager.patch(`risks/${worded.id}`, { body: { exemptGround: null, publicTitle: null }, version: worded.version });
    at.clock.advance(MINUTE);

    const seen = JSON.stringify((await at.as.member.get(`registers/${ict}/risks?asAt=${day}`)).body);
    expect(seen).not.toContain('A tender named later');
    expect(seen).toContain('A dispute named then');
    expect((await at.as.member.get(`risks/${hiddenLater.id}?asAt=${day}`)).status).toBe(404);
    expect((await at.as.member.get<Page<RiskRow>>(`registers/${ict}/risks?q=tender&asAt=${day}`)).body.items).toEqual([]);
    const map = (await at.as.member.get<HeatMapView>(`registers/${ict}/heat-map?asAt=${day}`)).body;
    const { exempt } = (await at.as.member.get<HeatMapView>(`registers/${ict}/heat-map`)).body;
    expect(exempt).toBeGreaterThan(0);
    expect({ open: map.open, exempt: map.exempt }).toEqual({ open: before - 1, exempt });
    // Whoever reads it in full reads what it was.
    expect(await answer(at.as.riskManager, `risks/${worded.id}`, day)).toMatchObject({ title: 'A dispute named then', exemptGround: 'labour-relations', publicTitle: 'A staffing matter' });
    expect(await answer(at.as.riskManager, `risks/${hiddenLater.id}`, day)).toMatchObject({ exemptGround: null });
  });

  it('a register that came later is not there, and one that has closed since is open', async () => {
    const day = at.clock.now().toISOString();
    at.clock.advance(MINUTE);
    const { body: made } = await at.as.riskManager.post<RegisterView>('registers', {
      body: { name: 'Flood defences', layer: 'project', prefix: 'FLD', unitId: at.council.units.ict, ownerId: at.council.people.riskManager.id, matrixVersionId: at.council.matrix.versionId },
    });
    const open = at.clock.now().toISOString();
    at.clock.advance(MINUTE);
    expect((await at.as.riskManager.post(`registers/${made.id}/closure`, { body: { reason: 'The project ended' }, version: made.version })).status).toBe(201);
    at.clock.advance(MINUTE);
    const names = async (asAt: string): Promise<string[]> => ((await answer(at.as.riskManager, 'registers', asAt)) as RegisterSummary[]).map(({ name }) => name);
    expect(await names(day)).not.toContain('Flood defences');
    expect(await names(open)).toContain('Flood defences');
    expect(await answer(at.as.riskManager, `registers/${made.id}`, open)).toMatchObject({ closedAt: null });
    expect((await at.as.riskManager.get(`registers/${made.id}?asAt=${day}`)).status).toBe(404);
  });

  it('refuses what is not over, what lies before the history begins, what is no day, and where there is no past', async () => {
    at.clock.set('2026-09-01T09:00:00Z');
    const refused = async (url: string): Promise<Record<string, string>> => {
      const found = await at.as.riskManager.get<ProblemView>(url);
      expect([url, found.status]).toEqual([url, 422]);
      return faults(found);
    };
    expect(await refused('registers?asAt=2026-09-01')).toEqual({ asAt: 'This moment is not over yet. Choose an earlier day' });
    expect(await refused('registers?asAt=2027-01-01')).toEqual({ asAt: 'This moment is not over yet. Choose an earlier day' });
    expect(await refused('registers?asAt=2025-12-30')).toEqual({ asAt: 'The history kept here begins on 1 January 2026. Choose that day or a later one' });
    for (const day of ['2026-02-30', 'yesterday', '31/03/2026', '2026-03']) expect(await refused(`registers?asAt=${day}`)).toEqual({ asAt: 'Give a day as year, month and day, such as 2026-03-31' });
    expect(await refused('people?asAt=2026-03-31')).toEqual({ asAt: 'This cannot be shown as at a past day' });
    expect((await at.as.riskManager.get('registers?asAt=2026-03-31&asAt=2026-04-30')).status).toBe(422);
  });
});
