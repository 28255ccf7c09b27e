import type { RiskView } from '@holdfast/contracts';
import { EXEMPT_GROUNDS } from '@holdfast/domain';
import fc from 'fast-check';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import type { Answer } from '../../test/speak';

/*
 * Verbs at random, one after the other and several at once: whatever they do, the kept counts are those that counting the
 * risks gives. The verbs run as the corporate risk manager, who may do everything everywhere.
 */

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil({ poolSize: 8 });
  // The risk manager owns every register, and so sees every draft.
  await at.council.sql('UPDATE register SET owner_id = $1', [at.council.people.riskManager.id]);
});
afterAll(() => at.close());

const CODES = ['1', '2', '3', '4', '5'];
const LEVELS = ['VL', 'L', 'M', 'H', 'VH'];

const standing = fc.oneof(
  fc.record({ likelihood: fc.constantFrom(...CODES), impact: fc.constantFrom(...CODES) }),
  fc.record({ level: fc.constantFrom(...LEVELS) }),
  fc.constant({}),
);
const wording = fc.constantFrom(
  { exemptGround: null },
  { exemptGround: EXEMPT_GROUNDS[0], publicTitle: null },
  { exemptGround: EXEMPT_GROUNDS[0], publicTitle: 'A personal matter' },
);
/** Which of the risks that are there by then; one of the first few, so that verbs meet on the same risk. */
const which = fc.nat(5);

type Verb = fc.Arbitrary<(risks: RiskView[]) => Promise<Answer<RiskView | undefined>>>;

const say = () => at.as.riskManager;
const known = (risks: RiskView[], index: number): RiskView | undefined => risks[index % risks.length];
/** As a person would: reads the risk, then acts on the version that was read. */
const acting =
  (index: number, act: (risk: RiskView) => Promise<Answer<RiskView | undefined>>) =>
  async (risks: RiskView[]): Promise<Answer<RiskView | undefined>> => {
    const risk = known(risks, index);
    const read = risk && (await say().get<RiskView>(`risks/${risk.id}`));
    return read?.status === 200 ? act(read.body) : { status: 404, body: undefined, etag: undefined };
  };

const adding: Verb = fc
  .record({ register: fc.constantFrom('corporate', 'ict', 'housing'), status: fc.constantFrom('draft', 'open'), residual: standing, inherent: standing, wording })
  .map(({ register, wording: words, ...body }) => async (risks: RiskView[]) => {
    const url = `registers/${at.council.registers[register as 'ict']}/risks`;
    const answer = await say().post<RiskView>(url, { body: { title: 'Any risk', ownerId: at.council.people.riskOwner.id, ...body, ...words } });
    if (answer.status === 201) risks.push(answer.body);
    return answer;
  });
const assessing: Verb = fc
  .record({ which, kind: fc.constantFrom('inherent', 'residual', 'target'), given: standing })
  .map(({ which: index, kind, given }) =>
    acting(index, ({ id, version }) =>
      say().post(`risks/${id}/assessments`, { body: { kind, rationale: 'At random', ...given, ...(kind === 'target' && Object.keys(given).length > 0 ? { targetDate: '2027-01-01' } : {}) }, version }),
    ),
  );
const rewording: Verb = fc.record({ which, words: wording }).map(({ which: index, words }) => acting(index, ({ id, version }) => say().patch(`risks/${id}`, { body: words, version })));
const submitting: Verb = which.map((index) => acting(index, ({ id, version }) => say().post(`risks/${id}/submission`, { version })));
const discarding: Verb = which.map((index) => acting(index, ({ id, version }) => say().delete(`risks/${id}`, { version })));
const closing: Verb = which.map((index) => acting(index, ({ id, version }) => say().post(`risks/${id}/closure`, { body: { reason: 'At random' }, version })));
const linking: Verb = fc.record({ lower: which, upper: which }).map(({ lower, upper }) => (risks: RiskView[]) => {
  const isAbove = (risk: RiskView): boolean => risk.registerId === at.council.registers.corporate;
  const upperRiskId = known(risks.filter(isAbove), upper)?.id;
  return acting(lower, ({ id, version }) => say().post(`risks/${id}/upper-risk`, { body: { upperRiskId }, version }))(risks.filter((risk) => !isAbove(risk)));
});
const unlinking: Verb = which.map((index) => acting(index, ({ id, version }) => say().delete(`risks/${id}/upper-risk`, { version })));

