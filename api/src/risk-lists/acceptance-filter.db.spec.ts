import type { AcceptancesView, HeatMapView, Page, RiskRow, RiskView } from '@holdfast/contracts';
import { ACCEPTANCE_ENDING_DAYS, daysBetween } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

const TODAY = '2026-03-02';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const open = async (title: string, body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title, status: 'open', ownerId: at.council.people.riskOwner.id, treatment: 'tolerate', residual: { likelihood: '4', impact: '5' }, ...body },
  })).body;
const accept = async (risk: RiskView, expiresOn: string): Promise<string> =>
  (await at.as.registerOwner.post<AcceptancesView>(`risks/${risk.id}/acceptances`, { body: { reason: 'Borne', expiresOn }, version: risk.version })).body.acceptances[0]!.id;
const score = (risk: RiskView, body: object) => at.as.riskOwner.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', rationale: 'Looked at anew', ...body }, version: risk.version });
const found = async (acceptance: string, as: Speaker = at.as.auditor, more = ''): Promise<string[]> =>
  (await as.get<Page<RiskRow>>(`risks?acceptance=${acceptance}&sort=reference${more}`)).body.items.map(({ title }) => title);

describe('risks tolerated above appetite', () => {
  let all: RiskView[];
  beforeAll(async () => {
    all = [
      await open('Never accepted'), await open('In force'), await open('Ending'), await open('Stale'), await open('Confirmed'), await open('Expired'), await open('Withdrawn'), await open('Level alone', { residual: { level: 'VH' } }),
      await open('Treated', { treatment: 'treat' }), await open('Within appetite', { residual: { likelihood: '1', impact: '1' } }), await open('Unscored', { residual: null }), await open('Closed'),
      await open('Stale and now within appetite'),
    ];
    const of = (title: string): RiskView => all.find((risk) => risk.title === title)!;
    await accept(of('In force'), '2027-03-01');
    await accept(of('Ending'), '2026-04-01');
    await accept(of('Stale'), '2027-03-01');
    await score(of('Stale'), { likelihood: '5', impact: '5' });
    await accept(of('Confirmed'), '2027-03-01');
    await score(of('Confirmed'), { likelihood: '4', impact: '5' });
    await accept(of('Expired'), '2026-03-03');
    await at.council.sql(`UPDATE risk_acceptance SET expires_on = '2026-03-01' WHERE risk_id = $1`, [of('Expired').id]);
    const withdrawn = await accept(of('Withdrawn'), '2027-03-01');
    await at.as.registerOwner.post(`acceptances/${withdrawn}/withdrawal`, { body: { reason: 'Not any more' } });
    await accept(of('Level alone'), '2027-03-01');
    await at.as.registerOwner.post(`risks/${of('Closed').id}/closure`, { body: { reason: 'Over' }, version: 1 });
    await accept(of('Stale and now within appetite'), '2027-03-01');
    await score(of('Stale and now within appetite'), { likelihood: '1', impact: '1' });
  });

  it('are found while nobody bears them as they stand', async () => {
    expect(await found('needed')).toEqual(['Never accepted', 'Stale', 'Expired', 'Withdrawn']);
    expect(await found('needed', at.as.auditor, '&status=open&status=closed')).toEqual(['Never accepted', 'Stale', 'Expired', 'Withdrawn']);
  });

  it('and when their acceptance ends soon, or was of another score', async () => {
    expect(await found('ending')).toEqual(['Ending']);
    expect(await found('stale')).toEqual(['Stale']);
    expect(await found('ending&acceptance=stale')).toEqual(['Ending', 'Stale']);
  });

  it('are those that the domain says, one by one', async () => {
    const needed = new Set(await found('needed'));
    const [ending, stale] = [new Set(await found('ending')), new Set(await found('stale'))];
    for (const { id, title } of all) {
      const { needed: needs, acceptances: [latest] } = (await at.as.auditor.get<AcceptancesView>(`risks/${id}/acceptances`)).body;
      const inForce = latest?.state === 'in-force';
      expect([title, needed.has(title), ending.has(title), stale.has(title)]).toEqual([
        title, needs === true && !inForce, needs === true && inForce && daysBetween(TODAY, latest.expiresOn) <= ACCEPTANCE_ENDING_DAYS, needs === true && latest?.state === 'stale',
      ]);
    }
  });

  it('count on the map as they do in the list', async () => {
    const map = (await at.as.auditor.get<HeatMapView>(`registers/${at.council.registers.ict}/heat-map?acceptance=needed`)).body;
    expect(map.open).toBe(4);
  });

  it('are not told of to readers of public wording, and go by words that are known', async () => {
    expect([await found('needed', at.as.member), await found('stale', at.as.unitViewer), await found('needed', at.as.otherRiskOwner)]).toEqual([[], [], []]);
    expect(faults(await at.as.auditor.get('risks?acceptance=maybe'))).toEqual({ acceptance: 'Choose the acceptance from the list' });
  });

  it('are none where the register states no appetite or takes another matrix', async () => {
    await at.council.sql('UPDATE register SET appetite = NULL WHERE id = $1', [at.council.registers.ict]);
    expect(await found('needed')).toEqual([]);
    await at.council.sql(`UPDATE register SET appetite = 'M' WHERE id = $1`, [at.council.registers.ict]);
  });
});
