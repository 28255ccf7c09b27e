import { HALTON_4X4 } from '@holdfast/domain';
import type { ExceptionRow, FreezeRow, Page as Slice, PersonView, RecommendationRow, RegisterSummary, RiskRow, CrosswalkView, UnitView } from '@holdfast/contracts';
import type { Page } from '@playwright/test';
import type { Council } from '../council';
import { expect, test } from '../journey';
import { expectClean, expectCleanAsItIs, settled } from '../pages/clean';
import { inDays } from '../pages/days';
import { pagesOfImpact, pagesOfImports, pagesOfInvocations, pagesOfPlans, pagesOfRehearsals, pagesOfWhatMustGoOn, type Address } from '../pages/continuity-pages';

async function visit(page: Page, addresses: readonly Address[]): Promise<void> {
  for (const { what, path } of addresses) {
    await test.step(what, async () => {
      await page.goto(path);
      await settled(page);
      await expectClean(page, what);
    });
  }
}

const registersOf = async (council: Council): Promise<Record<string, string>> =>
  Object.fromEntries((await council.get<RegisterSummary[]>('registers')).map(({ prefix, id }) => [prefix, id]));

async function planOf(council: Council): Promise<{ objective: string; indicator: string }> {
  const [objectives, indicators] = [await council.get<{ id: string; code: string }[]>('objectives'), await council.get<Slice<{ id: string }>>('indicators?q=ICT-K2')];
  return { objective: objectives.find(({ code }) => code === 'S01')!.id, indicator: indicators.items[0]!.id };
}

async function riskId(council: Council, query: string): Promise<string> {
  const { items } = await council.get<Slice<RiskRow>>(`risks?${query}`);
  expect(items.length, query).toBeGreaterThan(0);
  return items[0]!.id;
}

