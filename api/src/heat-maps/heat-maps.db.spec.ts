import type { HeatMapView, Page, RegisterHeatMapsView, RiskRow } from '@holdfast/contracts';
import { ASSESSMENT_KINDS } from '@holdfast/domain';
import { aCouncil, fillRegisters, type Council, type Filled } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

/** For tests of hundreds of requests. */
const PATIENCE = 60_000;

let test: TestApp;
let council: Council;
let filled: Filled;
let readers: Record<'riskManager' | 'member' | 'mixed' | 'owner', Speaker>;

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  filled = await fillRegisters(test.database.ownerUrl, council, { risks: 1_500, registers: 30, people: 12 });
  const { people, units, organisationId } = council;
  await council.sql(`INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) VALUES ($1, gen_random_uuid(), $2, $3, 'viewer')`, [organisationId, people.otherRiskOwner.id, units.council]);
  // More accepted upper risks than the filling has, some of them out of the public's sight.
  await council.sql(
    `UPDATE risk k SET upper_risk_id = u.id, upper_register_id = u.register_id, upper_hidden = u.exempt_ground IS NOT NULL AND u.public_title IS NULL
     FROM register r, risk u WHERE r.id = k.register_id AND u.register_id = r.parent_id AND u.number = k.number AND u.status = 'open' AND k.status = 'open'
       AND (k.number % 4 = 0 OR u.exempt_ground IS NOT NULL)`,
  );
  await council.sql('SELECT recount_standings($1)', [organisationId]);
  const speak = async (person: { id: string }): Promise<Speaker> => speakAs(test, await council.signIn(person));
  readers = { riskManager: await speak(people.riskManager), member: await speak(people.member), mixed: await speak(people.otherRiskOwner), owner: await speak({ id: filled.personIds[1]! }) };
});
afterAll(() => test.close());

const get = async <T>(reader: Speaker, url: string): Promise<T> => {
  const answer = await reader.get<T>(url);
  expect(answer.status).toBe(200);
  return answer.body;
};

const sum = (counts: readonly { count: number }[]): number => counts.reduce((all, { count }) => all + count, 0);

/** Every number of the map beside the list that its place leads to. */
async function compare(reader: Speaker, map: HeatMapView, list: string, every: boolean): Promise<void> {
  const total = async (query: string): Promise<number | null> => (await get<Page<RiskRow>>(reader, `${list}&kind=${map.kind}&${query}`)).total;
  expect(sum(map.cells) + map.leftOut + sum(map.levelOnly) + map.unscored + map.notComparable).toBe(map.open);
  expect(await total('')).toBe(map.open);
  expect(await total('unscored=true')).toBe(map.unscored);
  expect(await total('notComparable=true')).toBe(map.notComparable);
  expect(await total('leftOut=true')).toBe(map.leftOut);
  expect(await total('levelOnly=true')).toBe(sum(map.levelOnly));
  const { likelihood, impact } = council.matrix.definition;
  const ofMap = new Map(map.cells.map((cell) => [`${cell.likelihood} ${cell.impact}`, cell.count]));
  const cells = map.matrixVersionId === council.matrix.versionId && every
    ? likelihood.flatMap((l) => impact.map((i) => ({ likelihood: l.code, impact: i.code })))
    : map.cells.slice(0, 4);
  for (const cell of cells) expect(await total(`likelihood=${cell.likelihood}&impact=${cell.impact}`)).toBe(ofMap.get(`${cell.likelihood} ${cell.impact}`) ?? 0);
  for (const { level, count } of map.levelOnly) expect(await total(`levelOnly=true&level=${level}`)).toBe(count);
}

