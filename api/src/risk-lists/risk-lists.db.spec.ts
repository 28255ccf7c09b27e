import type { Page, PersonRef, RiskRow } from '@holdfast/contracts';
import { wordingFor, type Wording } from '@holdfast/domain';
import { aCouncil, fillRegisters, type Council, type Filled } from '@holdfast/testing';
import { faults, speakAs, type Speaker } from '../../test/speak';
import { startApp, type TestApp } from '../../test/start-app';

interface Truth {
  id: string;
  registerId: string;
  registerName: string;
  prefix: string;
  number: number | null;
  status: 'draft' | 'open' | 'closed';
  title: string;
  publicTitle: string | null;
  exempt: boolean;
  text: string;
  ownerId: string | null;
  ownerName: string | null;
  authorId: string;
  registerOwnerId: string;
  categoryId: string | null;
  treatment: string | null;
  inherent: number | null;
  residual: number | null;
  target: number | null;
  moved: number | null;
  movement: string | null;
  nextReview: string | null;
}

/** For tests of hundreds of requests. */
const PATIENCE = 60_000;

let test: TestApp;
let council: Council;
let filled: Filled;
let truth: Truth[];
/** Registers by who reads them, as the domain has it. */
let wordingOf: (personId: string, registerId: string) => Wording | null;
const speakers = new Map<string, Speaker>();

beforeAll(async () => {
  test = await startApp();
  council = await aCouncil(test.database.ownerUrl);
  filled = await fillRegisters(test.database.ownerUrl, council, { risks: 640, registers: 30, people: 12 });
  const { people, units } = council;
  // A risk owner who reads one more unit as a viewer: full wording here, public wording there.
  await council.sql(`INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) VALUES ($1, gen_random_uuid(), $2, $3, 'viewer')`, [
    council.organisationId, people.otherRiskOwner.id, units.council,
  ]);
  truth = await council.sql<Truth>(
    `SELECT k.id, k.register_id AS "registerId", r.name AS "registerName", r.prefix, k.number, k.status, k.title, k.public_title AS "publicTitle", k.exempt_ground IS NOT NULL AS exempt,
       concat_ws(E'\\n', k.reference, k.title, k.cause, k.event, k.consequence) AS text, k.owner_id AS "ownerId", o.job_title || ' ' || o.name AS "ownerName",
       k.author_id AS "authorId", r.owner_id AS "registerOwnerId", k.category_id AS "categoryId", k.treatment, k.inherent_key AS inherent, k.residual_key AS residual,
       k.target_key AS target, k.residual_moved AS moved, k.residual_movement AS movement, k.next_review::text AS "nextReview"
     FROM risk k JOIN register r ON r.id = k.register_id LEFT JOIN person o ON o.id = k.owner_id`,
  );
  const registers = await council.sql<{ id: string; ownerId: string; unitPath: string[] }>('SELECT r.id, r.owner_id AS "ownerId", u.path AS "unitPath" FROM register r JOIN unit u ON u.id = r.unit_id');
  const roles = await council.sql<{ personId: string; role: 'viewer'; unitId: string }>('SELECT person_id AS "personId", role, unit_id AS "unitId" FROM role_assignment');
  const memo = new Map<string, Wording | null>();
  wordingOf = (personId, registerId) => {
    const key = `${personId} ${registerId}`;
    if (!memo.has(key)) {
      const register = registers.find(({ id }) => id === registerId)!;
      const actor = { organisationId: council.organisationId, personId, roles: roles.filter((role) => role.personId === personId) };
      const ownsRiskInIt = truth.some((risk) => risk.registerId === registerId && risk.ownerId === personId && risk.status !== 'draft');
      memo.set(key, wordingFor(actor, { unitPath: register.unitPath, registerOwnerId: register.ownerId, ownsRiskInIt }));
    }
    return memo.get(key)!;
  };
  for (const id of [...Object.values(people).map((person) => person.id), filled.personIds[1]!]) speakers.set(id, speakAs(test, await council.signIn({ id })));
});
afterAll(() => test.close());

const page = async (personId: string, url: string): Promise<Page<RiskRow>> => {
  const answer = await speakers.get(personId)!.get<Page<RiskRow>>(url);
  expect(answer.status).toBe(200);
  return answer.body;
};

async function whole(personId: string, path: string, query: string): Promise<{ rows: RiskRow[]; totals: Set<number | null> }> {
  const rows: RiskRow[] = [];
  const totals = new Set<number | null>();
  for (let after = ''; ; ) {
    const { items, next, total } = await page(personId, `${path}?${query}${after}`);
    rows.push(...items);
    totals.add(total);
    if (!next) return { rows, totals };
    expect(items).toHaveLength(50);
    after = `&after=${next}`;
  }
}

