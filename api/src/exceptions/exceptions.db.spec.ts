import type {
  RiskCheckView, AuditEventView, ChangeView, ControlView, ExceptionDraftView, ExceptionRow, ExceptionsOfRiskView, ExceptionsOverviewView, ExceptionView, HomeView, NoticeView, Page, ProblemView, RegisterView, RiskView,
} from '@holdfast/contracts';
import { exceptionState, type ExceptionState } from '@holdfast/domain';
import { atTheCouncil, type AtTheCouncil } from '../../test/at-the-council';
import { faults, type Answer, type Speaker } from '../../test/speak';

/*
 * The Web Developer asks, the Service Desk Manager owns the risk, and the Head of ICT owns the register of individual assessments
 * and decides.
 */

let at: AtTheCouncil;
let developer: Speaker;
let developerId: string;
let register: RegisterView;
beforeAll(async () => {
  at = await atTheCouncil();
  at.clock.set('2026-03-02T09:00:00Z');
  const { council } = at;
  const person = await council.addPerson({ jobTitle: 'Web Developer', role: 'risk-owner', unitId: council.units.ict });
  developerId = person.id;
  developer = await at.signIn(person);
  register = (await at.as.riskManager.post<RegisterView>('registers', {
    body: {
      name: 'Individual assessments', layer: 'individual-assessment', prefix: 'IRA', unitId: council.units.ict, ownerId: council.people.registerOwner.id, matrixVersionId: council.matrix.versionId,
      parentId: council.registers.ict,
    },
  })).body;
});
beforeEach(() => at.clock.set('2026-03-02T09:00:00Z'));
afterAll(() => at.close());

const open = async (body: object = {}, to = register.id): Promise<RiskView> =>
  (await at.as.registerOwner.post<RiskView>(`registers/${to}/risks`, {
    body: { title: 'A shared account on the scanners', status: 'open', ownerId: at.council.people.riskOwner.id, residual: { likelihood: '3', impact: '4' }, ...body },
  })).body;
const TERMS = { policy: 'Access control policy', deviation: 'Four scanners share one account', reason: 'They know one account only', compensating: 'The account may scan and nothing else', askedUntil: '2026-09-30' };
const ask = (risk: { id: string; version: number }, body: object = {}, as: Speaker = developer, idempotencyKey?: string): Promise<Answer<ExceptionView>> =>
  as.post<ExceptionView>(`risks/${risk.id}/exceptions`, { body: { ...TERMS, ...body }, version: risk.version, idempotencyKey });
