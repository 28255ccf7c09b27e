import type { EscalationDraftView, EscalationRow, EscalationsOfRiskView, EscalationView, HomeView, Page, RegisterView, RiskView } from '@holdfast/contracts';
import { can, HALTON_4X4, proposeCrosswalk, whyNotByProposer } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Speaker } from '../../test/speak';

/*
 * The Service Desk Manager owns the risk and proposes it, the Head of ICT owns the register; the Director of Resources, who reads
 * nothing of ICT, owns the corporate register and decides.
 */

let at: AtTheCouncil;
let director: Speaker;
let directorId: string;
beforeAll(async () => {
  at = await atTheCouncil();
  const { council } = at;
  const person = await council.addPerson({ jobTitle: 'Director of Resources', role: 'register-owner', unitId: council.units.communities });
  directorId = person.id;
  director = await at.signIn(person);
  await council.sql('UPDATE register SET owner_id = $2 WHERE id = $1', [council.registers.corporate, person.id]);
});
afterAll(() => at.close());

const WORDS = { title: 'No service can be reached', cause: 'One data centre', event: 'It is lost', consequence: 'Every front desk closes' };
/** To own a risk of a register is to read it: everybody owns risks where they belong. */
const OWNERS = { corporate: 'riskManager', ict: 'riskOwner', housing: 'otherRiskOwner' } as const;
const open = async (register: keyof AtTheCouncil['council']['registers'], body: object = {}, as = at.as.riskManager): Promise<RiskView> =>
  (await as.post<RiskView>(`registers/${at.council.registers[register]}/risks`, {
    body: { title: `A risk of ${register}`, status: 'open', ownerId: at.council.people[OWNERS[register]].id, residual: { likelihood: '4', impact: '5' }, ...body },
  })).body;
const escalate = (risk: RiskView, body: object = {}, as = at.as.riskOwner, version = risk.version) =>
  as.post<EscalationView>(`risks/${risk.id}/escalations`, { body: { ...WORDS, reason: 'Beyond what we can do here', ...body }, version });
const proposed = async (risk: RiskView, body: object = {}): Promise<EscalationView> => (await escalate(risk, body)).body;
const decide = (escalation: EscalationView, what: string, body: object, as = director, version = escalation.version) => as.post<EscalationView>(`escalations/${escalation.id}/${what}`, { body, version });
const NEW = { ...WORDS, residual: { likelihood: '4', impact: '4' } };
const accept = (escalation: EscalationView, as = director, body: object = { ...NEW, ownerId: directorId }) =>
  decide(escalation, 'riskId' in body ? 'linked-acceptance' : 'acceptance', { reason: 'It concerns all of us', ...body }, as);
const read = async (risk: { id: string }, as = at.as.riskManager): Promise<RiskView> => (await as.get<RiskView>(`risks/${risk.id}`)).body;
const historyOf = async (risk: { id: string }, as = at.as.riskManager) => (await as.get<EscalationsOfRiskView>(`risks/${risk.id}/escalations`)).body;
const queue = async (as: Speaker, query = ''): Promise<EscalationRow[]> => (await as.get<Page<EscalationRow>>(`escalations${query}`)).body.items;

