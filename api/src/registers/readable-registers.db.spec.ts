import { ROLES, wordingFor, type Role } from '@holdfast/domain';
import { aCouncil, type Council } from '@holdfast/testing';
import fc from 'fast-check';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../test/fresh-database';

interface World {
  /** Each unit hangs on an earlier one. */
  units: number[];
  roles: { person: number; unit: number; role: Role; ended: boolean }[];
  registers: { unit: number; owner: number }[];
  risks: { register: number; owner: number | null; author: number; status: 'draft' | 'open' | 'closed' }[];
}

const PEOPLE = 4;
const person = fc.nat(PEOPLE - 1);
const anyWorld: fc.Arbitrary<World> = fc.record({
  units: fc.array(fc.nat(), { minLength: 1, maxLength: 7 }),
  roles: fc.array(fc.record({ person, unit: fc.nat(), role: fc.constantFrom(...ROLES), ended: fc.boolean() }), { maxLength: 8 }),
  registers: fc.array(fc.record({ unit: fc.nat(), owner: person }), { minLength: 1, maxLength: 6 }),
  risks: fc.array(fc.record({ register: fc.nat(), owner: fc.option(person), author: person, status: fc.constantFrom('draft' as const, 'open' as const, 'closed' as const) }), { maxLength: 8 }),
});

let database: FreshDatabase;
let council: Council;
let owner: pg.Client;
let serving: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  council = await aCouncil(database.ownerUrl);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  serving = new pg.Client({ connectionString: database.servingUrl });
  await Promise.all([owner.connect(), serving.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), serving.end()]);
  await database.drop();
});

/** Ids are made of their numbers, so that a failing case reads well. */
const idOf = (what: number, n: number): string => `0000000${what}-0000-7000-8000-${String(n).padStart(12, '0')}`;

async function lay({ units, roles, registers, risks }: World): Promise<string[][]> {
  const organisation = council.organisationId;
  const insert = (table: string, rows: object[]): Promise<unknown> => owner.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows.map((row) => ({ organisation_id: organisation, version: 1, created_at: new Date(), ...row })))]);
  await owner.query('TRUNCATE risk, register, role_assignment CASCADE');
  await owner.query(`DELETE FROM person WHERE email LIKE '%@world.example'`);
  await owner.query('DELETE FROM unit WHERE id::text LIKE $1', [`${idOf(1, 0).slice(0, 8)}%`]);
  const paths: string[][] = [];
  for (const [n, seed] of units.entries()) {
    const above = n === 0 ? [council.units.council] : paths[seed % n]!;
    paths.push([...above, idOf(1, n)]);
    await insert('unit', [{ id: idOf(1, n), parent_id: above.at(-1), name: `Unit ${n}`, kind: 'team', path: paths[n] }]);
  }
  await insert('person', Array.from({ length: PEOPLE }, (_, n) => ({ id: idOf(2, n), email: `${n}@world.example`, name: `Person ${n}`, job_title: `Post ${n}` })));
  await owner.query(
    `INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role, ended_at)
     SELECT $1, gen_random_uuid(), person_id, unit_id, role, ended_at FROM json_populate_recordset(null::role_assignment, $2) ON CONFLICT DO NOTHING`,
    [organisation, JSON.stringify(roles.map(({ person: who, unit, role, ended }) => ({ person_id: idOf(2, who), unit_id: idOf(1, unit % units.length), role, ended_at: ended ? new Date() : null })))],
  );
  await insert('register', registers.map(({ unit, owner: by }, n) => ({
    id: idOf(3, n), name: `Register ${n}`, description: '', layer: 'service', prefix: `W${n}X`, unit_id: idOf(1, unit % units.length), owner_id: idOf(2, by), matrix_version_id: council.matrix.versionId, path: [idOf(3, n)], review_months: 3, review_months_by_level: {}, still_reviews: 4, highest_months: 12, exception_months: 12, escalate_above_appetite: false,
  })));
  await insert('risk', risks.map(({ register, owner: by, author, status }, n) => ({
    id: idOf(4, n), register_id: idOf(3, register % registers.length), status, number: status === 'draft' ? null : n + 1, reference: status === 'draft' ? null : `W-${n}`, title: 'Risk', cause: '', event: '', consequence: '',
    owner_id: by === null ? null : idOf(2, by), unit_id: idOf(1, 0), author_id: idOf(2, author), upper_hidden: false, updated_at: new Date(), extra: [],
  })));
  return paths;
}

describe('who reads a register, and in which wording', () => {
  it('is the same to the database as to the domain, for any people, roles, units, owners and risks', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const paths = await lay(world);
        const { units, roles, registers, risks } = world;
        for (let n = 0; n < PEOPLE; n++) {
          const actor = {
            organisationId: council.organisationId,
            personId: idOf(2, n),
            roles: roles.filter((held) => held.person === n && !held.ended).map(({ role, unit }) => ({ role, unitId: idOf(1, unit % units.length) })),
          };
          const expected = registers.flatMap(({ unit, owner: by }, register) => {
            const wording = wordingFor(actor, {
              unitPath: paths[unit % units.length]!,
              registerOwnerId: idOf(2, by),
              ownsRiskInIt: risks.some((risk) => risk.owner === n && risk.register % registers.length === register && risk.status !== 'draft'),
            });
            return wording ? [[idOf(3, register), wording]] : [];
          });
          await serving.query('BEGIN');
          await serving.query(`SELECT set_config('holdfast.organisation', $1, true)`, [council.organisationId]);
          const all = await serving.query<{ register_id: string; wording: string }>('SELECT * FROM readable_registers($1) ORDER BY 1', [idOf(2, n)]);
          const first = await serving.query<{ register_id: string; wording: string }>('SELECT * FROM readable_registers($1, $2)', [idOf(2, n), idOf(3, 0)]);
          await serving.query('COMMIT');
          const pairs = (rows: typeof all.rows): string[][] => rows.map((row) => [row.register_id, row.wording]);
          expect(pairs(all.rows)).toEqual(expected);
          expect(pairs(first.rows)).toEqual(expected.filter(([id]) => id === idOf(3, 0)));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('is nobody where no organisation is named', async () => {
    expect((await serving.query('SELECT * FROM readable_registers($1)', [council.people.riskManager.id])).rows).toEqual([]);
  });
});