const asked = async (risk: { id: string; version: number }, body: object = {}): Promise<ExceptionView> => {
  const answer = await ask(risk, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const decide = (exception: ExceptionView, what: string, body: object, as: Speaker = at.as.registerOwner, version = exception.version) => as.post<ExceptionView>(`exceptions/${exception.id}/${what}`, { body, version });
const approve = (exception: ExceptionView, body: object = {}, as: Speaker = at.as.registerOwner) =>
  decide(exception, 'approval', { riskVersion: exception.riskVersion, expiresOn: '2026-08-31', conditions: 'Change the password each month', ...body }, as);
const read = async (exception: { id: string }, as: Speaker = at.as.auditor): Promise<ExceptionView> => (await as.get<ExceptionView>(`exceptions/${exception.id}`)).body;
const score = async (risk: { id: string }, residual: object, version: number): Promise<RiskView> =>
  (await at.as.riskOwner.post<RiskView>(`risks/${risk.id}/assessments`, { body: { kind: 'residual', rationale: 'Looked at again', ...residual }, version })).body;
const list = async (query = '', as: Speaker = at.as.auditor): Promise<ExceptionRow[]> => (await as.get<Page<ExceptionRow>>(`exceptions${query}`)).body.items;
const ofRisk = async (risk: { id: string }, as: Speaker = at.as.auditor) => (await as.get<ExceptionsOfRiskView>(`risks/${risk.id}/exceptions`)).body;
const said = (answer: Answer<unknown>): [number, string] => [answer.status, (answer.body as ProblemView).title];

describe('asking for an exception to policy', () => {
  it('says what deviates, why and until when, on the risk as it is scored, and leans on its controls', async () => {
    const risk = await open();
    const control = (await at.as.riskOwner.post<ControlView>(`risks/${risk.id}/controls`, { body: { title: 'Scans are logged', ownerId: at.council.people.riskOwner.id, effectiveness: 'partial', assessedOn: '2026-02-01' } })).body;
    const draft = (await developer.get<ExceptionDraftView>(`risks/${risk.id}/exception-draft`)).body;
    expect(draft).toMatchObject({
      reference: risk.reference, registerName: 'Individual assessments', riskVersion: 1, residual: { likelihood: '3', impact: '4' }, controls: [{ id: control.id, title: 'Scans are logged', effectiveness: 'partial' }],
      decider: { jobTitle: 'Head of ICT' }, months: 12, renews: null,
    });
    const { status, body } = await ask(risk, { controlIds: [control.id] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'requested', policy: TERMS.policy, deviation: TERMS.deviation, reason: TERMS.reason, compensating: TERMS.compensating, askedUntil: '2026-09-30', expiresOn: null, reference: risk.reference,
      residual: { likelihood: '3', impact: '4' }, requester: { jobTitle: 'Web Developer' }, decider: { jobTitle: 'Head of ICT' }, riskOwner: { jobTitle: 'Service Desk Manager' },
      controls: [{ id: control.id, title: 'Scans are logged', effectiveness: 'partial', now: 'partial' }], entries: [{ kind: 'requested', author: { jobTitle: 'Web Developer' } }], chain: [{ id: body.id, state: 'requested' }],
      may: { decide: false, answer: false, withdraw: true, revoke: false, renew: false, attach: true }, whyNot: null, version: 1,
    });
    expect(await read(body, at.as.registerOwner)).toMatchObject({ waitsForMe: true, may: { decide: true, withdraw: true } });
  });

  it.each<[string, (risk: RiskView) => Promise<unknown>, string]>([
    ['a draft', (risk) => at.council.sql(`UPDATE risk SET status = 'draft', reference = NULL, number = NULL, opened_at = NULL, author_id = $2 WHERE id = $1`, [risk.id, at.council.people.registerOwner.id]), 'This is a draft. Add it to the register before an exception is asked for.'],
    ['a closed risk', (risk) => at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'Over' }, version: risk.version }), 'This risk is closed. It can be read but not changed.'],
  ])('is refused on %s', async (_what, arrange, why) => {
    const risk = await open();
    await arrange(risk);
    expect(said(await ask(risk, {}, at.as.registerOwner))).toEqual([409, why]);
  });

  it('is refused on an unscored risk, and in a register of another kind', async () => {
    const unscored = await open({ residual: undefined });
    const why = 'This risk has no residual score, so it is not known what the exception would let happen. Score it first.';
    expect(said(await ask(unscored))).toEqual([409, why]);
    expect(said(await developer.get(`risks/${unscored.id}/exception-draft`))).toEqual([409, why]);
    expect(await ofRisk(unscored, developer)).toEqual({ exceptions: [], applies: true, whyNot: why });
    const service = await open({}, at.council.registers.ict);
    expect((await ask(service)).status).toBe(409);
    expect((await ofRisk(service)).applies).toBe(false);
  });

  it('ends within the months that the register allows, leans on controls of the risk, and says what keeps the risk down', async () => {
    const risk = await open();
    const other = await open();
    const elsewhere = (await at.as.riskOwner.post<ControlView>(`risks/${other.id}/controls`, { body: { title: 'Elsewhere', ownerId: at.council.people.riskOwner.id, effectiveness: 'not-assessed' } })).body;
    expect(faults(await ask(risk, { askedUntil: '2026-03-02' }))).toEqual({ askedUntil: 'Choose a day after today' });
    expect(faults(await ask(risk, { askedUntil: '2027-03-03', compensating: ' ' }))).toEqual({
      askedUntil: 'Choose a day within 12 months from today', compensating: 'Choose a control, or write what keeps the risk down meanwhile',
    });
    expect(faults(await ask(risk, { controlIds: [elsewhere.id] }))).toEqual({ controlIds: 'Choose from the controls that are in place against this risk' });
    const { version } = (await at.as.registerOwner.get<RegisterView>(`registers/${register.id}`)).body;
    await at.as.registerOwner.patch(`registers/${register.id}`, { body: { exceptionMonths: 3 }, version });
    expect(faults(await ask(risk, { askedUntil: '2026-06-03' }))).toEqual({ askedUntil: 'Choose a day within 3 months from today' });
    await at.as.registerOwner.patch(`registers/${register.id}`, { body: { exceptionMonths: 12 }, version: version + 1 });
    expect((await ask(risk, { askedUntil: '2027-03-02' })).status).toBe(201);
  });

  it('is done once for each risk while it waits, and once under one key', async () => {
    const risk = await open();
    const [first, second] = [await ask(risk, {}, developer, 'ask'), await ask(risk, {}, developer, 'ask')];
    expect(second.body).toEqual(first.body);
    expect(said(await ask(risk))).toEqual([409, 'An exception has been asked for already and waits for the decision.']);
    const twice = await open();
    const raced = await Promise.all([ask(twice), ask(twice, {}, at.as.riskOwner)]);
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is of the score that was seen', async () => {
    const risk = await open();
    await score(risk, { likelihood: '4', impact: '4' }, 1);
    const answer = await ask(risk);
    expect([answer.status, (answer.body as unknown as ProblemView).current]).toMatchObject([412, { residual: { likelihood: '4' }, version: 2 }]);
  });

  it('is for those who own risks in the unit, and not there for readers of public wording', async () => {
    const risk = await open();
    expect((await ask(risk, {}, at.as.auditor)).status).toBe(403);
    expect((await ofRisk(risk)).whyNot).toBe('You need a role as risk owner in this unit, or to own this risk, to ask for an exception on it. Ask the Head of ICT.');
    const exception = await asked(risk);
    for (const outsider of ['member', 'unitViewer', 'otherRegisterOwner'] as const) {
      const as = at.as[outsider];
      expect([outsider, (await as.get(`exceptions/${exception.id}`)).status, (await as.get(`risks/${risk.id}/exceptions`)).status, (await approve(exception, {}, as)).status]).toEqual([outsider, 404, 404, 404]);
      expect(await list('', as)).toEqual([]);
      expect((await as.get<ExceptionsOverviewView>('exceptions/overview')).body).toMatchObject({ waiting: 0, policies: [], requesters: [], registers: [] });
      expect((await as.get(`exceptions/${exception.id}/attachments`)).status).toBe(404);
    }
  });
});