const shownTo = (personId: string, risk: Truth): boolean => {
  const wording = wordingOf(personId, risk.registerId);
  if (!wording || (wording === 'public' && risk.exempt && risk.publicTitle === null)) return false;
  return risk.status !== 'draft' || risk.authorId === personId || risk.registerOwnerId === personId;
};
const titleFor = (personId: string, risk: Truth): string => (risk.exempt && wordingOf(personId, risk.registerId) === 'public' ? risk.publicTitle! : risk.title);
const visibleTo = (personId: string, keep: (risk: Truth) => boolean): Truth[] => truth.filter((risk) => shownTo(personId, risk) && keep(risk));

const KEYS: Record<string, (risk: Truth, personId: string) => string | number | null> = {
  reference: ({ prefix, number }) => (number === null ? null : `${prefix}-${String(number).padStart(9, '0')}`),
  title: (risk, personId) => titleFor(personId, risk).toLowerCase(),
  register: ({ registerName }) => registerName.toLowerCase(),
  inherent: ({ inherent }) => inherent,
  residual: ({ residual }) => residual,
  target: ({ target }) => target,
  moved: ({ moved }) => moved,
  owner: ({ ownerName }) => ownerName?.toLowerCase() ?? null,
  nextReview: ({ nextReview }) => nextReview,
  status: ({ status }) => ['draft', 'open', 'closed'].indexOf(status),
};

/** In order by the key and then the id, in one direction; without a key at the end, also by the id. */
function inOrder(risks: Truth[], personId: string, sort: string): string[] {
  const [key, way] = [KEYS[sort.replace('-', '')]!, sort.startsWith('-') ? -1 : 1];
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...risks]
    .sort((a, b) => {
      const [left, right] = [key(a, personId), key(b, personId)];
      if (left === null || right === null) return left === right ? way * compare(a.id, b.id) : left === null ? 1 : -1;
      return way * (compare(left, right) || compare(a.id, b.id));
    })
    .map(({ id }) => id);
}

const SORTS = Object.keys(KEYS).flatMap((sort) => [sort, `-${sort}`]);
const EVERY_STATUS = 'status=open&status=closed&status=draft';

describe('a list of risks', () => {
  it.each(SORTS)('sorted by %s loses and repeats nothing from page to page, the unscored and undated last', async (sort) => {
    const { people } = council;
    for (const { id } of [people.riskManager, people.member, people.otherRiskOwner]) {
      const { rows } = await whole(id, 'risks', `sort=${sort}&${EVERY_STATUS}`);
      expect(rows.map((row) => row.id)).toEqual(inOrder(visibleTo(id, () => true), id, sort));
    }
    const [registerId] = filled.registerIds as [string];
    const { rows } = await whole(filled.personIds[1]!, `registers/${filled.registerIds[1]}/risks`, `sort=${sort}&${EVERY_STATUS}&below=true`);
    const below = await council.sql<{ id: string }>('SELECT id FROM register WHERE $1 = ANY (path)', [filled.registerIds[1]]);
    expect(rows.map((row) => row.id)).toEqual(inOrder(visibleTo(filled.personIds[1]!, (risk) => below.some(({ id }) => id === risk.registerId)), filled.personIds[1]!, sort));
    const one = await whole(people.riskManager.id, `registers/${registerId}/risks`, `sort=${sort}`);
    expect(one.rows.map((row) => row.id)).toEqual(inOrder(visibleTo(people.riskManager.id, (risk) => risk.registerId === registerId && risk.status === 'open'), people.riskManager.id, sort));
  }, PATIENCE);

  it('holds, for everybody, exactly what they may read, in their wording, and says how many', async () => {
    for (const person of [...Object.values(council.people), { id: filled.personIds[1]! }]) {
      const expected = visibleTo(person.id, ({ status }) => status === 'open');
      const { rows, totals } = await whole(person.id, 'risks', '');
      expect(new Map(rows.map(({ id, title }) => [id, title]))).toEqual(new Map(expected.map((risk) => [risk.id, titleFor(person.id, risk)])));
      expect([...totals]).toEqual([expected.length]);
    }
  });

  it('starts with the worst', async () => {
    const { items } = await page(council.people.riskManager.id, 'risks');
    expect(items.map(({ id }) => id)).toEqual(inOrder(visibleTo(council.people.riskManager.id, ({ status }) => status === 'open'), council.people.riskManager.id, '-residual').slice(0, 50));
  });

  it('a row tells what the contract says and nothing else', async () => {
    const { items } = await page(council.people.riskManager.id, `registers/${filled.registerIds[0]}/risks`);
    expect(Object.keys(items[0]!).sort()).toEqual(
      ['id', 'reference', 'title', 'status', 'registerId', 'registerName', 'unitName', 'categoryName', 'owner', 'treatment', 'inherent', 'residual', 'target', 'movement', 'nextReview', 'exempt'].sort(),
    );
    expect(items[0]).toMatchObject({ registerName: 'Filled register 0', residual: { matrixVersionId: council.matrix.versionId, level: expect.any(String) } });
  });

  it('of a register that is out of sight is not there', async () => {
    const out = filled.registerIds.find((id) => wordingOf(council.people.otherRegisterOwner.id, id) === null)!;
    expect((await speakers.get(council.people.otherRegisterOwner.id)!.get(`registers/${out}/risks`)).status).toBe(404);
  });

  it('refuses a place that it did not give out, and fields that there are not', async () => {
    const speaker = speakers.get(council.people.riskManager.id)!;
    const forged = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url');
    const { next } = await page(council.people.riskManager.id, 'risks?sort=title');
    for (const after of ['x', forged([1]), forged(['-residual', 0, 'x', truth[0]!.id]), forged(['-residual', 0, 3, "'; --"]), forged(['-residual', 2, 3, truth[0]!.id]), next])
      expect((await speaker.get(`risks?after=${after}`)).status).toBe(422);
    expect((await speaker.get('risks?sort=cause')).status).toBe(422);
    expect((await speaker.get('risks?owner=me')).status).toBe(422);
    expect((await speaker.get('risks?colour=red')).status).toBe(422);
    expect((await speaker.get('risks?level=%00')).status).toBe(422);
    expect((await speaker.get('risks?q=%00')).status).toBe(422);
    expect(faults(await speaker.get('risks?likelihood=3'))).toEqual({ impact: 'Choose the impact too' });
    expect((await speaker.get('risks?movement=sideways')).status).toBe(422);
    expect((await speaker.get('risks?register=mine')).status).toBe(422);
  });

  it('says of a place that the matrix does not have which ones it has, in list and map', async () => {
    const speaker = speakers.get(council.people.riskManager.id)!;
    for (const list of ['risks', `registers/${filled.registerIds[0]}/risks`, 'heat-map', `registers/${filled.registerIds[0]}/heat-map`]) {
      const refused = await speaker.get(`${list}?likelihood=G&impact=0&level=Severe`);
      expect([list, refused.status, faults(refused)]).toEqual([list, 422, {
        likelihood: 'Choose 1 to 5. This matrix has no G.', impact: 'Choose 1 to 5. This matrix has no 0.', level: expect.stringContaining('This matrix has no level Severe.'),
      }]);
    }
  });
});