describe('an escalation', () => {
  it('accepted as a new risk is worded and placed in the register above, which then stands for the lower one', async () => {
    const lower = await open('ict');
    const { status, body } = await escalate(lower, { residual: { likelihood: '3', impact: '5' } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'escalation', state: 'proposed', reference: lower.reference, title: WORDS.title, words: { ...WORDS, residual: { likelihood: '3', impact: '5', level: 'H' } },
      source: { title: 'A risk of ict', residual: { likelihood: '4', impact: '5', level: 'VH' } }, proposer: { jobTitle: 'Service Desk Manager' }, decider: { jobTitle: 'Director of Resources' },
      may: { decide: false, withdraw: true, answer: false }, version: 1,
    });
    const accepted = await accept(body);
    expect(accepted.status).toBe(201);
    expect(accepted.body).toMatchObject({ state: 'accepted', decidedBy: { jobTitle: 'Director of Resources' }, note: 'It concerns all of us', result: { title: WORDS.title, registerName: 'Corporate risks' } });
    const upper = await read(accepted.body.result!);
    expect(upper).toMatchObject({ ...WORDS, status: 'open', residual: { likelihood: '4', impact: '4' }, owner: { id: directorId }, lowerRisks: [{ id: lower.id }] });
    expect(await read(lower)).toMatchObject({ status: 'open', version: 2, upperRisk: { id: upper.id } });
    for (const end of [lower, upper]) expect((await historyOf(end)).escalations).toEqual([expect.objectContaining({ id: body.id, state: 'accepted' })]);
    const trail = await at.council.sql<{ action: string }>(`SELECT action FROM audit_event WHERE subject_id IN ($1, $2, $3) ORDER BY at, id`, [body.id, lower.id, upper.id]);
    expect(trail.map(({ action }) => action)).toEqual(['risk.added', 'escalation.proposed', 'risk.added', 'risk.linked', 'escalation.accepted']);
  });

  it('accepted by an open risk above is linked to that', async () => {
    const [lower, upper] = [await open('ict'), await open('corporate')];
    const { status, body } = await accept(await proposed(lower), director, { riskId: upper.id });
    expect([status, body.result?.id]).toEqual([201, upper.id]);
    expect((await read(lower)).upperRisk?.id).toBe(upper.id);
  });

  it('comes back with a question, is answered in other words, and goes to its decision again', async () => {
    const lower = await open('ict');
    const first = await proposed(lower);
    const returned = (await decide(first, 'question', { reason: 'How long would it last?' })).body;
    expect(returned).toMatchObject({ state: 'returned', note: 'How long would it last?', may: { decide: false } });
    expect(await decide(returned, 'acceptance', { reason: 'Yes', ...NEW, ownerId: directorId })).toMatchObject({ status: 409, body: { title: expect.stringContaining('The Director of Resources returned this') } });
    expect((await queue(at.as.riskOwner, '?waiting=true')).map(({ id }) => id)).toContain(first.id);
    const answered = await decide(returned, 'answer', { answer: 'Four days', words: { ...WORDS, title: 'No service for four days' } }, at.as.riskOwner);
    expect(answered.body).toMatchObject({ state: 'proposed', title: 'No service for four days', version: 3 });
    expect(answered.body.entries.map(({ kind, note }) => [kind, note])).toEqual([['answered', 'Four days'], ['returned', 'How long would it last?'], ['proposed', 'Beyond what we can do here']]);
    expect((await accept(answered.body)).status).toBe(201);
  });

  it('is declined with a reason, and may be proposed anew', async () => {
    const lower = await open('ict');
    const declined = await decide(await proposed(lower), 'refusal', { reason: 'The service can bear it' });
    expect(declined.body).toMatchObject({ state: 'declined', note: 'The service can bear it', result: null });
    expect(await read(lower)).toMatchObject({ version: 1, upperRisk: null });
    expect((await escalate(lower)).status).toBe(201);
    expect((await historyOf(lower)).escalations.map(({ state }) => state)).toEqual(['proposed', 'declined']);
  });

  it('is withdrawn by whoever may propose it, and then decided no more', async () => {
    const escalation = await proposed(await open('ict'));
    expect((await decide(escalation, 'withdrawal', { reason: 'Too early' }, director)).status).toBe(403);
    expect((await decide(escalation, 'withdrawal', { reason: 'Too early' }, at.as.registerOwner)).body).toMatchObject({ state: 'withdrawn' });
    for (const what of ['acceptance', 'refusal', 'question'] as const) {
      const answer = await decide(escalation, what, { reason: 'Yes', ...(what === 'acceptance' ? { ...NEW, ownerId: directorId } : {}) });
      expect(answer).toMatchObject({ status: 409, body: { code: 'decided-already', title: expect.stringMatching(/^The Head of ICT withdrew this proposal on \d+ \w+ \d{4} at \d\d:\d\d\.$/) } });
    }
  });

  it('lapses when the risk closes', async () => {
    const lower = await open('ict');
    const escalation = await proposed(lower);
    await at.as.registerOwner.post(`risks/${lower.id}/closure`, { body: { reason: 'Redundant' }, version: 1 });
    expect((await director.get<EscalationView>(`escalations/${escalation.id}`)).body).toMatchObject({ state: 'lapsed', note: 'Redundant' });
    expect((await accept(escalation)).status).toBe(409);
  });

  it('of an exempt risk is exempt above too, unless whoever decides says otherwise', async () => {
    const lower = await open('ict', { exemptGround: 'individual', publicTitle: 'A personal matter' });
    const escalation = await proposed(lower);
    expect(escalation).toMatchObject({ exemptGround: 'individual', publicTitle: 'A personal matter' });
    expect(await read((await accept(escalation)).body.result!)).toMatchObject({ exemptGround: 'individual', publicTitle: 'A personal matter' });
    const other = await proposed(await open('ict', { exemptGround: 'individual' }));
    const upper = await read((await accept(other, director, { ...NEW, ownerId: directorId, exemptGround: null })).body.result!);
    expect(upper).toMatchObject({ exemptGround: null, publicTitle: null });
  });
});

