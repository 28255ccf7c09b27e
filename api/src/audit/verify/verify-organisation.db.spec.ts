import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ControlView, MatrixVersionView, OneTimeLinkView, PersonView, RegisterView, RiskView, SessionView, UnitView } from '@holdfast/contracts';
import { issueSetupCode } from '@holdfast/db';
import { CORPORATE_5X5, FIRST_HASH } from '@holdfast/domain';
import { DEMO_ORGANISATION_ID } from '../../../../db/seeds/demo/rows';
import { freshDatabase, query, type FreshDatabase } from '../../../test/fresh-database';
import { sealAll } from '../../../test/seal-all';
import { speakAs, type Answer, type Speaker } from '../../../test/speak';
import { startApp, type TestApp } from '../../../test/start-app';
import { loadDemo } from '../../demo';
import { SEALED_EVENT, sealHash, toSealedEvent, type SealedEventRow } from '../sealed-event';
import { SealEvents } from '../seal-events';
import { verifyOrganisation, type Verified } from './verify-organisation';

describe('holding the audit trail against the chain and the rows', () => {
  let test: TestApp;
  let clerk: Speaker;
  let clerkHeaders: { cookie: string; 'x-xsrf-token': string };
  let organisationId: string;
  let risk: RiskView;
  let unit: UnitView;
  const asSuperuser = <Row extends Record<string, unknown>>(statements: string): Promise<Row[]> => query<Row>(test.database.ownerUrl, `SET session_replication_role = replica; ${statements}`);
  const verify = (head: string | null = null): Promise<Verified> => verifyOrganisation(test.database.ownerUrl, organisationId, head);
  const found = async (): Promise<string[]> => (await verify()).differences.first;
  const seal = (): Promise<void> => sealAll(test);
  const numbered = async (action: string): Promise<{ number: number; id: string }> =>
    (await query<{ number: number; id: string }>(test.database.ownerUrl, `SELECT number::int, e.id FROM audit_seal s JOIN audit_event e ON e.id = s.event_id WHERE e.action = $1 ORDER BY number LIMIT 1`, [action]))[0]!;

  beforeAll(async () => {
    test = await startApp();
    // Sealed here only when it is asked for, however long the machine takes.
    test.app.get(SealEvents).rest();
    const answer = await test.app.inject({
      method: 'POST', url: '/api/setup',
      payload: {
        code: (await issueSetupCode(test.database.ownerUrl)) ?? '', organisationName: 'Felpersham Council', name: 'Test Clerk', jobTitle: 'Town Clerk', email: 'clerk@felpersham.example', password: 'a long enough password',
      },
    });
    const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
    clerkHeaders = { cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-xsrf-token': cookies['XSRF-TOKEN'] ?? '' };
    clerk = speakAs(test, clerkHeaders);
    const session = answer.json<SessionView>();
    organisationId = session.organisation.id;
    await live(session);
    await seal();
    for (const table of KEPT) await asSuperuser(`CREATE TABLE kept_${table} AS TABLE ${table}`);
  });
  afterAll(() => test.close());
  afterEach(async () => {
    for (const table of KEPT) await asSuperuser(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}`);
  });

  /** A little of everything that has events. */
  async function live(session: SessionView): Promise<void> {
    const did = async <T>(answer: Promise<Answer<T>>): Promise<T> => {
      const { status, body } = await answer;
      if (status !== 200 && status !== 201) throw new Error(`not done: ${status} ${JSON.stringify(body)}`);
      return body;
    };
    unit = await did(clerk.post<UnitView>('units', { body: { name: 'Resources', kind: 'directorate', parentId: session.rootUnitId } }));
    unit = await did(clerk.patch<UnitView>(`units/${unit.id}`, { body: { name: 'Corporate resources' }, version: unit.version }));
    const { person } = await did(clerk.post<OneTimeLinkView>('people', { body: { name: 'Test Owner', jobTitle: 'Head of ICT', email: 'ict@felpersham.example', roles: [{ role: 'risk-owner', unitId: unit.id }] } }));
    await did(clerk.post<PersonView>(`people/${person.id}/roles`, { body: { role: 'viewer', unitId: session.rootUnitId } }));
    await did(clerk.delete<PersonView>(`people/${person.id}/roles/${person.roles[0]!.id}`));
    const matrix = await did(clerk.post<MatrixVersionView>('matrices', { body: { name: 'Corporate', definition: CORPORATE_5X5.matrix } }));
    await did(clerk.post(`matrix-versions/${matrix.id}/publication`, { body: {}, version: matrix.version }));
    const category = await did(clerk.post<{ id: string; version: number }>('categories', { body: { name: 'Technology' } }));
    await did(clerk.patch(`categories/${category.id}`, { body: { name: 'Technology and data' }, version: category.version }));
    const objective = await did(clerk.post<{ id: string }>('objectives', { body: { code: 'S01', title: 'Keep the lights on', unitId: unit.id } }));
    const register = await did(
      clerk.post<RegisterView>('registers', { body: { name: 'ICT', layer: 'service', prefix: 'ICT', unitId: unit.id, ownerId: session.person.id, matrixVersionId: matrix.id, appetite: 'M' } }),
    );
    await did(clerk.patch(`registers/${register.id}`, { body: { description: 'Of the service' }, version: register.version }));
    const wording = { title: 'Flood', cause: 'Rain', ownerId: session.person.id, categoryId: category.id, objectiveIds: [objective.id], treatment: 'treat' };
    risk = await did(clerk.post<RiskView>(`registers/${register.id}/risks`, { body: { ...wording, status: 'open', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '3', impact: '4' } } }));
    risk = await did(clerk.patch<RiskView>(`risks/${risk.id}`, { body: { title: 'Flood of the depot', cause: '', objectiveIds: [] }, version: risk.version }));
    risk = await did(clerk.post<RiskView>(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood: '2', impact: '4', rationale: 'The wall is up' }, version: risk.version }));
    risk = await did(clerk.post<RiskView>(`risks/${risk.id}/assessments`, { body: { kind: 'inherent', rationale: 'Scored by mistake' }, version: risk.version }));
    const control = await did(clerk.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'A wall', ownerId: session.person.id } }));
    await did(clerk.post(`controls/${control.id}/assessments`, { body: { effectiveness: 'partial' }, version: control.version }));
    const draft = await did(clerk.post<RiskView>(`registers/${register.id}/risks`, { body: { title: 'Drought', status: 'draft', residual: { level: 'M' } } }));
    await did(clerk.post(`risks/${draft.id}/submission`, { body: {}, version: draft.version })).catch(() => undefined);
    const another = await did(clerk.post<RiskView>(`registers/${register.id}/risks`, { body: { title: 'Never mind', status: 'draft' } }));
    await clerk.delete(`risks/${another.id}`, { version: another.version });
    const project = await did(clerk.post<RegisterView>('registers', { body: { name: 'New depot', layer: 'project', prefix: 'DEP', unitId: unit.id, ownerId: session.person.id, matrixVersionId: matrix.id, parentId: register.id } }));
    const outlives = await did(clerk.post<RiskView>(`registers/${project.id}/risks`, { body: { ...wording, title: 'Frost', status: 'open', residual: { likelihood: '1', impact: '4' } } }));
    const again = await did(clerk.post<RiskView>(`risks/${outlives.id}/assessments`, { body: { kind: 'residual', likelihood: '1', impact: '3', rationale: 'Heated now' }, version: outlives.version }));
    await did(clerk.post(`risks/${outlives.id}/controls`, { body: { title: 'A heater', ownerId: session.person.id } }));
    await did(clerk.post(`risks/${outlives.id}/actions`, { body: { title: 'Insulate the pipes', ownerId: session.person.id, priority: 'high', dueDate: '2026-06-01' } }));
    test.clock.advance(60_000);
    const moved = await clerk.post<RiskView>(`risks/${outlives.id}/moves`, { body: { registerId: register.id, reason: 'The project has ended' }, version: again.version });
    expect(moved.status).toBe(201);
    const closed = await did(clerk.post<RiskView>(`registers/${register.id}/risks`, { body: { ...wording, title: 'Hail', status: 'open' } }));
    await did(clerk.post(`risks/${closed.id}/closure`, { body: { reason: 'No longer so' }, version: closed.version }));
    await decide(did, session, { register, wording, ownerId: person.id });
  }

  /** Decisions about risks, with what was said, read and attached. */
  async function decide(did: <T>(answer: Promise<Answer<T>>) => Promise<T>, session: SessionView, { register, wording, ownerId }: { register: RegisterView; wording: object; ownerId: string }): Promise<void> {
    const high = { ...wording, ownerId, status: 'open', residual: { likelihood: '4', impact: '5' } };
    const upper = await did(clerk.post<RegisterView>('registers', { body: { name: 'Corporate', layer: 'corporate', prefix: 'COR', unitId: session.rootUnitId, ownerId, matrixVersionId: register.matrixVersionId } }));
    await did(clerk.patch(`registers/${register.id}`, { body: { parentId: upper.id }, version: (await clerk.get<RegisterView>(`registers/${register.id}`)).body.version }));
    let storm = await did(clerk.post<RiskView>(`registers/${register.id}/risks`, { body: { ...high, title: 'Storm', treatment: 'tolerate' } }));
    await did(clerk.post(`risks/${storm.id}/acceptances`, { body: { reason: 'Nothing else to do', expiresOn: '2026-06-01' }, version: storm.version }));
    const asked = await did(clerk.post<{ id: string; version: number }>(`risks/${storm.id}/escalations`, { body: { title: 'Storm over the whole council', residual: { likelihood: '4', impact: '4' }, reason: 'Beyond the service' }, version: storm.version }));
    await did(clerk.post(`escalations/${asked.id}/withdrawal`, { body: { reason: 'Said too early' }, version: asked.version }));
    const sitting = await did(clerk.post<{ id: string }>('review-sittings', { body: { scope: 'register', registerId: register.id, reach: 'all', people: [ownerId], others: ['A guest'] } }));
    storm = (await clerk.get<RiskView>(`risks/${storm.id}`)).body;
    await did(clerk.post(`risks/${storm.id}/reviews`, { body: { outcome: 'no-change', reason: 'The forecast holds', sittingId: sitting.id }, version: storm.version }));
    await did(clerk.post(`review-sittings/${sitting.id}/skips`, { body: { riskId: risk.id } }));
    const redundant = await did(clerk.post<RiskView>(`registers/${register.id}/risks`, { body: { ...high, title: 'Snow' } }));
    await did(clerk.post(`risks/${redundant.id}/reviews`, { body: { outcome: 'closed', reason: 'It melted' }, version: redundant.version }));
    await did(clerk.post(`review-sittings/${sitting.id}/end`, { body: { note: 'Short' } }));
    await did(clerk.post(`risks/${storm.id}/actions`, { body: { title: 'Tie it down', ownerId, priority: 'high', dueDate: '2026-06-01', costs: [{ financialYear: 2026, kind: 'capital', amount: 5000 }, { financialYear: 2026, kind: 'revenue', amount: null }] } }));
    const indicator = await did(
      clerk.post<{ id: string }>('indicators', { body: { code: 'K1', title: 'Gusts', measure: 'a month', direction: 'lower', period: 'month', startsOn: '2026-01-01', unitId: unit.id, ownerId, targets: [] } }),
    );
    await did(clerk.post(`indicators/${indicator.id}/readings`, { body: { periodStart: '2026-01-01', value: 3, narrative: 'A mild month' } }));
    await attach(storm.id, 'forecast.txt');
    await did(clerk.post(`attachments/${await attach(storm.id, 'map.txt')}/withdrawal`, { body: { reason: 'The wrong coast' } }));
  }

  async function attach(riskId: string, name: string): Promise<string> {
    const answer = await test.app.inject({ method: 'POST', url: `/api/risks/${riskId}/attachments?name=${name}`, headers: { ...clerkHeaders, 'content-type': 'application/octet-stream' }, payload: `of ${name}` });
    expect(answer.statusCode).toBe(201);
    return answer.json<{ id: string }>().id;
  }

  it('finds nothing where nothing was altered', async () => {
    const { sealed, unsealed, last, differences } = await verify();
    expect(differences.first).toEqual([]);
    expect(sealed).toBeGreaterThan(20);
    expect([unsealed, last?.number]).toEqual([0, sealed]);
  });

  it('says that what was just recorded is not sealed yet, and finds no fault in that', async () => {
    await clerk.patch(`units/${unit.id}`, { body: { name: 'Resources' }, version: unit.version });
    const { unsealed, differences } = await verify();
    expect([unsealed, differences.first]).toEqual([1, []]);
    await asSuperuser(`UPDATE unit SET name = 'Corporate resources', version = ${unit.version} WHERE id = '${unit.id}'`);
  });

  it.each([
    ['who', `actor_id = gen_random_uuid()`],
    ['when, by a microsecond', `at = at + interval '1 microsecond'`],
    ['what it was', `before = before || '{"title": "Fire"}'`],
    ['what it became', `after = after || '{"note": 1}'`],
    ['the request', `request_id = 'another'`],
    ['the register', `register_id = NULL`],
  ])('finds an event that was altered: %s', async (_what, change) => {
    await asSuperuser(`UPDATE audit_event SET ${change} WHERE action = 'risk.edited'`);
    const { number, id } = await numbered('risk.edited');
    expect((await found())[0]).toMatch(new RegExp(`^Seal ${number} does not fit: the event "risk.edited" of .* \\(${id}\\)`));
  });

  it('finds an event that was deleted', async () => {
    const { number, id } = await numbered('risk.assessed');
    await asSuperuser(`DELETE FROM audit_event WHERE id = '${id}'`);
    expect((await found())[0]).toContain(`The event of seal ${number} (${id}`);
  });

  it('finds an event and its seal deleted together', async () => {
    const { number, id } = await numbered('risk.assessed');
    await asSuperuser(`DELETE FROM audit_event WHERE id = '${id}'; DELETE FROM audit_seal WHERE event_id = '${id}'`);
    expect((await found())[0]).toBe(`Seal ${number} is missing.`);
  });

  it('finds a seal that was deleted', async () => {
    const { number, id } = await numbered('risk.edited');
    await asSuperuser(`DELETE FROM audit_seal WHERE event_id = '${id}'`);
    expect((await found())[0]).toBe(`Seal ${number} is missing.`);
  });

  it('finds events that changed places', async () => {
    const [one, two] = [await numbered('risk.added'), await numbered('risk.edited')];
    const change = (from: { id: string }, id: string) => `UPDATE audit_seal SET event_id = '${id}' WHERE event_id = '${from.id}'`;
    const aside = { id: '01a00000-0000-7000-8000-0000000000ff' };
    await asSuperuser([change(one, aside.id), change(two, one.id), change(aside, two.id)].join(';'));
    expect((await found())[0]).toContain(`Seal ${one.number} does not fit`);
  });

  const inserted = (at: string): string => `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id, register_id, after)
    SELECT organisation_id, '01a00000-0000-7000-8000-00000000000f', ${at}, 'risk.accepted', 'risk', subject_id, register_id, '{"reason": "Borne"}' FROM audit_event WHERE action = 'risk.edited'`;

  it('finds an event that was put into the chain afterwards', async () => {
    const { number } = await numbered('risk.edited');
    await asSuperuser(`${inserted('at')}; UPDATE audit_seal SET number = number + 1000 WHERE number > ${number}; UPDATE audit_seal SET number = number - 999 WHERE number > 1000;
      INSERT INTO audit_seal SELECT organisation_id, ${number + 1}, '01a00000-0000-7000-8000-00000000000f', sha256('x'), sealed_at, below FROM audit_seal WHERE number = ${number}`);
    expect((await found())[0]).toContain(`Seal ${number + 1} does not fit: the event "risk.accepted"`);
  });

  it('finds an event that was recorded with a time long past', async () => {
    await asSuperuser(inserted(`at - interval '1 day'`));
    // While other specs have older transactions under way on the same server, it might still be sealed.
    let differences = await found();
    for (const until = Date.now() + 20_000; !differences[0]?.startsWith('the event') && Date.now() < until; differences = await found()) await pause(50);
    expect(differences[0]).toMatch(/^the event "risk.accepted" of 2026-03-01 .* is not sealed/);
    test.clock.advance(60_000);
    await seal();
    expect((await found())[0]).toMatch(/^the event "risk.accepted" of 2026-03-01 .* was written later than it says/);
  });

  it('finds a seal that was said to be of another time', async () => {
    const { number } = await numbered('risk.edited');
    await asSuperuser(`UPDATE audit_seal SET sealed_at = sealed_at + interval '1 second' WHERE number = ${number}`);
    expect((await found())[0]).toContain(`Seal ${number} does not fit`);
  });

  it.each([
    ['its title', `UPDATE risk SET title = 'Nothing much' WHERE id = $risk`, 'ICT-001 ($risk): "title" is "Nothing much", but its events say "Flood of the depot".'],
    ['where it stands', `UPDATE risk SET residual_likelihood = '1', residual_level = 'L' WHERE id = $risk`, 'ICT-001 ($risk): "residual" is '],
    ['its objectives', `INSERT INTO risk_objective SELECT organisation_id, $risk, id FROM objective`, 'ICT-001 ($risk): "objectiveIds" '],
    ['an assessment, taken away', `DELETE FROM risk_assessment WHERE risk_id = $risk AND kind = 'inherent'`, 'ICT-001 ($risk): "assessments" lacks ["inherent '],
    ['where an assessment of long ago put it', `ALTER TABLE risk_assessment DISABLE TRIGGER risk_assessment_append_only; UPDATE risk_assessment a SET level = 'L', likelihood = '1', impact = '1', score = 1 WHERE risk_id = $risk AND kind = 'residual' AND a.id <> (SELECT residual_assessment_id FROM risk WHERE id = $risk); ALTER TABLE risk_assessment ENABLE TRIGGER risk_assessment_append_only`, 'ICT-001 ($risk): "assessments" holds ["residual '],
    ['that it is there', `DELETE FROM risk WHERE id = $risk`, 'The risk $risk is gone, and no event says so.'],
    ['who owns the register', `UPDATE register SET owner_id = gen_random_uuid() WHERE prefix = 'ICT'`, 'The register ICT ('],
    ['a role, given to somebody', `INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) SELECT organisation_id, gen_random_uuid(), id, '$unit', 'auditor' FROM person WHERE job_title = 'Head of ICT'`, 'The person Head of ICT ('],
    ['how well a control works', `UPDATE control SET effectiveness = 'effective' WHERE title = 'A wall'`, 'The control A wall ('],
    ['the words of the matrix', `UPDATE risk_matrix_version SET definition = definition || '{"levels": []}'`, 'The matrix version Corporate, version 1 ('],
    ['why a risk was scored as it is', `UPDATE risk_assessment SET rationale = 'No reason' WHERE rationale = 'The wall is up'`, '"assessments" holds ["residual '],
    ['until when a risk is accepted', `UPDATE risk_acceptance SET expires_on = '2030-01-01'`, '): "expiresOn" is "2030-01-01", but its events say "2026-06-01".'],
    ['who accepted it', `UPDATE risk_acceptance SET author_id = gen_random_uuid()`, '): "authorId" is '],
    ['an acceptance, taken away', `DELETE FROM risk_acceptance`, 'is gone, and no event says so.'],
    ['what became of a proposal', `UPDATE escalation SET state = 'dismissed' WHERE state = 'withdrawn'`, '): "state" is "dismissed", but its events say "withdrawn".'],
    ['how a proposal puts it', `UPDATE escalation SET words = words || '{"title": "Drizzle"}' WHERE state = 'withdrawn'`, '): "title" is "Drizzle", but its events say "Storm over the whole council".'],
    ['what was said about a proposal', `UPDATE escalation_entry SET note = 'Nothing' WHERE kind = 'withdrawn'`, '): "entries" holds ["withdrawn: Nothing"]'],
    ['which risk moved', `UPDATE escalation SET risk_id = result_risk_id WHERE kind = 'move'`, '): "riskId" is '],
    ['what a review decided', `UPDATE review SET reason = 'Nobody looked' WHERE reason = 'The forecast holds'`, '): "reviews" holds ["no-change by '],
    ['that a risk was closed in a review', `DELETE FROM review WHERE outcome = 'closed'`, '): "reviews" lacks ["closed by '],
    ['who was at a sitting', `UPDATE review_sitting_attendance SET others = '{}'`, '): "others" lacks ["A guest"]'],
    ['in which sitting it was decided', `UPDATE review SET sitting_id = NULL WHERE sitting_id IS NOT NULL`, '): "decided" is 0, but its events say 1.'],
    ['what was passed over', `DELETE FROM review_sitting_skip`, '): "skipped" lacks ["'],
    ['what an action costs', `UPDATE action_cost SET amount = 50 WHERE amount = 5000`, '): "costs" holds ["2026 capital 50"]'],
    ['what was read', `UPDATE indicator_reading SET value = 2`, '): "readings" holds ["January 2026: 2; A mild month"]'],
    ['the name of a file', `UPDATE attachment SET name = 'other.txt' WHERE name = 'forecast.txt'`, '): "fileName" is "other.txt", but its events say "forecast.txt".'],
    ['what a file holds', `UPDATE attachment_content SET content = 'Sunny' WHERE attachment_id = (SELECT id FROM attachment WHERE name = 'forecast.txt')`, 'The file forecast.txt ('],
    ['that a file was withdrawn', `UPDATE attachment SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL WHERE name = 'map.txt'`, 'The file map.txt ('],
  ])('finds what was changed behind the back of the program: %s', async (_what, change, says) => {
    const named = (text: string): string => text.replaceAll("'$unit'", `'${unit.id}'`).replaceAll('$risk', text === says ? risk.id : `'${risk.id}'`);
    await asSuperuser(named(change));
    const differences = await found();
    expect(differences).toHaveLength(1);
    expect(differences[0]).toContain(named(says));
  });

  it('finds a risk that came from nowhere', async () => {
    await asSuperuser(`INSERT INTO risk SELECT (json_populate_record(k, '{"id": "01a00000-0000-7000-8000-0000000000aa", "number": 99, "reference": "ICT-099"}')).* FROM risk k WHERE id = '${risk.id}'`);
    expect(await found()).toEqual(['The risk ICT-099 (01a00000-0000-7000-8000-0000000000aa) is there, and no event says how it came to be.']);
  });

  it('finds a chain that was written anew from end to end by an older head alone', async () => {
    const before = await verify();
    const oldHead = before.last!.hash;
    await asSuperuser(`UPDATE audit_event SET after = after || '{"title": "Fire"}' WHERE action = 'risk.edited'; UPDATE risk SET title = 'Fire' WHERE id = '${risk.id}'`);
    const events = await query<SealedEventRow & { number: number; sealedAt: string }>(
      test.database.ownerUrl,
      `SELECT s.number::int AS number, to_char(s.sealed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sealedAt", ${SEALED_EVENT} FROM audit_seal s JOIN audit_event e ON e.id = s.event_id ORDER BY s.number`,
    );
    let previous = FIRST_HASH;
    for (const { number, sealedAt, ...event } of events) {
      previous = sealHash(toSealedEvent(event), { number, sealedAt, previous });
      await asSuperuser(`UPDATE audit_seal SET hash = decode('${previous}', 'hex') WHERE number = ${number}`);
    }
    expect((await verify()).differences.first).toEqual([]);
    expect((await verify(oldHead)).found).toBeNull();
    expect((await verify(previous)).found).toBe(events.length);
  });

  it('finds a head of the past where it was', async () => {
    const { last } = await verify();
    await clerk.patch(`units/${unit.id}`, { body: { name: 'Resources' }, version: unit.version });
    await seal();
    const later = await verify(last!.hash);
    expect([later.found, later.last!.number]).toEqual([last!.number, last!.number + 1]);
    await asSuperuser(`UPDATE unit SET name = 'Corporate resources', version = ${unit.version} WHERE id = '${unit.id}'`);
  });
});

const KEPT = ['audit_event', 'audit_seal', 'risk', 'risk_assessment', 'risk_objective', 'register', 'role_assignment', 'control', 'risk_matrix_version',
  'risk_acceptance', 'escalation', 'escalation_entry', 'review', 'review_sitting_attendance', 'review_sitting_skip', 'action_cost', 'indicator_reading', 'attachment', 'attachment_content'];

describe('the demo council', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await loadDemo(database, new Date('2026-06-12T15:00:00Z'));
  }, 300_000);
  afterAll(() => database.drop());

  it('is intact, and sealed to the last event when it has been told', async () => {
    const { sealed, unsealed, differences } = await verifyOrganisation(database.ownerUrl, DEMO_ORGANISATION_ID);
    expect(differences.first).toEqual([]);
    expect(sealed).toBeGreaterThan(300);
    expect(unsealed).toBe(0);
  });
});
