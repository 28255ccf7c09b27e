import type { FreezeCheckView, FreezeView } from '@holdfast/contracts';
import fc from 'fast-check';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { mayDoEverything, someRisks, understood, verbsAtRandom } from '../../test/verbs-at-random';

const MINUTE = 60_000;

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
  await mayDoEverything(at);
});
afterAll(() => at.close());

describe('a freeze', () => {
  it('taken at a moment is the register as at that moment read later, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(verbsAtRandom(at), { minLength: 3, maxLength: 8 }), async (verbs) => {
        at.clock.advance(MINUTE);
        const risks = await someRisks(at);
        const taken: FreezeView[] = [];
        for (const run of verbs) {
          const { status, body } = await at.as.riskManager.post<FreezeView>(`registers/${at.council.registers.ict}/freezes`, { body: { name: `At ${at.clock.now().toISOString()}` } });
          expect(status).toBe(201);
          taken.push(body);
          at.clock.advance(MINUTE);
          understood(await run(risks));
          at.clock.advance(MINUTE);
        }
        for (const { id, digest } of taken) expect([id, (await at.as.auditor.get<FreezeCheckView>(`freezes/${id}/check`)).body]).toEqual([id, expect.objectContaining({ digest, matches: true, reread: expect.objectContaining({ differing: 0 }) })]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 300_000);
});
