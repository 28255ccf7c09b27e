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
    clerk = speakAs(test, { cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-xsrf-token': cookies['XSRF-TOKEN'] ?? '' });
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
    for (const until = Date.now() + 20_000; differences.length === 0 && Date.now() < until; differences = await found()) await pause(50);
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

const KEPT = ['audit_event', 'audit_seal', 'risk', 'risk_assessment', 'risk_objective', 'register', 'role_assignment', 'control', 'risk_matrix_version'];

describe('the demo council', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await loadDemo(database, new Date('2026-06-12T15:00:00Z'));
  });
  afterAll(() => database.drop());

  it('is intact, and sealed to the last event when it has been told', async () => {
    const { sealed, unsealed, differences } = await verifyOrganisation(database.ownerUrl, DEMO_ORGANISATION_ID);
    expect(differences.first).toEqual([]);
    expect(sealed).toBeGreaterThan(300);
    expect(unsealed).toBe(0);
  });
});
