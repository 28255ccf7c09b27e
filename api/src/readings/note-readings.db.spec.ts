import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEventView, ChangeView, HomeView, Page, RiskView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

describe('readings of exempt wording', () => {
  let at: AtTheCouncil;
  let exempt: RiskView;
  let open: RiskView;
  beforeAll(async () => {
    at = await atTheCouncil({ now: '2026-03-28T21:00:00Z' });
    const add = async (body: object) => (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { status: 'open', ownerId: at.council.people.riskOwner.id, ...body } })).body;
    exempt = await add({ title: 'The supplier is about to fail', exemptGround: 'financial-or-business-affairs', publicTitle: 'A supplier' });
    open = await add({ title: 'Flood' });
  });
  afterAll(() => at.close());

  const readings = async (query = ''): Promise<[string | undefined, string][]> => {
    const { body } = await at.as.auditor.get<Page<AuditEventView>>(`audit-events?type=reading${query}`);
    return body.items.map(({ actor, subject }) => [actor?.id, subject.id]);
  };
  const person = (who: keyof AtTheCouncil['council']['people']): string => at.council.people[who].id;

  it('are noted once for each person and day, and only of what is exempt', async () => {
    for (const path of [`risks/${exempt.id}`, `risks/${exempt.id}`, `risks/${open.id}`]) await at.as.riskOwner.get(path);
    expect(await readings()).toEqual([[person('riskOwner'), exempt.id]]);
    at.clock.set('2026-03-28T22:30:00Z');
    await at.as.riskOwner.get(`risks/${exempt.id}`);
    expect(await readings()).toHaveLength(1);
    at.clock.set('2026-03-29T00:10:00Z');
    await at.as.riskOwner.get(`risks/${exempt.id}`);
    expect(await readings()).toHaveLength(2);
  });

  it('are noted where a list or the appendix shows it', async () => {
    await at.as.registerOwner.get(`registers/${at.council.registers.ict}/risks`);
    await at.as.auditor.get('risks');
    expect((await readings()).slice(0, 2)).toEqual([[person('auditor'), exempt.id], [person('registerOwner'), exempt.id]]);
  });

  it('are noted where the past is read of what is exempt today', async () => {
    const before = (await readings()).length;
    at.clock.set('2026-03-31T10:00:00Z');
    await at.as.riskManager.get(`risks/${exempt.id}?asAt=2026-03-29`);
    expect(await readings()).toHaveLength(before + 1);
  });

  it('are none by whoever reads the public wording', async () => {
    const before = (await readings()).length;
    const { body } = await at.as.member.get<RiskView>(`risks/${exempt.id}`);
    await at.as.member.get('risks');
    expect([body.title, (await readings()).length]).toEqual(['A supplier', before]);
  });

  it('show neither in the history of the risk nor as news to others', async () => {
    const { body: changes } = await at.as.riskOwner.get<Page<ChangeView>>(`risks/${exempt.id}/changes`);
    expect(changes.items.map(({ action }) => action)).toEqual(['risk.added']);
    const { body: home } = await at.as.registerOwner.get<HomeView>('home');
    expect(JSON.stringify(home)).not.toContain('reading.');
  });

  it('are called by the name of the risk, for the auditor', async () => {
    const { body } = await at.as.auditor.get<Page<AuditEventView>>(`audit-events?action=reading.exempt-wording&actor=${person('riskManager')}`);
    expect(body.items[0]).toMatchObject({ subject: { type: 'reading', id: exempt.id, label: 'ICT-001 The supplier is about to fail' }, register: { id: at.council.registers.ict } });
  });
});
