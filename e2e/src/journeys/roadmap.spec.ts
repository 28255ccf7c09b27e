import type { ActionView } from '@holdfast/contracts';
import { financialYearLabel, financialYearOf } from '@holdfast/domain';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays } from '../pages/days';

test('the replacement of a system is said in the form of its action, and stands in the roadmap with its years and its costs', async ({ page, signedInAs, council }) => {
  test.setTimeout(180_000);
  const year = financialYearOf(inDays(0));
  const [first, second, third] = [year, year + 1, year + 2].map(financialYearLabel) as [string, string, string];
  const system = `Library system ${Math.random().toString(36).slice(2, 8)}`;
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'The library system is out of support', owner: 'Applications Manager' });
  const action = await council.post<ActionView>(`risks/${risk.id}/actions`, {
    title: 'Buy another library system', ownerId: await council.personId('Applications Manager'), dueDate: inDays(300),
    costs: [{ financialYear: year, kind: 'capital', amount: 40_000 }, { financialYear: year + 1, kind: 'ongoing', amount: null }, { financialYear: year + 1, kind: 'cashable-saving', amount: 2_500 }],
  });
  const roadmap = `/roadmap?register=${register.id}`;
  await signedInAs('Head of ICT');

  await test.step('a register without one says what to do', async () => {
    await page.goto(roadmap);
    await settled(page);
    await expect(page.getByText('No system matches these filters')).toBeVisible();
  });

  await test.step('half a replacement is refused at its place', async () => {
    await page.goto(`/actions/${action.id}/edit`);
    await settled(page);
    await expect(page.locator('#replaced-system')).toBeHidden();
    await page.locator('summary', { hasText: 'Replacement of a system' }).press('Enter');
    await page.locator('#replaced-system').fill(system);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('First year of the replacement: choose the first year in which it is replaced.');
    await page.getByLabel('First year', { exact: true }).selectOption({ label: second });
    await page.getByLabel('Last year', { exact: true }).selectOption({ label: first });
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Last year of the replacement: the last year cannot lie before the first.');
    await expectClean(page, 'the replacement of a system in the form of an action');
  });

  await test.step('a whole one is kept, and the page of the action tells it', async () => {
    await page.getByLabel('First year', { exact: true }).selectOption({ label: first });
    await page.getByLabel('Last year', { exact: true }).selectOption({ label: second });
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('region', { name: 'Replacement of a system' })).toContainText(`${system}, ${first} to ${second}`);
  });

  await test.step('G and Y lead to the roadmap, where it is found by words', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roadmap of systems');
    await settled(page);
    await page.getByRole('button', { name: 'Find words in this list' }).press('Enter');
    await expect(page.getByRole('searchbox', { name: 'Find words in this list' })).toBeFocused();
    await page.keyboard.type(system);
    await expect(page.getByText('1 system', { exact: true })).toBeVisible();
    await expect(page).toHaveURL(/q=Library/);
  });

  await test.step('it has a filled cell for each of its years, and no other', async () => {
    await council.post<ActionView>(`risks/${risk.id}/actions`, { title: 'Buy scanners', ownerId: await council.personId('Head of ICT'), dueDate: inDays(700), replacement: { system: 'Scanners', from: year + 2, to: year + 2 } });
    await page.goto(roadmap);
    await settled(page);
    const table = page.getByRole('table', { name: 'Systems that are replaced, by financial year' });
    const row = table.getByRole('row', { name: new RegExp(system) });
    await expect(row).toContainText('Buy another library system');
    await expect(row).toContainText('Applications Manager');
    await expect(row.getByText(/: replaced$/)).toHaveText([`${first}: replaced`, `${second}: replaced`]);
    await expect(table.getByRole('row', { name: /Scanners/ }).getByText(/: replaced$/)).toHaveText([`${third}: replaced`]);
    await table.getByRole('button', { name: 'Due' }).press('Enter');
    await expect(page).toHaveURL(/sort=due/);
    await table.getByRole('button', { name: 'Due' }).press('Enter');
    await expect(page).toHaveURL(/sort=-due/);
    await expect(table.getByRole('rowheader')).toContainText(['Scanners', system]);
  });

  await test.step('costs are summed by year: what is not known is said, and savings stand apart', async () => {
    const costs = page.getByRole('table', { name: 'Costs and savings of the systems above, by financial year' });
    await expect(costs.getByRole('row', { name: new RegExp(`^${first}`) }).getByRole('cell')).toHaveText(['£40,000', '', '']);
    await expect(costs.getByRole('row', { name: new RegExp(`^${second}`) }).getByRole('cell')).toHaveText(['', 'To be assessed', '£2,500']);
    await expect(costs.getByRole('row', { name: /^All years/ }).getByRole('cell')).toHaveText(['£40,000', 'To be assessed', '£2,500']);
    await expect(page.getByText('Of 1 system no costs are recorded at all.')).toBeVisible();
    await expectClean(page, 'the roadmap of a register');
  });

  await test.step('on a phone the years are words', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByRole('list', { name: 'Systems that are replaced' }).getByRole('listitem').filter({ hasText: system })).toContainText(`${first} to ${second}`);
  });

  await test.step('yesterday it was not there', async () => {
    await page.goto(`${roadmap}&asAt=${inDays(-1)}`);
    await settled(page);
    await expect(page.getByRole('link', { name: system })).toHaveCount(0);
  });
});
