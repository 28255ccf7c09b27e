import type { RiskView } from '@holdfast/contracts';
import { EXEMPT_GROUNDS } from '@holdfast/domain';
import fc from 'fast-check';
import type { AtTheCouncil } from './at-the-council';
import type { Answer } from './speak';

/** One verb on risks, said by the corporate risk manager, who may do everything everywhere; a risk that it adds is put to the others. */
export type VerbAtRandom = (risks: RiskView[]) => Promise<Answer<RiskView | undefined>>;

/** No verb breaks: it is done, or refused in words. */
export const understood = (answer: Answer<unknown>): void => expect([200, 201, 204, 404, 409, 412, 422]).toContain(answer.status);

/** Verbs on risks at random: sequences of them are what property tests make of the program. */
export function verbsAtRandom(at: AtTheCouncil): fc.Arbitrary<VerbAtRandom> {
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

  type Verb = fc.Arbitrary<VerbAtRandom>;

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

  return fc.oneof(
    { weight: 2, arbitrary: adding }, { weight: 4, arbitrary: assessing }, { weight: 3, arbitrary: rewording }, { weight: 2, arbitrary: submitting },
    { weight: 1, arbitrary: discarding }, { weight: 1, arbitrary: closing }, { weight: 4, arbitrary: linking }, { weight: 1, arbitrary: unlinking },
  );
}

/** Two above, three below: enough to link from the first verb on. */
export const someRisks = (at: AtTheCouncil): Promise<RiskView[]> =>
  Promise.all(
    (['corporate', 'corporate', 'ict', 'ict', 'housing'] as const).map(async (register) => {
      const body = { title: 'Any risk', status: 'open', ownerId: at.council.people.riskOwner.id };
      return (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers[register]}/risks`, { body })).body;
    }),
  );