describe('a filter', () => {
  const { stringify } = JSON;
  const same = async (personId: string, query: string, keep: (risk: Truth) => boolean): Promise<number> => {
    const expected = visibleTo(personId, keep);
    const { rows, totals } = await whole(personId, 'risks', query);
    expect(stringify(rows.map(({ id }) => id).sort())).toBe(stringify(expected.map(({ id }) => id).sort()));
    expect([...totals]).toEqual([expected.length]);
    return expected.length;
  };
  const open = ({ status }: Truth): boolean => status === 'open';

  it('by owner, status, treatment, unit, review and objective lets through what it says', async () => {
    for (const { id } of [council.people.riskManager, council.people.member]) {
      const [one, two] = filled.personIds as [string, string];
      expect(await same(id, `owner=${one}`, (risk) => open(risk) && risk.ownerId === one)).toBeGreaterThan(0);
      expect(await same(id, `owner=${one}&owner=${two}&status=closed&status=open`, (risk) => risk.status !== 'draft' && [one, two].includes(risk.ownerId ?? ''))).toBeGreaterThan(0);
      expect(await same(id, 'treatment=tolerate', (risk) => open(risk) && risk.treatment === 'tolerate')).toBeGreaterThan(0);
      expect(await same(id, 'due=overdue', (risk) => open(risk) && risk.nextReview !== null && risk.nextReview < '2026-03-02')).toBeGreaterThan(0);
      expect(await same(id, 'due=soon', (risk) => open(risk) && risk.nextReview !== null && risk.nextReview >= '2026-03-02' && risk.nextReview <= '2026-03-16')).toBeGreaterThan(0);
    }
    const units = await council.sql<{ id: string }>('SELECT id FROM unit WHERE $1 = ANY (path)', [council.units.resources]);
    const within = await council.sql<{ id: string }>('SELECT id FROM risk WHERE unit_id = ANY ($1)', [units.map(({ id }) => id)]);
    await same(council.people.riskManager.id, `unit=${council.units.resources}`, (risk) => open(risk) && within.some(({ id }) => id === risk.id));
    const [objective] = await council.sql<{ id: string; risks: string[] }>('SELECT objective_id AS id, array_agg(risk_id) AS risks FROM risk_objective GROUP BY 1 LIMIT 1');
    await same(council.people.riskManager.id, `objective=${objective!.id}`, (risk) => open(risk) && objective!.risks.includes(risk.id));
  });

  it('by register, or by what the residual did at its latest assessment, lets through what it says', async () => {
    const kinds = { rose: ({ moved }: Truth) => (moved ?? 0) > 0, cameDown: ({ moved }: Truth) => (moved ?? 0) < 0, unchanged: ({ moved }: Truth) => moved === 0, new: ({ movement }: Truth) => movement === 'new' };
    const [one, two] = filled.registerIds as [string, string];
    const out = filled.registerIds.find((id) => wordingOf(council.people.otherRegisterOwner.id, id) === null)!;
    for (const { id } of [council.people.riskManager, council.people.member]) {
      for (const [movement, keep] of Object.entries(kinds)) await same(id, `movement=${movement}`, (risk) => open(risk) && keep(risk));
      expect(await same(id, 'movement=rose&movement=cameDown&status=open&status=closed', (risk) => risk.status !== 'draft' && (risk.moved ?? 0) !== 0)).toBeGreaterThan(0);
      expect(await same(id, `register=${one}&register=${two}`, (risk) => open(risk) && [one, two].includes(risk.registerId))).toBeGreaterThan(0);
    }
    await same(council.people.otherRegisterOwner.id, `register=${out}`, () => false);
    const map = await speakers.get(council.people.riskManager.id)!.get<{ open: number }>(`heat-map?register=${one}&movement=rose`);
    expect(map.body.open).toBe(visibleTo(council.people.riskManager.id, (risk) => open(risk) && risk.registerId === one && kinds.rose(risk)).length);
  });

  it('by category or objective does not tell the public what an exempt risk is about', async () => {
    const { member, riskManager } = council.people;
    for (const { id } of await council.sql<{ id: string }>('SELECT id FROM category')) {
      await same(riskManager.id, `category=${id}`, (risk) => open(risk) && risk.categoryId === id);
      await same(member.id, `category=${id}`, (risk) => open(risk) && risk.categoryId === id && !risk.exempt);
    }
  });

  it('by words finds them, or parts of them, in what is shown', async () => {
    const { member, riskManager, otherRiskOwner } = council.people;
    const holds = (words: string[], personId: string) => (risk: Truth): boolean => {
      const text = (risk.exempt && wordingOf(personId, risk.registerId) === 'public' ? `${risk.prefix}-${String(risk.number).padStart(3, '0')}\n${risk.publicTitle}\nTold in public.` : risk.text).toLowerCase();
      return words.every((word) => text.includes(word));
    };
    for (const { id } of [riskManager, member, otherRiskOwner]) {
      for (const words of [['heliotrope'], ['supplier', 'fire'], ['elio'], ['f003-0'], ['commercial'], ['told', 'matter'], ['nowhere-at-all'], ['100%'], ['_']])
        await same(id, `q=${encodeURIComponent(words.join(' '))}`, (risk) => open(risk) && (words[0] === '_' || holds(words, id)(risk)));
      await same(id, `q=Supplier&${EVERY_STATUS}`, holds(['supplier'], id));
    }
  });

  it('draft shows mine and those in registers of mine, to nobody else', async () => {
    for (const person of [...Object.values(council.people), { id: filled.personIds[1]! }]) await same(person.id, 'status=draft', ({ status }) => status === 'draft');
  });
});

