import type { CoveragePage, CoverageRow, ProblemView } from '@holdfast/contracts';
import { EMPTY_PLAN } from '@holdfast/domain';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import type { Speaker } from '../../test/speak';

let at: AtTheCouncil;
const ids: Record<string, string> = {};
let numbers = 0;

const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
  const made = { organisation_id: at.council.organisationId, id: v7(), author_id: at.council.people.riskManager.id, created_at: at.clock.now(), ...row };
  const columns = Object.keys(made).filter((column) => made[column as keyof typeof made] !== undefined);
  await at.council.sql(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`, columns.map((column) => made[column as keyof typeof made]));
  return made.id;
};
const placed = (name: string) => ({ number: (numbers += 1), name, unit_id: at.council.units.ict, owner_id: at.council.people.riskOwner.id });
const activity = async (name: string, critical: boolean | null): Promise<void> => void (ids[name] = await insert('activity', { ...placed(name), reference: `ACT-${numbers}`, critical }));
const resource = async (name: string, more: object = {}): Promise<void> => void (ids[name] = await insert('resource', { ...placed(name), reference: `RES-${numbers}`, kind: 'application', ...more }));
const plan = async (name: string, { kind = 'team', parent, state = 'approved', nextReview = '2027-01-31', covers = [] }: { kind?: string; parent?: string; state?: string; nextReview?: string; covers?: string[] }): Promise<void> => {
  const approved = state === 'approved';
  ids[name] = await insert('plan', { ...placed(name), reference: `PLN-${numbers}`, kind, parent_id: parent ? ids[parent] : null, review_months: 12, next_review: approved ? nextReview : null });
  const { id: personId } = at.council.people.riskManager;
  const submitted = { digest: v7().replaceAll('-', '').repeat(2), code: `${String(numbers).padStart(5, '0')}-AAAAA`, submitted_by: personId, submitted_at: at.clock.now() };
  const versionId = await insert('plan_version', {
    created_at: undefined, plan_id: ids[name], number: 1, state, content: JSON.stringify(EMPTY_PLAN), editor_ids: [personId], started_at: at.clock.now(),
    ...(approved ? { ...submitted, approved_by: at.council.people.registerOwner.id, approved_at: at.clock.now() } : {}),
  });
  for (const one of covers) {
    const what = activities.has(one) ? 'activity' : 'resource';
    await at.council.sql(`INSERT INTO plan_${what} (organisation_id, plan_version_id, ${what}_id) VALUES ($1, $2, $3)`, [at.council.organisationId, versionId, ids[one]]);
  }
};
const activities = new Set(['Care', 'Payments', 'Elections', 'Sweeping', 'Calls']);

beforeAll(async () => {
  at = await atTheCouncil();
  at.clock.set('2026-01-05T09:00:00Z');
  for (const name of activities) await activity(name, name === 'Sweeping' ? false : true);
  await resource('Care system');
  await resource('Maps');
  await resource('Brooms');
  const dependencyId = await insert('dependency', { dependent_activity_id: ids['Care'], needed: 1 });
  await at.council.sql('INSERT INTO dependency_member (organisation_id, id, dependency_id, resource_id) VALUES ($1, $2, $3, $4)', [at.council.organisationId, v7(), dependencyId, ids['Care system']]);
  await plan('Corporate', { kind: 'corporate', covers: ['Calls'] });
  await plan('Care plan', { parent: 'Corporate', covers: ['Care', 'Care system'] });
  await plan('Payments plan', { parent: 'Corporate', state: 'draft', covers: ['Payments'] });
  await plan('Calls plan', { parent: 'Corporate', nextReview: '2026-02-01', covers: ['Calls'] });
  await plan('Street plan', { parent: 'Corporate', covers: ['Sweeping', 'Brooms'] });
  await plan('Chapel plan', { covers: ['Care'] });
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const coverage = async (query = '', as: Speaker = at.as.auditor): Promise<CoveragePage> => {
  const { status, body } = await as.get<CoveragePage>(`coverage${query}`);
  expect(status).toBe(200);
  return body;
};
const told = ({ items }: CoveragePage): unknown[] => items.map(({ finding, name, lacks }: CoverageRow) => [finding, name, ...lacks]);

describe('coverage by recovery plans', () => {
  it('finds critical activities without a plan to rely on, and says what the best of their plans lacks', async () => {
    const page = await coverage('?finding=activity');
    expect(told(page)).toEqual([['activity', 'Elections', 'plan'], ['activity', 'Calls', 'rehearsal'], ['activity', 'Care', 'rehearsal'], ['activity', 'Payments', 'approval', 'rehearsal']]);
    expect(page.items[3]!.plan).toMatchObject({ name: 'Payments plan', openNumber: 1, openState: 'draft', approvedNumber: null, rehearsed: null });
    expect(page.counts).toEqual({ activity: 4, resource: 1, 'nothing-critical': 1, 'not-below': 1 });
    expect(page.looked).toEqual({ critical: 4, covered: 0, resources: 3, plannedFor: 2, plans: 6 });
  });

  it('takes a plan as rehearsed by what its rehearsals count for as evidence, until a later one does not pass or a year is over', async () => {
    const exercise = async (on: string, outcome: string, says: 'passed' | 'failed' | null, took = 30): Promise<void> => {
      const { riskOwner, riskManager } = at.council.people;
      const moment = new Date(`${on}T10:00:00Z`);
      const id = await insert('exercise', {
        number: (numbers += 1), reference: `EXE-${numbers}`, kind: 'tabletop', title: 'Care, talked through', unit_id: at.council.units.ict, lead_id: riskOwner.id, planned_for: on, state: 'held', lost_at: moment, started_at: moment, ended_at: moment, outcome, recorder_ids: [riskOwner.id],
      });
      await at.council.sql('INSERT INTO exercise_plan (organisation_id, exercise_id, plan_id, version_number) VALUES ($1, $2, $3, 1)', [at.council.organisationId, id, ids['Care plan']]);
      await at.council.sql('INSERT INTO exercise_resource (organisation_id, exercise_id, resource_id, rto_minutes, usable_at) VALUES ($1, $2, $3, 60, $4)', [at.council.organisationId, id, ids['Care system'], new Date(moment.getTime() + took * 60_000)]);
      if (outcome === 'passed') await at.council.sql(`UPDATE exercise SET state = 'signed-off', signed_by = $2, signed_at = $3 WHERE id = $1`, [id, riskManager.id, moment]);
      if (says) await insert('exercise_verdict', { created_at: undefined, exercise_id: id, exercise_kind: 'tabletop', subject_type: 'plan', subject_id: ids['Care plan'], outcome: says, in_time: false, held_on: on, recorded_at: moment });
    };
    const care = async (): Promise<CoverageRow[]> => (await coverage('?finding=activity&q=care')).items;
    const lacksOfCare = async (): Promise<string[]> => (await care()).flatMap(({ lacks }) => lacks);
    // One without an approved version, as an older state of affairs has it, says nothing.
    await exercise('2026-01-20', 'passed', null);
    expect(await lacksOfCare()).toEqual(['rehearsal']);
    await exercise('2026-01-21', 'passed', 'passed');
    expect(await lacksOfCare()).toEqual([]);
    at.clock.set('2027-01-22T09:00:00Z');
    expect(await lacksOfCare()).toEqual(['rehearsal']);
    at.clock.set('2026-03-02T09:00:00Z');
    await exercise('2026-02-01', 'partly', 'failed');
    expect(await lacksOfCare()).toEqual(['rehearsal']);
    expect((await care())[0]!.plan!.rehearsed).toEqual({ on: '2026-02-01', kind: 'tabletop', outcome: 'failed', failedBy: 'partly', versionNumber: 1, changedSince: false });
    // Everybody said that it passed, and the clock that it was too late.
    await exercise('2026-02-03', 'passed', 'failed', 90);
    expect((await care())[0]!.plan!.rehearsed).toMatchObject({ on: '2026-02-03', failedBy: 'over-rto' });
    await exercise('2026-02-05', 'passed', 'passed');
    expect(await lacksOfCare()).toEqual([]);
  });

  it('finds resources without an approved plan, a plan that recovers nothing critical, and one that no corporate plan is above', async () => {
    expect(told(await coverage('?finding=resource&finding=nothing-critical&finding=not-below'))).toEqual([['resource', 'Maps'], ['nothing-critical', 'Street plan'], ['not-below', 'Chapel plan']]);
  });

  it('is narrowed by what is lacking, by owner and by words, and counts what the other filters leave', async () => {
    const lacking = await coverage('?lacks=approval');
    expect([told(lacking), lacking.counts.resource]).toEqual([[['activity', 'Payments', 'approval', 'rehearsal']], 0]);
    expect(lacking.lacks).toEqual({ plan: 1, approval: 1, review: 0, rehearsal: 2, version: 0 });
    expect(told(await coverage('?q=chapel'))).toEqual([['not-below', 'Chapel plan']]);
    expect((await coverage(`?owner=${at.council.people.registerOwner.id}`)).total).toBe(0);
  });

  it('is sorted by name, and goes on where it stopped', async () => {
    const { items } = await coverage('?sort=-name');
    expect(items.map(({ name }) => name)).toEqual(['Street plan', 'Payments', 'Maps', 'Elections', 'Chapel plan', 'Calls']);
    expect((await at.as.auditor.get<ProblemView>('coverage?after=x')).status).toBe(422);
  });

  it('is read by whoever has to do with continuity, and by nobody else', async () => {
    expect((await at.as.member.get('coverage')).status).toBe(403);
  });

  it('says of a plan that was changed since its rehearsal which version was rehearsed', async () => {
    const { riskManager, registerOwner } = at.council.people;
    const approve = async (number: number, content: object): Promise<void> => {
      await at.council.sql(`UPDATE plan_version SET state = 'superseded', superseded_at = $2 WHERE plan_id = $1 AND state = 'approved'`, [ids['Care plan'], at.clock.now()]);
      const versionId = await insert('plan_version', {
        created_at: undefined, plan_id: ids['Care plan'], number, state: 'approved', content: JSON.stringify(content), editor_ids: [riskManager.id], started_at: at.clock.now(), digest: v7().replaceAll('-', '').repeat(2), code: `0000${number}-BBBBB`,
        submitted_by: riskManager.id, submitted_at: at.clock.now(), approved_by: registerOwner.id, approved_at: at.clock.now(),
      });
      await at.council.sql('INSERT INTO plan_activity (organisation_id, plan_version_id, activity_id) VALUES ($1, $2, $3)', [at.council.organisationId, versionId, ids['Care']]);
      await at.council.sql('INSERT INTO plan_resource (organisation_id, plan_version_id, resource_id) VALUES ($1, $2, $3)', [at.council.organisationId, versionId, ids['Care system']]);
    };
    const care = async (): Promise<CoverageRow[]> => (await coverage('?finding=activity&lacks=version')).items;
    await approve(2, EMPTY_PLAN);
    // Approved anew, word for word: what was rehearsed still stands.
    expect(await care()).toEqual([]);
    await approve(3, { ...EMPTY_PLAN, purpose: 'Something else' });
    expect(await care()).toEqual([expect.objectContaining({ name: 'Care', lacks: ['version'], plan: expect.objectContaining({ approvedNumber: 3, rehearsed: expect.objectContaining({ versionNumber: 1, changedSince: true }) as unknown }) as unknown })]);
  });
});