const verb: Verb = fc.oneof(
  { weight: 2, arbitrary: adding }, { weight: 4, arbitrary: assessing }, { weight: 3, arbitrary: rewording }, { weight: 2, arbitrary: submitting },
  { weight: 1, arbitrary: discarding }, { weight: 1, arbitrary: closing }, { weight: 4, arbitrary: linking }, { weight: 1, arbitrary: unlinking },
);

const COUNTS = `SELECT to_jsonb(c) - 'organisation_id' AS count FROM standing_count c WHERE risks > 0
  ORDER BY register_id, kind, matrix_version_id, likelihood, impact, level, hidden, upper_register_id, upper_hidden`;
const TOLD = 'SELECT id, upper_register_id, upper_hidden FROM risk ORDER BY id';

async function expectKeptToEqualRecount(): Promise<void> {
  const [kept, told] = [await at.council.sql(COUNTS), await at.council.sql(TOLD)];
  await at.council.sql('SELECT recount_standings($1)', [at.council.organisationId]);
  expect(kept).toEqual(await at.council.sql(COUNTS));
  // A closed risk is asked nothing any more, and so is not told what becomes of its upper one.
  const open = new Set((await at.council.sql<{ id: string }>(`SELECT id FROM risk WHERE status = 'open'`)).map(({ id }) => id));
  const ofOpen = (rows: { id?: unknown }[]) => rows.filter(({ id }) => open.has(id as string));
  expect(ofOpen(told)).toEqual(ofOpen(await at.council.sql(TOLD)));
}

/** Two above, three below: enough to link from the first verb on. */
const someRisks = (): Promise<RiskView[]> =>
  Promise.all(
    (['corporate', 'corporate', 'ict', 'ict', 'housing'] as const).map(async (register) => {
      const body = { title: 'Any risk', status: 'open', ownerId: at.council.people.riskOwner.id };
      return (await say().post<RiskView>(`registers/${at.council.registers[register]}/risks`, { body })).body;
    }),
  );

/** No verb breaks: it is done, or refused in words. */
const understood = (answer: Answer<unknown>) => expect([200, 201, 204, 404, 409, 412, 422]).toContain(answer.status);

/** Drafts and open risks alike; an assessment cannot be taken away otherwise. */
const forgetRisks = async (): Promise<void> => {
  await at.council.sql('TRUNCATE risk CASCADE');
  await at.council.sql('TRUNCATE standing_count');
};

describe('kept counts', () => {
  it('equal a recount after any sequence of verbs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(verb, { minLength: 5, maxLength: 30 }), async (verbs) => {
        const risks = await someRisks();
        for (const run of verbs) understood(await run(risks));
        await expectKeptToEqualRecount();
      }).afterEach(forgetRisks),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);

  it('equal a recount after verbs that ran at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(verb, { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 5 }), async (rounds) => {
        const risks = await someRisks();
        for (const round of rounds) (await Promise.all(round.map((run) => run(risks)))).forEach(understood);
        await expectKeptToEqualRecount();
      }).afterEach(forgetRisks),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);

  it('never fall below zero, not even past the program', async () => {
    await say().post(`registers/${at.council.registers.ict}/risks`, { body: { title: 'One', status: 'open', ownerId: at.council.people.riskOwner.id } });
    await expect(at.council.sql('UPDATE standing_count SET risks = risks - 2 WHERE risks > 0')).rejects.toThrow('fewer than no risks');
    await expect(at.council.sql('UPDATE standing_count SET rose = rose - 1')).rejects.toThrow('fewer than no risks');
    await expect(at.council.sql('UPDATE standing_count SET fell = risks + 1')).rejects.toThrow('fewer than no risks');
    await expect(at.council.sql(`INSERT INTO standing_count SELECT organisation_id, register_id, kind, matrix_version_id, '9', impact, level, hidden, upper_register_id,
      upper_hidden, -1, 0, 0 FROM standing_count LIMIT 1`)).rejects.toThrow('fewer than no risks');
  });
});
