import type { ActionRow, AssuranceView, Page, RecommendationRow, RecommendationView, RegisterContradictionsView, RiskRow, UnitDueView, UnitView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { planActions } from '../../test/plan-actions';
import { sealAll } from '../../test/seal-all';
import type { Speaker } from '../../test/speak';

let at: AtTheCouncil;
const { openRisk, planned } = planActions(() => at);
beforeAll(async () => {
  at = await atTheCouncil();
  const { people, units } = at.council;
  at.clock.set('2026-01-05T09:00:00Z');
  await at.council.sql(`UPDATE register SET appetite = 'M'`);
  const tolerated = await openRisk({ title: 'Old heating', residual: { likelihood: '4', impact: '4' }, treatment: 'tolerate', nextReview: '2026-02-01' });
  const lift = await openRisk({ title: 'The lift stops', residual: { likelihood: '5', impact: '5' }, treatment: 'treat', nextReview: '2026-03-20', unitId: units.infrastructure });
  await openRisk({ title: 'Unscored' });
  const housing = await openRisk({ title: 'Damp', residual: { likelihood: '5', impact: '4' }, nextReview: '2026-02-01' }, 'housing');
  await at.as.registerOwner.post(`risks/${tolerated.id}/acceptances`, { body: { reason: 'Cheaper', expiresOn: '2026-12-31' }, version: 1 });
  await at.as.registerOwner.post(`risks/${tolerated.id}/assessments`, { body: { kind: 'residual', likelihood: '5', impact: '4', rationale: 'Winter' }, version: 2 });
  await planned(tolerated, { title: 'Late', dueDate: '2026-02-15' });
  // Serves a risk of another unit too: it is one action all the same.
  await planned(lift, { title: 'Serves two', dueDate: '2026-02-20', riskIds: [lift.id, housing.id] }, at.as.riskManager);
  await planned(housing, { title: 'Soon', dueDate: '2026-03-10' }, at.as.otherRegisterOwner);
  const raise = async (unitId: string, title: string): Promise<RecommendationView> =>
    (await at.as.auditor.post<RecommendationView>('recommendations', {
      body: { source: 'internal-audit', reportTitle: 'Buildings', reportDate: '2026-01-02', title, priority: 'high', unitId, ownerId: people.riskOwner.id },
    })).body;
  const late = await raise(units.ict, 'Look at the lift');
  await raise(units.infrastructure, 'Look at the roof');
  await raise(units.housing, 'Look at the damp');
  await at.as.riskOwner.post(`recommendations/${late.id}/response`, { body: { response: 'agreed', note: 'Yes', dueDate: '2026-02-10' }, version: 1 });
  at.clock.set('2026-03-02T09:00:00Z');
});
afterAll(() => at.close());

const statement = async (unitId: string, as: Speaker = at.as.auditor, query = ''): Promise<AssuranceView> => {
  const { status, body } = await as.get<AssuranceView>(`assurance/${unitId}${query}`);
  expect(status).toBe(200);
  return body;
};
const listed = async <Row>(path: string, as: Speaker): Promise<Page<Row>> => (await as.get<Page<Row>>(path)).body;
const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id).sort();

