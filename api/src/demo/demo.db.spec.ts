import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AcceptancesView, ActionRow, ActionView, AssessmentView, CoveragePage, CrosswalkView, EscalationRow, ExceptionRow, ExerciseProgrammesView, ExerciseRow, ExerciseView, ExportRow, FailureReviewRow, FailureReviewView, FreezeCheckView, FreezeRow, FreezeView, MadeReportRow, HeatMapView, HomeView, ImpactAnalysisRow, ImportListRow, IndicatorRow, MatrixView, ObjectiveTreeView, NoticeCountView, NoticeView, Page, PartnershipRow, PlanRow, PlanVersionView, RecommendationRow, RecommendationView, RegisterMovementView, RegisterSummary, RegisterContradictionsView, ResourceRow, RiskCheckView, RiskRow, RoadmapRow, SittingRow, SittingView, WhatIfView } from '@holdfast/contracts';
import { costsByYear, dueState, plannedTime, RECOMMENDATION_STATES, type AssessmentKind, type RecoveryBasis } from '@holdfast/domain';
import { demoSignIns, emailOf, holdsDemo, PEOPLE, type PersonKey } from '@holdfast/db';
import { ICT_SERVICE_RISKS } from '../../../db/seeds/demo/ict-service-register';
import { REGISTERS } from '../../../db/seeds/demo/registers';
import { query } from '../../test/fresh-database';
import { startApp, type TestApp } from '../../test/start-app';
import { loadDemo } from './load-demo';

const NOW = new Date('2026-06-12T15:00:00Z');
const TODAY = '2026-06-12';