describe('the decision', () => {
  it('lets it be until a day, under conditions, and is told to whoever asked', async () => {
    const exception = await asked(await open());
    at.clock.advance(60_000);
    const { status, body } = await approve(exception, { note: 'Until the new scanners come' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'in-force', expiresOn: '2026-08-31', conditions: 'Change the password each month', decidedBy: { jobTitle: 'Head of ICT' }, decidedAt: '2026-03-02T09:01:00.000Z', may: { decide: false, revoke: true, renew: true },
      entries: [{ kind: 'approved', note: 'Until the new scanners come' }, { kind: 'requested' }], version: 2,
    });
    const { exceptions } = (await developer.get<HomeView>('home')).body;
    expect(exceptions.decided.map(({ id }) => id)).toContain(exception.id);
  });

  it('is never that of whoever asked, nor of the owner of the risk', async () => {
    const own = (await ask(await open(), {}, at.as.registerOwner)).body;
    expect(own).toMatchObject({ may: { decide: false }, whyNot: 'You asked for this exception, so somebody else decides on it. Ask a risk manager.' });
    expect(said(await approve(own))).toEqual([403, 'You asked for this exception, so somebody else decides on it. Ask a risk manager.']);
    expect((await approve(own, {}, at.as.unitRiskManager)).status).toBe(201);
    const owned = await asked(await open({ ownerId: at.council.people.registerOwner.id }));
    expect(said(await decide(owned, 'refusal', { reason: 'No' }))).toEqual([403, 'You own this risk, so somebody else decides on its exception. Ask a risk manager.']);
    for (const other of ['riskOwner', 'auditor', 'unitAdministrator', 'continuityManager'] as const)
      expect([other, said(await approve(owned, {}, at.as[other]))]).toEqual([other, [403, 'Exceptions in this register are for its owner or a risk manager of its unit to decide. Ask the Head of ICT.']]);
  });

  it('goes back with a question and comes again with the answer, on the score of then; whoever answered decides no more', async () => {
    const risk = await open();
    const exception = await asked(risk);
    const returned = (await decide(exception, 'question', { reason: 'For how many scanners?' })).body;
    expect(returned).toMatchObject({ state: 'returned', entries: [{ kind: 'returned', note: 'For how many scanners?' }, {}] });
    expect(await read(exception, developer)).toMatchObject({ waitsForMe: true, may: { answer: true, withdraw: true, decide: false } });
    expect(said(await approve(returned))).toEqual([409, 'The Head of ICT sent this request back with a question on 2 March 2026 at 09:00.']);
    await score(risk, { likelihood: '2', impact: '4' }, 1);
    const answered = await decide(returned, 'answer', { ...TERMS, answer: 'For four', deviation: 'Four scanners, all on one floor' }, at.as.unitRiskManager);
    expect(answered.body).toMatchObject({ state: 'requested', deviation: 'Four scanners, all on one floor', residual: { likelihood: '2' }, entries: [{ kind: 'answered', note: 'For four' }, {}, {}], version: 3 });
    expect(said(await approve(answered.body, {}, at.as.unitRiskManager))).toEqual([403, 'You asked for this exception, so somebody else decides on it. Ask the Head of ICT.']);
    expect((await approve(answered.body)).status).toBe(201);
  });

  it('is declined with a reason, and may be asked for anew', async () => {
    const risk = await open();
    const exception = await asked(risk);
    expect(faults(await decide(exception, 'refusal', { reason: ' ' }))).toEqual({ reason: 'Write the reason' });
    expect((await decide(exception, 'refusal', { reason: 'Buy one licence' })).body).toMatchObject({ state: 'declined', decidedBy: { jobTitle: 'Head of ICT' }, may: { renew: false, revoke: false, attach: false } });
    expect((await ask(risk)).status).toBe(201);
  });

  it('is not taken on a request that was withdrawn', async () => {
    const exception = await asked(await open());
    expect((await decide(exception, 'withdrawal', { reason: 'Not needed' }, at.as.continuityManager)).status).toBe(403);
    expect((await decide(exception, 'withdrawal', { reason: 'Not needed' }, developer)).body).toMatchObject({ state: 'withdrawn' });
    expect(said(await approve(exception))).toEqual([409, 'The Web Developer withdrew this request on 2 March 2026 at 09:00.']);
    expect(said(await decide(exception, 'withdrawal', { reason: 'Again' }, developer))[0]).toBe(409);
  });

  it('taken by two at once is that of the first; the other is told what was decided', async () => {
    const exception = await asked(await open());
    const raced = await Promise.all([approve(exception), decide(exception, 'refusal', { reason: 'No' }, at.as.unitRiskManager)]);
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409]);
    const late = raced.find(({ status }) => status === 409)!;
    expect(said(late)[1]).toMatch(/^The (Head of ICT approved this exception on 2 March 2026 at 09:00, until 31 August 2026|.+ declined this request on 2 March 2026 at 09:00)\.$/);
  });

  it('is of the risk that was seen: scored otherwise meanwhile, it is refused with the exception as it is', async () => {
    const risk = await open();
    const exception = await asked(risk);
    await score(risk, { likelihood: '5', impact: '5' }, 1);
    const answer = await approve(exception);
    expect([answer.status, (answer.body as unknown as ProblemView).current]).toMatchObject([412, { residual: { likelihood: '3' }, residualNow: { likelihood: '5' }, riskVersion: 2 }]);
    const approved = await approve({ ...exception, riskVersion: 2 });
    expect(approved.body).toMatchObject({ state: 'in-force', residual: { likelihood: '5', impact: '5' } });
    expect((await decide(await asked(await open()), 'approval', { riskVersion: 1, expiresOn: '2026-08-31' }, at.as.registerOwner, 7)).status).toBe(412);
  });

  it('lasts no longer than the register allows', async () => {
    const exception = await asked(await open());
    expect(faults(await approve(exception, { expiresOn: '2026-03-02' }))).toEqual({ expiresOn: 'Choose a day after today' });
    expect(faults(await approve(exception, { expiresOn: '2027-03-03' }))).toEqual({ expiresOn: 'Choose a day within 12 months from today' });
  });

  it('has nothing left to decide once the risk is closed', async () => {
    const risk = await open();
    const exception = await asked(risk);
    await at.as.registerOwner.post(`risks/${risk.id}/closure`, { body: { reason: 'The scanners are gone' }, version: 1 });
    expect(await read(exception, at.as.registerOwner)).toMatchObject({ state: 'lapsed', waitsForMe: false, may: { decide: false, withdraw: false } });
    expect(said(await approve(exception))).toEqual([409, 'This risk is closed. It can be read but not changed.']);
  });
});