describe('the statement of assurance', () => {
  it.each([['ict', 'auditor'], ['council', 'auditor'], ['resources', 'riskManager'], ['ict', 'registerOwner'], ['housing', 'otherRegisterOwner'], ['infrastructure', 'riskOwner']] as const)(
    'of %s says to the %s what the lists say, row for row', async (unit, who) => {
      const [unitId, as] = [at.council.units[unit], at.as[who]];
      const view = await statement(unitId, as);
      const [recommendations, actions, reviews, stale] = [
        await listed<RecommendationRow>(`recommendations?unit=${unitId}`, as), await listed<ActionRow>(`actions?unit=${unitId}&due=overdue`, as),
        await listed<RiskRow>(`risks?unit=${unitId}&due=overdue`, as), await listed<RiskRow>(`risks?unit=${unitId}&acceptance=stale`, as),
      ];
      expect([view.recommendations.total, idsOf(view.recommendations.rows)]).toEqual([recommendations.total, idsOf(recommendations.items)]);
      expect([view.overdueActions.total, idsOf(view.overdueActions.rows)]).toEqual([actions.total, idsOf(actions.items)]);
      expect([view.overdueReviews.total, idsOf(view.overdueReviews.rows)]).toEqual([reviews.total, idsOf(reviews.items)]);
      expect([view.staleAcceptances.total, idsOf(view.staleAcceptances.rows)]).toEqual([stale.total, idsOf(stale.items)]);
      expect(view.openRisks).toBe((await listed<RiskRow>(`risks?unit=${unitId}`, as)).total);
    },
  );

  it('tells what stands above appetite, the worst first, and of how many that cannot be said', async () => {
    const view = await statement(at.council.units.ict);
    expect([view.aboveAppetite.rows.map(({ title }) => title), view.aboveAppetite.total, view.appetiteUnknown]).toEqual([['The lift stops', 'Old heating'], 2, 1]);
  });

  it('told as evidenced, has above appetite what the evidence leaves there, and on either basis says how many stand higher', async () => {
    const generator = await openRisk({ title: 'The generator is old', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '1', impact: '2' }, unitId: at.council.units.infrastructure });
    const [claimed, evidenced] = [await statement(at.council.units.infrastructure), await statement(at.council.units.infrastructure, at.as.auditor, '?basis=evidenced')];
    expect([claimed.basis, claimed.aboveAppetite.rows.map(({ title }) => title), claimed.evidence]).toEqual(['claimed', ['The lift stops'], { failed: 0, stale: 0, none: 2, cannotBeDrawn: 1 }]);
    expect([evidenced.basis, evidenced.aboveAppetite.rows.map(({ title }) => title), evidenced.evidence]).toEqual(['evidenced', ['The generator is old'], claimed.evidence]);
    expect(evidenced.aboveAppetite.rows).toMatchObject([{ id: generator.id, evidence: { state: 'none', drawn: 'inherent' } }]);
    // The lift has no inherent score: where it stands as evidenced cannot be said.
    expect(evidenced.appetiteUnknown).toBe(claimed.appetiteUnknown + 1);
    const { total } = await listed<RiskRow>(`risks?unit=${at.council.units.infrastructure}&basis=evidenced&evidence=none`, at.as.auditor);
    expect(total).toBe(2);
  });

  it('counts contradictions as the reports of the registers do', async () => {
    const view = await statement(at.council.units.council);
    const reports = await Promise.all([at.council.registers.ict, at.council.registers.housing].map(async (id) => (await at.as.auditor.get<RegisterContradictionsView>(`registers/${id}/contradictions`)).body));
    expect(view.contradictions.risks).toBe(reports.reduce((sum, { total }) => sum + total, 0));
    for (const { kind, certain } of view.contradictions.counts) expect([kind, certain]).toEqual([kind, reports.reduce((sum, { counts }) => sum + (counts.find((one) => one.kind === kind)?.certain ?? 0), 0)]);
    expect(view.contradictions.registers.reduce((sum, { risks }) => sum + risks, 0)).toBe(view.contradictions.risks);
  });

  it('shows a past day as it was, and carries the head of the audit trail of today', async () => {
    const then = await statement(at.council.units.ict, at.as.auditor, '?asAt=2026-02-12');
    expect([then.day, then.overdueActions.total, then.recommendations.rows.length, then.overdueReviews.total]).toEqual(['2026-02-12', 0, 2, 1]);
    expect((await statement(at.council.units.ict, at.as.auditor, '?asAt=2026-01-04')).openRisks).toBe(0);
    await sealAll(at);
    expect((await statement(at.council.units.ict, at.as.auditor, '?asAt=2026-02-12')).auditHead).toEqual((await at.as.auditor.get('audit-head')).body);
  });

  it('is for those who read the unit in full', async () => {
    for (const who of ['member', 'unitViewer', 'otherRiskOwner'] as const) expect([who, (await at.as[who].get(`assurance/${at.council.units.ict}`)).status]).toEqual([who, 403]);
    expect((await at.as.auditor.get('assurance/01a1fffe-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

describe('what is due in each unit', () => {
  it('is shown as it was at a past day', async () => {
    const then = (await at.as.auditor.get<UnitDueView[]>('unit-dues?asAt=2026-02-12')).body.find(({ unitId }) => unitId === at.council.units.ict);
    expect(then).toMatchObject({ reviews: { overdue: 1 }, actions: { overdue: 0, soon: 2 }, recommendations: { overdue: 1 } });
  });

  it.each(['auditor', 'registerOwner', 'otherRegisterOwner', 'member', 'riskOwner'] as const)('is to the %s what the lists say with its filter', async (who) => {
    const as = at.as[who];
    const dues = (await as.get<UnitDueView[]>('unit-dues')).body;
    for (const unit of (await as.get<UnitView[]>('units')).body) {
      const counted = dues.find(({ unitId }) => unitId === unit.id);
      for (const due of ['overdue', 'soon'] as const) {
        const [reviews, actions, recommendations] = await Promise.all(['risks', 'actions', 'recommendations'].map((list) => listed(`${list}?unit=${unit.id}&due=${due}`, as)));
        expect([unit.name, due, counted?.reviews[due] ?? 0, counted?.actions[due] ?? 0, counted?.recommendations[due] ?? 0]).toEqual([unit.name, due, reviews?.total, actions?.total, recommendations?.total]);
      }
    }
  });
});
