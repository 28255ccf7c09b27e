import { randomUUID } from 'node:crypto';
import type { PlanVersionView, PlanView } from '@holdfast/contracts';
import { EMPTY_PLAN } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { textOfPdf } from '../../test/text-of-pdf';

let at: AtTheCouncil;
let siteId: string;
let activityId: string;
let planId: string;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const version = async (number = 1): Promise<PlanVersionView> => (await at.as.auditor.get<PlanVersionView>(`plans/${planId}/versions/${number}`)).body;
const taken = async (url: string): Promise<Buffer> => (await at.app.inject({ method: 'GET', url: `/api/${url}`, headers: { ...(await at.council.signIn(at.council.people.riskOwner)) } })).rawPayload;
/** As a later analysis would have it. */
const asked = (rto: number): Promise<unknown> => at.council.sql(`ALTER TABLE impact_analysis DISABLE TRIGGER USER; UPDATE impact_analysis SET rto_minutes = ${rto} WHERE activity_id = '${activityId}'; ALTER TABLE impact_analysis ENABLE TRIGGER USER`);

const begin = async (): Promise<void> => {
  const { units, people } = at.council;
  const placed = { unitId: units.ict, ownerId: people.riskOwner.id };
  siteId = (await at.as.continuityManager.post<{ id: string }>('resources', { body: { kind: 'site', name: 'Northgate', ...placed } })).body.id;
  activityId = (await at.as.continuityManager.post<{ id: string }>('activities', { body: { name: 'Social care records', ...placed } })).body.id;
  await at.council.sql(
    `INSERT INTO impact_analysis (organisation_id, id, activity_id, number, step, content, matrix_version_id, unknowns, author_ids, author_id, changed_at, created_at, approved_by, approved_at, next_review, rto_minutes)
     SELECT $1, $2, $3, 1, 'approved', '{}', v.id, 0, ARRAY[$4::uuid], $4, now(), now(), $5, now(), '2027-01-01', 240 FROM risk_matrix_version v WHERE v.organisation_id = $1 LIMIT 1`,
    [at.council.organisationId, randomUUID(), activityId, people.riskOwner.id, people.registerOwner.id],
  );
  const role = { id: randomUUID(), title: 'Leader', duties: '', holder: { personId: people.riskOwner.id, contactId: null, name: '', telephone: '07700 900123' }, deputies: [] };
  const step = { id: randomUUID(), title: 'Open the site', roleId: role.id, what: '', where: '', how: '', minutes: 30, after: [], clock: null };
  const content = { ...EMPTY_PLAN, purpose: 'Go on', activityIds: [activityId], resourceIds: [siteId], activation: 'Fire', activatorIds: [role.id], roles: [role], steps: [step], sites: [{ id: randomUUID(), resourceId: siteId, name: '', note: '' }] };
  planId = (await at.as.continuityManager.post<PlanView>('plans', { body: { kind: 'ict', name: 'ICT recovery', ...placed, reviewMonths: 12 } })).body.id;
  expect((await at.as.continuityManager.patch(`plans/${planId}/draft`, { body: { content }, version: 1 })).status).toBe(200);
};
const approve = async (first: number): Promise<void> => {
  expect((await at.as.continuityManager.post(`plans/${planId}/draft/submission`, { body: {}, version: first })).status).toBe(201);
  expect((await at.as.registerOwner.post<PlanVersionView>(`plans/${planId}/draft/approval`, { body: {}, version: first + 1 })).body.state).toBe('approved');
};