describe('a heat map and its list', () => {
  it.each(['riskManager', 'member', 'mixed', 'owner'] as const)('agree in every cell for the %s, whatever the register', async (who) => {
    const reader = readers[who];
    const maps = await get<RegisterHeatMapsView>(reader, 'register-heat-maps');
    const seen = { leftOut: 0, exempt: 0, notComparable: 0 };
    for (const [n, { registerId }] of maps.maps.entries()) {
      if (n % 5 !== 0) continue;
      for (const below of [false, true]) {
        const query = below ? 'below=true' : 'below=false';
        const map = await get<HeatMapView>(reader, `registers/${registerId}/heat-map?${query}`);
        await compare(reader, map, `registers/${registerId}/risks?${query}`, n === 0);
        seen.leftOut += map.leftOut;
        seen.exempt += map.exempt;
        seen.notComparable += map.notComparable;
        expect(map.cells.every(({ references }) => (below ? references.length === 0 : references.length > 0))).toBe(true);
      }
    }
    expect(seen.exempt > 0).toBe(who === 'member' || who === 'mixed');
    if (who !== 'owner') expect(Math.min(seen.leftOut, seen.notComparable)).toBeGreaterThan(0);
  }, PATIENCE);

  it.each(['riskManager', 'member', 'mixed'] as const)('agree on all that the %s may read, by every kind and on every matrix', async (who) => {
    for (const kind of ASSESSMENT_KINDS) {
      const map = await get<HeatMapView>(readers[who], `heat-map?kind=${kind}`);
      expect(map.matrixVersionId).toBe(council.matrix.versionId);
      await compare(readers[who], map, 'risks?sort=title', true);
    }
    for (const matrixVersionId of [filled.matrices.withCrosswalk, filled.matrices.withoutCrosswalk])
      await compare(readers[who], await get<HeatMapView>(readers[who], `heat-map?matrixVersionId=${matrixVersionId}`), `risks?matrixVersionId=${matrixVersionId}`, false);
  }, PATIENCE);

  it.each(['riskManager', 'member', 'mixed'] as const)('agree behind a filter for the %s', async (who) => {
    for (const filter of [`owner=${filled.personIds[2]}`, 'treatment=treat', 'status=open&status=closed', 'q=supplier', `unit=${council.units.resources}`, 'due=overdue', 'status=closed'])
      await compare(readers[who], await get<HeatMapView>(readers[who], `heat-map?${filter}`), `risks?${filter}`, filter.startsWith('treatment'));
    for (const filter of ['level=H', 'level=H&level=L', 'unscored=true', 'levelOnly=true', 'leftOut=true', 'notComparable=true']) {
      const map = await get<HeatMapView>(readers[who], `heat-map?${filter}`);
      expect(sum(map.cells) + map.leftOut + sum(map.levelOnly) + map.unscored + map.notComparable).toBe(map.open);
      expect((await get<Page<RiskRow>>(readers[who], `risks?${filter}`)).total).toBe(map.open);
    }
  }, PATIENCE);

  it('kept counts and live ones are the same', async () => {
    for (const reader of [readers.riskManager, readers.member, readers.mixed]) {
      const kept = await get<HeatMapView>(reader, 'heat-map');
      // Every unit there is: a filter that lets everything through.
      const live = await get<HeatMapView>(reader, `heat-map?unit=${council.units.council}`);
      expect(live).toEqual(kept);
    }
  });

  it('one map for each register equals the map of the register, but for its references', async () => {
    for (const reader of Object.values(readers))
      for (const { registerId, map } of (await get<RegisterHeatMapsView>(reader, 'register-heat-maps?kind=inherent')).maps.slice(0, 8)) {
        const one = await get<HeatMapView>(reader, `registers/${registerId}/heat-map?kind=inherent`);
        expect(map).toEqual({ ...one, cells: one.cells.map((cell) => ({ ...cell, references: [] })) });
      }
  });

  it('the references of a cell are the lowest numbers that the reader may see there', async () => {
    for (const reader of [readers.riskManager, readers.member]) {
      const map = await get<HeatMapView>(reader, `registers/${filled.registerIds[0]}/heat-map`);
      for (const { likelihood, impact, references } of map.cells) {
        const { items } = await get<Page<RiskRow>>(reader, `registers/${filled.registerIds[0]}/risks?sort=reference&likelihood=${likelihood}&impact=${impact}`);
        expect(references).toEqual(items.slice(0, 3).map(({ reference }) => reference));
      }
    }
  });

  it('says what rose into a cell and what came down into it', async () => {
    const map = await get<HeatMapView>(readers.riskManager, 'heat-map');
    const moved = await get<HeatMapView>(readers.riskManager, 'heat-map?kind=inherent');
    expect(sum(map.cells.map(({ arrivedUp }) => ({ count: arrivedUp })))).toBeGreaterThan(0);
    expect(sum(moved.cells.map(({ arrivedUp, arrivedDown }) => ({ count: arrivedUp + arrivedDown })))).toBe(0);
    for (const cell of map.cells.slice(0, 5)) {
      const rows: RiskRow[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const page: Page<RiskRow> = await get(readers.riskManager, `risks?likelihood=${cell.likelihood}&impact=${cell.impact}${after && `&after=${after}`}`);
        rows.push(...page.items);
        after = page.next;
      }
      const levels = rows.map(({ movement }) => (movement?.kind === 'levels' ? movement.levels : 0));
      expect([cell.arrivedUp, cell.arrivedDown]).toEqual([levels.filter((by) => by > 0).length, levels.filter((by) => by < 0).length]);
    }
  });

  it('the number of hidden exempt risks does not follow a filter, which would tell what they hide', async () => {
    const { exempt } = await get<HeatMapView>(readers.member, 'heat-map');
    expect(exempt).toBeGreaterThan(0);
    for (const filter of [`owner=${filled.personIds[0]}`, 'level=H', 'q=heliotrope', 'status=closed']) expect((await get<HeatMapView>(readers.member, `heat-map?${filter}`)).exempt).toBe(exempt);
  });

  it('refuses a matrix that is not to be chosen, and is not there where nothing may be read', async () => {
    const other = await aCouncil(test.database.ownerUrl, { name: 'Felpersham Council' });
    expect(faults(await readers.riskManager.get(`heat-map?matrixVersionId=${other.matrix.versionId}`))).toEqual({ matrixVersionId: 'Choose the matrix from the list' });
    expect((await readers.riskManager.get(`registers/${other.registers.ict}/heat-map`)).status).toBe(404);
    const nobody = await other.addPerson({ jobTitle: 'New Starter' });
    expect((await speakAs(test, await other.signIn(nobody)).get('heat-map')).status).toBe(404);
  });
});
