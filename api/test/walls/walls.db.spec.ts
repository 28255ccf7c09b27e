import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ROLES } from '@holdfast/domain';
import { aCouncil, type Council, type SignedIn } from '@holdfast/testing';
import pg from 'pg';
import { v7 } from 'uuid';
import { ExportRounds } from '../../src/exports/export-rounds';
import { ImportRounds } from '../../src/imports/register/import-rounds';
import { routesOf } from '../routes-of';
import { startApp, type TestApp } from '../start-app';
import { aPlace, nowhere, type Ground, type Place } from './a-place';
import { idAt, idsInBodies, withId } from './ids-in-bodies';
import type { Row, Tester } from './row';
import { OF_ONESELF, TABLE } from './the-table';

type Where = 'own unit' | 'other unit' | 'other organisation';

/** Some thousand requests. */
jest.setTimeout(300_000);

describe('the walls between people', () => {
  let test: TestApp;
  let owner: pg.Client;
  let council: Council;
  let testers: { tester: Tester; headers: SignedIn }[];
  /** Administrator and risk manager of the whole: may do everything that a role can. */
  let chief: SignedIn;
  let chiefId: string;
  let grounds: Record<Where, Ground>;
  let places: Record<Where, Place>;
  let idsIn: Map<string, string[]>;

  beforeAll(async () => {
    test = await startApp();
    owner = new pg.Client({ connectionString: test.database.ownerUrl });
    await owner.connect();
    idsIn = idsInBodies(test.app);
    council = await aCouncil(test.database.ownerUrl);
    const neighbour = await aCouncil(test.database.ownerUrl, { name: 'Ambridge Council' });
    const { people, units, addPerson } = council;
    const [registerOwner, riskOwner] = [await addPerson({ jobTitle: 'Register Owner Without Role' }), await addPerson({ jobTitle: 'Risk Owner Without Role' })];
    const riskManager = await council.signIn(people.riskManager);
    grounds = {
      'own unit': { council, riskManager, under: units.ict, registerOwnerId: registerOwner.id, riskOwnerId: riskOwner.id },
      'other unit': { council, riskManager, under: units.housing, registerOwnerId: people.otherRegisterOwner.id, riskOwnerId: people.otherRiskOwner.id },
      'other organisation': {
        council: neighbour, riskManager: await neighbour.signIn(neighbour.people.riskManager), under: neighbour.units.ict,
        registerOwnerId: neighbour.people.registerOwner.id, riskOwnerId: neighbour.people.riskOwner.id,
      },
    };
    places = { 'own unit': await newPlace('own unit'), 'other unit': await newPlace('other unit'), 'other organisation': await newPlace('other organisation') };

    const entering = async (label: string, person: { id: string }, roles: Tester['roles'], ownsSomething = false) => ({
      tester: { label, personId: person.id, organisationId: council.organisationId, rootUnitId: units.council, roles, ownsSomething },
      headers: await council.signIn(person),
    });
    testers = [
      await entering('nobody in particular', await addPerson({ jobTitle: 'Somebody Without Role' }), []),
      await entering('owner of the register, without a role', registerOwner, [], true),
      await entering('owner of the risk, without a role', riskOwner, [], true),
    ];
    for (const [at, unitId] of [['ICT', units.ict], ['the council', units.council]] as const)
      for (const role of ROLES) testers.push(await entering(`${role} of ${at}`, await addPerson({ jobTitle: `${role} of ${at}`, role, unitId }), [{ role, unitId }]));

    const both = await addPerson({ jobTitle: 'Chief', role: 'administrator' });
    await council.sql('INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) VALUES ($1, $2, $3, $4, $5)', [
      council.organisationId, v7(), both.id, units.council, 'risk-manager',
    ]);
    chief = await council.signIn(both);
    chiefId = both.id;
  });
  afterAll(async () => {
    await owner.end();
    await test.close();
  });

  const newPlace = async (where: Where): Promise<Place> => {
    const place = await aPlace(test, owner, grounds[where]);
    // As autovacuum would before long: queries planned for empty tables take seconds on a hundred registers.
    await owner.query('ANALYZE');
    return place;
  };
  const one = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R | undefined> => (await owner.query<R>(text, values)).rows[0];

  const versionOf = async (row: Row, place: Place): Promise<Record<string, string>> => {
    if (!row.version) return {};
    const [table, id] = row.version(place);
    const found = await one<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
    return { 'if-match': `"${found?.version ?? 1}"` };
  };
  const ask = async (route: string, row: Row, place: Place, headers: SignedIn, body = row.body?.(place)) => {
    const answer = await test.app.inject({
      method: route.split(' ')[0] as 'POST', url: row.url(place),
      headers: { ...headers, ...(await versionOf(row, place)), ...(row.file ? { 'content-type': 'application/octet-stream' } : {}) },
      ...(row.file ? { payload: row.file } : body ? { payload: body } : {}),
    });
    // What was asked for is made and recorded before anybody else asks.
    await test.app.get(ExportRounds).settled();
    await test.app.get(ImportRounds).settled();
    return answer;
  };

  /** How much there is of everything that is recorded, in both organisations. */
  const written = async (): Promise<unknown> => {
    const tables = ['audit_event', 'unit', 'person', 'role_assignment', 'one_time_link', 'api_token', 'register', 'risk', 'risk_assessment', 'risk_objective', 'action', 'action_risk', 'action_objective', 'action_cost', 'action_entry', 'control', 'control_assessment', 'risk_acceptance', 'escalation', 'escalation_entry', 'policy_exception', 'policy_exception_entry', 'review', 'review_sitting', 'review_sitting_attendance', 'review_sitting_skip', 'review_sitting_end', 'attachment', 'recommendation', 'recommendation_entry', 'recommendation_risk', 'recommendation_action', 'partnership', 'partnership_risk', 'partnership_review', 'working_calendar', 'impact_bands', 'impact_analysis', 'impact_analysis_entry', 'exercise_programme', 'exercise_programme_resource', 'exercise', 'exercise_resource', 'exercise_finding', 'invocation', 'invocation_plan', 'invocation_person', 'invocation_lost', 'invocation_recovery', 'failure_review', 'failure_lesson', 'log_entry', 'risk_matrix', 'risk_matrix_version', 'crosswalk', 'category', 'objective', 'milestone', 'milestone_report', 'indicator', 'indicator_target', 'indicator_objective', 'indicator_risk', 'plan', 'plan_version', 'plan_activity', 'plan_resource', 'plan_risk', 'plan_person', 'plan_entry', 'indicator_reading', 'activity', 'resource', 'dependency', 'dependency_member', 'critical_user', 'critical_user_verification', 'contact', 'import', 'import_row', 'register_export', 'export_job', 'import_job'];
    return one(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(', ')}`);
  };
  const events = async () => (await one<{ n: number }>('SELECT count(*)::int AS n FROM audit_event'))?.n;

  it('are tried at every route: each has its row, and each row its route', () => {
    const routes = routesOf(test.app).filter(({ required, name }) => required !== 'public' && !OF_ONESELF.includes(name));
    expect(Object.keys(TABLE).sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  describe.each(Object.entries(TABLE))('%s', (route, row) => {
    it('does for everybody in each unit what the permission list says, and no more', async () => {
      const wrong: string[] = [];
      for (const where of ['own unit', 'other unit'] as const)
        for (const { tester, headers } of testers) {
          if (row.arrange) await owner.query(...row.arrange(places[where], tester));
          const before = await events();
          const place = places[where];
          const { statusCode, body } = await ask(route, row, place, headers);
          const done = statusCode >= 200 && statusCode < 300;
          const verdict = row.judge(tester, place);
          const as = { yes: done, no: statusCode === 403, unseen: statusCode === 404 }[verdict];
          if (!as) wrong.push(`${tester.label}, ${where}: ${verdict}, yet ${statusCode} ${body.slice(0, 200)}`);
          if (!done && (await events()) !== before) wrong.push(`${tester.label}, ${where}: refused, yet something was written`);
          if (done && row.lists) {
            const holds = row.lists.holds(tester, place);
            if (holds !== null && body.includes(row.lists.what(place)) !== holds) wrong.push(`${tester.label}, ${where}: the list should ${holds ? '' : 'not '}hold it`);
          }
          if (done && row.once) places[where] = await newPlace(where);
        }
      expect(wrong).toEqual([]);
    });

    it('answers for another organisation as for what is not there at all, and writes nothing', async () => {
      const wrong: string[] = [];
      const place = places['other organisation'];
      const words = (answer: Awaited<ReturnType<typeof ask>>) => answer.body.replace(/"reportCode":"[^"]*"/, '');
      for (const { tester, headers } of testers) {
        const before = await events();
        const there = await ask(route, row, place, headers);
        if (row.lists) {
          if (there.body.includes(row.lists.what(place))) wrong.push(`${tester.label}: the list holds it`);
        } else if (namesSomethingOf(row, place)) {
          const nothing = await ask(route, row, nowhere(place), headers);
          if (there.statusCode < 400) wrong.push(`${tester.label}: ${there.statusCode} ${there.body.slice(0, 200)}`);
          if (there.statusCode !== nothing.statusCode || words(there) !== words(nothing)) wrong.push(`${tester.label}: told apart, ${there.body} and ${nothing.body}`);
          if ((await events()) !== before) wrong.push(`${tester.label}: something was written`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('takes no id in its body that belongs to another organisation or to nothing', async () => {
      const paths = idsIn.get(route) ?? [];
      if (paths.length === 0) return expect(row.everyId).toBeUndefined();
      const { everyId } = row;
      if (!everyId) throw new Error(`the row has to say everyId: ${paths.join(', ')}`);
      const bodiesOf = (place: Place): object[] => [everyId(place)].flat();
      const bodyWith = (place: Place, path: string): object => bodiesOf(place).find((body) => withId(body, path, '') !== null) ?? {};
      const wrong: string[] = [];
      for (const path of paths)
        for (const id of [idAt(bodyWith(places['other organisation'], path), path), v7()]) {
          const place = places['own unit'];
          const body = withId(bodyWith(place, path), path, id);
          if (!body) {
            wrong.push(`${path} is missing from everyId`);
            continue;
          }
          if (row.belongsTo) await owner.query(...row.belongsTo(place, chiefId));
          const before = await written();
          const answer = await ask(route, row, place, chief, body);
          const fields = (answer.json<{ errors?: { field: string }[] }>().errors ?? []).map(({ field }) => field.replace(/\.\d+/g, ''));
          const named = answer.statusCode === 404 || (answer.statusCode === 422 && fields.includes(path.replaceAll('.*', ''))) || (answer.statusCode === 200 && row.turnsDown?.(answer.json()) === true);
          if (!named) wrong.push(`${path}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
          expect(await written()).toEqual(before);
        }
      for (const at of bodiesOf(places['own unit']).keys()) {
        const place = places['own unit'];
        if (row.belongsTo) await owner.query(...row.belongsTo(place, chiefId));
        const right = await ask(route, row, place, chief, bodiesOf(place)[at]);
        if (right.statusCode >= 300 || row.turnsDown?.(right.json())) wrong.push(`with every id right: ${right.statusCode} ${right.body}`);
        places['own unit'] = await newPlace('own unit');
      }
      expect(wrong).toEqual([]);
    });
  });
});

/** Whether the request is about something that the place has, rather than about the tester's own organisation as such. */
function namesSomethingOf(row: Row, { organisationId, ...place }: Place): boolean {
  const request = `${row.url({ organisationId, ...place })} ${JSON.stringify(row.body?.({ organisationId, ...place }) ?? {})}`;
  return Object.entries(place).some(([key, value]) => key.endsWith('Id') && request.includes(String(value)));
}
