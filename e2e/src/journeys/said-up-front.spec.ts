import { expect, test } from '../journey';
import { settled } from '../pages/clean';

const NOWHERE = '01975000-0000-7000-8000-000000000000';

test('whoever may not define matrices reads who may, before typing anything', async ({ page, signedInAs }) => {
  await signedInAs('Service Desk Manager');
  await page.goto('/matrices/new');
  await expect(page.getByText('Matrices are shared by the whole organisation: a risk manager of all of it changes them.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveCount(0);
  await page.getByRole('link', { name: 'Back to the matrices' }).click();
  await expect(page).toHaveURL(/matrices$/);
});

test('a risk, a register or a person that is not there leads on', async ({ page, signedInAs }) => {
  await signedInAs('Risk Manager');
  for (const [path, link] of [[`/risks/${NOWHERE}`, 'All risks'], [`/registers/${NOWHERE}`, 'All registers'], [`/people/${NOWHERE}`, 'All people'], [`/matrices/${NOWHERE}`, 'All matrices']] as const) {
    await page.goto(path);
    await page.getByRole('alert').getByRole('link', { name: link }).click();
    await expect(page).toHaveURL(new RegExp(`${path.split('/')[1]}$`));
  }
});

test('an elected member is told how many risks are exempt, and nothing of authors, reasons or keys that are not theirs', async ({ page, signedInAs }) => {
  await signedInAs('Elected Member, Scrutiny');
  await page.goto('/');
  await settled(page);
  await expect(page.getByText(/\d+ further risks? (is|are) exempt\./)).toBeVisible();
  await page.goto('/units');
  await expect(page.getByRole('treegrid')).toBeVisible();
  await expect(page.getByText('Keys: arrows move')).toHaveCount(0);
  await page.goto('/risks');
  await page.locator('td.title a').first().click();
  await expect(page.getByText('All assessments')).toBeVisible();
  await expect(page.getByText('with who said so and why')).toHaveCount(0);
});
