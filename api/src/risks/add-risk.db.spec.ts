import type { AssessmentView, RiskView } from '@holdfast/contracts';
import { formatReference } from '@holdfast/domain';
import { aCouncil } from '@holdfast/testing';
import { v7 } from 'uuid';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults } from '../../test/speak';

let at: AtTheCouncil;
let title: (body?: object) => object;

beforeAll(async () => {
  at = await atTheCouncil();
  title = (body = {}) => ({ title: 'Data centre lost', status: 'open', ownerId: at.council.people.riskOwner.id, ...body });
});
afterAll(() => at.close());

const add = (body: object, as = at.as.registerOwner, register = at.council.registers.ict) => as.post<RiskView>(`registers/${register}/risks`, { body });

/** How much is written, of everything that adding a risk writes. */
const written = () =>
  at.council.sql(`SELECT (SELECT count(*) FROM risk) AS risks, (SELECT count(*) FROM risk_assessment) AS assessments, (SELECT count(*) FROM audit_event) AS events,
    (SELECT count(*) FROM risk_search) AS searched, (SELECT sum(risks) FROM standing_count) AS counts, (SELECT sum(last_number) FROM register_numbering) AS numbers`);

describe('adding a risk', () => {
  it('a title is enough for a draft, which has no reference', async () => {
    const { status, body, etag } = await add({ title: 'Malware', status: 'draft' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ title: 'Malware', status: 'draft', reference: null, wording: 'full', openedAt: null, nextReview: null, movement: null });
    expect(body.residual).toEqual({ matrixVersionId: null, likelihood: null, impact: null, level: null, score: null });
    expect(etag).toBe('"1"');
    expect((await at.as.registerOwner.get<RiskView>(`risks/${body.id}`)).body).toEqual(body);
  });

  it('an open risk gets the next reference, its level, and a first review by the cycle of the register', async () => {
    const { riskOwner, registerOwner } = at.council.people;
    const { status, body } = await add(title({
      cause: 'Fire', treatment: 'treat', proximity: 'within-3-months', inherent: { likelihood: '4', impact: '5' }, residual: { likelihood: '2', impact: '5' }, rationale: 'Second site in place',
    }));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      reference: 'ICT-001', registerName: 'ICT service risks', owner: { id: riskOwner.id, jobTitle: 'Service Desk Manager' },
      author: { id: registerOwner.id }, movement: { kind: 'new' }, nextReview: '2026-06-02', openedAt: '2026-03-02T09:00:00.000Z',
      inherent: { level: 'VH', score: 20 }, residual: { matrixVersionId: at.council.matrix.versionId, likelihood: '2', impact: '5', level: 'M', score: 10 },
      register: { prefix: 'ICT', unitPath: [at.council.units.council, at.council.units.resources, at.council.units.ict], above: [] },
    });
    expect((await at.as.registerOwner.get<RiskView>(`risks/${body.id}`)).body).toEqual(body);
    const { body: assessments } = await at.as.registerOwner.get<AssessmentView[]>(`risks/${body.id}/assessments`);
    expect(assessments).toEqual([
      expect.objectContaining({ kind: 'residual', likelihood: '2', impact: '5', level: 'M', score: 10, rationale: 'Second site in place', recordedAt: '2026-03-02T09:00:00.000Z' }),
      expect.objectContaining({ kind: 'inherent', likelihood: '4', impact: '5', level: 'VH', score: 20 }),
    ]);
  });

  it('a risk of which only the level is known has that level and no cell, and one without a standing is unscored', async () => {
    const known = await add(title({ residual: { level: 'L' } }));
    expect(known.body.residual).toEqual({ matrixVersionId: at.council.matrix.versionId, likelihood: null, impact: null, level: 'L', score: null });
    const unknown = await add(title({ residual: { likelihood: null, impact: null, level: null }, inherent: null }));
    expect(unknown.body).toMatchObject({ residual: { matrixVersionId: null, level: null, score: null }, movement: null });
    expect((await at.as.registerOwner.get<AssessmentView[]>(`risks/${unknown.body.id}/assessments`)).body).toEqual([]);
  });

  it('a likelihood that is not on the matrix is refused on its field, and nothing is written', async () => {
    const before = await written();
    const answer = await add(title({ inherent: { likelihood: '1' }, residual: { likelihood: 'G', impact: '5' } }));
    expect(answer.status).toBe(422);
    expect(faults(answer)).toEqual({ 'inherent.impact': 'Choose 1 to 5.', 'residual.likelihood': 'Choose 1 to 5. This matrix has no G.' });
    expect(await written()).toEqual(before);
  });

  it('a number on a wrong type, an unknown field and a day that is none are each refused on their field', async () => {
    const before = await written();
    expect(faults(await add(title({ residual: { likelihood: 3, impact: '5' }, colour: 'red' })))).toMatchObject({ 'residual.likelihood': expect.any(String), colour: 'There is no field called colour' });
    expect(faults(await add(title({ nextReview: '2026-02-30' })))).toEqual({ nextReview: 'Next review is not a day of the calendar' });
    expect(faults(await add(title({ nextReview: '0000-01-01' })))).toHaveProperty('nextReview');
    expect(faults(await add(title({ nextReview: '2026-03-01' })))).toEqual({ nextReview: 'The next review lies ahead: choose today or a later day.' });
    expect(faults(await add(title({ nextReview: '2029-03-03' })))).toEqual({ nextReview: 'The next review is at most three years away: choose an earlier day.' });
    expect(await written()).toEqual(before);
  });

  it('an open risk needs an owner', async () => {
    const answer = await add(title({ ownerId: null }));
    expect([answer.status, faults(answer)]).toEqual([422, { ownerId: 'An open risk needs an owner. Choose one, or save a draft' }]);
  });

  it('whom and what a risk names has to be of this organisation and in use', async () => {
    const other = await aCouncil(at.database.ownerUrl, { name: 'Felpersham Council' });
    const gone = await at.council.addPerson({ jobTitle: 'Former Manager' });
    await at.council.sql(`UPDATE person SET left_at = now() WHERE id = $1`, [gone.id]);
    const before = await written();
    const strange = await add(title({ ownerId: other.people.riskOwner.id, categoryId: v7(), unitId: other.units.ict, objectiveIds: [v7()] }));
    expect([strange.status, faults(strange)]).toEqual([
      422,
      {
        ownerId: 'Choose the owner from the list', categoryId: 'Choose the category from the list', unitId: 'Choose the unit from the list',
        objectiveIds: 'Choose objectives from the list',
      },
    ]);
    expect(faults(await add(title({ ownerId: gone.id })))).toEqual({ ownerId: 'Choose the owner from the list' });
    expect(await written()).toEqual(before);
  });

  it('a register of another organisation, or one not in sight, is not there', async () => {
    const other = await aCouncil(at.database.ownerUrl, { name: 'Ambridge Council' });
    expect((await add(title(), at.as.registerOwner, other.registers.ict)).status).toBe(404);
    expect((await add(title(), at.as.otherRegisterOwner)).status).toBe(404);
    expect((await add(title(), at.as.registerOwner, 'nonsense')).status).toBe(404);
  });

  it('who may only read a register adds nothing to it, and is told whom to ask', async () => {
    for (const reader of ['auditor', 'member', 'continuityManager', 'administrator'] as const) {
      const answer = await add(title(), at.as[reader]);
      expect([reader, answer.status, (answer.body as unknown as { title: string }).title]).toEqual([reader, 403, expect.stringContaining('Ask the Head of ICT.')]);
    }
    expect((await add(title(), at.as.riskOwner)).status).toBe(201);
  });

  it('only who decides what is exempt adds an exempt risk', async () => {
    expect((await add(title({ exemptGround: 'individual' }), at.as.riskOwner)).status).toBe(403);
    expect((await add(title({ exemptGround: 'individual' }))).body).toMatchObject({ exempt: true, exemptGround: 'individual' });
    expect(faults(await add(title({ publicTitle: 'A staffing matter' })))).toHaveProperty('publicTitle');
  });

  it('a closed register takes no new risks', async () => {
    await at.council.sql(`UPDATE register SET closed_at = now() WHERE id = $1`, [at.council.registers.housing]);
    const before = await written();
    const answer = await add(title({ ownerId: at.council.people.otherRiskOwner.id }), at.as.otherRegisterOwner, at.council.registers.housing);
    expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ title: 'This register is closed and takes no new risks.' })]);
    expect(await written()).toEqual(before);
  });

  it('risks opened at once get different references', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => add(title())));
    expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(12);
  });

  it('references are in the form of the domain, also beyond three digits, and the event says which', async () => {
    for (const number of [7, 998, 999, 1000, 12_345]) {
      await at.council.sql('UPDATE register_numbering SET last_number = $2 WHERE register_id = $1', [at.council.registers.corporate, number]);
      const { body } = await add(title(), at.as.riskManager, at.council.registers.corporate);
      expect(body.reference).toBe(formatReference('COR', number + 1));
      expect(await at.council.sql(`SELECT after->>'reference' AS reference, after->>'title' AS title FROM audit_event WHERE subject_id = $1`, [body.id])).toEqual([
        { reference: body.reference, title: 'Data centre lost' },
      ]);
    }
  });

  it('a number is never given twice, not even after the latest risk that had it is closed or its addition failed', async () => {
    const numberOf = async () => (await add(title())).body.reference;
    const first = await numberOf();
    at.app.useLogger(false);
    await at.council.sql(`ALTER TABLE audit_event ADD CONSTRAINT none_now CHECK (action <> 'risk.added') NOT VALID`);
    expect((await add(title())).status).toBe(500);
    await at.council.sql('ALTER TABLE audit_event DROP CONSTRAINT none_now');
    expect([first, await numberOf()]).toEqual([first, expect.not.stringMatching(`^${first}$`)]);
  });

  it('a retry under the same key adds one risk and gives the first answer', async () => {
    const say = (body: object) => at.as.registerOwner.post<RiskView>(`registers/${at.council.registers.ict}/risks`, { body, idempotencyKey: 'form-1' });
    const [first, twin] = await Promise.all([say(title()), say(title())]);
    expect(first.status).toBe(201);
    expect(twin.body).toEqual(first.body);
    expect((await say(title())).body).toEqual(first.body);
    expect((await say(title({ cause: 'Flood' }))).status).toBe(422);
  });
});
