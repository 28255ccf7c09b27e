import type { ControlView, MitigationAppendixView, ProblemView, RiskView } from '@holdfast/contracts';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const open = async (body: object): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body: { status: 'open', ownerId: at.council.people.riskOwner.id, ...body } })).body;
const appendix = async (as = at.as.auditor): Promise<MitigationAppendixView> => (await as.get<MitigationAppendixView>(`registers/${at.council.registers.ict}/mitigation-appendix`)).body;

/** Straight into the tables: what is planned elsewhere is shown here too. */
async function plan(risk: { id: string }, row: { reference: string; status: string; dueDate: string; registerId?: string; notes?: string[] }): Promise<void> {
  const { organisationId, people, registers } = at.council;
  const id = v7();
  const ended = ['done', 'cancelled'].includes(row.status);
  await at.council.sql(
    `INSERT INTO action (organisation_id, id, register_id, number, reference, title, owner_id, priority, status, progress, due_date, first_due_date, ended_at, author_id, created_at)
     VALUES ($1, $2, $3, $4, $5, 'Buy a second array', $6, 'high', $7, 40, $8, '2026-03-01', $9, $6, now())`,
    [organisationId, id, row.registerId ?? registers.ict, Number(row.reference.slice(-3)), row.reference, people.riskOwner.id, row.status, row.dueDate, ended ? new Date() : null],
  );
  await at.council.sql('INSERT INTO action_risk (organisation_id, action_id, risk_id) VALUES ($1, $2, $3)', [organisationId, id, risk.id]);
  for (const note of row.notes ?? [])
    await at.council.sql(`INSERT INTO action_entry (organisation_id, id, action_id, kind, progress, note, author_id, recorded_at) VALUES ($1, $2, $3, 'progress', 40, $4, $5, now())`, [
      organisationId, v7(), id, note, people.riskOwner.id,
    ]);
}

describe('the mitigation appendix of a register', () => {
  it('is empty where no open risk has the highest inherent level, and says how many have none at all', async () => {
    await open({ title: 'Unscored' });
    await open({ title: 'Middling', inherent: { likelihood: '3', impact: '3' } });
    expect(await appendix()).toEqual({ registerId: at.council.registers.ict, level: 'Very high', risks: [], withoutInherent: 1 });
  });

  it('holds every open risk whose inherent level is the highest, by number, with what is in place and what is being done', async () => {
    const { people } = at.council;
    const first = await open({ title: 'Storage fails', inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '3', impact: '4' } });
    await at.as.riskOwner.post(`risks/${first.id}/assessments`, { body: { kind: 'target', likelihood: '2', impact: '2', targetDate: '2026-12-31' }, version: 1 });
    const second = await open({ title: 'Ransomware', inherent: { level: 'VH' } });
    const closed = await open({ title: 'Over', inherent: { level: 'VH' } });
    await at.as.registerOwner.post(`risks/${closed.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    const add = async (title: string) => (await at.as.riskOwner.post<ControlView>(`risks/${first.id}/controls`, { body: { title, ownerId: people.continuityManager.id, effectiveness: 'partial' } })).body;
    await add('Nightly backups');
    const gone = await add('Spare disks');
    await at.as.riskOwner.post(`controls/${gone.id}/withdrawal`, { body: { reason: 'Used up' }, version: 1 });
    await plan(first, { reference: 'ICT-A001', status: 'done', dueDate: '2026-02-01' });
    await plan(first, { reference: 'ICT-A002', status: 'in-progress', dueDate: '2026-05-01', notes: ['Tender out', 'Order placed'] });
    await plan(first, { reference: 'COR-A003', status: 'open', dueDate: '2026-04-01', registerId: at.council.registers.corporate });

    const { risks } = await appendix(at.as.riskOwner);
    expect(risks.map(({ reference }) => reference)).toEqual([first.reference, second.reference]);
    expect(risks[0]).toMatchObject({
      id: first.id, title: 'Storage fails', owner: { jobTitle: 'Service Desk Manager' }, inherent: { level: 'VH', score: 25 }, residual: { likelihood: '3', impact: '4' },
      target: { likelihood: '2' }, targetDate: '2026-12-31',
    });
    expect(risks[0]?.controls).toEqual([expect.objectContaining({ title: 'Nightly backups', effectiveness: 'partial', assessedOn: '2026-03-02', owner: expect.objectContaining({ jobTitle: 'ICT Continuity Manager' }) })]);
    expect(risks[0]?.actions.map(({ reference, slipDays, latestNote }) => [reference, slipDays, latestNote])).toEqual([['COR-A003', 31, null], ['ICT-A002', 61, 'Order placed'], ['ICT-A001', -28, null]]);
    // In which register an action was planned is for that register's readers.
    expect(JSON.stringify(risks)).not.toContain(at.council.registers.corporate);
    expect(risks[1]).toMatchObject({ residual: { matrixVersionId: null, level: null }, controls: [], actions: [] });
  });

  it('goes by the matrix that each risk was assessed on', async () => {
    const versionId = v7();
    const definition = { ...at.council.matrix.definition, levels: at.council.matrix.definition.levels.map((level) => ({ ...level, code: `${level.code}2` })) };
    await at.council.sql('INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, published_at) VALUES ($1, $2, $3, 2, $4, now())', [
      at.council.organisationId, versionId, at.council.matrix.id, JSON.stringify(definition),
    ]);
    await at.council.sql('UPDATE register SET matrix_version_id = $2 WHERE id = $1', [at.council.registers.ict, versionId]);
    const later = await open({ title: 'Flood', inherent: { level: 'VH2' } });
    expect((await appendix()).risks.map(({ id }) => id)).toContain(later.id);
    expect((await appendix()).risks).toHaveLength(3);
  });

  it('is not there for readers of public wording and for whoever does not read the register', async () => {
    for (const outsider of ['member', 'unitViewer', 'otherRegisterOwner'] as const) {
      const [there, nothing] = [
        await at.as[outsider].get<ProblemView>(`registers/${at.council.registers.ict}/mitigation-appendix`),
        await at.as[outsider].get<ProblemView>('registers/01a1fffe-0000-7000-8000-000000000000/mitigation-appendix'),
      ];
      expect([outsider, there.status, there.body.title]).toEqual([outsider, 404, nothing.body.title]);
    }
  });
});