describe('the owners to filter by', () => {
  const owners = async (personId: string, query = ''): Promise<PersonRef[]> => (await speakers.get(personId)!.get<PersonRef[]>(`risk-owners${query}`)).body;
  const expected = (personId: string): string[] => [...new Set(visibleTo(personId, ({ ownerId }) => ownerId !== null).map(({ ownerId }) => ownerId!))].sort();

  it('are those of risks that one can see, and nobody else, for readers of people or not', async () => {
    for (const id of speakers.keys()) expect((await owners(id)).map((person) => person.id).sort()).toEqual(expected(id));
    expect(expected(council.people.member.id).length).toBeGreaterThan(1);
    expect((await owners(council.people.member.id))[0]).toEqual({ id: expect.any(String), name: expect.any(String), jobTitle: expect.any(String) });
  });

  it('are found by part of a job title or a name, or by id', async () => {
    const { member } = council.people;
    const [one] = await owners(member.id);
    expect(await owners(member.id, `?id=${one!.id}`)).toEqual([one]);
    expect(await owners(member.id, `?q=${encodeURIComponent(one!.name.slice(1))}`)).toContainEqual(one);
    expect(await owners(member.id, '?q=%25')).toEqual([]);
    // Somebody there who owns nothing.
    expect(await owners(council.people.riskManager.id, `?id=${member.id}`)).toEqual([]);
  });
});
