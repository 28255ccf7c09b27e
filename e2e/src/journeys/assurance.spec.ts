import type { AssuranceView, UnitView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { settled } from '../pages/clean';
import { inDays } from '../pages/days';

test('a head of service reads the statement of their unit, follows its numbers to the lists, and looks at it on a past day', async ({ page, signedInAs, council }) => {
  const unit = (await council.get<UnitView[]>('units')).find(({ name }) => name === 'ICT')!;
  await signedInAs('Head of ICT');
  await page.goto('/assurance');
  await settled(page);
  // Another directorate is not offered.
  await expect(page.getByRole('link', { name: 'Housing', exact: true })).toHaveCount(0);

  await test.step('by keyboard from the units to the statement', async () => {
    await page.getByRole('link', { name: 'ICT', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statement of assurance, ICT');
    await expect(page.getByRole('region', { name: 'Signature' })).toContainText('Head of ICT');
    await expect(page.locator('p.head')).toHaveText(/Audit trail: seal \d+ of .* head [0-9a-f]{64}\./);
  });

  await test.step('each number leads to its part, and the part to the list that says the same', async () => {
    const part = page.getByRole('link', { name: /overdue reviews?$/ });
    await expect(part).toHaveText(/[1-9]\d*\s*overdue/);
    const count = Number((await part.textContent())!.match(/\d+/)![0]);
    await part.press('Enter');
    const reviews = page.getByRole('region', { name: 'Overdue reviews' });
    await expect(reviews.locator('tbody tr')).toHaveCount(count);
    await reviews.getByRole('link', { name: 'In the list' }).click();
    await expect(page).toHaveURL(/\/risks\?.*due=overdue/);
    await expect(page.locator('.count').first()).toContainText(String(count));
  });

  await test.step('a past day shows what was outstanding then, and says so', async () => {
    const day = inDays(-90);
    const then = await council.get<AssuranceView>(`assurance/${unit.id}?asAt=${day}`);
    await page.goto(`/assurance/${unit.id}?asAt=${day}`);
    await expect(page.getByRole('link', { name: new RegExp(`^${then.recommendations.total} recommendations? of`) })).toBeVisible();
    await expect(page.getByText(/You are looking at/)).toBeVisible();
  });
});
