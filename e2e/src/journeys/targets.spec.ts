import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey';
import { settled } from '../pages/clean';
import { pagesOfImpact, pagesOfImports, pagesOfInvocations, pagesOfPlans, pagesOfRehearsals, pagesOfWhatMustGoOn } from '../pages/continuity-pages';

// As many pages as those of the walk for axe, each at two widths.
test.describe.configure({ timeout: 240_000 });

test('what can be pressed is at least 24 px high and wide, or has room around it', async ({ page, signedInAs, council }) => {
  await signedInAs('Risk Manager');
  const { items } = await council.get<{ items: { id: string }[] }>('risks?q=malware');
  const register = await council.registerId('ICT service register');
  const exception = (await council.get<{ items: { id: string }[] }>('exceptions')).items[0]!.id;
  const objective = (await council.get<{ id: string; code: string }[]>('objectives')).find(({ code }) => code === 'S01')!.id;
  const indicator = (await council.get<{ items: { id: string }[] }>('indicators?q=ICT-K2')).items[0]!.id;
  await expectTargets(page, ['/', '/registers', `/registers/${register}`, '/risks', '/?basis=evidenced', '/risks?basis=evidenced', `/registers/${register}?basis=evidenced`, `/risks/${items[0]!.id}`, '/actions', '/roadmap', '/exceptions', `/exceptions/${exception}`, '/exports', '/audit/bundles', '/notices', '/settings', '/settings/tokens', '/settings/calendar', '/settings/tokens/new', '/recommendations', '/reports', '/assurance', '/partnerships', '/people', '/matrices', '/objectives', '/objectives?view=scorecard', `/objectives/${objective}`, '/indicators', `/indicators/${indicator}`, '/indicators/due', '/indicators/new', '/categories', '/units']);
});

test('what can be pressed on freezes, and on what moved, is as large', async ({ page, signedInAs, council }) => {
  await signedInAs('Risk Manager');
  const register = await council.registerId('ICT service register');
  const [freeze] = await council.get<{ id: string }[]>(`registers/${register}/freezes`);
  await expectTargets(page, [`/registers/${register}/freezes`, `/freezes/${freeze!.id}`, `/registers/${register}/movement`]);
});

for (const [of, pages] of [['what must go on', pagesOfWhatMustGoOn], ['imports', pagesOfImports], ['impact and gaps', pagesOfImpact], ['rehearsals', pagesOfRehearsals], ['recovery plans', pagesOfPlans], ['invocations', pagesOfInvocations]] as const)
  test(`what can be pressed on the pages of ${of} is as large`, async ({ page, signedInAs, council }) => {
    test.setTimeout(240_000);
    const addresses = await pages(council);
    await signedInAs('Risk Manager');
    await expectTargets(page, addresses.map(({ path }) => path));
  });

async function expectTargets(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths)
    // High enough that the navigation does not scroll: what lies half below an edge is no target of its own size.
    for (const viewport of [{ width: 1440, height: 4000 }, { width: 360, height: 740 }]) {
      await page.setViewportSize(viewport);
      await page.goto(path);
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withRules(['target-size']).analyze();
      expect.soft(violations.flatMap(({ nodes }) => nodes.map(({ target, any }) => `${target.join(' ')}: ${any.map(({ message }) => message).join('; ')}`)), `${path}, ${viewport.width} px`).toEqual([]);
    }
}

test('registers, objectives and people are narrowed and sorted where they stand, and the address keeps it', async ({ page, signedInAs }) => {
  await signedInAs('Risk Manager');
  await page.goto('/registers');
  const names = page.locator('tbody th[scope=row] a');
  await expect(names.first()).toBeVisible();
  // Other journeys add registers meanwhile.
  const all = await names.count();
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page).toHaveURL(/sort=name/);
  const outOfOrder = async (): Promise<string[]> => {
    const shown = await names.allTextContents();
    return shown.filter((name, place) => place > 0 && shown[place - 1]!.localeCompare(name, 'en-GB', { numeric: true }) > 0);
  };
  await expect.poll(outOfOrder).toEqual([]);
  await page.getByLabel('Find').fill('ict');
  await expect(page.getByRole('status').filter({ hasText: /of \d+ registers/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Find')).toHaveValue('ict');
  await page.getByLabel('Find').fill('nowhere at all');
  await page.getByRole('button', { name: 'Show all registers' }).click();
  await expect.poll(() => names.count()).toBeGreaterThanOrEqual(all);

  await page.goto('/objectives');
  await page.getByLabel('Find').fill('S01');
  await expect(page.getByRole('status').filter({ hasText: '1 objective fits' })).toBeVisible();
  await expect(page).toHaveURL(/q=S01/);

  await page.goto('/people');
  await page.getByLabel('Role').selectOption({ label: 'Viewer' });
  await expect(page.locator('td.who')).toHaveCount(1);
  await expect(page.locator('td.who')).toContainText('Elected Member, Scrutiny');
  await page.getByLabel('In unit').selectOption({ index: 1 });
  await expect(page).toHaveURL(/unit=/);
});
