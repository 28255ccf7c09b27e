import fc from 'fast-check';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { mayDoEverything, someRisks, understood, verbsAtRandom } from '../../test/verbs-at-random';

/*
 * Verbs at random, one after the other and several at once: whatever they do, the kept counts are those that counting the
 * risks gives. The verbs run as the corporate risk manager, who may do everything everywhere.
 */

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil({ poolSize: 8 });
  await mayDoEverything(at);
});
afterAll(() => at.close());

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

/** Drafts and open risks alike; an assessment cannot be taken away otherwise. */
const forgetRisks = async (): Promise<void> => {
  await at.council.sql('TRUNCATE risk CASCADE');
  await at.council.sql('TRUNCATE standing_count');
};

describe('kept counts', () => {
  it('equal a recount after any sequence of verbs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(verbsAtRandom(at), { minLength: 5, maxLength: 30 }), async (verbs) => {
        const risks = await someRisks(at);
        for (const run of verbs) understood(await run(risks));
        await expectKeptToEqualRecount();
      }).afterEach(forgetRisks),
      { numRuns: 15, endOnFailure: true },
    );
  }, 300_000);

  it('equal a recount after verbs that ran at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(verbsAtRandom(at), { minLength: 8, maxLength: 8 }), { minLength: 2, maxLength: 5 }), async (rounds) => {
        const risks = await someRisks(at);
        for (const round of rounds) (await Promise.all(round.map((run) => run(risks)))).forEach(understood);
        await expectKeptToEqualRecount();
      }).afterEach(forgetRisks),
      { numRuns: 12, endOnFailure: true },
    );
  }, 300_000);

  it('never fall below zero, not even past the program', async () => {
    await at.as.riskManager.post(`registers/${at.council.registers.ict}/risks`, { body: { title: 'One', status: 'open', ownerId: at.council.people.riskOwner.id } });
    await expect(at.council.sql('UPDATE standing_count SET risks = risks - 2 WHERE risks > 0')).rejects.toThrow('fewer than no risks');
    await expect(at.council.sql('UPDATE standing_count SET rose = rose - 1')).rejects.toThrow('fewer than no risks');
    await expect(at.council.sql('UPDATE standing_count SET fell = risks + 1')).rejects.toThrow('fewer than no risks');
    await expect(at.council.sql(`INSERT INTO standing_count SELECT organisation_id, register_id, kind, matrix_version_id, '9', impact, level, hidden, upper_register_id,
      upper_hidden, -1, 0, 0 FROM standing_count LIMIT 1`)).rejects.toThrow('fewer than no risks');
  });
});
