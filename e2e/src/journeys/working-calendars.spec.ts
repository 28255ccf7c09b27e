import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

test('the hours of a working calendar are changed with what that would do', async ({ page, signedInAs }) => {
  test.setTimeout(120_000);
  const name = `Depot ${Math.random().toString(36).slice(2, 8)}`;
  await signedInAs('Risk Manager');
  await page.goto('/working-calendars');
  await settled(page);
  await page.getByRole('button', { name: 'Add a calendar' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Monday').fill('mornings');
  await page.getByLabel('Monday').press('Enter');
  await expect(page.getByRole('alert')).toContainText('write hours as 08:00 to 18:00');
  await page.getByLabel('Monday').fill('6-14');
  await page.getByLabel('Holidays').fill('25/12/2026');
  await expectClean(page, 'a new working calendar');
  await page.getByLabel('Monday').press('Enter');
  const panel = page.getByRole('region', { name });
  await expect(panel).toContainText('Monday 06:00 to 14:00.');
  await panel.getByRole('button', { name: `Retire ${name}` }).click();
  await page.getByLabel('Reason').fill('The depot was closed.');
  await page.getByRole('button', { name: `Retire ${name}` }).last().click();
  await expect(panel).toContainText('Retired on');
  await expectClean(page, 'working calendars');
});
