import type { RegisterContradictionsView, RiskCheckView, RiskView } from '@holdfast/contracts';
import { MELTON_6X4 } from '@holdfast/domain';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const add = async (body: object, to = at.council.registers.ict): Promise<RiskView> =>
  (await at.as.riskManager.post<RiskView>(`registers/${to}/risks`, { body: { title: 'Any', status: 'open', ownerId: at.council.people.riskOwner.id, ...body } })).body;
const check = async (risk: { id: string }) => (await at.as.riskOwner.get<RiskCheckView>(`risks/${risk.id}/contradictions`)).body;
const kinds = ({ findings }: Pick<RiskCheckView, 'findings'>): string[] => findings.map(({ kind }) => kind);
const report = async (register = at.council.registers.ict, query = '') => (await at.as.auditor.get<RegisterContradictionsView>(`registers/${register}/contradictions${query}`)).body;

describe('contradictions', () => {
  it('of a register without any are none', async () => {
    await add({ residual: { level: 'M' }, treatment: 'transfer' });
    expect(await report()).toMatchObject({ open: 1, total: 0, risks: [], next: null, flagged: { total: 0, risks: [] } });
  });

  it('are told of each risk, of all of a register, and counted by kind', async () => {
    const above = await add({ inherent: { level: 'L' }, residual: { level: 'H' }, treatment: 'treat' });
    await at.council.sql(`UPDATE risk SET next_review = '2026-02-20' WHERE id = $1`, [above.id]);
    const worst = await add({ residual: { level: 'VH' }, treatment: 'tolerate' });
    expect(await check(above)).toMatchObject({
      findings: [{ kind: 'residual-above-inherent', count: 2 }, { kind: 'treated-without-action' }, { kind: 'review-overdue', count: 10 }], flags: [], highestSince: null,
      facts: { today: '2026-03-02', controls: [], unendedActions: 0, ownerLeft: false, accepted: null, crosswalks: [] },
    });
    expect(await check(worst)).toMatchObject({ findings: [{ kind: 'tolerated-above-appetite' }, { kind: 'highest-without-control' }], highestSince: '2026-03-02' });
    const { total, counts, risks } = await report();
    expect([total, risks.map(({ id }) => id)]).toEqual([2, [above.id, worst.id]]);
    expect(counts.filter(({ certain }) => certain > 0)).toEqual([
      { kind: 'residual-above-inherent', certain: 1, uncertain: 0 }, { kind: 'tolerated-above-appetite', certain: 1, uncertain: 0 }, { kind: 'treated-without-action', certain: 1, uncertain: 0 },
      { kind: 'review-overdue', certain: 1, uncertain: 0 }, { kind: 'highest-without-control', certain: 1, uncertain: 0 },
    ]);
    expect((await report(undefined, '?kind=review-overdue')).risks.map(({ id }) => id)).toEqual([above.id]);
    expect((await at.as.auditor.get(`registers/${at.council.registers.ict}/contradictions?kind=nonsense`)).status).toBe(422);
  });

  it('are gone once they are mended: a control, an action, an acceptance', async () => {
    const treated = await add({ residual: { level: 'VH' }, treatment: 'treat' });
    const { riskOwner } = at.council.people;
    await at.as.riskOwner.post(`risks/${treated.id}/controls`, { body: { title: 'Second line', ownerId: riskOwner.id, effectiveness: 'not-assessed' } });
    await at.as.riskOwner.post(`risks/${treated.id}/actions`, { body: { title: 'Replace it', ownerId: riskOwner.id, priority: 'high', dueDate: '2026-03-10' } });
    expect(kinds(await check(treated))).toEqual([]);
    const tolerated = await add({ residual: { level: 'H' }, treatment: 'tolerate' });
    expect(kinds(await check(tolerated))).toEqual(['tolerated-above-appetite']);
    const { version } = (await at.as.riskOwner.get<RiskView>(`risks/${tolerated.id}`)).body;
    await at.as.registerOwner.post(`risks/${tolerated.id}/acceptances`, { body: { reason: 'Cheaper', expiresOn: '2026-12-31' }, version });
    expect(await check(tolerated)).toMatchObject({ findings: [], facts: { accepted: { level: 'H' } } });
    at.clock.set('2027-01-01T09:00:00Z');
    expect(kinds(await check(tolerated))).toContain('tolerated-above-appetite');
    expect((await check(treated)).flags).toMatchObject([{ flag: 'actions-all-late', count: 1 }]);
  });

  it('across matrices are not known until a crosswalk is declared, and said to be so', async () => {
    const { organisationId, registers, matrix } = at.council;
    const risk = await add({ inherent: { level: 'VL' }, residual: { level: 'VL' } }, registers.housing);
    const [matrixId, versionId] = [v7(), v7()];
    await at.council.sql(`INSERT INTO risk_matrix (organisation_id, id, name) VALUES ($1, $2, 'Three levels')`, [organisationId, matrixId]);
    const definition = { ...MELTON_6X4.matrix, levels: MELTON_6X4.matrix.levels.map((level) => ({ ...level, code: `${level.code}x` })) };
    await at.council.sql('INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, published_at) VALUES ($1, $2, $3, 1, $4, now())', [
      organisationId, versionId, matrixId, JSON.stringify(definition),
    ]);
    await at.council.sql('UPDATE register SET matrix_version_id = $2, appetite = NULL WHERE id = $1', [registers.housing, versionId]);
    const top = definition.levels.at(-1)!.code;
    await at.as.riskManager.post(`risks/${risk.id}/assessments`, { body: { kind: 'residual', level: top, rationale: 'x' }, version: 1 });
    const of = async () => (await report(registers.housing)).risks.find(({ id }) => id === risk.id)?.findings;
    expect(await of()).toEqual([{ kind: 'residual-above-inherent', certain: false, count: null }, { kind: 'highest-without-control', certain: true, count: null }]);
    await at.council.sql('INSERT INTO crosswalk (organisation_id, id, from_version_id, to_version_id, number, mapping, declared_at) VALUES ($1, $2, $3, $4, 1, $5, now())', [
      organisationId, v7(), matrix.versionId, versionId, JSON.stringify({ cells: [], levels: [{ from: 'VL', to: definition.levels[0]!.code }] }),
    ]);
    expect((await of())?.[0]).toEqual({ kind: 'residual-above-inherent', certain: true, count: definition.levels.length - 1 });
  });

  it('flags a level that has not moved for as many reviews as the register says, and one at the top for too long', async () => {
    const risk = await add({ residual: { level: 'VH' } });
    for (let version = 1; version <= 3; version++) {
      at.clock.advance(60_000);
      await at.as.riskOwner.post(`risks/${risk.id}/reviews`, { body: { outcome: 'no-change', reason: 'Holds' }, version });
    }
    expect((await check(risk)).flags).toEqual([]);
    await at.as.riskOwner.post(`risks/${risk.id}/reviews`, { body: { outcome: 'no-change', reason: 'Holds' }, version: 4 });
    expect((await check(risk)).flags).toEqual([{ flag: 'level-still', count: 4, since: null }]);
    at.clock.set('2027-03-03T09:00:00Z');
    expect(await check(risk)).toMatchObject({ highestSince: '2026-03-02', flags: [{ flag: 'level-still' }, { flag: 'highest-too-long', count: 12, since: '2026-03-02' }] });
    const { version } = (await at.as.registerOwner.get<{ version: number }>(`registers/${at.council.registers.ict}`)).body;
    await at.as.registerOwner.patch(`registers/${at.council.registers.ict}`, { body: { stillReviews: 5, highestMonths: 24 }, version });
    expect((await check(risk)).flags).toEqual([]);
    await at.as.registerOwner.patch(`registers/${at.council.registers.ict}`, { body: { stillReviews: 4, highestMonths: 12 }, version: version + 1 });
    expect((await report()).flagged.risks.find(({ id }) => id === risk.id)?.flags).toHaveLength(2);
    await at.as.riskOwner.post(`risks/${risk.id}/reviews`, { body: { outcome: 're-scored', level: 'H', reason: 'Better' }, version: 5 });
    expect(await check(risk)).toMatchObject({ highestSince: null, flags: [] });
  });

  it('are told as at a past day too', async () => {
    const risk = await add({ residual: { level: 'VH' }, treatment: 'treat' });
    at.clock.set('2026-03-05T09:00:00Z');
    await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { treatment: 'transfer' }, version: 1 });
    await at.as.riskOwner.post(`risks/${risk.id}/reviews`, { body: { outcome: 're-scored', level: 'M', reason: 'Better' }, version: 2 });
    expect(kinds(await check(risk))).toEqual([]);
    const then = (await at.as.auditor.get<RiskCheckView>(`risks/${risk.id}/contradictions?asAt=2026-03-03`)).body;
    expect([kinds(then), then.highestSince]).toEqual([['treated-without-action', 'highest-without-control'], '2026-03-02']);
    expect((await at.as.auditor.get(`risks/${risk.id}/reviews?asAt=2026-03-03`)).body).toEqual([]);
  });

  it('come a page at a time and leave nothing out', async () => {
    const { corporate } = at.council.registers;
    for (let n = 0; n < 53; n++) await add({ treatment: 'treat', ownerId: at.council.people.riskManager.id }, corporate);
    const first = await report(corporate);
    const second = await report(corporate, `?after=${first.next}`);
    expect([first.total, first.risks.length, second.risks.length, second.next]).toEqual([53, 50, 3, null]);
    expect(new Set([...first.risks, ...second.risks].map(({ id }) => id)).size).toBe(53);
  });

  it('are for readers of full wording; a draft has none', async () => {
    const risk = await add({ treatment: 'treat' });
    expect((await at.as.member.get(`risks/${risk.id}/contradictions`)).status).toBe(404);
    expect((await at.as.member.get(`registers/${at.council.registers.ict}/contradictions`)).status).toBe(404);
    expect((await at.as.otherRiskOwner.get(`registers/${at.council.registers.ict}/contradictions`)).status).toBe(404);
    const draft = (await at.as.riskOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { title: 'A thought', status: 'draft', treatment: 'treat' } })).body;
    expect(await check(draft)).toMatchObject({ findings: [], flags: [] });
  });
});
