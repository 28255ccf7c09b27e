import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';

test('a partnership is added with what makes it matter and the risk that it carries, reviewed as often as that asks for, and ended', async ({ page, signedInAs, council }) => {
  test.setTimeout(180_000);
  const name = `Shared boiler house ${Math.random().toString(36).slice(2, 8)}`;
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  const risk = await council.risk(register, { title: 'The boiler house stops', owner: 'Infrastructure Manager', residual: { likelihood: '4', impact: '5' } });
  await signedInAs('Head of ICT');
  await page.goto('/partnerships');
  await settled(page);

  await test.step('C begins it; too late a review is refused with the day until which it may be', async () => {
    await page.keyboard.press('c');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.locator('#partnership-unit').selectOption({ label: '\u2003\u2003ICT' });
    const lead = page.getByRole('combobox', { name: 'Lead' });
    await lead.fill('Infrastructure Man');
    await expect(page.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await lead.press('Enter');
    await page.locator('#partnership-meets').selectOption({ label: 'Every quarter' });
    for (const criterion of ['money', 'services', 'duty', 'people', 'reputation']) await page.locator(`#significance-${criterion}`).selectOption({ label: '4' });
    await expect(page.getByText('High, 80 of 100')).toBeVisible();
    const search = page.getByRole('combobox', { name: 'Find another risk' });
    await search.fill(risk.reference!);
    await expect(page.getByRole('option', { name: new RegExp(risk.reference!) })).toBeVisible();
    await search.press('Enter');
    await typeDay(page.locator('#partnership-review'), inDays(200));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('it is reviewed at least every 3 months');
    await typeDay(page.locator('#partnership-review'), inDays(30));
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  });

  await test.step('its page says what its significance asks for, and where its risk stands', async () => {
    await expect(page.getByRole('region', { name: 'What that asks for' })).toContainText('Reviewed at least every 3 months');
    await expect(page.getByRole('region', { name: 'Risks that it carries' })).toContainText(risk.reference!);
    await expectClean(page, 'a partnership');
  });

  await test.step('V reviews it', async () => {
    await page.keyboard.press('v');
    await page.locator('#review-note').fill('The agreement was renewed.');
    await typeDay(page.locator('#next-review'), inDays(60));
    await expectClean(page, 'reviewing a partnership');
    await page.getByRole('button', { name: 'Record the review' }).click();
    await expect(page.getByRole('region', { name: 'Reviews' })).toContainText('The agreement was renewed.');
  });

  await test.step('it ends with a reason, and leaves the list of those that are active', async () => {
    await page.getByRole('button', { name: 'End it' }).click();
    await page.getByLabel('Reason', { exact: true }).fill('The boiler house is sold.');
    await page.getByRole('button', { name: 'End the partnership' }).click();
    await expect(page.getByText('The boiler house is sold.')).toBeVisible();
    await page.goto(`/partnerships?q=${encodeURIComponent(name)}`);
    await expect(page.getByText('No partnership matches these filters')).toBeVisible();
  });
});