describe('an approved exception', () => {
  const approved = async (body: object = {}): Promise<[RiskView, ExceptionView]> => {
    const risk = await open();
    return [risk, (await approve(await asked(risk), body)).body];
  };

  it('goes stale with another score, not with the same one given again, and holds anew when it is scored back', async () => {
    const [risk, exception] = await approved();
    await score(risk, { likelihood: '3', impact: '4', rationale: 'As before' }, 1);
    expect((await read(exception)).state).toBe('in-force');
    await score(risk, { likelihood: '4', impact: '4' }, 2);
    expect(await read(exception)).toMatchObject({ state: 'stale', residual: { likelihood: '3' }, residualNow: { likelihood: '4' } });
    expect((await at.as.auditor.get<RiskCheckView>(`risks/${risk.id}/contradictions`)).body).toMatchObject({ findings: [{ kind: 'exception-over', count: 1 }], facts: { exceptionsOver: 1 } });
    await score(risk, { likelihood: '3', impact: '4' }, 3);
    expect((await read(exception)).state).toBe('in-force');
  });

  it('holds to the end of its last day by the calendar of the council, and is then over', async () => {
    const [, exception] = await approved({ expiresOn: '2026-06-30' });
    at.clock.set('2026-06-30T22:30:00Z');
    expect((await read(exception)).state).toBe('in-force');
    at.clock.set('2026-06-30T23:30:00Z');
    expect(await read(exception, at.as.registerOwner)).toMatchObject({ state: 'expired', may: { revoke: false, renew: true } });
    expect(said(await decide(exception, 'revocation', { reason: 'Late' }))).toEqual([409, 'This exception has expired. There is nothing left to revoke.']);
  });

  it('is revoked with a reason by whoever decides there, the owner of the risk among them', async () => {
    const risk = await open({ ownerId: at.council.people.registerOwner.id });
    const exception = (await approve(await asked(risk), {}, at.as.unitRiskManager)).body;
    expect((await decide(exception, 'revocation', { reason: 'x' }, developer)).status).toBe(403);
    expect((await decide(exception, 'revocation', { reason: 'The password was shared' })).body).toMatchObject({ state: 'revoked', entries: [{ kind: 'revoked', note: 'The password was shared' }, {}, {}], decidedBy: { id: at.council.people.unitRiskManager.id } });
    expect(said(await decide(exception, 'revocation', { reason: 'Again' }))[0]).toBe(409);
  });

  it('is renewed by a request that names it and says what changed; approved, the chain goes on', async () => {
    const [risk, first] = await approved({ expiresOn: '2026-06-30' });
    at.clock.set('2026-07-06T09:00:00Z');
    await score(risk, { likelihood: '2', impact: '4' }, 1);
    const draft = (await developer.get<ExceptionDraftView>(`risks/${risk.id}/exception-draft?renews=${first.id}`)).body;
    expect(draft).toMatchObject({
      residual: { likelihood: '2' }, policies: expect.arrayContaining([TERMS.policy]),
      renews: { id: first.id, state: 'expired', policy: TERMS.policy, residual: { likelihood: '3' }, conditions: 'Change the password each month', expiresOn: '2026-06-30', decidedBy: { jobTitle: 'Head of ICT' } },
    });
    const renewal = await asked({ id: risk.id, version: 2 }, { renewsId: first.id, askedUntil: '2026-12-31' });
    expect(renewal).toMatchObject({ renews: true, renewsFrom: { id: first.id, residual: { likelihood: '3' }, expiresOn: '2026-06-30' }, chain: [{ id: first.id, state: 'expired' }, { id: renewal.id, state: 'requested' }] });
    expect((await read(first)).state).toBe('expired');
    const second = (await approve(renewal, { expiresOn: '2026-12-31' })).body;
    expect(second.renewsFrom).toBeNull();
    expect(second.chain).toEqual([expect.objectContaining({ id: first.id, state: 'renewed' }), expect.objectContaining({ id: second.id, state: 'in-force', expiresOn: '2026-12-31' })]);
    expect(faults(await ask({ id: risk.id, version: 2 }, { renewsId: first.id, askedUntil: '2026-12-31' }))).toEqual({ renewsId: 'This exception was renewed already. Renew the later one.' });
    const [, other] = await approved({ expiresOn: '2026-12-31' });
    expect(faults(await ask({ id: risk.id, version: 2 }, { renewsId: other.id, askedUntil: '2026-12-31' }))).toEqual({ renewsId: 'Choose an exception of this risk' });
    expect((await developer.get(`risks/${risk.id}/exception-draft?renews=${other.id}`)).status).toBe(404);
  });

  it('tells what became of its controls', async () => {
    const risk = await open();
    const control = async (title: string) =>
      (await at.as.riskOwner.post<ControlView>(`risks/${risk.id}/controls`, { body: { title, ownerId: at.council.people.riskOwner.id, effectiveness: 'effective', assessedOn: '2026-02-01' } })).body;
    const [kept, gone] = [await control('Logged'), await control('Locked room')];
    const exception = (await approve(await asked(risk, { controlIds: [kept.id, gone.id] }))).body;
    await at.as.riskOwner.post(`controls/${kept.id}/assessments`, { body: { effectiveness: 'ineffective', assessedOn: '2026-03-01' }, version: kept.version });
    await at.as.riskOwner.post(`controls/${gone.id}/withdrawal`, { body: { reason: 'The lock is broken' }, version: gone.version });
    expect((await read(exception)).controls).toEqual([
      { id: kept.id, title: 'Logged', effectiveness: 'effective', now: 'ineffective' }, { id: gone.id, title: 'Locked room', effectiveness: 'effective', now: null },
    ]);
  });

  it('is on Home of whoever asked and of the owner of the risk while it ends soon, unless its renewal waits', async () => {
    const [risk, exception] = await approved({ expiresOn: '2026-03-20' });
    const ending = async (as: Speaker) => (await as.get<HomeView>('home')).body.exceptions.ending.map(({ id }) => id);
    for (const as of [developer, at.as.riskOwner]) expect(await ending(as)).toContain(exception.id);
    expect(await ending(at.as.registerOwner)).not.toContain(exception.id);
    await asked(risk, { renewsId: exception.id });
    expect(await ending(developer)).not.toContain(exception.id);
  });

  it('was as it was: read as at a past day', async () => {
    const [risk, exception] = await approved();
    at.clock.set('2026-04-02T09:00:00Z');
    await score(risk, { likelihood: '5', impact: '4' }, 1);
    at.clock.set('2026-04-10T09:00:00Z');
    expect((await read(exception)).state).toBe('stale');
    const then = (await at.as.registerOwner.get<ExceptionView>(`exceptions/${exception.id}?asAt=2026-03-15`)).body;
    expect(then).toMatchObject({ state: 'in-force', waitsForMe: false, may: { decide: false, revoke: false, renew: false, attach: false } });
    expect((await list('?asAt=2026-03-15')).find(({ id }) => id === exception.id)?.state).toBe('in-force');
    expect((await list('')).find(({ id }) => id === exception.id)?.state).toBe('stale');
    expect((await at.as.auditor.get<ExceptionsOfRiskView>(`risks/${risk.id}/exceptions?asAt=2026-03-15`)).body.exceptions).toMatchObject([{ state: 'in-force' }]);
  });

  it('is told among the changes of the risk and in the audit trail, and takes files while it lives', async () => {
    const [risk, exception] = await approved();
    const { items } = (await at.as.auditor.get<Page<ChangeView>>(`risks/${risk.id}/changes`)).body;
    expect(items.map(({ action, about }) => [action, about])).toEqual([['exception.approved', TERMS.policy], ['exception.requested', TERMS.policy], ['risk.added', null]]);
    const trail = (await at.as.auditor.get<Page<AuditEventView>>(`audit-events?subject=${exception.id}`)).body.items;
    expect(trail.map(({ action, subject }) => [action, subject.label])).toEqual([['exception.approved', `${risk.reference} ${TERMS.policy}`], ['exception.requested', `${risk.reference} ${TERMS.policy}`]]);
  });
});

