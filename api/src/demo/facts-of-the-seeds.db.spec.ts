import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExerciseRow, ExerciseView, FailureReviewView, InvocationRow, InvocationView, LogPageView, Page, ResourceRow, WorkingCalendarView } from '@holdfast/contracts';
import { daysBetween } from '@holdfast/domain';
import { demoSignIns, emailOf, PEOPLE } from '@holdfast/db';
import { startApp, type TestApp } from '../../test/start-app';
import { loadDemo } from './load-demo';

const NOW = new Date('2026-06-12T15:00:00Z');

/** What councils wrote of themselves, read back from the made-up one as its continuity manager reads it. */
describe('the demo council has of the published facts', () => {
  let test: TestApp;
  let cookie: string;
  beforeAll(async () => {
    test = await startApp({ now: NOW.toISOString(), demo: true });
    await loadDemo(test.database, NOW);
    const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload: { email: emailOf(PEOPLE.continuityManager), password: demoSignIns[0]!.password } });
    cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }, 300_000);
  afterAll(() => test.close());

  const get = async <Body>(url: string): Promise<Body> => {
    const answer = await test.app.inject({ method: 'GET', url: `/api/${url}`, headers: { cookie } });
    expect({ url, status: answer.statusCode }).toEqual({ url, status: 200 });
    return answer.json<Body>();
  };
  async function all<Row>(url: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Page<Row> = await get(`${url}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
      rows.push(...page.items);
      after = page.next;
    }
    return rows;
  }
  const inUse = async (kind: string) => (await all<ResourceRow>(`resources?kind=${kind}`)).filter(({ status }) => status !== 'retired');

  it('a hundred and twenty applications, those that matter by their names', async () => {
    const applications = await inUse('application');
    expect(applications.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0)).toBe(120);
    expect(applications.length).toBeGreaterThan(12);
  });

  it('three Unix and fifty Windows servers', async () => {
    const servers = (await inUse('infrastructure')).filter(({ name }) => /Unix|Windows/.test(name));
    expect(servers.map(({ name, quantity }) => [name, quantity]).sort()).toEqual([['Unix database servers', 3], ['Windows servers', 50]]);
  });

  it('ten sites, and among them the recovery site that a specialist provider opens when it is called', async () => {
    const sites = await inUse('site');
    expect(sites).toHaveLength(10);
    expect(sites.find(({ standby }) => standby)).toMatchObject({ name: 'Recovery site, Northgate', supplier: { name: 'Specialist recovery provider' }, contractual: expect.anything() });
  });

  it('support hours from eight to six, Monday to Friday', async () => {
    const hours = (await get<WorkingCalendarView[]>('working-calendars')).find(({ name }) => name === 'Support hours');
    expect(hours?.weekly).toEqual([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })));
  });

  it('a restore test in every month of a year, some of which failed, and none whose result is not said to be invented', async () => {
    const tests = (await all<ExerciseRow>('exercises?kind=restore-test')).filter(({ title, state }) => title.startsWith('Monthly restore test') && state !== 'planned');
    expect(tests).toHaveLength(12);
    expect(tests.filter(({ outcome }) => outcome === 'failed')).toHaveLength(2);
    for (const { id } of tests) expect((await get<ExerciseView>(`exercises/${id}`)).summary).toContain('Invented for this made-up council');
  });

  it('one tabletop, and a full failover that missed its RTO', async () => {
    expect((await all<ExerciseRow>('exercises?kind=tabletop')).filter(({ outcome }) => outcome !== null)).toHaveLength(1);
    const rehearsed = (await all<ExerciseRow>('exercises?kind=full-failover')).find(({ title }) => title === 'Full failover from the copies');
    const { scope, lostAt } = await get<ExerciseView>(`exercises/${rehearsed!.id}`);
    const late = scope.map(({ usableAt, rtoMinutes }) => [rtoMinutes, usableAt && lostAt && (Date.parse(usableAt) - Date.parse(lostAt)) / 60_000]);
    expect([rehearsed!.outcome, late]).toEqual(['partly', [[480, 680]]]);
  });

  it('one invocation that is over, of half a year without the main offices and their data centre, recovered with the specialist provider', async () => {
    const past = (await all<InvocationRow>('invocations?sort=-outageAt')).filter(({ stoodDownAt }) => stoodDownAt !== null);
    const months = past.map(({ declaredAt, stoodDownAt }) => Math.round(daysBetween(declaredAt.slice(0, 10), stoodDownAt!.slice(0, 10)) / 30));
    expect(months.filter((count) => count === 6)).toHaveLength(1);
    const { id, review } = past[months.indexOf(6)]!;
    const { invoked, resources } = await get<InvocationView>(`invocations/${id}`);
    expect(invoked.map(({ name, asDraft }) => [name, asDraft])).toEqual([['Corporate continuity plan', false], ['ICT disaster recovery plan', false], ['Homelessness duty: team recovery plan', false]]);
    expect(resources.filter(({ lost }) => lost).map(({ name }) => name)).toEqual(['Eastfield House', 'Eastfield Housing Office', 'Network core', 'Storage and backup']);
    const { items } = await get<LogPageView>(`invocations/${id}/log`);
    const times = (kind: string): number => items.filter((entry) => entry.kind === kind).length;
    expect([times('handover') > 3, times('situation-report') > 6, times('decision') > 4]).toEqual([true, true, true]);
    const { measured, learnt, state } = await get<FailureReviewView>(`failure-reviews/${review!.id}`);
    expect(measured.map(({ name, measured: { moreThan } }) => [name, moreThan])).toEqual([
      ['Eastfield House', true], ['Eastfield Housing Office', false], ['Network core', false], ['Recovery site, Northgate', false], ['Storage and backup', false],
    ]);
    expect([state, learnt.filter(({ action }) => action !== null).length]).toEqual(['signed-off', 4]);
  });

  it('what a rehearsal found is planned for in each that did not pass and is signed off', async () => {
    const rehearsed = (await all<ExerciseRow>('exercises?sort=plannedFor')).filter(({ state, outcome }) => state === 'signed-off' && outcome !== 'passed');
    expect(rehearsed.length).toBeGreaterThan(5);
    for (const { id, title } of rehearsed) expect([title, (await get<ExerciseView>(`exercises/${id}`)).found.filter(({ answered }) => !answered)]).toEqual([title, []]);
  });

  it('ten sites after one was lost: until the fire the systems stood in the building that burnt, and stand in another since', async () => {
    const [burnt] = await all<ResourceRow>('resources?kind=site&status=retired&q=Eastfield%20House');
    expect(burnt?.name).toBe('Eastfield House');
    const [now] = await all<ResourceRow>('resources?q=Unix%20database');
    const [then] = await all<ResourceRow>('resources?q=Unix%20database&asAt=2025-06-01');
    expect([then?.locatedAt?.name, now?.locatedAt?.name]).toEqual(['Eastfield House', 'Civic Centre']);
  });
});
