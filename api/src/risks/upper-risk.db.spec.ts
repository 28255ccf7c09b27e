import type { RiskView } from '@holdfast/contracts';
import { aCouncil } from '@holdfast/testing';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const open = async (register: keyof AtTheCouncil['council']['registers'], body: object = {}): Promise<RiskView> =>
  (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers[register]}/risks`, {
    body: { title: `A risk of ${register}`, status: 'open', ownerId: at.council.people.riskOwner.id, ...body },
  })).body;
const link = (lower: RiskView, upper: { id: string }, version = 1, as = at.as.riskManager) => as.post<RiskView>(`risks/${lower.id}/upper-risk`, { body: { upperRiskId: upper.id }, version });
/** By register, how many open risks count as shown under an upper risk of the corporate register. */
const leftOut = async (register: string): Promise<number> => {
  const [row] = await at.council.sql<{ sum: number }>(
    `SELECT coalesce(sum(risks), 0)::int AS sum FROM standing_count WHERE register_id = $1 AND kind = 'residual' AND upper_register_id = $2`,
    [register, at.council.registers.corporate],
  );
  return row?.sum ?? 0;
};

describe('a risk above', () => {
  it('stands for the lower one while it is open: linked, it is left out of a roll-up; closed, it is not', async () => {
    const { ict } = at.council.registers;
    const [upper, lower] = [await open('corporate', { residual: { level: 'H' } }), await open('ict')];
    const { status, body } = await link(lower, upper);
    expect(status).toBe(201);
    expect(body.upperRisk).toEqual({
      id: upper.id, reference: upper.reference, title: upper.title, registerId: upper.registerId, registerName: 'Corporate risks', residual: upper.residual, status: 'open',
    });
    expect((await at.as.riskManager.get<RiskView>(`risks/${lower.id}`)).body).toEqual(body);
    expect((await at.as.riskManager.get<RiskView>(`risks/${upper.id}`)).body.lowerRisks).toEqual([expect.objectContaining({ id: lower.id, registerName: 'ICT service risks' })]);
    expect(await leftOut(ict)).toBe(1);
    await at.as.riskManager.post(`risks/${upper.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect(await leftOut(ict)).toBe(0);
    expect((await at.as.riskManager.get<RiskView>(`risks/${lower.id}`)).body).toMatchObject({ version: 2, upperRisk: { status: 'closed' } });
  });

  it('can be changed for another, and taken away', async () => {
    const { ict } = at.council.registers;
    const [first, second, lower] = [await open('corporate'), await open('corporate'), await open('ict')];
    await link(lower, first);
    expect((await link(lower, second, 2)).body.upperRisk?.id).toBe(second.id);
    expect(await leftOut(ict)).toBe(1);
    const { status, body } = await at.as.riskManager.delete<RiskView>(`risks/${lower.id}/upper-risk`, { version: 3 });
    expect([status, body.upperRisk, await leftOut(ict)]).toEqual([200, null, 0]);
  });

  it('is an open risk of a register above, in sight of whoever links', async () => {
    const [upper, lower, beside] = [await open('corporate'), await open('ict'), await open('housing')];
    const other = await aCouncil(at.database.ownerUrl, { name: 'Felpersham Council' });
    expect(faults(await link(lower, beside))).toEqual({ upperRiskId: 'Choose a risk of a register above this one' });
    expect(faults(await link(lower, lower))).toEqual({ upperRiskId: 'Choose a risk of a register above this one' });
    expect(faults(await link(upper, lower))).toEqual({ upperRiskId: 'Choose a risk of a register above this one' });
    expect(faults(await link(lower, { id: other.registers.corporate }))).toEqual({ upperRiskId: 'Choose the upper risk from the list' });
    // The Head of ICT does not read the corporate register: for him its risks are not there.
    expect(faults(await link(lower, upper, 1, at.as.registerOwner))).toEqual({ upperRiskId: 'Choose the upper risk from the list' });
    const draft = (await at.as.riskManager.post<RiskView>(`registers/${at.council.registers.corporate}/risks`, { body: { title: 'Draft', status: 'draft' } })).body;
    expect(faults(await link(lower, draft))).toEqual({ upperRiskId: 'Choose the upper risk from the list' });
    await at.as.riskManager.post(`risks/${upper.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect(faults(await link(lower, upper))).toEqual({ upperRiskId: `${upper.reference} is closed. Choose an open risk` });
  });

  it('that is hidden from a reader of public wording cannot be linked by him', async () => {
    const hidden = await open('corporate', { exemptGround: 'individual' });
    const lower = await open('ict');
    const [{ riskManager }, { council, ict }] = [at.council.people, at.council.units];
    const both = await at.council.addPerson({ jobTitle: 'ICT Lead and Member', role: 'risk-manager', unitId: ict });
    // A risk manager reads all in full, so the two roles are those of a register owner and a viewer.
    await at.council.sql(`UPDATE role_assignment SET ended_at = now() WHERE person_id = $1`, [both.id]);
    await at.council.sql(`INSERT INTO role_assignment (organisation_id, id, person_id, unit_id, role) VALUES ($1, gen_random_uuid(), $2, $3, 'viewer')`, [at.council.organisationId, both.id, council]);
    await at.council.sql('UPDATE register SET owner_id = $2 WHERE id = $1', [at.council.registers.ict, both.id]);
    const speaker = await at.signIn(both);
    expect(faults(await link(lower, hidden, 1, speaker))).toEqual({ upperRiskId: 'Choose the upper risk from the list' });
    await at.council.sql('UPDATE register SET owner_id = $2 WHERE id = $1', [at.council.registers.ict, at.council.people.registerOwner.id]);
    expect(riskManager.jobTitle).toBe('Corporate Risk Manager');
  });

  it('never leads back to the lower one, though registers were put into another order since', async () => {
    const { corporate, ict } = at.council.registers;
    const [upper, lower] = [await open('corporate'), await open('ict')];
    await link(lower, upper);
    await at.council.sql('UPDATE register SET parent_id = NULL, path = ARRAY[id] WHERE id = $1', [ict]);
    await at.council.sql('UPDATE register SET parent_id = $2, path = ARRAY[$2, id] WHERE id = $1', [corporate, ict]);
    expect(faults(await link(upper, lower))).toHaveProperty('upperRiskId');
    await at.council.sql('UPDATE register SET parent_id = NULL, path = ARRAY[id] WHERE id = $1', [corporate]);
    await at.council.sql('UPDATE register SET parent_id = $2, path = ARRAY[$2, id] WHERE id = $1', [ict, corporate]);
  });

  it('is linked by the owner of the register, not by the owner of the risk', async () => {
    const [upper, lower] = [await open('corporate'), await open('ict')];
    expect((await link(lower, upper, 1, at.as.riskOwner)).status).toBe(403);
    expect((await link(lower, upper, 1, at.as.auditor)).status).toBe(403);
    expect((await link(lower, upper, 1, at.as.otherRegisterOwner)).status).toBe(404);
    expect((await link(lower, upper, 1, at.as.unitRiskManager)).status).toBe(201);
  });
});