describe('notices', () => {
  const told = async (as: Speaker, id: string) => (await as.get<Page<NoticeView>>('notices?kind=exception')).body.items.filter(({ path }) => path === `/exceptions/${id}`).map(({ line, overdue, dueOn }) => [line, overdue, dueOn]);

  it('tell who decides what waits, who answers what was asked, and who asked or owns the risk what ends, went stale or ran out', async () => {
    const risk = await open();
    const exception = await asked(risk);
    expect(await told(at.as.registerOwner, exception.id)).toEqual([['An exception waits for your decision, asked by the Web Developer', false, null]]);
    for (const as of [developer, at.as.riskOwner, at.as.auditor, at.as.member]) expect(await told(as, exception.id)).toEqual([]);
    const returned = (await decide(exception, 'question', { reason: 'How many?' })).body;
    expect(await told(developer, exception.id)).toEqual([['A question about the exception waits for your answer', false, null]]);
    const answered = (await decide(returned, 'answer', { ...TERMS, answer: 'Four' }, developer)).body;
    await approve(answered, { expiresOn: '2026-06-30' });
    expect(await told(developer, exception.id)).toEqual([]);
    at.clock.set('2026-06-10T09:00:00Z');
    for (const as of [developer, at.as.riskOwner]) expect(await told(as, exception.id)).toEqual([['The exception ends soon', false, '2026-06-30']]);
    await score(risk, { likelihood: '5', impact: '5' }, 1);
    expect(await told(developer, exception.id)).toEqual([['The exception holds no more: the risk was scored anew', true, '2026-06-30']]);
    at.clock.set('2026-07-10T09:00:00Z');
    expect(await told(at.as.riskOwner, exception.id)).toEqual([['The exception has run out', true, '2026-06-30']]);
    expect(await told(at.as.registerOwner, exception.id)).toEqual([]);
  });
});

