import { randomUUID } from 'node:crypto';
import type { ChangeView, ControlView, ExerciseProgrammeView, ExerciseView, HeatMapView, HomeView, NoticeView, Page, PlanVersionView, PlanView, RiskRow, RiskView } from '@holdfast/contracts';
import { EMPTY_PLAN, type PlanContent } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
let storage: string;
let resources = 900;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(async () => {
  at.clock.set('2026-03-02T09:00:00Z');
  storage = randomUUID();
  resources += 1;
  await at.council.sql(
    `INSERT INTO resource (organisation_id, id, number, reference, kind, name, unit_id, owner_id, author_id, created_at) VALUES ($1, $2, $3::int, 'RES-' || $3::int, 'infrastructure', 'Storage', $4, $5, $5, now())`,
    [at.council.organisationId, storage, resources, at.council.units.ict, at.council.people.riskOwner.id],
  );
});
afterAll(() => at.close());

const HIGH = { likelihood: '5', impact: '4' };
const LOW = { likelihood: '1', impact: '4' };
const YEAR = { count: 12, unit: 'months' };

/** A risk whose residual leans on one control, of which this suffices as evidence. */
async function leaning(suffices: object): Promise<{ risk: RiskView; control: ControlView }> {
  const { riskOwner } = at.council.people;
  const { body: risk } = await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'Storage fails', status: 'open', ownerId: riskOwner.id, inherent: HIGH, residual: LOW } });
  const { status, body: control } = await at.as.riskOwner.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Recovery from copies', ownerId: riskOwner.id, suffices } });
  expect([status, control]).toEqual([201, expect.objectContaining({ title: 'Recovery from copies' })]);
  await at.as.riskOwner.post(`risks/${risk.id}/leaning`, { body: { controlIds: [control.id] } });
  return { risk, control };
}
const rehearsed = (target: object, more: object = {}) => ({ kinds: ['exercise'], asks: 'recovery-time', exerciseKinds: ['full-failover', 'component'], age: YEAR, ...target, ...more });

interface Held {
  programmeId?: string;
  planIds?: string[];
  kind?: string;
  usableAt?: string | null;
  dataAsOf?: string | null;
  outcome?: string;
  heldOn?: string;
}

const clock = (usableAt: string | null, dataAsOf: string | null = null) => ({ resourceId: storage, usableAt, abandonedAt: null, dataAsOf, effortMinutes: null, note: '' });

/** A rehearsal whose result is typed in: storage is to be back within four hours of seven in the morning. */
async function held({ programmeId, planIds = [], kind = 'full-failover', usableAt, outcome = 'passed', heldOn = '2026-03-01' }: Held = {}): Promise<ExerciseView> {
  const { body: planned } = await at.as.continuityManager.post<ExerciseView>('exercises', {
    body: { kind, title: 'Failover', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: heldOn, resources: [{ resourceId: storage, rtoMinutes: 240, rpoMinutes: null }], planIds, ...(programmeId ? { programmeId } : {}) },
  });
  return record(planned, { usableAt, outcome, heldOn });
}

async function record(planned: ExerciseView, { usableAt, dataAsOf, outcome = 'passed', heldOn = '2026-03-01' }: Held): Promise<ExerciseView> {
  const { status, body } = await at.as.riskOwner.post<ExerciseView>(`exercises/${planned.id}/result`, {
    body: {
      lostAt: `${heldOn}T07:00`, startedAt: `${heldOn}T07:00`, endedAt: `${heldOn}T15:00`, outcome, summary: 'Tried', backupSet: '', backupTakenAt: null, sample: '', objectives: [], deviations: [], findings: [],
      resources: [clock(usableAt === undefined ? `${heldOn}T09:00` : usableAt, dataAsOf)],
    },
    version: planned.version,
  });
  expect([status, body.state]).toEqual([201, 'held']);
  return body;
}
const signOff = ({ id, version }: ExerciseView): Promise<Answer<ExerciseView>> => at.as.continuityManager.post<ExerciseView>(`exercises/${id}/sign-off`, { body: {}, version });

