import type { EscalationsOfRiskView, EscalationView, RegisterSummary, RiskView } from '@holdfast/contracts';
import { EXEMPT_GROUNDS } from '@holdfast/domain';
import fc from 'fast-check';
import type { AtTheCouncil } from './at-the-council';
import type { Answer } from './speak';

/** One verb on risks, said by the corporate risk manager, who may do everything everywhere; a risk that it adds is put to the others. */
export type VerbAtRandom = (risks: RiskView[]) => Promise<Answer<RiskView | undefined>>;

/** No verb breaks: it is done, or refused in words. */
export const understood = (answer: Answer<unknown>): void => expect([200, 201, 204, 404, 409, 412, 422]).toContain(answer.status);

/** The risk manager owns every register, and so sees every draft; decides what she proposed, too; and has a project to move risks out of. */
export async function mayDoEverything(at: AtTheCouncil): Promise<void> {
  const { units, people, matrix, registers, sql } = at.council;
  await sql('UPDATE register SET owner_id = $1', [people.riskManager.id]);
  await sql('UPDATE organisation SET decides_own_proposals = true');
  const body = { name: 'A project', layer: 'project', prefix: 'PRJ', unitId: units.ict, ownerId: people.riskManager.id, matrixVersionId: matrix.versionId, parentId: registers.ict };
  const { status } = await at.as.riskManager.post('registers', { body });
  expect(status).toBe(201);
}

const projectOf = async (at: AtTheCouncil): Promise<string> =>
  (await at.as.riskManager.get<RegisterSummary[]>('registers')).body.find(({ layer }) => layer === 'project')?.id ?? '';

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
    .record({ register: fc.constantFrom('corporate', 'ict', 'housing', 'project'), status: fc.constantFrom('draft', 'open'), residual: standing, inherent: standing, wording })
    .map(({ register, wording: words, ...body }) => async (risks: RiskView[]) => {
      const url = `registers/${register === 'project' ? await projectOf(at) : at.council.registers[register as 'ict']}/risks`;
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
  const nothing: Answer<undefined> = { status: 404, body: undefined, etag: undefined };
  /** What came of a proposal is put to the others. */
  const withResult = async ({ status, body, etag }: Answer<EscalationView>, risks: RiskView[]): Promise<Answer<undefined>> => {
    if (status === 201 && body.result) risks.push((await say().get<RiskView>(`risks/${body.result.id}`)).body);
    return { status, body: undefined, etag };
  };
  const proposing: Verb = fc.record({ which, down: fc.boolean() }).map(({ which: index, down }) =>
    acting(index, async ({ id, version }) => {
      const body = { title: 'In other words', reason: 'At random', ...(down ? { registerId: at.council.registers.ict } : {}) };
      return say().post(`risks/${id}/${down ? 'de-escalations' : 'escalations'}`, { body, version });
    }),
  );
  /** Takes on what is proposed of a risk: as a new one, or by one that is there. */
  const deciding: Verb = fc.record({ which, by: which, anew: fc.boolean(), residual: standing, words: wording }).map(({ which: index, by, anew, residual, words }) => (risks: RiskView[]) =>
    acting(index, async ({ id }) => {
      const found = (await say().get<EscalationsOfRiskView>(`risks/${id}/escalations`)).body.escalations?.[0];
      if (!found) return nothing;
      const { version, to } = (await say().get<EscalationView>(`escalations/${found.id}`)).body;
      const riskId = known(risks.filter(({ registerId }) => registerId === to.registerId), by)?.id;
      const choice = anew ? { title: 'Taken on', ownerId: at.council.people.riskOwner.id, residual, ...words } : { riskId };
      return withResult(await say().post<EscalationView>(`escalations/${found.id}/${anew ? '' : 'linked-'}acceptance`, { body: { reason: 'At random', ...choice }, version }), risks);
    })(risks),
  );
  const moving: Verb = which.map((index) => async (risks: RiskView[]) => {
    const project = await projectOf(at);
    return acting(index, async ({ id, version }) =>
      withResult(await say().post<EscalationView>(`risks/${id}/moves`, { body: { registerId: at.council.registers.ict, reason: 'At random' }, version }), risks),
    )(risks.filter(({ registerId }) => registerId === project));
  });

  return fc.oneof(
    { weight: 2, arbitrary: adding }, { weight: 4, arbitrary: assessing }, { weight: 3, arbitrary: rewording }, { weight: 2, arbitrary: submitting },
    { weight: 1, arbitrary: discarding }, { weight: 1, arbitrary: closing }, { weight: 4, arbitrary: linking }, { weight: 1, arbitrary: unlinking },
    { weight: 4, arbitrary: proposing }, { weight: 4, arbitrary: deciding }, { weight: 2, arbitrary: moving },
  );
}

/** Two above, three below and one in a project: enough to link, to propose and to move from the first verb on. */
export const someRisks = async (at: AtTheCouncil): Promise<RiskView[]> => {
  const { corporate, ict, housing } = at.council.registers;
  return Promise.all(
    [corporate, corporate, ict, ict, housing, await projectOf(at)].map(async (register) => {
      const body = { title: 'Any risk', status: 'open', ownerId: at.council.people.riskOwner.id };
      return (await at.as.riskManager.post<RiskView>(`registers/${register}/risks`, { body })).body;
    }),
  );
};