describe('the list of exceptions', () => {
  it('is narrowed by state, by what ends soon, by policy, people, register, unit and words, and counted', async () => {
    const [soon, later] = [await asked(await open(), { policy: 'Removable media policy' }), await asked(await open(), { policy: 'removable media POLICY' })];
    await approve(soon, { expiresOn: '2026-04-15' });
    await approve(later, { expiresOn: '2026-08-31' });
    const waiting = await asked(await open({ title: 'Unpatched kiosk' }), { policy: 'Removable media policy' });
    const media = '?policy=Removable%20media%20policy';
    const ids = async (query: string) => (await list(`${media}${query}`)).map(({ id }) => id);
    expect(await ids('')).toEqual([soon.id, later.id, waiting.id]);
    expect(await ids('&sort=-until')).toEqual([waiting.id, later.id, soon.id]);
    expect(await ids('&state=in-force')).toEqual([soon.id, later.id]);
    expect(await ids('&ending=30')).toEqual([]);
    expect(await ids('&ending=60')).toEqual([soon.id]);
    expect(await ids(`&requester=${developerId}&register=${register.id}&unit=${at.council.units.resources}`)).toHaveLength(3);
    expect(await ids(`&approver=${at.council.people.registerOwner.id}`)).toEqual([soon.id, later.id]);
    expect(await ids(`&unit=${at.council.units.housing}`)).toEqual([]);
    expect(await ids('&q=kiosk%20media')).toEqual([waiting.id]);
    expect((await at.as.auditor.get(`exceptions?ending=soon`)).status).toBe(422);
    const overview = (await at.as.auditor.get<ExceptionsOverviewView>('exceptions/overview')).body;
    expect(overview.policies.filter((name) => name.toLowerCase() === 'removable media policy')).toHaveLength(1);
    expect(overview.requesters).toContainEqual(expect.objectContaining({ id: developerId }));
    const all = await list('');
    expect(overview.states.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    expect(overview.ending.map(({ days }) => days)).toEqual([30, 60, 90]);
  });

  it.each(['changed', 'reference', 'policy', 'requester', 'until', 'state'])('comes page by page in the order of %s', async (sort) => {
    await at.council.sql(
      `INSERT INTO policy_exception SELECT n.* FROM (SELECT min(id::text)::uuid AS id FROM policy_exception WHERE step = 'approved') sample JOIN policy_exception e ON e.id = sample.id
       CROSS JOIN generate_series(1, 60 - (SELECT count(*)::int FROM policy_exception WHERE policy = 'Bulk policy')) i
       CROSS JOIN LATERAL json_populate_record(e, json_build_object('id', md5('bulk' || i)::uuid, 'policy', 'Bulk policy', 'step', 'withdrawn', 'decided_by', NULL, 'decided_at', NULL, 'expires_on', NULL,
         'predecessor_id', NULL, 'successor_id', NULL)) n`,
    );
    const first = (await at.as.auditor.get<Page<ExceptionRow>>(`exceptions?policy=bulk%20policy&sort=-${sort}`)).body;
    const second = (await at.as.auditor.get<Page<ExceptionRow>>(`exceptions?policy=bulk%20policy&sort=-${sort}&after=${first.next}`)).body;
    expect([first.items.length, first.total, second.items.length, second.next]).toEqual([50, 60, 10, null]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(60);
  });

  it('holds what waits for the caller by the rule of the domain, and so says the number in the navigation', async () => {
    for (const as of [at.as.registerOwner, at.as.riskManager, at.as.unitRiskManager, developer, at.as.riskOwner, at.as.auditor]) {
      const rows = (await as.get<Page<ExceptionRow>>('exceptions?state=requested&state=returned')).body.items;
      for (const row of rows) {
        const { may } = (await as.get<ExceptionView>(`exceptions/${row.id}`)).body;
        if (row.state === 'requested') expect(row.waitsForMe).toBe(may.decide);
        else expect(row.waitsForMe && !may.answer).toBe(false);
      }
      const waiting = rows.filter(({ waitsForMe }) => waitsForMe).length;
      expect((await as.get<{ waiting: number }>('exceptions/waiting')).body.waiting).toBe(waiting);
      expect((await as.get<HomeView>('home')).body.exceptions.waiting).toHaveLength(Math.min(waiting, 20));
    }
  });

  it('tells states as the domain does', async () => {
    at.clock.set('2026-07-06T09:00:00Z');
    const rows = await at.council.sql<{ id: string; step: 'approved'; expires_on: string | null; renewed: boolean; then: object; status: 'open'; now: object }>(
      `SELECT e.id, e.step, e.expires_on::text, e.successor_id IS NOT NULL AS renewed, k.status,
         json_build_object('matrixVersionId', e.matrix_version_id, 'likelihood', e.likelihood, 'impact', e.impact, 'level', e.level) AS then,
         json_build_object('matrixVersionId', k.residual_matrix_version_id, 'likelihood', k.residual_likelihood, 'impact', k.residual_impact, 'level', k.residual_level) AS now
       FROM policy_exception e JOIN risk k ON k.id = e.risk_id WHERE e.policy <> 'Bulk policy' AND k.status <> 'draft'`,
    );
    const expected = new Map<string, ExceptionState>(rows.map(({ id, step, expires_on, renewed, then, status, now }) => [
      id, exceptionState({ step, expiresOn: expires_on, renewed, residual: then as never }, { status, residual: now as never }, '2026-07-06'),
    ]));
    const told = (await list('?sort=changed')).filter(({ policy }) => policy !== 'Bulk policy');
    expect(new Set([...expected.values()]).size).toBeGreaterThan(5);
    for (const { id, state } of told) expect([id, state]).toEqual([id, expected.get(id)]);
  });
});