const programme = async (): Promise<ExerciseProgrammeView> =>
  (await at.as.continuityManager.post<ExerciseProgrammeView>('exercise-programmes', {
    body: { name: `Failover ${randomUUID()}`, kind: 'full-failover', unitId: at.council.units.ict, ownerId: at.council.people.riskOwner.id, recurrence: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO', startsOn: '2026-01-01' },
  })).body;

const stateOf = async ({ id }: ControlView): Promise<string> => (await at.as.riskOwner.get<ControlView>(`controls/${id}`)).body.evidence.state;
const drawn = async ({ id }: RiskView, query = '') => {
  const { items } = (await at.as.riskManager.get<Page<RiskRow>>(`registers/${at.council.registers.ict}/risks?basis=evidenced${query}`)).body;
  return items.find((row) => row.id === id)?.evidence?.drawn;
};
const reviewOf = async ({ id }: RiskView): Promise<string | null> => (await at.as.riskOwner.get<RiskView>(`risks/${id}`)).body.nextReview;

describe('a rehearsal as evidence of a control', () => {
  it('that failed moves the risk from when its result is recorded, and makes its review due; a pass only from its sign-off', async () => {
    const { id: programmeId } = await programme();
    const { risk, control } = await leaning(rehearsed({ programmeId }));
    expect([await stateOf(control), await drawn(risk), await reviewOf(risk)]).toEqual(['none', 'inherent', '2026-06-02']);
    const first = await held({ programmeId });
    expect(await stateOf(control)).toBe('none');
    at.clock.set('2026-03-04T09:00:00Z');
    await signOff(first);
    expect([await stateOf(control), await drawn(risk)]).toEqual(['passed', 'residual']);

    at.clock.set('2026-04-07T09:00:00Z');
    const second = await held({ programmeId, outcome: 'partly', heldOn: '2026-04-06' });
    expect([await stateOf(control), await drawn(risk), await reviewOf(risk)]).toEqual(['failed', 'inherent', '2026-04-07']);
    const changes = (await at.as.riskOwner.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body.items;
    expect(changes.find(({ action }) => action === 'risk.review-called-for')?.changes).toContainEqual({ field: 'reason', before: null, after: `${second.reference}, a rehearsal on which its residual leans, failed` });
    const map = (await at.as.riskManager.get<HeatMapView>(`registers/${at.council.registers.ict}/heat-map?basis=evidenced`)).body;
    expect(map.evidenced?.failed).toBe(1);

    at.clock.set('2026-05-05T09:00:00Z');
    await signOff(second);
    const third = await held({ programmeId, heldOn: '2026-05-04' });
    expect(await drawn(risk)).toBe('inherent');
    at.clock.set('2026-05-06T09:00:00Z');
    await signOff(third);
    expect([await stateOf(control), await drawn(risk), await drawn(risk, '&asAt=2026-04-30'), await drawn(risk, '&asAt=2026-03-30'), await drawn(risk, '&asAt=2026-03-03')]).toEqual(['passed', 'residual', 'inherent', 'residual', 'inherent']);
    const { entries, suffices } = (await at.as.riskOwner.get<ControlView>(`controls/${control.id}`)).body;
    expect(entries.map(({ kind, outcome, heldOn, about }) => [kind, outcome, heldOn, about?.reference])).toEqual([
      ['exercise', 'passed', '2026-05-04', third.reference], ['exercise', 'failed', '2026-04-06', second.reference], ['exercise', 'passed', '2026-03-01', first.reference],
    ]);
    expect(suffices).toMatchObject({ kinds: ['exercise'], asks: 'recovery-time', exerciseKinds: ['component', 'full-failover'], programme: { id: programmeId, title: expect.stringMatching(/^Failover/) as string }, plan: null, resource: null });
  });

  it('that passed is a failure where a resource came back later than its RTO, and one corrected to a pass fails until it is signed off', async () => {
    const { risk, control } = await leaning(rehearsed({ resourceId: storage }));
    const late = await held({ usableAt: '2026-03-01T11:30' });
    expect([await stateOf(control), await drawn(risk)]).toEqual(['failed', 'inherent']);
    const corrected = await record(late, { usableAt: '2026-03-01T10:30' });
    expect(await stateOf(control)).toBe('failed');
    at.clock.set('2026-03-03T09:00:00Z');
    await signOff(corrected);
    expect(await stateOf(control)).toBe('passed');
  });

  it('that brought back data older than the RPO allows is a failure, and says so', async () => {
    const { risk, control } = await leaning(rehearsed({ resourceId: storage }));
    const { body: planned } = await at.as.continuityManager.post<ExerciseView>('exercises', {
      body: { kind: 'full-failover', title: 'Failover', unitId: at.council.units.ict, leadId: at.council.people.riskOwner.id, plannedFor: '2026-03-01', resources: [{ resourceId: storage, rtoMinutes: 240, rpoMinutes: 60 }] },
    });
    const exercise = await record(planned, { usableAt: '2026-03-01T09:00', dataAsOf: '2026-03-01T05:30' });
    expect(exercise.scope[0]).toMatchObject({ againstRto: 'within', againstRpo: 'over' });
    expect([await stateOf(control), await drawn(risk)]).toEqual(['failed', 'inherent']);
    const { entries } = (await at.as.riskOwner.get<ControlView>(`controls/${control.id}`)).body;
    expect(entries[0]).toMatchObject({ outcome: 'failed', failedBy: 'over-rpo', about: { reference: exercise.reference } });
    const corrected = await record(exercise, { usableAt: '2026-03-01T09:00', dataAsOf: '2026-03-01T06:00' });
    at.clock.set('2026-03-03T09:00:00Z');
    await signOff(corrected);
    expect(await stateOf(control)).toBe('passed');
  });

  it('of one resource goes by its own time, whatever became of the others', async () => {
    const { control } = await leaning(rehearsed({ resourceId: storage }));
    const exercise = await held({ outcome: 'failed' });
    at.clock.set('2026-03-03T09:00:00Z');
    await signOff(exercise);
    expect(await stateOf(control)).toBe('passed');
  });

  it('talked through never shows a recovery time, and is enough where that is all that is asked', async () => {
    const { control } = await leaning(rehearsed({ resourceId: storage }));
    const { control: familiar } = await leaning(rehearsed({ resourceId: storage }, { asks: 'talked-through', exerciseKinds: ['tabletop', 'full-failover'] }));
    const before = await stateOf(control);
    const exercise = await held({ kind: 'tabletop' });
    at.clock.set('2026-03-05T09:00:00Z');
    await signOff(exercise);
    expect((await at.as.riskOwner.get<ControlView>(`controls/${familiar.id}`)).body.entries[0]?.about?.reference).toBe(exercise.reference);
    expect([await stateOf(control), (await at.as.riskOwner.get<ControlView>(`controls/${control.id}`)).body.entries.some(({ about }) => about?.id === exercise.id)]).toEqual([before, false]);
  });

  it('that failed is told to the owner of the risk by a notice of its own and on Home, until another one is signed off', async () => {
    const { id: programmeId } = await programme();
    const { risk } = await leaning(rehearsed({ programmeId }));
    const told = async (as: Speaker) => (await as.get<Page<NoticeView>>('notices?kind=evidence')).body.items.filter(({ reference }) => reference === risk.reference);
    const atHome = async () => (await at.as.riskOwner.get<HomeView>('home')).body.failedEvidence.find(({ id }) => id === risk.id);
    expect([await told(at.as.riskOwner), await atHome()]).toEqual([[], undefined]);
    await held({ programmeId, outcome: 'failed' });
    expect(await told(at.as.riskOwner)).toMatchObject([{ kind: 'evidence', line: `A rehearsal failed: ${risk.reference} is drawn as Very high now`, path: `/risks/${risk.id}`, overdue: false, dueOn: null, at: '2026-03-02T09:00:00.000Z', read: false }]);
    expect(await atHome()).toMatchObject({ failedKind: 'exercise', evidence: { state: 'failed', drawn: 'inherent', since: '2026-03-01' } });
    expect([await told(at.as.riskManager), await told(at.as.member)]).toEqual([[], []]);
    at.clock.set('2026-04-07T09:00:00Z');
    await signOff(await held({ programmeId, heldOn: '2026-04-06' }));
    expect([await told(at.as.riskOwner), await atHome()]).toEqual([[], undefined]);
  });

  it('goes stale by the day that it was held', async () => {
    const { id: programmeId } = await programme();
    const { control } = await leaning(rehearsed({ programmeId }));
    await signOff(await held({ programmeId }));
    at.clock.set('2027-03-01T09:00:00Z');
    expect(await stateOf(control)).toBe('passed');
    at.clock.set('2027-03-02T09:00:00Z');
    expect(await stateOf(control)).toBe('stale');
  });

  it('an older pass that is signed off late does not answer a later failure', async () => {
    const { id: programmeId } = await programme();
    const { control } = await leaning(rehearsed({ programmeId }));
    const old = await held({ programmeId });
    at.clock.set('2026-03-11T09:00:00Z');
    await held({ programmeId, outcome: 'failed', heldOn: '2026-03-10' });
    at.clock.set('2026-03-12T09:00:00Z');
    await signOff(old);
    expect(await stateOf(control)).toBe('failed');
  });

  it('what suffices is refused where it cannot: kinds that only talk, nothing chosen, and what is not in sight', async () => {
    const { risk } = await leaning({ kinds: [], age: null });
    const { id: programmeId } = await programme();
    const ask = (suffices: object, as: Speaker = at.as.registerOwner) => as.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Copies', ownerId: at.council.people.riskOwner.id, suffices } });
    expect(faults(await ask(rehearsed({ programmeId }, { exerciseKinds: ['tabletop'] })))).toEqual({ 'suffices.exerciseKinds': expect.stringMatching(/^A recovery time is shown only by bringing something back/) as string });
    expect(faults(await ask(rehearsed({ programmeId }, { asks: null, exerciseKinds: [] })))).toEqual({ 'suffices.asks': 'Say what a rehearsal has to show' });
    expect(faults(await ask(rehearsed({})))).toEqual({ 'suffices.planId': 'Choose the plan from the list' });
    expect(faults(await ask(rehearsed({ programmeId: randomUUID() })))).toEqual({ 'suffices.programmeId': 'Choose the programme from the list' });
    expect(faults(await ask({ kinds: ['plan-review'], age: YEAR, planId: randomUUID() }))).toEqual({ 'suffices.planId': 'Choose the plan from the list' });
  });
});

describe('a plan as evidence of a control', () => {
  /** A plan with an approved version. */
  async function approved(): Promise<string> {
    const { people, units } = at.council;
    const { body: plan } = await at.as.continuityManager.post<PlanView>('plans', { body: { kind: 'ict', name: 'ICT recovery', unitId: units.ict, ownerId: people.riskOwner.id, reviewMonths: 6 } });
    const leader = { id: randomUUID(), title: 'Leader', duties: '', holder: { personId: people.riskOwner.id, contactId: null, name: '', telephone: '' }, deputies: [] };
    const content: PlanContent = {
      ...EMPTY_PLAN, purpose: 'Bring it back', resourceIds: [storage], activation: 'It is lost', activatorIds: [leader.id], roles: [leader],
      steps: [{ id: randomUUID(), title: 'Open', roleId: leader.id, what: '', where: '', how: '', minutes: 30, after: [], clock: null }],
    };
    const say = (verb: string, version: number, as: Speaker = at.as.continuityManager) => as.post<PlanVersionView>(`plans/${plan.id}/draft/${verb}`, { body: {}, version });
    await at.as.continuityManager.patch(`plans/${plan.id}/draft`, { body: { content }, version: 1 });
    await say('submission', 2);
    expect((await say('approval', 3, at.as.registerOwner)).body.state).toBe('approved');
    return plan.id;
  }

  it('is good while it is approved and in date by its own cycle, and no longer once it is retired', async () => {
    const planId = await approved();
    const { risk, control } = await leaning({ kinds: ['plan-review'], age: YEAR, planId });
    expect((await at.as.riskOwner.get<ControlView>(`controls/${control.id}`)).body.evidence).toEqual({ state: 'passed', on: '2026-03-02', until: '2026-09-02' });
    expect(await drawn(risk)).toBe('residual');
    at.clock.set('2026-09-03T09:00:00Z');
    expect([await stateOf(control), await drawn(risk), await drawn(risk, '&asAt=2026-09-02')]).toEqual(['stale', 'inherent', 'residual']);
    const version = async () => (await at.as.continuityManager.get<PlanView>(`plans/${planId}`)).body.version;
    await at.as.continuityManager.post(`plans/${planId}/reviews`, { body: { note: 'It holds' }, version: await version() });
    expect([await stateOf(control), await drawn(risk)]).toEqual(['passed', 'residual']);
    at.clock.set('2026-10-01T09:00:00Z');
    expect((await at.as.continuityManager.post(`plans/${planId}/retirement`, { body: { reason: 'Nobody runs it' }, version: await version() })).status).toBe(201);
    expect([await stateOf(control), await drawn(risk)]).toEqual(['failed', 'inherent']);
    const changes = (await at.as.riskOwner.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body.items;
    expect(changes.some(({ action }) => action === 'risk.review-called-for')).toBe(true);
  });

  it('that is rehearsed is judged by each rehearsal that had it in scope once it was approved', async () => {
    const planId = await approved();
    const { risk, control } = await leaning(rehearsed({ planId }));
    at.clock.set('2026-03-04T09:00:00Z');
    await signOff(await held({ planIds: [planId] }));
    expect(await stateOf(control)).toBe('none');
    await signOff(await held({ planIds: [planId], heldOn: '2026-03-03' }));
    expect([await stateOf(control), await drawn(risk)]).toEqual(['passed', 'residual']);
    at.clock.set('2026-03-11T09:00:00Z');
    await held({ planIds: [planId], usableAt: '2026-03-10T12:00', heldOn: '2026-03-10' });
    await held({ usableAt: '2026-03-10T09:00', heldOn: '2026-03-10' });
    expect([await stateOf(control), await drawn(risk), await reviewOf(risk)]).toEqual(['failed', 'inherent', '2026-03-11']);
    expect((await at.as.riskOwner.get<ControlView>(`controls/${control.id}`)).body.entries.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
  });
});