test.describe('axe finds nothing, and nothing scrolls sideways on a phone', () => {
  test.describe.configure({ timeout: 240_000 });

  test('on home and the pages of registers', async ({ page, signedInAs, council }) => {
    const { CRP, ICT, SOB } = await registersOf(council);
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'home', path: '/' },
      { what: 'registers', path: '/registers' },
      { what: 'a register with the registers below', path: `/registers/${CRP}?below=true` },
      { what: 'a register with a cell chosen', path: `/registers/${ICT}?likelihood=C&impact=II` },
      { what: 'home as evidenced', path: '/?basis=evidenced' },
      { what: 'a register as evidenced', path: `/registers/${ICT}?basis=evidenced` },
      { what: 'a register as evidenced with the registers below', path: `/registers/${CRP}?below=true&basis=evidenced` },
      { what: 'a register known by level alone', path: `/registers/${SOB}` },
      { what: 'a new register', path: '/registers/new' },
      { what: 'the settings of a register', path: `/registers/${ICT}/settings` },
    ]);
  });

  test('on the pages of risks', async ({ page, signedInAs, council }) => {
    const { ICT } = await registersOf(council);
    const [open, exempt, closed] = await Promise.all([
      riskId(council, 'q=ICT-001'), riskId(council, 'q=CRP-006'), riskId(council, 'status=closed'),
    ]);
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'all risks', path: '/risks' },
      { what: 'all risks as evidenced', path: '/risks?basis=evidenced' },
      { what: 'a risk', path: `/risks/${open}` },
      { what: 'an exempt risk', path: `/risks/${exempt}` },
      { what: 'a closed risk', path: `/risks/${closed}` },
      { what: 'editing a risk', path: `/risks/${exempt}/edit` },
      { what: 'scoring a risk', path: `/risks/${open}/assess` },
      { what: 'choosing a register for a new risk', path: '/add-risk' },
      { what: 'a new risk', path: `/registers/${ICT}/add-risk` },
    ]);
  });

  test('on freezes of a register, and on what moved', async ({ page, signedInAs, council }) => {
    const { ICT, SOB } = await registersOf(council);
    const [latest, corrected, first] = await council.get<FreezeRow[]>(`registers/${ICT}/freezes`);
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'reports', path: `/reports?register=${ICT}&report=quarterly-monitoring` },
      { what: 'freezes', path: `/registers/${ICT}/freezes` },
      { what: 'a register without freezes', path: `/registers/${SOB}/freezes` },
      { what: 'a freeze with an erratum', path: `/freezes/${corrected!.id}` },
      { what: 'a freeze as evidenced', path: `/freezes/${latest!.id}?basis=evidenced` },
      { what: 'a freeze with a cell chosen, as a list of nothing', path: `/freezes/${latest!.id}?likelihood=A&impact=I` },
      { what: 'what moved between two freezes', path: `/registers/${ICT}/movement?from=${first!.id}&to=${latest!.id}` },
      { what: 'what moved since the latest freeze', path: `/registers/${ICT}/movement` },
      { what: 'days that cannot be compared', path: `/registers/${ICT}/movement?from=1990-01-01` },
    ]);
  });

  test('on the pages of assurance', async ({ page, signedInAs, council }) => {
    const [late, done] = await Promise.all(['due=overdue', 'state=verified'].map(async (query) => (await council.get<Slice<RecommendationRow>>(`recommendations?${query}`)).items[0]!.id));
    const partnership = (await council.get<Slice<{ id: string }>>('partnerships?significance=high')).items[0]!.id;
    const unit = (await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!.id;
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'recommendations', path: '/recommendations' },
      { what: 'no recommendation that fits', path: '/recommendations?q=nothing-of-this-name' },
      { what: 'a late recommendation', path: `/recommendations/${late}` },
      { what: 'a verified recommendation', path: `/recommendations/${done}` },
      { what: 'editing a recommendation', path: `/recommendations/${late}/edit` },
      { what: 'a new recommendation', path: '/recommendations/new' },
      { what: 'partnerships', path: '/partnerships' },
      { what: 'a partnership', path: `/partnerships/${partnership}` },
      { what: 'editing a partnership', path: `/partnerships/${partnership}/edit` },
      { what: 'a new partnership', path: '/partnerships/new' },
      { what: 'the units of statements', path: '/assurance' },
      { what: 'a statement of assurance', path: `/assurance/${unit}` },
      { what: 'a statement of assurance as evidenced', path: `/assurance/${unit}?basis=evidenced` },
    ]);
  });

  for (const [of, pages] of [['what must go on', pagesOfWhatMustGoOn], ['imports', pagesOfImports], ['impact, working calendars and gaps', pagesOfImpact], ['rehearsals', pagesOfRehearsals], ['recovery plans', pagesOfPlans], ['invocations', pagesOfInvocations]] as const)
    test(`on the pages of ${of}`, async ({ page, signedInAs, council }) => {
      const addresses = await pages(council);
      await signedInAs('Risk Manager');
      await visit(page, addresses);
    });

  test('on the roadmap of systems', async ({ page, signedInAs }) => {
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'the roadmap', path: '/roadmap' },
      { what: 'no system that fits', path: '/roadmap?q=nothing-of-this-name' },
      { what: 'the roadmap as it was', path: `/roadmap?asAt=${inDays(-1)}` },
    ]);
  });

  test('on the pages of exceptions to policy', async ({ page, signedInAs, council }) => {
    const of = async (state: string): Promise<ExceptionRow> => (await council.get<Slice<ExceptionRow>>(`exceptions?state=${state}&policy=${encodeURIComponent(state === 'stale' ? 'Removable media policy' : 'Remote working policy')}`)).items[0]!;
    const [waits, stale, over] = await Promise.all(['requested', 'stale', 'expired'].map(of));
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'exports', path: '/exports' },
      { what: 'exceptions', path: '/exceptions' },
      { what: 'exceptions that wait for me', path: '/exceptions?waiting=true' },
      { what: 'no exception that fits', path: '/exceptions?q=nothing-of-this-name' },
      { what: 'an exception to be decided', path: `/exceptions/${waits!.id}` },
      { what: 'a stale exception', path: `/exceptions/${stale!.id}` },
      { what: 'an exception that ran out', path: `/exceptions/${over!.id}` },
      { what: 'renewing an exception', path: `/risks/${stale!.riskId}/exception?renews=${stale!.id}` },
      { what: 'choosing a risk for an exception', path: '/exceptions/new' },
      { what: 'a risk with exceptions', path: `/risks/${stale!.riskId}` },
      { what: 'exceptions as they were', path: `/exceptions?asAt=${inDays(-1)}` },
    ]);
  });

  test('on the pages of matrices and crosswalks', async ({ page, signedInAs, council }) => {
    const [corporate, ict] = await Promise.all([council.matrixVersionId('Corporate 5 × 5'), council.matrixVersionId('ICT A–F × IV–I')]);
    const draft = await council.post<{ id: string }>('matrices', { name: `A draft to look at, ${Date.now()}`, definition: HALTON_4X4.matrix });
    const [crosswalk] = await council.get<CrosswalkView[]>('crosswalks');
    await signedInAs('Risk Manager');
    await visit(page, [
      { what: 'matrices', path: '/matrices' },
      { what: 'a new matrix', path: '/matrices/new' },
      { what: 'a matrix', path: `/matrices/${ict}` },
      { what: 'the editor of a matrix', path: `/matrices/${draft.id}/edit` },
      { what: 'crosswalks', path: '/crosswalks' },
      { what: 'a crosswalk', path: `/crosswalks/${crosswalk!.id}` },
      { what: 'declaring a crosswalk', path: `/crosswalks/new?from=${corporate}&to=${ict}` },
    ]);
  });

  test('on the pages of people, units and lists', async ({ page, signedInAs, council }) => {
    const people = await council.get<Slice<PersonView>>('people?q=infrastructure');
    const person = people.items[0]!.id;
    const { objective, indicator } = await planOf(council);
    await signedInAs('Administrator');
    await visit(page, [
      { what: 'people', path: '/people' },
      { what: 'a person', path: `/people/${person}` },
      { what: 'changing a person', path: `/people/${person}/edit` },
      { what: 'a departure', path: `/people/${person}/leave` },
      { what: 'an invitation', path: '/people/invite' },
      { what: 'units', path: '/units' },
      { what: 'categories', path: '/categories' },
      { what: 'objectives', path: '/objectives' },
      { what: 'objectives as a scorecard', path: '/objectives?view=scorecard' },
      { what: 'an objective', path: `/objectives/${objective}` },
      { what: 'indicators', path: '/indicators' },
      { what: 'an indicator', path: `/indicators/${indicator}` },
      { what: 'a new indicator', path: '/indicators/new' },
      { what: 'readings due', path: '/indicators/due' },
      { what: 'changing a password', path: '/password' },
      { what: 'the settings of a person', path: '/settings' },
      { what: 'the API tokens of a person', path: '/settings/tokens' },
      { what: 'the calendar link of a person', path: '/settings/calendar' },
      { what: 'a new API token', path: '/settings/tokens/new' },
      { what: 'notices', path: '/notices' },
      { what: 'all notices', path: '/notices?view=all&sort=-title' },
      { what: 'an address without a page', path: '/nothing-here' },
    ]);
  });

  test('on the pages before signing in', async ({ page }) => {
    await visit(page, [
      { what: 'signing in', path: '/sign-in' },
      { what: 'a forgotten password', path: '/forgotten-password' },
      { what: 'choosing a password', path: '/welcome#a-token' },
      { what: 'a link that is not complete', path: '/welcome' },
      { what: 'signed out', path: '/signed-out' },
      { what: 'the first run of a program that is set up', path: '/setup' },
    ]);
  });

  test('on the parts that pages are made of, in every state', async ({ page }) => {
    await page.goto('/parts');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectCleanAsItIs(page, 'the parts');
  });

  test('on what an elected member sees', async ({ page, signedInAs, council }) => {
    const { CRP } = await registersOf(council);
    const exempt = await riskId(council, 'q=CRP-006');
    const { objective, indicator } = await planOf(council);
    await signedInAs('Elected Member, Scrutiny');
    await visit(page, [
      { what: 'home of a member', path: '/' },
      { what: 'registers for a member', path: '/registers' },
      { what: 'a register for a member', path: `/registers/${CRP}?below=true` },
      { what: 'an exempt risk for a member', path: `/risks/${exempt}` },
      { what: 'all risks for a member', path: '/risks' },
      { what: 'matrices for a member', path: '/matrices' },
      { what: 'objectives for a member', path: '/objectives' },
      { what: 'an objective for a member', path: `/objectives/${objective}` },
      { what: 'indicators for a member', path: '/indicators' },
      { what: 'an indicator for a member', path: `/indicators/${indicator}` },
    ]);
  });
});