describe('what an approved plan names', () => {
  it('goes on being called as it was approved, beside what it is called now', async () => {
    await begin();
    expect((await at.as.continuityManager.patch(`resources/${siteId}`, { body: { name: 'Northgate Yard' }, version: 1 })).status).toBe(200);
    // A draft says what is so today.
    expect((await version()).names.resources).toMatchObject([{ name: 'Northgate Yard' }]);
    await approve(2);
    expect(await version()).toMatchObject({ unitName: 'ICT', names: { activities: [{ name: 'Social care records', rtoWords: '4 h' }], resources: [{ name: 'Northgate Yard' }] }, nameChanges: [] });

    await at.as.continuityManager.patch(`resources/${siteId}`, { body: { name: 'Northgate House' }, version: 2 });
    await asked(120);
    await at.council.sql(`UPDATE unit SET name = 'Digital' WHERE id = $1`, [at.council.units.ict]);
    expect(await version()).toMatchObject({
      unitName: 'ICT', names: { activities: [{ rtoMinutes: 240, rtoWords: '4 h' }], resources: [{ name: 'Northgate Yard' }] },
      nameChanges: [
        { kind: 'unit', name: 'ICT', nameNow: 'Digital', retiredOn: null },
        { kind: 'activity', id: activityId, nameNow: null, rtoWas: '4 h', rtoNow: '2 h' },
        { kind: 'resource', id: siteId, name: 'Northgate Yard', nameNow: 'Northgate House', rtoNow: null },
      ],
    });
  });

  it('is said to be retired at its place, on the page, in the pack and on paper', async () => {
    at.clock.set('2026-05-03T09:00:00Z');
    await at.as.continuityManager.post(`resources/${siteId}/retirement`, { body: { reason: 'Sold' }, version: 3 });
    expect((await version()).nameChanges.at(-1)).toMatchObject({ id: siteId, nameNow: 'Northgate House', retiredOn: '2026-05-03' });
    const pack = (await taken(`plans/${planId}/pack`)).toString('utf8');
    expect(pack).toContain('2 names and 1 RTO on this plan have changed since it was approved. 1 thing that it names is retired.');
    expect(pack).toContain('Northgate Yard <b class="since">(now Northgate House; retired on 3 May 2026)</b>');
    expect(pack).toContain('RTO 4 h</span> <b class="since">(RTO now 2 h)</b>');
    const planned = '30 min with as much at once as the order allows, 30 min one after another. RTO of Social care records 4 h, now 2 h.';
    expect(pack).toContain(`Planned time: ${planned}`);
    expect(pack).toContain('ICT (now Digital)');
    const paper = (await textOfPdf(await taken(`plans/${planId}/pdf`))).join(' ');
    expect(paper).toMatch(/Northgate Yard \(now Northgate House; retired on 3 May 2026\)/);
    expect(paper).toMatch(/RTO 4 h \(RTO now 2 h\)/);
    expect(paper.replace(/\s+/g, ' ')).toContain(`Planned time: ${planned}`);
  });

  it('does not change, and is kept anew with the next approval', async () => {
    await expect(at.council.sql(`UPDATE plan_version SET named = '[]' WHERE plan_id = $1`, [planId])).rejects.toThrow('an approved version of a plan can only be superseded');
    const plan = (await at.as.continuityManager.get<PlanView>(`plans/${planId}`)).body;
    expect((await at.as.continuityManager.post(`plans/${planId}/drafts`, { body: {}, version: plan.version })).status).toBe(201);
    expect(await version(2)).toMatchObject({ unitName: 'Digital', names: { activities: [{ rtoWords: '2 h' }] }, nameChanges: [{ id: siteId, nameNow: null, retiredOn: '2026-05-03' }] });
  });

  it('is read as of today where a version was approved before names were kept', async () => {
    const { people, organisationId } = at.council;
    const old = randomUUID();
    await at.council.sql(`UPDATE plan_version SET state = 'superseded', superseded_at = now() WHERE plan_id = $1 AND state = 'approved'`, [planId]);
    await at.council.sql(
      `INSERT INTO plan_version (organisation_id, id, plan_id, number, state, content, digest, code, editor_ids, author_id, started_at, submitted_by, submitted_at, approved_by, approved_at)
       SELECT $1, $2, plan_id, 9, 'approved', content, repeat('a', 64), 'AAAAA-BBBBB', editor_ids, author_id, now(), $3, now(), $4, now() FROM plan_version WHERE plan_id = $5 AND number = 1`,
      [organisationId, old, people.continuityManager.id, people.registerOwner.id, planId],
    );
    expect(await version(9)).toMatchObject({ unitName: 'Digital', names: { resources: [{ name: 'Northgate House' }] }, nameChanges: [{ id: siteId, nameNow: null, rtoNow: null, retiredOn: '2026-05-03' }] });
    expect(await version(1)).toMatchObject({ state: 'superseded', unitName: 'ICT', names: { resources: [{ name: 'Northgate Yard' }] }, nameChanges: [] });
  });
});
