import type { AssessmentView, RiskView } from '@holdfast/contracts';
import { MELTON_6X4, proposeCrosswalk } from '@holdfast/domain';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const open = async (body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, ...body },
  })).body;

const assess = (risk: { id: string }, body: object, version: number, as: Speaker = at.as.riskOwner) => as.post<RiskView>(`risks/${risk.id}/assessments`, { body: { kind: 'residual', ...body }, version });

describe('scoring a risk', () => {
  it('moves it by levels, sets the next review, and keeps what was said before', async () => {
    const risk = await open({ residual: { likelihood: '4', impact: '5' } });
    at.clock.set('2026-07-31T10:00:00Z');
    const { status, body, etag } = await assess(risk, { likelihood: '2', impact: '4', rationale: 'Second array installed' }, 1);
    expect([status, etag]).toEqual([201, '"2"']);
    expect(body).toMatchObject({ residual: { likelihood: '2', impact: '4', level: 'M', score: 8 }, movement: { kind: 'levels', levels: -2 }, nextReview: '2026-10-31', version: 2 });
    expect((await at.as.continuityManager.get<RiskView>(`risks/${risk.id}`)).body).toEqual(body);
    const { body: history } = await at.as.riskOwner.get<AssessmentView[]>(`risks/${risk.id}/assessments`);
    expect(history.map(({ level, rationale, author, recordedAt }) => [level, rationale, author?.jobTitle, recordedAt])).toEqual([
      ['M', 'Second array installed', 'Service Desk Manager', '2026-07-31T10:00:00.000Z'],
      ['VH', '', 'Head of ICT', '2026-03-02T09:00:00.000Z'],
    ]);
    expect((await assess(risk, { likelihood: '2', impact: '4', rationale: 'As before' }, 2)).body.movement).toEqual({ kind: 'levels', levels: 0 });
  });

  it('a level that is looked at more often comes up earlier', async () => {
    await at.council.sql(`UPDATE register SET review_months_by_level = '{"VH": 1}' WHERE id = $1`, [at.council.registers.ict]);
    const risk = await open({ residual: { level: 'VH' } });
    expect(risk.nextReview).toBe('2026-04-02');
    expect((await assess(risk, { level: 'L', rationale: 'Replaced' }, 1)).body.nextReview).toBe('2026-06-02');
    await at.council.sql(`UPDATE register SET review_months_by_level = '{}' WHERE id = $1`, [at.council.registers.ict]);
  });

  it('the day is that of the council, which in summer is ahead of the clock', async () => {
    at.clock.set('2026-06-30T23:30:00Z');
    expect((await open()).nextReview).toBe('2026-10-01');
  });

  it('a level alone is an assessment without a cell; going back to unscored needs a reason', async () => {
    const risk = await open();
    expect((await assess(risk, { level: 'H' }, 1)).body).toMatchObject({ residual: { likelihood: null, level: 'H', score: null }, movement: { kind: 'now-scored' } });
    expect(faults(await assess(risk, {}, 2))).toEqual({ rationale: 'Say why the risk is no longer scored' });
    const { body } = await assess(risk, { likelihood: null, impact: null, level: null, rationale: 'The scale did not fit' }, 2);
    expect(body).toMatchObject({ residual: { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null }, movement: { kind: 'now-unscored' } });
    expect((await at.as.riskOwner.get<AssessmentView[]>(`risks/${risk.id}/assessments`)).body[0]).toMatchObject({ level: null, matrixVersionId: null, rationale: 'The scale did not fit' });
    // Nothing to take back.
    expect(faults(await assess(risk, { rationale: 'Again' }, 3))).toEqual({ likelihood: 'Choose 1 to 5.', impact: 'Choose 1 to 5.' });
  });

  it('the first of a kind may come without a reason; every later one says why, unscored in between or not', async () => {
    const risk = await open({ residual: { level: 'H' } });
    expect((await assess(risk, { kind: 'inherent', level: 'VH' }, 1)).status).toBe(201);
    for (const kind of ['inherent', 'residual']) expect(faults(await assess(risk, { kind, level: 'L' }, 2))).toEqual({ rationale: 'Say why it is scored anew' });
    expect(faults(await assess(risk, { level: 'H', rationale: ' ' }, 2))).toEqual({ rationale: 'Say why it is scored anew' });
    expect((await assess(risk, { rationale: 'The scale did not fit' }, 2)).status).toBe(201);
    expect(faults(await assess(risk, { level: 'L' }, 3))).toEqual({ rationale: 'Say why it is scored anew' });
    expect((await assess(risk, { level: 'L', rationale: 'On the new scale' }, 3)).status).toBe(201);
  });

  it('a target has its day, and only a target has one', async () => {
    const risk = await open({ residual: { level: 'H' } });
    expect(faults(await assess(risk, { kind: 'target', likelihood: '1', impact: '2' }, 1))).toHaveProperty('targetDate');
    expect(faults(await assess(risk, { likelihood: '1', impact: '2', targetDate: '2026-12-31', rationale: 'Replaced' }, 1))).toEqual({ targetDate: 'Only a target has a date to be reached by.' });
    for (const [targetDate, refusal] of [['2026-03-02', 'lies ahead'], ['2020-01-01', 'lies ahead'], ['2046-01-01', 'at most ten years away'], ['9999-12-31', 'a day of the calendar']])
      expect(faults(await assess(risk, { kind: 'target', likelihood: '1', impact: '2', targetDate }, 1))).toEqual({ targetDate: expect.stringContaining(refusal!) });
    const { body } = await assess(risk, { kind: 'target', likelihood: '1', impact: '2', targetDate: '2026-12-31' }, 1);
    expect(body).toMatchObject({ target: { level: 'VL' }, targetDate: '2026-12-31', movement: { kind: 'new' }, nextReview: risk.nextReview });
    expect((await assess(risk, { kind: 'target', rationale: 'Given up' }, 2)).body).toMatchObject({ target: { level: null }, targetDate: null });
  });

  it('what is not on the matrix, or both a cell and a level, is refused on its field', async () => {
    const risk = await open();
    expect(faults(await assess(risk, { likelihood: 'A', impact: 'IV' }, 1))).toEqual({ likelihood: 'Choose 1 to 5. This matrix has no A.', impact: 'Choose 1 to 5. This matrix has no IV.' });
    expect(faults(await assess(risk, { likelihood: '1', impact: '1', level: 'VH' }, 1))).toHaveProperty('level');
    expect(faults(await assess(risk, { level: 'Severe' }, 1))).toHaveProperty('level');
    expect(faults(await assess(risk, { kind: 'expected', level: 'L' }, 1))).toHaveProperty('kind');
    expect(await at.council.sql('SELECT id FROM risk_assessment WHERE risk_id = $1', [risk.id])).toEqual([]);
  });

  it('after the register took another matrix, movement is told through the declared crosswalk, or not at all', async () => {
    const { organisationId, registers, matrix } = at.council;
    const [risk, other] = [await open({ residual: { likelihood: '5', impact: '5' } }), await open({ residual: { likelihood: '5', impact: '5' } })];
    const [matrixId, versionId] = [v7(), v7()];
    await at.council.sql(`INSERT INTO risk_matrix (organisation_id, id, name) VALUES ($1, $2, 'Letters')`, [organisationId, matrixId]);
    await at.council.sql('INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, published_at) VALUES ($1, $2, $3, 1, $4, now())', [
      organisationId, versionId, matrixId, JSON.stringify(MELTON_6X4.matrix),
    ]);
    await at.council.sql('UPDATE register SET matrix_version_id = $2 WHERE id = $1', [registers.ict, versionId]);
    const least = MELTON_6X4.matrix.levels[0]?.code;
    const undeclared = await assess(risk, { level: least, rationale: 'On the new matrix' }, 1);
    expect(undeclared.body).toMatchObject({ residual: { matrixVersionId: versionId }, movement: { kind: 'not-comparable' } });
    await at.council.sql('INSERT INTO crosswalk (organisation_id, id, from_version_id, to_version_id, number, mapping, declared_at) VALUES ($1, $2, $3, $4, 1, $5, now())', [
      organisationId, v7(), matrix.versionId, versionId, JSON.stringify(proposeCrosswalk(matrix.definition, MELTON_6X4.matrix)),
    ]);
    expect((await assess(other, { level: least, rationale: 'On the new matrix' }, 1)).body.movement).toEqual({ kind: 'levels', levels: 1 - MELTON_6X4.matrix.levels.length });
    await at.council.sql('UPDATE register SET matrix_version_id = $2 WHERE id = $1', [registers.ict, matrix.versionId]);
  });

  it('is for the owner of the risk, the owner of the register and risk managers', async () => {
    const risk = await open();
    for (const reader of ['auditor', 'member', 'continuityManager', 'unitAdministrator'] as const)
      expect([reader, (await assess(risk, { level: 'L' }, 1, at.as[reader])).status]).toEqual([reader, 403]);
    expect((await assess(risk, { level: 'L' }, 1, at.as.otherRiskOwner)).status).toBe(404);
    let version = 1;
    for (const assessor of ['riskOwner', 'registerOwner', 'riskManager', 'unitRiskManager'] as const)
      expect([assessor, (await assess(risk, { level: 'L', rationale: 'Looked at again' }, version++, at.as[assessor])).status]).toEqual([assessor, 201]);
  });

  it('races with closing, and one of them finds the other done', async () => {
    const risk = await open({ residual: { level: 'H' } });
    const [assessed, closed] = await Promise.all([assess(risk, { level: 'L', rationale: 'Less likely' }, 1), at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: 1 })]);
    expect(new Set([assessed.status, closed.status])).toEqual(new Set([201, 412]));
  });

  it('an assessment cannot be changed or taken away, not even past the program', async () => {
    const risk = await open({ residual: { level: 'H' } });
    await expect(at.council.sql(`UPDATE risk_assessment SET level = 'L' WHERE risk_id = $1`, [risk.id])).rejects.toThrow('never changed');
    await expect(at.council.sql('DELETE FROM risk_assessment WHERE risk_id = $1', [risk.id])).rejects.toThrow('never changed');
  });
});
