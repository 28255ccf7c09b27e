import type { ProblemView, RiskView } from '@holdfast/contracts';
import { aCouncil } from '@holdfast/testing';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

let at: AtTheCouncil;
beforeAll(async () => {
  at = await atTheCouncil();
});
afterAll(() => at.close());

const open = async (body: object = {}): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, {
    body: { title: 'Storage fails', status: 'open', ownerId: at.council.people.riskOwner.id, cause: 'Age', ...body },
  })).body;

const edit = (risk: { id: string }, body: object, version: number, as: Speaker = at.as.riskOwner) => as.patch<RiskView>(`risks/${risk.id}`, { body, version });

describe('editing a risk', () => {
  it('its owner changes what he names and nothing else', async () => {
    const risk = await open({ event: 'A disk array fails' });
    const { status, body, etag } = await edit(risk, { cause: 'Disks past their life', treatment: 'transfer' }, 1);
    expect(status).toBe(200);
    expect(body).toEqual({ ...risk, cause: 'Disks past their life', treatment: 'transfer', version: 2, updatedAt: body.updatedAt });
    expect(etag).toBe('"2"');
    expect((await at.as.continuityManager.get<RiskView>(`risks/${risk.id}`)).body).toEqual(body);
  });

  it('choices are told by name, and unlinking gives way to linking', async () => {
    const [category, first, second] = [v7(), v7(), v7()];
    const { organisationId, units } = at.council;
    await at.council.sql('INSERT INTO category (organisation_id, id, name) VALUES ($1, $2, $3)', [organisationId, category, 'Technology']);
    await at.council.sql(`INSERT INTO objective (organisation_id, id, code, title, unit_id) VALUES ($1, $2, 'S01', 'Reliable', $4), ($1, $3, 'S02', 'Secure', $4)`, [organisationId, first, second, units.ict]);
    const risk = await open({ objectiveIds: [first] });
    const changes = { categoryId: category.toUpperCase(), unitId: units.infrastructure, ownerId: at.council.people.continuityManager.id, objectiveIds: [second, second] };
    const { body } = await edit(risk, changes, 1);
    expect(body).toMatchObject({
      categoryId: category, categoryName: 'Technology', unitName: 'Infrastructure', owner: { jobTitle: 'ICT Continuity Manager' },
      objectives: [{ id: second, code: 'S02', title: 'Secure' }],
    });
    expect((await at.as.registerOwner.get<RiskView>(`risks/${risk.id}`)).body).toEqual(body);
    // What was chosen once may stay when it is out of use.
    await at.council.sql('UPDATE objective SET closed_at = now() WHERE id = $1', [second]);
    expect((await edit(risk, { objectiveIds: [second], title: 'Storage is lost' }, 2, at.as.continuityManager)).status).toBe(200);
    expect(faults(await edit(risk, { objectiveIds: [second, v7()] }, 3, at.as.continuityManager))).toEqual({ objectiveIds: 'Choose objectives from the list' });
  });

  it('says nothing and counts no version when nothing differs', async () => {
    const risk = await open();
    const { body } = await edit(risk, { title: 'Storage fails', ownerId: at.council.people.riskOwner.id, exemptGround: null, publicTitle: null }, 1);
    expect(body).toEqual(risk);
    expect(await at.council.sql(`SELECT action FROM audit_event WHERE subject_id = $1`, [risk.id])).toEqual([{ action: 'risk.added' }]);
  });

  it('of two who edit at once one wins, and the other gets the risk as it is now', async () => {
    const risk = await open();
    const both = await Promise.all([edit(risk, { cause: 'Heat' }, 1), edit(risk, { cause: 'Dust' }, 1, at.as.registerOwner)]);
    const [won, lost] = both[0].status === 200 ? both : [both[1], both[0]];
    expect([won.status, lost.status]).toEqual([200, 412]);
    expect((lost.body as unknown as ProblemView).current).toEqual(won.body);
  });

  it('needs the version that was read', async () => {
    const risk = await open();
    expect((await at.as.riskOwner.patch(`risks/${risk.id}`, { body: { cause: 'Heat' } })).status).toBe(428);
  });

  it('an open risk keeps an owner, who is there', async () => {
    const risk = await open();
    expect(faults(await edit(risk, { ownerId: null }, 1))).toEqual({ ownerId: 'An open risk needs an owner' });
    const other = await aCouncil(at.database.ownerUrl, { name: 'Felpersham Council' });
    expect(faults(await edit(risk, { ownerId: other.people.riskOwner.id, unitId: other.units.ict }, 1))).toEqual({
      ownerId: 'Choose the owner from the list', unitId: 'Choose the unit from the list',
    });
  });

  it('is refused to whoever reads only, and is not there for those out of sight', async () => {
    const risk = await open();
    for (const reader of ['auditor', 'member', 'continuityManager', 'unitAdministrator'] as const)
      expect([reader, (await edit(risk, { title: 'Mine' }, 1, at.as[reader])).status]).toEqual([reader, 403]);
    expect((await edit(risk, { title: 'Mine' }, 1, at.as.otherRegisterOwner)).status).toBe(404);
    for (const editor of ['riskManager', 'unitRiskManager', 'registerOwner', 'riskOwner'] as const)
      expect([editor, (await edit(risk, {}, 1, at.as[editor])).status]).toEqual([editor, 200]);
  });

  it('a role taken away takes the right with it at once', async () => {
    const lead = await at.council.addPerson({ jobTitle: 'Interim Lead', role: 'risk-manager', unitId: at.council.units.ict });
    const speaker = await at.signIn(lead);
    const risk = await open();
    expect((await edit(risk, { cause: 'Heat' }, 1, speaker)).status).toBe(200);
    await at.council.sql('UPDATE role_assignment SET ended_at = now() WHERE person_id = $1', [lead.id]);
    expect((await edit(risk, { cause: 'Dust' }, 2, speaker)).status).toBe(404);
  });

  it('a closed risk, and a risk of a closed register, are read only', async () => {
    const risk = await open();
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Replaced' }, version: 1 });
    const closed = await edit(risk, { cause: 'Heat' }, 2);
    expect([closed.status, closed.body]).toEqual([409, expect.objectContaining({ title: 'This risk is closed. It can be read but not changed.' })]);
    const another = await open();
    await at.council.sql('UPDATE register SET closed_at = now() WHERE id = $1', [at.council.registers.ict]);
    expect((await edit(another, { cause: 'Heat' }, 1)).status).toBe(409);
    expect((await at.as.riskOwner.post(`risks/${another.id}/assessments`, { body: { kind: 'residual', level: 'L' }, version: 1 })).status).toBe(409);
    await at.council.sql('UPDATE register SET closed_at = NULL WHERE id = $1', [at.council.registers.ict]);
  });
});