describe('a proposal is refused in words', () => {
  const refusal = async (risk: RiskView, as?: Speaker, version?: number) => {
    const { status, body } = await escalate(risk, {}, as, version);
    return [status, (body as unknown as { title: string }).title];
  };

  it('twice, of a draft, of a closed risk, from the top, of what is shown above already, and on an outdated reading', async () => {
    const twice = await open('ict');
    await proposed(twice);
    expect(await refusal(twice)).toEqual([409, 'This risk has been proposed already and waits for the decision.']);
    const draft = await open('ict', { status: 'draft' }, at.as.registerOwner);
    expect(await refusal(draft, at.as.registerOwner)).toEqual([409, 'This is a draft. Submit it before it is proposed to another register.']);
    const closed = await open('ict');
    await at.as.registerOwner.post(`risks/${closed.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    expect(await refusal(closed)).toEqual([409, 'This risk is closed. It can be read but not changed.']);
    expect(await refusal(await open('corporate'), director)).toEqual([409, 'No register lies above Corporate risks. There is nowhere to escalate to.']);
    const shown = await open('ict');
    const { reference } = (await accept(await proposed(shown))).body.result!;
    // Neither the Service Desk Manager nor the Head of ICT reads the corporate register; the risk manager does.
    expect(await refusal(shown)).toEqual([409, 'A risk above stands for this risk already.']);
    expect(await refusal(shown, at.as.riskManager)).toEqual([409, `${reference} above stands for this risk already.`]);
    expect((await refusal(await open('ict'), at.as.riskOwner, 9))[0]).toBe(412);
  });

  it('to a register that is closed, and in a register that is closed', async () => {
    const lower = await open('ict');
    const waiting = await proposed(await open('ict'));
    await at.council.sql('UPDATE register SET closed_at = now() WHERE id = $1', [at.council.registers.corporate]);
    expect(await refusal(lower)).toEqual([409, 'Corporate risks is closed and takes no new risks.']);
    expect((await accept(waiting)).body).toMatchObject({ title: 'Corporate risks is closed and takes no new risks.' });
    await at.council.sql('UPDATE register SET closed_at = NULL WHERE id = $1', [at.council.registers.corporate]);
    await at.council.sql('UPDATE register SET closed_at = now() WHERE id = $1', [at.council.registers.ict]);
    expect(await refusal(lower)).toEqual([409, 'This register is closed. Its risks can be read but not changed.']);
    expect((await accept(waiting)).body).toMatchObject({ title: 'ICT service risks is closed. Decline this; nothing in it can be changed.' });
    await at.council.sql('UPDATE register SET closed_at = NULL WHERE id = $1', [at.council.registers.ict]);
  });

  it('by whoever may not: another owner, an auditor, a viewer; out of sight it is not there', async () => {
    const lower = await open('ict');
    expect((await escalate(lower, {}, at.as.auditor)).status).toBe(403);
    expect((await escalate(lower, {}, at.as.continuityManager)).status).toBe(403);
    expect((await escalate(lower, {}, at.as.otherRegisterOwner)).status).toBe(404);
    expect((await escalate(lower, {}, at.as.unitViewer)).status).toBe(404);
  });

  it('with a place that the matrix above does not have', async () => {
    expect(faults(await escalate(await open('ict'), { residual: { likelihood: 'F', impact: 'IV' } }))).toEqual({ 'residual.likelihood': expect.stringContaining('no F'), 'residual.impact': expect.stringContaining('no IV') });
  });
});

describe('a decision', () => {
  it('is nobody’s who proposed or argued for it, unless the organisation allows it', async () => {
    const { council } = at;
    const lower = await open('ict');
    const escalation = (await escalate(lower, {}, at.as.riskManager)).body;
    expect(escalation).toMatchObject({ may: { decide: false }, whyNot: expect.stringContaining('You proposed this') });
    for (const what of ['acceptance', 'refusal', 'question']) expect(await decide(escalation, what, { reason: 'Yes', ...(what === 'acceptance' ? { ...NEW, ownerId: directorId } : {}) }, at.as.riskManager)).toMatchObject({ status: 403, body: { title: expect.stringContaining('You proposed this') } });
    expect((await queue(at.as.riskManager, '?waiting=true')).map(({ id }) => id)).not.toContain(escalation.id);
    const organisation = (await at.as.administrator.get<{ version: number; decidesOwnProposals: boolean }>('organisation')).body;
    expect(organisation.decidesOwnProposals).toBe(false);
    expect((await at.as.riskManager.patch('organisation', { body: { decidesOwnProposals: true }, version: organisation.version })).status).toBe(403);
    expect((await at.as.administrator.patch('organisation', { body: { decidesOwnProposals: true }, version: organisation.version })).body).toMatchObject({ decidesOwnProposals: true });
    expect((await queue(at.as.riskManager, '?waiting=true')).map(({ id }) => id)).toContain(escalation.id);
    expect((await accept(escalation, at.as.riskManager)).status).toBe(201);
    await at.council.sql('UPDATE organisation SET decides_own_proposals = false WHERE id = $1', [council.organisationId]);
  });

  it('is for the owner of the register or a risk manager of its unit: not for those below', async () => {
    const escalation = await proposed(await open('ict'));
    for (const as of [at.as.registerOwner, at.as.unitRiskManager, at.as.riskOwner, at.as.auditor]) expect((await accept(escalation, as)).status).toBe(403);
    for (const as of [at.as.otherRegisterOwner, at.as.otherRiskOwner]) expect((await accept(escalation, as)).status).toBeGreaterThanOrEqual(403);
    expect((await accept(escalation, at.as.riskManager)).status).toBe(201);
  });

  it('is taken once when two decide at the same time: the other is told who decided what', async () => {
    const { council } = at;
    for (let round = 0; round < 4; round++) {
      const escalation = await proposed(await open('ict'));
      const answers = await Promise.all([accept(escalation), decide(escalation, 'refusal', { reason: 'No' }, at.as.riskManager)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const lost = answers.find(({ status }) => status === 409)!.body as unknown as { title: string };
      expect(lost.title).toMatch(/^The (Director of Resources accepted|Corporate Risk Manager declined) this proposal on /);
      const [decided] = await council.sql<{ n: number }>(`SELECT count(*)::int AS n FROM escalation_entry WHERE escalation_id = $1 AND kind IN ('accepted', 'declined')`, [escalation.id]);
      expect(decided?.n).toBe(1);
    }
  });

  it('is made on what was read: after an answer in between, the proposal is read again', async () => {
    const escalation = await proposed(await open('ict'));
    const returned = (await decide(escalation, 'question', { reason: 'Why?' })).body;
    await decide(returned, 'answer', { answer: 'Because' }, at.as.riskOwner);
    const stale = await decide(escalation, 'refusal', { reason: 'No' });
    expect(stale).toMatchObject({ status: 412, body: { current: { id: escalation.id, version: 3 } } });
  });

  it('names a risk that is open in the register, or words and an owner for a new one', async () => {
    const escalation = await proposed(await open('ict'));
    const [beside, closed] = [await open('housing'), await open('corporate')];
    await director.post(`risks/${closed.id}/closure`, { body: { reason: 'Over' }, version: 1 });
    const wrong = { riskId: 'Choose an open risk of this register from the list' };
    expect(faults(await accept(escalation, director, { riskId: beside.id }))).toEqual(wrong);
    expect(faults(await accept(escalation, director, { riskId: closed.id }))).toEqual(wrong);
    expect(faults(await accept(escalation, director, { ...NEW, residual: { likelihood: 'X', impact: '1' }, ownerId: beside.id }))).toEqual({
      ownerId: 'Choose the owner from the list', 'residual.likelihood': expect.stringContaining('no X'),
    });
    expect(faults(await decide(escalation, 'linked-acceptance', { riskId: beside.id }))).toEqual({ reason: 'Write the reason' });
  });

  it('is refused when the registers were put into another order since, and never makes a circle', async () => {
    const { corporate, ict } = at.council.registers;
    const [lower, upper] = [await open('ict'), await open('corporate')];
    const escalation = await proposed(lower);
    await at.council.sql('UPDATE register SET parent_id = NULL, path = ARRAY[id] WHERE id = $1', [ict]);
    expect((await accept(escalation)).body).toMatchObject({ title: expect.stringContaining('no longer lies below Corporate risks') });
    await at.council.sql('UPDATE register SET parent_id = $2, path = ARRAY[$2, id] WHERE id = $1', [ict, corporate]);
    await at.council.sql('UPDATE risk SET upper_risk_id = $2 WHERE id = $1', [upper.id, lower.id]);
    await at.council.sql('SELECT recount_standings($1)', [at.council.organisationId]);
    expect(faults(await accept(escalation, director, { riskId: upper.id }))).toEqual({ riskId: `${upper.reference} already leads to this risk from below. Take that link away first` });
  });

  it('on record is never changed, not even past the program', async () => {
    await expect(at.council.sql(`UPDATE escalation_entry SET note = 'Otherwise'`)).rejects.toThrow('only grows');
    await expect(at.council.sql('DELETE FROM escalation_entry')).rejects.toThrow('only grows');
  });
});

describe('what is seen of a proposal', () => {
  it('by whoever decides: its words, and nothing else of a risk that they do not read', async () => {
    const lower = await open('ict');
    const { id } = await proposed(lower);
    await at.as.riskOwner.patch(`risks/${lower.id}`, { body: { title: 'Reworded since' }, version: 1 });
    const seen = (await director.get<EscalationView>(`escalations/${id}`)).body;
    expect(seen).toMatchObject({ riskId: null, reference: lower.reference, source: { title: 'A risk of ict' }, from: { readable: false, registerName: 'ICT service risks' }, may: { decide: true } });
    expect(JSON.stringify(seen)).not.toContain('Reworded since');
    expect(JSON.stringify(seen)).not.toContain(lower.id);
    expect((await director.get(`risks/${lower.id}`)).status).toBe(404);
    expect((await director.get(`risks/${lower.id}/escalations`)).status).toBe(404);
  });

  it('by whoever proposed it: not the risk that it became, where they do not read above', async () => {
    const escalation = await proposed(await open('ict'));
    await accept(escalation);
    expect((await at.as.riskOwner.get<EscalationView>(`escalations/${escalation.id}`)).body).toMatchObject({ state: 'accepted', result: null, to: { readable: false, registerName: 'Corporate risks' } });
  });

  it('by a viewer, and by who reads neither end: nothing', async () => {
    const lower = await open('ict');
    const { id } = await proposed(lower);
    for (const as of [at.as.member, at.as.unitViewer, at.as.otherRiskOwner]) {
      expect((await as.get(`escalations/${id}`)).status).toBe(404);
      expect((await as.get(`risks/${lower.id}/escalations`)).status).toBe(404);
      expect(await queue(as, `?register=${at.council.registers.ict}`)).toEqual([]);
    }
  });

  it('in the queue: what waits for whom is said by the rule of the domain', async () => {
    const { council } = at;
    const escalation = await proposed(await open('ict'));
    await escalate(await open('ict'), {}, at.as.riskManager);
    const people = Object.entries(council.people) as [keyof typeof council.people, { id: string }][];
    for (const [key, { id: personId }] of people) {
      const rows = await queue(at.as[key], '?state=proposed&sort=-changed');
      const roles = await council.sql<{ role: 'auditor'; unitId: string }>('SELECT role, unit_id AS "unitId" FROM role_assignment WHERE person_id = $1', [personId]);
      const actor = { organisationId: council.organisationId, personId, roles };
      const decides = can(actor, 'escalation.decide', { unitPath: [council.units.council], registerOwnerId: directorId, rootUnitId: council.units.council });
      for (const row of rows) expect([key, row.waitsForMe]).toEqual([key, decides && whyNotByProposer(personId, [row.proposer!.id], false) === null]);
    }
    expect((await director.get<{ waiting: number }>('escalations/waiting')).body.waiting).toBe((await queue(director, '?waiting=true')).length);
    expect((await queue(at.as.riskOwner, '?mine=true')).map(({ id }) => id)).toContain(escalation.id);
    expect((await at.as.member.get<{ waiting: number }>('escalations/waiting')).body).toEqual({ waiting: 0 });
  });

  it('came back to somebody who left: it waits for the owner of their register, who answers', async () => {
    const { council } = at;
    const leaver = await council.addPerson({ jobTitle: 'Temporary Manager', role: 'risk-owner', unitId: council.units.ict });
    const lower = await open('ict', { ownerId: leaver.id });
    const returned = (await decide((await escalate(lower, {}, await at.signIn(leaver))).body, 'question', { reason: 'Why?' })).body;
    const waits = async (): Promise<boolean> => (await queue(at.as.registerOwner, '?waiting=true')).some(({ id }) => id === returned.id);
    expect(await waits()).toBe(false);
    expect((await at.as.administrator.post(`people/${leaver.id}/departure`, { body: { successorId: council.people.riskOwner.id } })).status).toBe(201);
    expect(await waits()).toBe(true);
    expect((await decide(returned, 'answer', { answer: 'Because' }, at.as.registerOwner)).body).toMatchObject({ state: 'proposed' });
  });

  it('comes page by page in any order, each once', async () => {
    const { council } = at;
    await council.sql(
      `INSERT INTO escalation (organisation_id, id, kind, state, risk_id, from_register_id, to_register_id, proposed_at, words, source, changed_at)
       SELECT organisation_id, gen_random_uuid(), kind, 'withdrawn', risk_id, from_register_id, to_register_id, proposed_at, words, source, now() + n * interval '1 second'
       FROM (SELECT * FROM escalation LIMIT 1) one, generate_series(1, 120) n`,
    );
    for (const sort of ['changed', '-changed', 'reference', '-title', 'from', '-to', 'state']) {
      const ids: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const { body }: { body: Page<EscalationRow> } = await director.get(`escalations?sort=${sort}${after ? `&after=${after}` : ''}`);
        expect(body.items.length).toBeLessThanOrEqual(50);
        ids.push(...body.items.map(({ id }) => id));
        after = body.next;
        if (after === null) expect([sort, ids.length]).toEqual([sort, body.total]);
      }
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect((await director.get('escalations?after=nonsense')).status).toBe(422);
    await council.sql(`DELETE FROM escalation WHERE state = 'withdrawn' AND proposer_id IS NULL`);
  });
});

describe('home', () => {
  it('shows who decides what waits, and who proposed what was decided since they were last here', async () => {
    const home = async (as: Speaker): Promise<HomeView> => (await as.get<HomeView>('home')).body;
    const escalation = await proposed(await open('ict'));
    expect((await home(director)).decisions.map(({ id }) => id)).toContain(escalation.id);
    expect((await home(at.as.registerOwner)).decisions.map(({ id }) => id)).not.toContain(escalation.id);
    expect((await home(at.as.riskOwner)).decided.map(({ id }) => id)).not.toContain(escalation.id);
    await decide(escalation, 'refusal', { reason: 'Bear it' });
    expect((await home(director)).decisions.map(({ id }) => id)).not.toContain(escalation.id);
    expect((await home(at.as.riskOwner)).decided).toContainEqual(expect.objectContaining({ id: escalation.id, state: 'declined', note: 'Bear it' }));
    await at.council.sql('UPDATE person SET previous_visit_at = $2 WHERE id = $1', [at.council.people.riskOwner.id, new Date(at.clock.now().getTime() + 1000)]);
    expect((await home(at.as.riskOwner)).decided).toEqual([]);
    expect(await home(at.as.member)).toMatchObject({ decisions: [], decided: [] });
  });
});

describe('the draft of a proposal', () => {
  it('is placed above by the declared crosswalk, and by nothing where there is none', async () => {
    const { council } = at;
    const { matrix } = HALTON_4X4;
    const lower = await open('ict');
    const same = (await at.as.riskOwner.get<EscalationDraftView>(`risks/${lower.id}/escalation-draft`)).body;
    expect(same).toMatchObject({ to: { registerName: 'Corporate risks', readable: false }, decider: { jobTitle: 'Director of Resources' }, words: { title: 'A risk of ict', residual: { likelihood: '4', impact: '5' } }, whyNoPlace: null });
    const [made] = await council.sql<{ id: string }>(
      `WITH m AS (INSERT INTO risk_matrix (organisation_id, id, name) VALUES ($1, gen_random_uuid(), 'Four by four') RETURNING id)
       INSERT INTO risk_matrix_version (organisation_id, id, matrix_id, number, definition, published_at) SELECT $1, gen_random_uuid(), id, 1, $2, now() FROM m RETURNING id`,
      [council.organisationId, JSON.stringify(matrix)],
    );
    await council.sql('UPDATE register SET matrix_version_id = $2 WHERE id = $1', [council.registers.housing, made!.id]);
    const other = await open('housing', { residual: { likelihood: '4', impact: '4' }, ownerId: council.people.otherRiskOwner.id });
    const draft = () => at.as.otherRiskOwner.get<EscalationDraftView>(`risks/${other.id}/escalation-draft`);
    expect((await draft()).body).toMatchObject({ words: { residual: { level: null } }, whyNoPlace: expect.stringContaining('No crosswalk') });
    await council.sql('INSERT INTO crosswalk (organisation_id, id, from_version_id, to_version_id, number, mapping, declared_at) VALUES ($1, gen_random_uuid(), $2, $3, 1, $4, now())', [
      council.organisationId, made!.id, council.matrix.versionId, JSON.stringify(proposeCrosswalk(matrix, council.matrix.definition)),
    ]);
    expect((await draft()).body).toMatchObject({ words: { residual: { matrixVersionId: council.matrix.versionId, likelihood: '5', impact: '5', level: 'VH' } }, whyNoPlace: null });
    await council.sql('UPDATE register SET matrix_version_id = $2 WHERE id = $1', [council.registers.housing, council.matrix.versionId]);
  });
});

describe('the rule of a register', () => {
  const assess = (risk: { id: string; version: number }, likelihood: string, as = at.as.riskOwner) =>
    as.post<RiskView>(`risks/${risk.id}/assessments`, { body: { kind: 'residual', likelihood, impact: '5', rationale: 'Scored anew' }, version: risk.version });
  const setRule = async (body: object): Promise<void> => {
    const { version } = (await at.as.registerOwner.get<RegisterView>(`registers/${at.council.registers.ict}`)).body;
    const answer = await at.as.registerOwner.patch<RegisterView>(`registers/${at.council.registers.ict}`, { body, version });
    expect([answer.status, answer.body]).toEqual([200, expect.objectContaining(body)]);
  };
  afterAll(() => setRule({ escalateAt: null, escalateAboveAppetite: false }));

  it('is off until it is set, and names a level of the matrix', async () => {
    const risk = await open('ict', { residual: { likelihood: '5', impact: '5' } });
    expect((await historyOf(risk)).escalations).toEqual([]);
    const { version } = (await at.as.registerOwner.get<RegisterView>(`registers/${at.council.registers.ict}`)).body;
    expect(faults(await at.as.registerOwner.patch(`registers/${at.council.registers.ict}`, { body: { escalateAt: 'Z' }, version }))).toEqual({ escalateAt: expect.stringContaining('no level Z') });
  });

  it('suggests a risk once per crossing: when it opens above, when it rises, and not at each review', async () => {
    await setRule({ escalateAt: 'VH' });
    const states = async (risk: { id: string }) => (await historyOf(risk)).escalations.map(({ state, proposer }) => [state, proposer]);
    expect(await states(await open('ict', { residual: { likelihood: '5', impact: '5' } }))).toEqual([['suggested', null]]);
    const risk = await open('ict', { residual: { likelihood: '1', impact: '5' } });
    expect(await states(risk)).toEqual([]);
    const risen = (await assess(risk, '5')).body;
    expect(await states(risk)).toEqual([['suggested', null]]);
    const confirmed = (await assess(risen, '5')).body;
    expect(await states(risk)).toEqual([['suggested', null]]);
    const suggestion = (await historyOf(risk)).escalations[0]!;
    const dismissed = await at.as.registerOwner.post(`escalations/${suggestion.id}/dismissal`, { body: { reason: 'We bear it' }, version: 1 });
    expect(dismissed.status).toBe(201);
    const again = (await assess(confirmed, '5')).body;
    expect(await states(risk)).toEqual([['dismissed', null]]);
    const down = (await assess(again, '1')).body;
    await assess(down, '5');
    expect(await states(risk)).toEqual([['suggested', null], ['dismissed', null]]);
  });

  it('takes a suggestion back that nobody took up when the risk has come down', async () => {
    const risk = await open('ict', { residual: { likelihood: '5', impact: '5' } });
    await assess(risk, '1');
    expect((await historyOf(risk)).escalations).toEqual([expect.objectContaining({ state: 'lapsed' })]);
  });

  it('above appetite suggests what lies above it', async () => {
    await setRule({ escalateAt: null, escalateAboveAppetite: true });
    expect((await historyOf(await open('ict', { residual: { level: 'M' } }))).escalations).toEqual([]);
    expect((await historyOf(await open('ict', { residual: { level: 'H' } }))).escalations).toHaveLength(1);
  });

  it('leaves it to the owner of the register: put into words it is a proposal, by whoever did that', async () => {
    const risk = await open('ict', { residual: { level: 'VH' } });
    const [suggestion] = (await historyOf(risk)).escalations;
    expect((await queue(at.as.registerOwner, '?waiting=true')).map(({ id }) => id)).toContain(suggestion!.id);
    expect((await queue(director, '?waiting=true')).map(({ id }) => id)).not.toContain(suggestion!.id);
    expect(await accept({ ...suggestion!, version: 1 } as EscalationView)).toMatchObject({ status: 409, body: { title: 'This is suggested by the rule of the register. Put it into words first, or dismiss it.' } });
    expect((await at.as.riskOwner.post(`escalations/${suggestion!.id}/dismissal`, { body: { reason: 'No' }, version: 1 })).status).toBe(403);
    const confirmed = await escalate(risk, {}, at.as.registerOwner);
    expect(confirmed.body).toMatchObject({ id: suggestion!.id, state: 'proposed', proposer: { jobTitle: 'Head of ICT' } });
    expect((await accept(confirmed.body)).status).toBe(201);
  });
});

describe('handing down', () => {
  const handDown = (risk: RiskView, registerId: string, as = at.as.riskManager) =>
    as.post<EscalationView>(`risks/${risk.id}/de-escalations`, { body: { ...WORDS, title: 'Back where it is handled', registerId, reason: 'Under control' }, version: risk.version });

  it('is decided below: taken on by the lower risk, the upper one closes and is left out nowhere', async () => {
    const lower = await open('ict');
    const upperId = (await accept(await proposed(lower))).body.result!.id;
    const upper = await read({ id: upperId });
    const { status, body } = await handDown(upper, at.council.registers.ict);
    expect([status, body.kind, body.lowerRiskId, body.decider.jobTitle]).toEqual([201, 'de-escalation', lower.id, 'Head of ICT']);
    expect((await accept(body, director)).status).toBe(403);
    const taken = await accept(body, at.as.registerOwner, { riskId: lower.id });
    expect(taken.body).toMatchObject({ state: 'accepted', result: { id: lower.id } });
    expect(await read(upper)).toMatchObject({ status: 'closed', closeReason: 'Handed down to ICT service risks. It concerns all of us' });
    expect((await historyOf(lower)).escalations.map(({ kind, state }) => [kind, state])).toEqual([['de-escalation', 'accepted'], ['escalation', 'accepted']]);
  });

  it('to a register directly below adds a new risk there', async () => {
    const upper = await open('corporate');
    const { body } = await handDown(upper, at.council.registers.housing);
    const taken = await accept(body, at.as.otherRegisterOwner, { ...NEW, ownerId: at.council.people.otherRiskOwner.id });
    expect(taken.body).toMatchObject({ state: 'accepted', result: { registerName: 'Housing service risks', status: 'open' } });
    expect((await read(upper)).status).toBe('closed');
  });

  it('is proposed by whoever may close the risk, and to a register that they read', async () => {
    const upper = await open('corporate');
    expect((await handDown(upper, at.council.registers.ict, at.as.riskOwner)).status).toBe(404);
    expect((await handDown(upper, at.council.registers.ict, at.as.auditor)).status).toBe(403);
    // The Director of Resources owns the corporate register and does not read that of ICT.
    expect(faults(await handDown(upper, at.council.registers.ict, director))).toEqual({ registerId: 'Choose the register from the list' });
    expect(faults(await handDown(upper, upper.id))).toEqual({ registerId: 'Choose the register from the list' });
    expect(await handDown(await open('ict'), at.council.registers.corporate)).toMatchObject({ status: 422 });
  });
});

describe('a move', () => {
  let project: string;
  beforeAll(async () => {
    const body = { name: 'New telephones', layer: 'project', prefix: 'TEL', unitId: at.council.units.ict, ownerId: at.council.people.registerOwner.id, matrixVersionId: at.council.matrix.versionId, parentId: at.council.registers.ict };
    project = (await at.as.unitRiskManager.post<RegisterView>('registers', { body })).body.id;
  });
  const inProject = async (): Promise<RiskView> =>
    (await at.as.registerOwner.post<RiskView>(`registers/${project}/risks`, {
      body: { title: 'Lines are cut', status: 'open', ownerId: at.council.people.riskOwner.id, inherent: { likelihood: '5', impact: '5' }, residual: { likelihood: '3', impact: '4' } },
    })).body;
  const move = (risk: RiskView, registerId: string, as = at.as.registerOwner) => as.post<EscalationView>(`risks/${risk.id}/moves`, { body: { registerId, reason: 'The project is over' }, version: risk.version });

  it('closes the risk in the project and opens it in the service register, with its scores, unended actions and controls', async () => {
    const before = await inProject();
    const scored = (await at.as.riskOwner.post<RiskView>(`risks/${before.id}/assessments`, { body: { kind: 'residual', likelihood: '2', impact: '4', rationale: 'Second line in' }, version: 1 })).body;
    const ownerId = at.council.people.riskOwner.id;
    await at.as.riskOwner.post(`risks/${before.id}/controls`, { body: { title: 'Second line', ownerId, effectiveness: 'partial', assessedOn: '2026-01-01', rationale: 'Seen' } });
    const [open2, done] = [(await at.as.riskOwner.post<{ id: string; version: number }>(`risks/${before.id}/actions`, { body: { title: 'Test it', ownerId, dueDate: '2999-01-01' } })).body, (await at.as.riskOwner.post<{ id: string; version: number }>(`risks/${before.id}/actions`, { body: { title: 'Buy it', ownerId, dueDate: '2999-01-01' } })).body];
    await at.as.riskOwner.post(`actions/${done.id}/completion`, { body: {}, version: done.version });
    const { status, body } = await move(scored, at.council.registers.ict);
    expect([status, body.kind, body.state]).toEqual([201, 'move', 'accepted']);
    const after = await read(body.result!);
    expect(after).toMatchObject({ title: 'Lines are cut', registerId: at.council.registers.ict, status: 'open', reference: expect.stringMatching(/^ICT-/), inherent: before.inherent, residual: scored.residual, movement: { kind: 'new' }, version: 1 });
    expect(await read(before)).toMatchObject({ status: 'closed', closeReason: 'Moved to ICT service risks. The project is over' });
    const scores = async (risk: { id: string }) => (await at.as.riskManager.get<{ recordedAt: string; level: string; rationale: string }[]>(`risks/${risk.id}/assessments`)).body.map(({ recordedAt, level, rationale }) => [recordedAt, level, rationale]);
    expect(await scores(after)).toEqual(await scores(before));
    expect((await at.as.riskManager.get<{ title: string; effectiveness: string }[]>(`risks/${after.id}/controls`)).body).toEqual([expect.objectContaining({ title: 'Second line', effectiveness: 'partial', assessments: [expect.objectContaining({ rationale: 'Seen' })] })]);
    expect((await at.as.riskManager.get<{ id: string }[]>(`risks/${after.id}/actions`)).body.map(({ id }) => id)).toEqual([open2.id]);
    for (const end of [before, after]) expect((await historyOf(end)).escalations).toEqual([expect.objectContaining({ kind: 'move', id: body.id })]);
  });

  it('takes along what it stands for and what stands for it', async () => {
    const [moving, upper, below] = [await inProject(), await open('corporate'), await open('ict')];
    await at.as.riskManager.post(`risks/${moving.id}/upper-risk`, { body: { upperRiskId: upper.id }, version: 1 });
    // As if a request below the project had been linked to it.
    await at.council.sql('UPDATE risk SET upper_risk_id = $2 WHERE id = $1', [below.id, moving.id]);
    await at.council.sql('SELECT recount_standings($1)', [at.council.organisationId]);
    const { body } = await move(await read(moving), at.council.registers.ict);
    expect(await read(body.result!)).toMatchObject({ upperRisk: { id: upper.id }, lowerRisks: [{ id: below.id }] });
  });

  it('is for whoever may close it here and add it there, of projects and individual assessments, to a register above', async () => {
    const risk = await inProject();
    expect((await move(risk, at.council.registers.ict, at.as.riskOwner)).status).toBe(403);
    expect(faults(await move(risk, at.council.registers.housing, at.as.riskManager))).toEqual({ registerId: 'Choose the register from the list' });
    expect(faults(await move(risk, at.council.registers.corporate))).toEqual({ registerId: 'Choose the register from the list' });
    expect(await move(await open('ict'), at.council.registers.corporate, at.as.riskManager)).toMatchObject({ status: 409, body: { title: expect.stringContaining('Only risks of projects') } });
    expect((await move(risk, at.council.registers.ict)).status).toBe(201);
    expect(await move(await read(risk), at.council.registers.ict)).toMatchObject({ status: 409, body: { title: 'This risk is closed already.' } });
    const targets = (await at.as.registerOwner.get<{ registerName: string }[]>(`risks/${(await inProject()).id}/move-targets`)).body;
    expect(targets).toEqual([{ registerId: at.council.registers.ict, registerName: 'ICT service risks', sameMatrix: true, comparable: true }]);
  });
});

describe('the kept counts', () => {
  it('are those of a recount after all of this', async () => {
    const counts = () => at.council.sql(`SELECT to_jsonb(c) AS row FROM standing_count c WHERE risks > 0 AND organisation_id = $1 ORDER BY to_jsonb(c)::text`, [at.council.organisationId]);
    const kept = await counts();
    await at.council.sql('SELECT recount_standings($1)', [at.council.organisationId]);
    expect(kept).toEqual(await counts());
  });
});