describe('the demo council', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startApp({ now: NOW.toISOString(), demo: true });
    await loadDemo(test.database, NOW);
  }, 300_000);
  afterAll(() => test.close());

  const signedIn = new Map<string, string>();
  const cookieOf = async (email: string): Promise<string> => {
    const known = signedIn.get(email);
    if (known) return known;
    const password = demoSignIns[0]!.password;
    const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } });
    expect({ email, status: answer.statusCode }).toEqual({ email, status: 201 });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    signedIn.set(email, cookie);
    return cookie;
  };
  const get = async <Body>(person: PersonKey, url: string): Promise<Body> => {
    const answer = await test.app.inject({ method: 'GET', url: `/api/${url}`, headers: { cookie: await cookieOf(emailOf(PEOPLE[person])) } });
    expect({ url, status: answer.statusCode }).toEqual({ url, status: 200 });
    return answer.json<Body>();
  };
  const statusOf = async (person: PersonKey, url: string) =>
    (await test.app.inject({ method: 'GET', url: `/api/${url}`, headers: { cookie: await cookieOf(emailOf(PEOPLE[person])) } })).statusCode;
  const registerIds = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await get<RegisterSummary[]>('riskManager', 'registers')).map(({ prefix, id }) => [prefix, id]));
  const risksOf = async (person: PersonKey, registerId: string, filter = ''): Promise<RiskRow[]> => {
    const items: RiskRow[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Page<RiskRow> = await get(person, `registers/${registerId}/risks?sort=reference${filter}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      items.push(...page.items);
      after = page.next;
    }
    return items;
  };
  const mapOf = (person: PersonKey, registerId: string, kind: AssessmentKind = 'residual', more = '') =>
    get<HeatMapView>(person, `registers/${registerId}/heat-map?kind=${kind}${more}`);
  const sum = (counts: Iterable<{ count: number }>): number => [...counts].reduce((total, { count }) => total + count, 0);

  /** Numbers of the risks in each cell, as the list gives them when the cell is chosen. */
  const numbersByCell = async (registerId: string, kind: AssessmentKind): Promise<Record<string, number[]>> => {
    const found: Record<string, number[]> = {};
    for (const { likelihood, impact, count } of (await mapOf('headOfIct', registerId, kind)).cells) {
      const rows = await risksOf('headOfIct', registerId, `&kind=${kind}&likelihood=${likelihood}&impact=${impact}`);
      expect(rows).toHaveLength(count);
      found[`${likelihood},${impact}`] = rows.map(({ reference }) => Number(reference!.slice(4)));
    }
    return found;
  };

  it('recorded every change at its moment, by somebody who might make it, and leaves nobody signed in', async () => {
    const [told] = await query<{ late: number; unsaid: number; sessions: number; weekend: number }>(
      test.database.ownerUrl,
      `SELECT count(*) FILTER (WHERE at >= $1)::int AS late, count(*) FILTER (WHERE actor_id IS NULL AND action <> 'organisation.set-up')::int AS unsaid,
         count(*) FILTER (WHERE extract(isodow FROM at) > 5)::int AS weekend, (SELECT count(*)::int FROM session) AS sessions FROM audit_event`,
      [NOW],
    );
    expect(told).toEqual({ late: 0, unsaid: 0, weekend: 0, sessions: 0 });
  });

  it('has twelve monthly restore tests behind one programme, each with its set and with what was looked at of it', async () => {
    const { items: programmes } = await get<ExerciseProgrammesView>('continuityManager', 'exercise-programmes');
    const programme = programmes.find(({ name }) => name === 'Monthly restore test');
    const { items } = await get<Page<ExerciseRow>>('continuityManager', `exercises?programme=${programme!.id}`);
    expect(items.map(({ kind, state }) => [kind, state])).toEqual(Array.from({ length: 12 }, () => ['restore-test', 'signed-off']));
    const told = await Promise.all(items.map(({ id }) => get<ExerciseView>('continuityManager', `exercises/${id}`)));
    expect(new Set(told.map(({ dueOn }) => dueOn)).size).toBe(12);
    for (const { backupSet, backupTakenAt, sample, backupAgeMinutes } of told) expect([backupSet, backupTakenAt, sample, backupAgeMinutes]).toEqual(['Nightly set', expect.any(String), expect.stringMatching(/\w/), expect.any(Number)]);
    expect(programme!.nextDue! > items[0]!.plannedFor).toBe(true);
    // A nightly set may lose a day; what asks for less is told of by the failover.
    expect(told.flatMap(({ scope }) => scope.map(({ againstRpo }) => againstRpo)).filter((one) => one === 'over')).toEqual([]);
  });

  it('covers what it rehearsed by an approved plan, and names what each other critical activity lacks', async () => {
    const { items, looked } = await get<CoveragePage>('continuityManager', 'coverage?finding=activity');
    expect([looked.critical, looked.covered]).toEqual([8, 2]);
    const lacking = items.map(({ name }) => name);
    expect(lacking).toHaveLength(6);
    for (const covered of ['Contact centre', 'Housing benefit payments']) expect(lacking).not.toContain(covered);
  });

  it('lets everybody who is announced sign in', async () => {
    expect(demoSignIns.map(({ role }) => role.split(':')[0])).toEqual([
      'Head of ICT', 'Risk Manager', 'Director of Resources', 'Infrastructure Manager', 'Applications Manager', 'Service Desk Manager', 'Digital Programme Manager',
      'Information Governance Officer', 'Continuity Manager', 'Internal Auditor', 'Elected Member, Scrutiny', 'Administrator', 'Head of Communities',
    ]);
    for (const { email } of demoSignIns) await cookieOf(email);
  });

  it('has the heat map of the ICT service as it was published, cell by cell', async () => {
    const { ICT } = await registerIds();
    expect(await numbersByCell(ICT!, 'residual')).toEqual({
      'C,III': [7], 'C,II': [4, 12, 13], 'D,III': [2, 3, 5, 9], 'D,II': [10], 'E,II': [6, 11], 'F,II': [8], 'F,I': [1],
    });
    const map = await mapOf('headOfIct', ICT!);
    expect({ open: map.open, outside: [map.leftOut, map.unscored, map.notComparable, map.exempt, sum(map.levelOnly)] }).toEqual({ open: 13, outside: [0, 0, 0, 0, 0] });
  });

  it('draws seven of the thirteen at their inherent as evidenced: one failed, two are stale, four have no evidence', async () => {
    const { ICT } = await registerIds();
    expect((await mapOf('headOfIct', ICT!, 'residual', '&basis=evidenced')).evidenced).toEqual({ failed: 1, stale: 2, none: 4, cannotBeDrawn: 0 });
    const disaster = async (more = ''): Promise<RiskRow['evidence']> => (await risksOf('headOfIct', ICT!, `&basis=evidenced${more}`)).find(({ reference }) => reference === 'ICT-001')?.evidence;
    expect(await disaster()).toEqual({ state: 'failed', drawn: 'inherent', since: '2026-05-08' });
    // The failover was held on 8 May and typed in on 12 May: until then the claim was borne out.
    expect((await disaster('&asAt=2026-05-11'))?.drawn).toBe('residual');
    expect((await get<HomeView>('headOfIct', 'home')).failedEvidence.map(({ reference, failedKind }) => [reference, failedKind])).toEqual([['ICT-001', 'exercise']]);
    const { items } = await get<Page<NoticeView>>('headOfIct', 'notices?kind=evidence');
    expect(items.map(({ line }) => line)).toEqual(['A rehearsal failed: ICT-001 is drawn as Very high now']);
  });

  it('has another map of the ICT service before controls, and another as it is meant to become', async () => {
    const { ICT } = await registerIds();
    const inherent = await numbersByCell(ICT!, 'inherent');
    expect(inherent).toMatchObject({ 'C,I': [1], 'B,I': [10] });
    expect(sum((await mapOf('headOfIct', ICT!, 'inherent')).cells)).toBe(13);
    const target = await mapOf('headOfIct', ICT!, 'target');
    expect({ shown: sum(target.cells), unscored: target.unscored }).toEqual({ shown: 8, unscored: 5 });
  });

  it('knows only the level of O1 to O4, and nothing yet of O5 and O6', async () => {
    const { SOB } = await registerIds();
    for (const kind of ['inherent', 'residual'] as const)
      expect(await mapOf('headOfIct', SOB!, kind)).toMatchObject({ open: 6, cells: [], levelOnly: [{ level: 'L', count: 4 }], unscored: 2, notComparable: 0 });
    expect((await risksOf('headOfIct', SOB!)).map(({ title, residual: { likelihood, impact, level } }) => [title.slice(0, 2), likelihood, impact, level])).toEqual([
      ['O1', null, null, 'L'], ['O2', null, null, 'L'], ['O3', null, null, 'L'], ['O4', null, null, 'L'], ['O5', null, null, null], ['O6', null, null, null],
    ]);
  });

  it('adds up on the corporate roll-up, with something in each of its parts', async () => {
    const { CRP } = await registerIds();
    const map = await mapOf('riskManager', CRP!, 'residual', '&below=true');
    const parts = { shown: sum(map.cells), leftOut: map.leftOut, levelOnly: sum(map.levelOnly), unscored: map.unscored, notComparable: map.notComparable };
    expect(parts).toEqual({ shown: 60, leftOut: 2, levelOnly: 1, unscored: 6, notComparable: 4 });
    expect({ registers: map.registers, open: map.open }).toEqual({ registers: 9, open: 73 });
    expect(Object.values(parts).reduce((total, part) => total + part)).toBe(map.open);
  });

  it('adds up on every map of every register, of any kind, for every reader, with registers below or without', async () => {
    for (const person of ['riskManager', 'headOfIct', 'member', 'headOfCommunities'] as const) {
      for (const { id, prefix } of await get<RegisterSummary[]>(person, 'registers')) {
        for (const [kind, basis] of [['inherent', 'claimed'], ['residual', 'claimed'], ['residual', 'evidenced'], ['target', 'claimed']] as const) {
          for (const below of [false, true]) {
            const map = await mapOf(person, id, kind, `&below=${below}&basis=${basis}`);
            const total = sum(map.cells) + map.leftOut + sum(map.levelOnly) + map.unscored + map.notComparable + (map.evidenced?.cannotBeDrawn ?? 0);
            expect({ person, prefix, kind, basis, below, total }).toEqual({ person, prefix, kind, basis, below, total: map.open });
          }
        }
        expect({ person, prefix, open: (await mapOf(person, id)).open }).toEqual({ person, prefix, open: (await risksOf(person, id)).length });
      }
    }
  }, 60_000);

  it('cannot compare the CRM project on the matrix of the ICT service, since nobody declared how', async () => {
    const { ICT } = await registerIds();
    expect((await mapOf('headOfIct', ICT!, 'residual', '&below=true')).notComparable).toBe(7);
    const crosswalks = await get<CrosswalkView[]>('riskManager', 'crosswalks');
    expect(crosswalks.map(({ from, to }) => [from.name, to.name])).toEqual([['ICT A–F × IV–I', 'Corporate 5 × 5']]);
  });

  it('has a risk that the rule of its register suggests to the one above, which waits to be put into words', async () => {
    const { items } = await get<Page<EscalationRow>>('serviceDeskManager', 'escalations?state=suggested');
    expect(items.map(({ reference, from, to, proposer, waitsForMe }) => [reference, from.registerName, to.registerName, proposer, waitsForMe])).toEqual([
      ['OPS-006', 'ICT operational plan', 'ICT service register', null, true],
    ]);
  });

  it('leads four registers down, from the corporate one to a single request', async () => {
    const registers = await get<RegisterSummary[]>('riskManager', 'registers');
    const byId = new Map(registers.map((register) => [register.id, register]));
    const path: string[] = [];
    for (let here = registers.find(({ prefix }) => prefix === 'IRA'); here; here = here.parentId === null ? undefined : byId.get(here.parentId)) path.unshift(here.prefix);
    expect(path).toEqual(['CRP', 'ICT', 'OPS', 'IRA']);
    expect(new Set(registers.map(({ layer }) => layer)).size).toBe(6);
  });

  it('keeps departmental risks in the corporate register, told apart by their unit', async () => {
    const { CRP } = await registerIds();
    const units = new Set((await risksOf('riskManager', CRP!)).map(({ unitName }) => unitName));
    expect([...units].sort()).toEqual([
      'Adult Social Care', 'Aldermere Council', 'Children’s Services', 'Customer Services', 'Finance', 'Human Resources', 'ICT', 'Legal Services', 'Resources',
    ]);
  });

  it('keeps the ICT registers from another directorate', async () => {
    const mine = await get<RegisterSummary[]>('headOfCommunities', 'registers');
    expect(mine.map(({ prefix }) => prefix)).toEqual(['COM']);
    const { OPS, CRP } = await registerIds();
    for (const id of [OPS, CRP]) for (const part of ['', '/heat-map', '/risks']) expect(await statusOf('headOfCommunities', `registers/${id}${part}`)).toBe(404);
  });

  it('tells a member how many risks are exempt, and not a word of them', async () => {
    const exempt = REGISTERS.flatMap(({ risks }) => risks).filter((risk) => risk.exempt);
    const hidden = exempt.filter((risk) => !risk.exempt?.publicTitle);
    expect([exempt.length, hidden.length]).toEqual([9, 5]);
    const { CRP } = await registerIds();
    const map = await mapOf('member', CRP!, 'residual', '&below=true');
    expect({ exempt: map.exempt, open: map.open }).toEqual({ exempt: 5, open: 68 });
    const read = JSON.stringify(await risksOf('member', CRP!, '&below=true'));
    for (const risk of exempt) for (const words of [risk.title, risk.cause, risk.event]) if (words && words !== risk.exempt?.publicTitle) expect(read).not.toContain(words);
    for (const words of ['adjudication', 'landlord', 'ballot', 'macro']) {
      const found = (await risksOf('member', CRP!, `&below=true&q=${words}`)).map(({ reference }) => reference);
      expect({ words, found }).toEqual({ words, found: words === 'macro' ? ['MAL-008'] : [] });
    }
  });

  it('has a review sitting with its minutes, and risks that have not moved for long', async () => {
    const { ICT } = await registerIds();
    const [sitting, ...more] = await get<SittingRow[]>('internalAuditor', `registers/${ICT}/review-sittings`);
    expect([sitting, more]).toMatchObject([{ decided: 11, host: { jobTitle: 'Head of ICT' } }, []]);
    const { items, note, people } = await get<SittingView>('internalAuditor', `review-sittings/${sitting!.id}`);
    expect(items.filter(({ state }) => state !== 'decided').map(({ reference, state }) => [reference, state]).sort()).toEqual([['ICT-001', 'open'], ['ICT-010', 'skipped']]);
    expect([people.length, note]).toEqual([4, expect.stringContaining('next sitting')]);
    const { flagged } = await get<RegisterContradictionsView>('internalAuditor', `registers/${ICT}/contradictions`);
    expect(flagged.risks.find(({ reference }) => reference === 'ICT-013')?.flags).toMatchObject([{ flag: 'level-still' }]);
  });

  it('has reviews overdue, due soon and later, as its dates say', async () => {
    const rows = (await Promise.all(Object.values(await registerIds()).map((id) => risksOf('riskManager', id)))).flat();
    const states = rows.map(({ nextReview }) => dueState(nextReview, TODAY));
    const count = (state: string) => states.filter((one) => one.state === state).length;
    expect(count('overdue')).toBeGreaterThan(8);
    expect(count('overdue')).toBeLessThan(rows.length / 4);
    expect(count('due-soon')).toBeGreaterThan(8);
    expect(count('later')).toBeGreaterThan(20);
    for (const { days } of states) expect(days).toBeGreaterThan(-40);
    const { ICT } = await registerIds();
    expect((await risksOf('headOfIct', ICT!, '&due=overdue')).map(({ reference }) => reference)).toEqual(['ICT-010', 'ICT-012']);
  });

  it('has risks that rose, came down, stayed, are new and are not scored yet', async () => {
    const rows = (await Promise.all(Object.values(await registerIds()).map((id) => risksOf('riskManager', id)))).flat();
    const moved = (of: (movement: RiskRow['movement']) => boolean) => rows.filter(({ movement }) => of(movement)).length;
    expect(moved((movement) => movement?.kind === 'levels' && movement.levels > 0)).toBeGreaterThan(3);
    expect(moved((movement) => movement?.kind === 'levels' && movement.levels < 0)).toBeGreaterThan(3);
    expect(moved((movement) => movement?.kind === 'levels' && movement.levels === 0)).toBeGreaterThan(20);
    expect(moved((movement) => movement?.kind === 'new')).toBeGreaterThan(0);
    expect(moved((movement) => movement === null)).toBe(6);
  });

  it('has two years of history, told in order', async () => {
    const { ICT } = await registerIds();
    const [first] = await risksOf('headOfIct', ICT!);
    const assessments = await get<AssessmentView[]>('headOfIct', `risks/${first!.id}/assessments`);
    expect(assessments.length).toBeGreaterThanOrEqual(9);
    const moments = assessments.map(({ recordedAt }) => Date.parse(recordedAt));
    expect(moments).toEqual([...moments].sort((a, b) => b - a));
    expect(NOW.getTime() - moments.at(-1)!).toBeGreaterThan(2 * 365 * 86_400_000);
    const [{ late }] = (await query<{ late: string }>(test.database.ownerUrl, 'SELECT count(*) AS late FROM risk_assessment WHERE recorded_at >= $1', [NOW])) as [{ late: string }];
    expect(late).toBe('0');
  });

  it('has its drafts seen by their authors and the owners of the registers alone', async () => {
    const { ICT } = await registerIds();
    expect((await risksOf('headOfIct', ICT!, '&status=draft')).length).toBe(2);
    expect((await risksOf('applicationsManager', ICT!, '&status=draft')).length).toBe(1);
    expect((await risksOf('riskManager', ICT!, '&status=draft')).length).toBe(0);
  });

  it('has seven objectives with risks to them, and a matrix of which the next version is a draft', async () => {
    const objectives = await query<{ code: string }>(test.database.ownerUrl, 'SELECT DISTINCT code FROM objective JOIN risk_objective ON objective_id = objective.id ORDER BY 1');
    expect(objectives.map(({ code }) => code)).toEqual(['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07']);
    const [corporate] = await get<MatrixView[]>('riskManager', 'matrices');
    expect(corporate!.versions.map(({ number, publishedAt, registers }) => [number, publishedAt !== null, registers])).toEqual([[2, false, 0], [1, true, 3]]);
  });

  it('numbers the risks of a register in the order in which they were opened', () => {
    for (const { prefix, risks } of REGISTERS) {
      const days = risks.map(({ opened }) => opened.daysAgo);
      expect({ prefix, days }).toEqual({ prefix, days: [...days].sort((a, b) => b - a) });
    }
    expect(ICT_SERVICE_RISKS.length).toBe(14);
  });

  it('has actions of every kind: late, soon due, slipped, done and cancelled, and one that asks for a score', async () => {
    const { items } = await get<Page<ActionRow>>('riskManager', 'actions?status=open&status=in-progress&status=done&status=cancelled&sort=due');
    const unended = items.filter(({ status }) => ['open', 'in-progress'].includes(status)).map(({ dueDate }) => dueState(dueDate, TODAY).state);
    expect(new Set(unended)).toEqual(new Set(['overdue', 'due-soon', 'later']));
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['open', 'in-progress', 'done', 'cancelled']));
    expect(items.filter(({ slipDays }) => slipDays > 30).length).toBeGreaterThan(1);
    const done = items.filter(({ status }) => status === 'done');
    const asking = await Promise.all(done.map(async ({ id }) => (await get<ActionView>('riskManager', `actions/${id}`)).asksForScore));
    expect(asking).toContain(true);
    expect(items.filter(({ risks, otherRisks }) => risks.length + otherRisks > 1).length).toBeGreaterThan(2);
  });

  it('has a roadmap of six systems, some of whose costs are to be assessed', async () => {
    const rows = await get<RoadmapRow[]>('riskManager', 'roadmap');
    expect(rows.map(({ replacement: { system, from, to } }) => `${system} ${from}-${to}`)).toEqual([
      'Adult care records 2026-2026', 'Contact centre system 2026-2027', 'Telephone exchange 2026-2027', 'Network of the main sites 2026-2028', 'Finance system 2027-2028', 'Payroll and personnel 2028-2029',
    ]);
    expect(costsByYear(rows.flatMap(({ costs }) => costs)).all).toEqual({
      capital: { amount: 980_000, toBeAssessed: 1 }, revenue: { amount: 125_000, toBeAssessed: 1 }, 'cashable-saving': { amount: 86_000, toBeAssessed: 0 }, 'non-cashable-saving': { amount: null, toBeAssessed: 1 },
    });
    expect(await get<RoadmapRow[]>('member', 'roadmap')).toEqual([]);
  });

  it('has controls of every effectiveness, one of them withdrawn, and a risk above appetite that somebody bears', async () => {
    const found = await query<{ effectiveness: string }>(test.database.ownerUrl, 'SELECT DISTINCT effectiveness FROM control WHERE withdrawn_at IS NULL ORDER BY 1');
    expect(found.map(({ effectiveness }) => effectiveness)).toEqual(['effective', 'ineffective', 'not-assessed', 'partial']);
    const { MAL, IRA } = await registerIds();
    const acceptances = async (registerId: string, number: string): Promise<AcceptancesView> => {
      const { id } = (await risksOf('riskManager', registerId)).find(({ reference }) => reference?.endsWith(number))!;
      return get<AcceptancesView>('riskManager', `risks/${id}/acceptances`);
    };
    expect(await acceptances(MAL!, '003')).toMatchObject({ needed: true, acceptances: [{ state: 'in-force' }, { state: 'replaced' }] });
    expect(await acceptances(MAL!, '002')).toMatchObject({ needed: true, acceptances: [] });
    expect(await acceptances(IRA!, '001')).toMatchObject({ needed: false, acceptances: [{ state: 'stale' }] });
  });

  it('has frozen its registers at the ends of three quarters, with one erratum, and each freeze is what the history says', async () => {
    const { ICT, CRP } = await registerIds();
    const frozen = await get<FreezeRow[]>('internalAuditor', `registers/${ICT}/freezes`);
    expect(frozen.map(({ name, errata }) => [name, errata])).toEqual([['Quarter 4, 2025/26', 0], ['Quarter 3, 2025/26', 1], ['Quarter 2, 2025/26', 0]]);
    const corporate = await get<FreezeRow[]>('internalAuditor', `registers/${CRP}/freezes`);
    expect(corporate.map(({ name }) => name)).toEqual(['Quarter 4, 2025/26', 'Quarter 3, 2025/26']);
    for (const { id } of [...frozen, ...corporate]) expect(await get<FreezeCheckView>('internalAuditor', `freezes/${id}/check`)).toMatchObject({ matches: true, reread: { differing: 0 } });
    expect((await get<FreezeView>('internalAuditor', `freezes/${frozen[1]!.id}`)).errataNoted).toMatchObject([{ risk: { reference: 'ICT-005' }, field: 'controls' }]);
    const moved = await get<RegisterMovementView>('internalAuditor', `registers/${ICT}/movement?from=${frozen[2]!.id}`);
    expect([moved.counts.up > 0, moved.counts.down > 0, moved.counts.unchanged > 0, moved.arrows.length > 0]).toEqual([true, true, true, true]);
    expect(await statusOf('member', `freezes/${frozen[0]!.id}`)).toBe(404);
  });

  it('has made papers from its freezes for the board and for members, and a statement', async () => {
    const { items } = await get<Page<MadeReportRow>>('internalAuditor', 'reports?sort=made');
    expect(items.map(({ report, format, part, register, unit, freeze }) => [report, format, part, register?.name ?? unit?.name, freeze?.name ?? null])).toEqual([
      ['corporate-register', 'pdf', 'A', 'Corporate risk register', 'Quarter 3, 2025/26'], ['corporate-register', 'pdf', 'B', 'Corporate risk register', 'Quarter 3, 2025/26'],
      ['quarterly-monitoring', 'pdf', null, 'ICT service register', 'Quarter 3, 2025/26'], ['corporate-register', 'docx', 'A', 'Corporate risk register', 'Quarter 4, 2025/26'],
      ['board-pack', 'pdf', null, 'Corporate risk register', 'Quarter 4, 2025/26'], ['quarterly-monitoring', 'docx', null, 'ICT service register', 'Quarter 4, 2025/26'],
      ['mitigation-appendix', 'pdf', null, 'ICT service register', 'Quarter 4, 2025/26'], ['assurance-statement', 'pdf', null, 'ICT', null],
    ]);
    expect((await get<Page<MadeReportRow>>('member', 'reports')).items).toEqual([]);
  });

  it('has brought in a list of systems and a register from files, the register once more with its two differences', async () => {
    const { items } = await get<Page<ImportListRow>>('internalAuditor', 'imports?sort=recorded');
    expect(items.map(({ fileName, added, changed, same, author }) => [fileName, added, changed, same, author.jobTitle])).toEqual([
      ['Finance risks.csv', 7, 0, 0, 'Risk Manager'], ['Hosted systems of the services.xlsx', 16, 0, 0, 'Continuity Manager'], ['Finance risks, revised.csv', 1, 1, 6, 'Risk Manager'],
    ]);
    const { FNO } = await registerIds();
    expect((await risksOf('headOfFinance', FNO!)).map(({ reference, residual: { likelihood, impact } }) => `${reference} ${likelihood}${impact}`)).toEqual([
      'FNO-001 22', 'FNO-002 33', 'FNO-003 22', 'FNO-004 24', 'FNO-005 34', 'FNO-006 14', 'FNO-007 23', 'FNO-008 33',
    ]);
    const hosted = await get<Page<ResourceRow>>('continuityManager', 'resources?q=Parking%20permits');
    expect(hosted.items).toMatchObject([{ kind: 'application', declared: { minutes: 1440 }, unitName: 'Customer Services', owner: { jobTitle: 'Head of Customer Services' } }]);
  });

  it('has exports on record, the latest with their files for whoever asked', async () => {
    const { items } = await get<Page<ExportRow>>('internalAuditor', 'exports?sort=recorded');
    expect(items.map(({ format, part, register, author }) => [format, part, register?.name, author.jobTitle])).toEqual([
      ['json', 'B', 'ICT service register', 'Internal Auditor'], ['csv', 'A', 'Corporate risk register', 'Risk Manager'], ['xlsx', 'B', 'ICT service register', 'Head of ICT'], ['xlsx', 'B', 'Corporate risk register', 'Risk Manager'],
    ]);
    expect((await get<Page<ExportRow>>('riskManager', 'exports?format=xlsx')).items.map(({ author, kept, risks }) => [author.jobTitle, kept, risks > 0])).toEqual([['Risk Manager', true, true], ['Head of ICT', false, true]]);
    expect((await get<Page<ExportRow>>('internalAuditor', 'exports?format=json')).items.map(({ kept }) => kept)).toEqual([false]);
  });

  it('has exceptions to policy in every state that somebody has to look at', async () => {
    const { items } = await get<Page<ExceptionRow>>('riskManager', 'exceptions?sort=reference');
    expect(items.map(({ reference, state }) => [reference, state])).toEqual([
      ['IRA-001', 'renewed'], ['IRA-001', 'stale'], ['IRA-002', 'in-force'], ['IRA-003', 'in-force'], ['IRA-004', 'declined'], ['IRA-005', 'expired'], ['IRA-005', 'requested'],
    ]);
    expect((await get<Page<ExceptionRow>>('riskManager', 'exceptions?ending=30')).items.map(({ reference }) => reference)).toEqual(['IRA-002']);
    expect((await get<Page<ExceptionRow>>('informationGovernanceOfficer', 'exceptions?waiting=true')).items.map(({ reference }) => reference)).toEqual(['IRA-005']);
  });

  it('has a plan of three layers, its milestones in every state, and indicators of which one flags a risk', async () => {
    const { objectives } = await get<ObjectiveTreeView>('headOfIct', 'objective-tree');
    const kinds = objectives.map(({ kind }) => kind);
    expect(['corporate-priority', 'area-of-focus', 'service-objective'].map((kind) => kinds.filter((one) => one === kind).length)).toEqual([4, 8, 15]);
    expect(objectives.find(({ code }) => code === 'P1')?.residual).toMatchObject({ worst: expect.any(String), unscored: 1 });
    const told = await query<{ progress: string | null }>(test.database.ownerUrl, 'SELECT DISTINCT progress FROM milestone ORDER BY 1');
    expect(told.map(({ progress }) => progress)).toEqual(['fully', 'not-achieved', 'partly', null]);
    const { items } = await get<Page<IndicatorRow>>('internalAuditor', 'indicators');
    expect(items).toHaveLength(12);
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['outside', 'within-tolerance', 'on-target', 'no-target']));
    expect(items.find(({ code }) => code === 'FIN-K1')?.due.length).toBeGreaterThan(1);
    const [phones] = (await risksOf('headOfIct', (await registerIds())['ICT']!)).filter(({ reference }) => reference === 'ICT-012');
    expect((await get<RiskCheckView>('headOfIct', `risks/${phones!.id}/contradictions`)).flags).toMatchObject([{ flag: 'indicator-breached', indicators: ['ICT-K2 Availability of telephones'] }]);
  });

  it('has rhythms of mail, and told nobody by mail what happened', async () => {
    expect(await query(test.database.ownerUrl, `SELECT rhythm, weekday FROM digest_choice ORDER BY rhythm, weekday`)).toEqual([
      { rhythm: 'never', weekday: 1 }, { rhythm: 'weekly', weekday: 2 }, { rhythm: 'weekly', weekday: 4 }, { rhythm: 'weekly', weekday: 5 },
      { rhythm: 'when-overdue', weekday: 1 }, { rhythm: 'working-days', weekday: 1 },
    ]);
    expect(await get('headOfIct', 'digest')).toMatchObject({ rhythm: 'weekly', weekday: 2, next: '2026-06-16', last: null, version: 2 });
    expect(await query(test.database.ownerUrl, 'SELECT (SELECT count(*) FROM mail_message)::int + (SELECT count(*) FROM digest)::int AS n')).toEqual([{ n: 0 }]);
    // What is left of the files that were brought in and taken along; when the latter go is told by the clock of the machine.
    expect(await query(test.database.ownerUrl, `SELECT DISTINCT name, state::text FROM pgboss.job WHERE name <> 'export-expiry' ORDER BY name`)).toEqual([{ name: 'export', state: 'completed' }, { name: 'register-import', state: 'completed' }]);
    const { unread, kinds } = await get<NoticeCountView>('headOfIct', 'notices/count');
    expect(unread).toBeGreaterThan(5);
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['review', 'action', 'decision']));
  });

  it('keeps the counts that a recount gives', async () => {
    const counts = (): Promise<unknown[]> => query(test.database.ownerUrl, 'SELECT to_jsonb(c) AS row FROM standing_count c WHERE risks <> 0 ORDER BY to_jsonb(c)::text');
    const kept = await counts();
    await query(test.database.ownerUrl, 'SELECT recount_standings(id) FROM organisation');
    expect(await counts()).toEqual(kept);
  });

  it('is known as the demo, and is not loaded where there is a council', async () => {
    expect(await holdsDemo(test.database.ownerUrl)).toBe(true);
    await expect(loadDemo(test.database, NOW)).rejects.toThrow('holds a council already');
  });

  it('has recommendations in every state, some followed up twice, and some late', async () => {
    const all: Page<RecommendationRow> = await get('internalAuditor', `recommendations?${RECOMMENDATION_STATES.map((state) => `state=${state}`).join('&')}`);
    expect(all.items.map(({ state }) => state).sort()).toEqual(expect.arrayContaining(RECOMMENDATION_STATES.filter((state) => state !== 'not-implemented')));
    expect((await get<Page<RecommendationRow>>('internalAuditor', 'recommendations?due=overdue')).items.length).toBeGreaterThan(1);
    const twice = all.items.find(({ title }) => title.startsWith('Agree with each service'));
    const view = await get<RecommendationView>('headOfIct', `recommendations/${twice!.id}`);
    expect(view.entries.flatMap(({ verdict }) => verdict ?? [])).toEqual(['partly-implemented', 'not-implemented']);
    expect(await statusOf('headOfCommunities', `recommendations/${twice!.id}`)).toBe(404);
    expect((await get<Page<RecommendationRow>>('member', 'recommendations')).items).toEqual([]);
  });

  it('works with others: partnerships of each significance, one not scored yet, one ended, one late', async () => {
    const all: Page<PartnershipRow> = await get('headOfIct', 'partnerships?state=active&state=ended&sort=-significance');
    expect(all.items.map(({ level, state }) => [level, state])).toEqual([['high', 'active'], ['low', 'active'], ['low', 'ended'], [null, 'active']]);
    expect((await get<Page<PartnershipRow>>('headOfIct', 'partnerships?due=overdue')).total).toBe(1);
  });

  it('knows what would come back when, were the Civic Centre lost', async () => {
    const { items } = await get<Page<ResourceRow>>('headOfIct', 'resources?q=Civic%20Centre&kind=site');
    const cookie = await cookieOf(emailOf(PEOPLE.headOfIct));
    const ask = async (basis: RecoveryBasis): Promise<WhatIfView> => {
      const headers = { cookie, 'x-xsrf-token': /XSRF-TOKEN=([^;]+)/.exec(cookie)![1]! };
      return (await test.app.inject({ method: 'POST', url: '/api/what-ifs', payload: { lostIds: [items[0]!.id], basis }, headers })).json<WhatIfView>();
    };
    const { activities, lost, summary } = await ask('declared');
    expect(lost[0]!.withIt).toBe(23);
    expect(Object.fromEntries(activities.map(({ name, back, outcome }) => [name, [back, outcome]]))).toEqual({
      'Social care records': [1170, 'over-rto'], 'Housing benefit payments': [1200, 'within'], 'Revenue collection': [1480, 'over-rto'], 'Contact centre': [null, 'over-mtpd'],
      'Emergency planning': [45, 'within'], Payroll: [1240, 'within'], 'Planning applications': [1360, 'within'], Elections: [1480, 'no-requirement'],
      'Homelessness duty': [1150, 'over-rto'], 'Council meetings': [null, 'cannot-say'],
    });
    expect(summary.firstBreach?.minutes).toBe(240);
    // As rehearsed, care comes back 50 minutes after it can no longer be borne; what nobody has proven stands as declared.
    const proven = await ask('proven');
    expect(proven.activities.filter(({ outcome }) => outcome.startsWith('over')).map(({ name, back, outcome }) => [name, back, outcome])).toEqual([
      ['Homelessness duty', 1470, 'over-mtpd'], ['Social care records', 1490, 'over-mtpd'], ['Contact centre', null, 'over-mtpd'], ['Housing benefit payments', 1520, 'over-rto'], ['Revenue collection', 1800, 'over-rto'],
    ]);
    // The maps among them, which were given up.
    expect(proven.sources).toMatchObject({ proven: 5 });
  });

  it('has recovery plans: version 4 of the ICT plan, one past its review, one that waits for approval, one being written, one below no other, one whose number has changed', async () => {
    const { items } = await get<Page<PlanRow>>('continuityManager', 'plans?sort=reference');
    const named = (of: (row: PlanRow) => boolean): string[] => items.filter(of).map(({ name }) => name);
    expect(items).toHaveLength(12);
    expect(named(({ standing }) => standing === 'overdue')).toEqual(['Homelessness duty: team recovery plan']);
    expect(named(({ openState }) => openState === 'in-review')).toEqual(['Payroll: team recovery plan']);
    expect(named(({ openState }) => openState === 'draft')).toEqual(['Contact centre: team recovery plan']);
    expect(named(({ kind, parent }) => kind !== 'corporate' && parent === null)).toEqual(['Cemeteries: team recovery plan']);
    const ict = items.find(({ kind }) => kind === 'ict')!;
    const { content, names } = await get<PlanVersionView>('headOfIct', `plans/${ict.id}/versions/${ict.approvedNumber}`);
    expect([ict.approvedNumber, content.steps.length, plannedTime(content.steps)]).toEqual([4, 14, expect.objectContaining({ best: { minutes: 585, unknown: 0 }, worst: { minutes: 845, unknown: 0 } })]);
    expect(names.activities.map(({ rtoWords }) => rtoWords)).toEqual(['4 h', '24 h']);
    expect(await statusOf('member', `plans/${ict.id}`)).toBe(404);
    const changed = items.filter(({ contactsChanged }) => contactsChanged > 0);
    expect(changed.map(({ name, contactsChanged }) => [name, contactsChanged])).toEqual([['Contact centre: team recovery plan', 1]]);
    const { contactChanges } = await get<PlanVersionView>('continuityManager', `plans/${changed[0]!.id}/versions/${changed[0]!.approvedNumber}`);
    expect(contactChanges).toEqual([expect.objectContaining({ name: 'Fault reception', numberWas: '01632 960155, 01632 960156', numberNow: '01632 960159' })]);
  });

  it('has learnt from half a year at another site and from what failed: an action is done, one is late, and a risk was raised', async () => {
    const { items } = await get<Page<FailureReviewRow>>('riskManager', 'failure-reviews?sort=startedAt');
    expect(items.map(({ subject, state, lessons, unanswered }) => [subject.kind, state, lessons, unanswered])).toEqual([['invocation', 'signed-off', 5, 0], ['resource', 'signed-off', 2, 1], ['resource', 'signed-off', 1, 0]]);
    const learnt = (await Promise.all(items.map(({ id }) => get<FailureReviewView>('riskManager', `failure-reviews/${id}`)))).map((review) => review.learnt.map(({ action, risk }) => (action ? [action.status, action.dueDate < TODAY] : risk?.reference)));
    expect(learnt).toEqual([[['done', true], ['done', true], ['done', true], ['in-progress', true], 'COM-005'], [['done', true], undefined], [['in-progress', true]]]);
  });

  it('has analysed most of its activities; one is late, one waits for approval, one contradicts itself', async () => {
    const found = async (filter: string): Promise<string[]> => (await get<Page<ImpactAnalysisRow>>('continuityManager', `impact-analyses?${filter}`)).items.map(({ name }) => name).sort();
    expect(await found('state=none')).toEqual(['Council meetings', 'Elections']);
    expect(await found('state=submitted')).toEqual(['Planning applications']);
    expect(await found('contradictions=true')).toEqual(['Website and online forms']);
    expect(await found('due=overdue')).toEqual(['Homelessness duty']);
    expect(await found('state=approved')).toHaveLength(10);
  });
});
