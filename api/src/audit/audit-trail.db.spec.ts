import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEventView, AuditHeadView, ControlView, Page, RiskView, RoleHeldView, UnitView } from '@holdfast/contracts';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { sealAll } from '../../test/seal-all';
import { SealEvents } from './seal-events';

describe('the audit trail', () => {
  let at: AtTheCouncil;
  let risk: RiskView;
  let draft: RiskView;
  beforeAll(async () => {
    at = await atTheCouncil({ now: '2026-03-28T23:30:00Z' });
    // Sealed here only when it is asked for, however long the machine takes.
    at.app.get(SealEvents).rest();
    const { riskOwner, riskManager, administrator } = at.as;
    const register = at.council.registers.ict;
    risk = (await riskManager.post<RiskView>(`registers/${register}/risks`, { body: { title: 'Flood', status: 'open', ownerId: at.council.people.riskOwner.id, residual: { likelihood: '3', impact: '4' } } })).body;
    at.clock.set('2026-03-29T22:30:00Z'); // 23:30 in London, on the first day of summer time
    risk = (await riskManager.patch<RiskView>(`risks/${risk.id}`, { body: { title: 'Flood of the depot', ownerId: at.council.people.registerOwner.id, unitId: at.council.units.infrastructure }, version: risk.version })).body;
    at.clock.set('2026-03-30T08:00:00Z');
    draft = (await riskOwner.post<RiskView>(`registers/${register}/risks`, { body: { title: 'Only a thought', status: 'draft' } })).body;
    await riskOwner.patch(`risks/${draft.id}`, { body: { title: 'Still a thought' }, version: draft.version });
    await administrator.post<UnitView>('units', { body: { name: 'Parks', kind: 'service', parentId: at.council.units.communities } });
    const control = (await riskManager.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'A wall', ownerId: at.council.people.riskOwner.id } })).body;
    await riskManager.patch(`controls/${control.id}`, { body: { title: 'A higher wall' }, version: control.version });
  });
  afterAll(() => at.close());

  const events = async (query = '', who = at.as.auditor): Promise<AuditEventView[]> => {
    const { status, body } = await who.get<Page<AuditEventView>>(`audit-events${query}`);
    expect(status).toBe(200);
    return body.items;
  };
  const acts = async (query = '', who = at.as.auditor): Promise<string[]> => (await events(query, who)).map(({ action }) => action);

  it('is read by auditors and risk managers, newest first', async () => {
    expect(await acts()).toEqual(['control.edited', 'control.added', 'unit.created', 'draft', 'draft', 'risk.edited', 'risk.added']);
    expect(await acts('', at.as.riskManager)).toHaveLength(7);
    for (const who of ['administrator', 'registerOwner', 'riskOwner', 'member'] as const) expect((await at.as[who].get('audit-events')).status).toBe(403);
  });

  it('says what it was before and after, by name', async () => {
    const [edited] = await events('?action=risk.edited');
    const { people, units } = at.council;
    expect(edited).toMatchObject({
      actor: { id: people.riskManager.id, jobTitle: people.riskManager.jobTitle }, subject: { type: 'risk', id: risk.id, label: 'ICT-001 Flood of the depot' }, register: { id: at.council.registers.ict }, withheld: false,
    });
    const ref = ({ id, name, jobTitle }: typeof people.riskOwner) => ({ id, name, jobTitle });
    expect(edited!.changes).toEqual([
      { field: 'unit', before: expect.any(String), after: expect.any(String) },
      { field: 'owner', before: ref(people.riskOwner), after: ref(people.registerOwner) },
      { field: 'title', before: 'Flood', after: 'Flood of the depot' },
    ].sort((a, b) => edited!.changes.findIndex(({ field }) => field === a.field) - edited!.changes.findIndex(({ field }) => field === b.field)));
    const [named] = await at.council.sql<{ name: string }>('SELECT name FROM unit WHERE id = $1', [units.infrastructure]);
    expect(edited!.changes.find(({ field }) => field === 'unit')?.after).toBe(named!.name);
  });

  it.each<[string, () => string, string[]]>([
    ['who', () => `?actor=${at.council.people.administrator.id}`, ['unit.created']],
    ['what', () => '?action=risk.edited&action=risk.added', ['risk.edited', 'risk.added']],
    ['the kind of thing', () => '?type=control', ['control.edited', 'control.added']],
    ['the thing', () => `?subject=${risk.id}`, ['risk.edited', 'risk.added']],
    ['the register', () => `?register=${at.council.registers.ict}`, ['control.edited', 'control.added', 'risk.edited', 'risk.added']],
    ['the first day', () => '?from=2026-03-30', ['control.edited', 'control.added', 'unit.created', 'draft', 'draft']],
    ['the last day, which has 23 hours', () => '?from=2026-03-29&to=2026-03-29', ['risk.edited']],
    ['the day in its time zone', () => '?to=2026-03-28', ['risk.added']],
    ['nothing that happened', () => '?type=unit&to=2026-03-28', []],
  ])('is narrowed by %s', async (_what, query, expected) => {
    expect(await acts(query())).toEqual(expected);
  });

  it('refuses a span that ends before it begins, in words', async () => {
    const { status, body } = await at.as.auditor.get('audit-events?from=2026-03-30&to=2026-03-01');
    expect([status, body]).toEqual([422, expect.objectContaining({ errors: [{ field: 'to', message: 'Choose a day that is not before the first one' }] })]);
  });

  it('of a draft says nothing but when it was, except to its author and the owner of the register', async () => {
    const [one] = (await events()).filter(({ withheld }) => withheld);
    expect(one).toEqual({ id: expect.any(String), at: '2026-03-30T08:00:00.000Z', actor: null, token: null, action: 'draft', subject: { type: 'draft', id: '', label: null }, register: null, changes: [], withheld: true, seal: null });
    expect(await acts(`?subject=${draft.id}`)).toEqual([]);
    expect(await acts(`?actor=${at.council.people.riskOwner.id}`)).toEqual([]);
    expect(await acts('?type=risk')).toEqual(['risk.edited', 'risk.added']);
    expect(JSON.stringify(await events())).not.toContain('thought');
    await at.council.sql(`INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) SELECT $1, gen_random_uuid(), p, $2, 'auditor' FROM unnest($3::uuid[]) p`, [
      at.council.organisationId, at.council.units.council, [at.council.people.riskOwner.id, at.council.people.registerOwner.id],
    ]);
    for (const who of ['riskOwner', 'registerOwner'] as const) expect(await acts(`?subject=${draft.id}`, at.as[who])).toEqual(['risk.edited', 'risk.drafted']);
  });

  it('goes on where the last page ended', async () => {
    await at.council.sql(
      `INSERT INTO audit_event (organisation_id, id, at, action, subject_type, subject_id)
       SELECT $1, gen_random_uuid(), '2026-01-01T00:00:00Z', 'test.old', 'unit', gen_random_uuid() FROM generate_series(1, 120)`, [at.council.organisationId],
    );
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: { body: Page<AuditEventView> } = await at.as.auditor.get(`audit-events?action=test.old${after ? `&after=${after}` : ''}`);
      seen.push(...body.items.map(({ id }) => id));
      after = body.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });

  it('says where the chain ends, how much waits, and the number of each event', async () => {
    expect((await at.as.auditor.get<AuditHeadView>('audit-head')).body).toEqual({ head: null, unsealed: 127 });
    await sealAll(at);
    const { body } = await at.as.auditor.get<AuditHeadView>('audit-head');
    expect(body).toEqual({ head: { number: 127, hash: expect.stringMatching(/^[0-9a-f]{64}$/), sealedAt: '2026-03-30T08:00:00.000Z' }, unsealed: 0 });
    expect((await events('?action=risk.added'))[0]!.seal).toBe(1);
    await at.as.administrator.post('units', { body: { name: 'Lakes', kind: 'service', parentId: at.council.units.communities } });
    expect((await at.as.auditor.get<AuditHeadView>('audit-head')).body.unsealed).toBe(1);
    expect((await events())[0]).toMatchObject({ action: 'unit.created', seal: null });
  });

  it('says who could see and do what, from when to when', async () => {
    const { continuityManager, administrator } = at.council.people;
    const { body } = await at.as.administrator.post<{ roles: { id: string; role: string }[] }>(`people/${continuityManager.id}/roles`, { body: { role: 'risk-owner', unitId: at.council.units.ict } });
    const given = body.roles.find(({ role }) => role === 'risk-owner')!;
    at.clock.advance(60_000);
    await at.as.administrator.delete(`people/${continuityManager.id}/roles/${given.id}`);
    const { body: held } = await at.as.auditor.get<RoleHeldView[]>(`people/${continuityManager.id}/role-history`);
    expect(held.map(({ role, grantedBy, endedAt, endedBy }) => [role, grantedBy?.id ?? null, endedAt, endedBy?.id ?? null])).toEqual(
      expect.arrayContaining([['risk-owner', administrator.id, '2026-03-30T08:01:00.000Z', administrator.id], ['continuity-manager', null, null, null]]),
    );
    expect((await at.as.administrator.get(`people/${continuityManager.id}/role-history`)).status).toBe(403);
  });

  it('calls a review sitting by what was reviewed', async () => {
    const { ict } = at.council.registers;
    const { body: sitting } = await at.as.riskManager.post<{ id: string }>('review-sittings', { body: { scope: 'register', registerId: ict, reach: 'all' } });
    expect((await events(`?subject=${sitting.id}`)).map(({ action, subject }) => [action, subject.label])).toEqual([['review-sitting.opened', 'Review of ICT service risks']]);
  });
});
