import { expect, test } from '../journey';
import { RegisterPage } from '../pages/register-page';

/** Where a published service plan puts its thirteen risks. */
const PUBLISHED: Record<string, number[]> = {
  'C, III': [7], 'C, II': [4, 12, 13], 'D, III': [2, 3, 5, 9], 'D, II': [10], 'E, II': [6, 11], 'F, II': [8], 'F, I': [1],
};
const references = (numbers: readonly number[]): string[] => numbers.map((number) => `ICT-${String(number).padStart(3, '0')}`);
const counts = Object.fromEntries(Object.entries(PUBLISHED).map(([cell, numbers]) => [cell, numbers.length]));

test('the Head of ICT opens the ICT register and sees the published heat map, cell by cell', async ({ page, signedInAs }) => {
  await signedInAs('Head of ICT');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Registers', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: 'ICT service register' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ICT service register' })).toBeVisible();

  const register = new RegisterPage(page);
  await expect(register.map.cells).toHaveCount(24);
  await expect.poll(() => register.map.counts()).toEqual(counts);
  const words = await register.map.words();
  for (const [cell, numbers] of Object.entries(PUBLISHED)) {
    const named = references(numbers.slice(0, 3)).join(', ');
    expect(words.get(cell)).toContain(`${numbers.length === 1 ? '1 risk' : `${numbers.length} risks`}: ${named}${numbers.length > 3 ? ` and ${numbers.length - 3} more` : ''}`);
  }

  // The fourth of its cell stands in the list that the cell leads to.
  await register.map.cell('D', 'III').click();
  await expect(register.rows).toHaveCount(4);
  await expect.poll(async () => (await register.references.allTextContents()).sort()).toEqual(references(PUBLISHED['D, III']!));
});

test('the table of a heat map says the same numbers', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const register = new RegisterPage(page);
  await register.open(await council.registerId('ICT service register'));
  await expect.poll(() => register.map.counts()).toEqual(counts);

  await page.getByRole('button', { name: 'Show as a table' }).first().click();
  await expect(register.map.grid).toBeHidden();
  await expect.poll(() => register.map.countsOfTable()).toEqual(counts);
  await expect(register.map.table).toContainText('ICT-004, ICT-012, ICT-013');

  await page.getByRole('button', { name: 'Show as a heat map' }).click();
  await expect(register.map.grid).toBeVisible();
});

test('before controls and as it is meant to become, the same register looks different', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const register = new RegisterPage(page);
  await register.open(await council.registerId('ICT service register'));
  await page.getByRole('group', { name: 'Assessment' }).getByRole('button', { name: 'Inherent' }).click();
  const inherent = register.map.page.getByRole('grid', { name: 'Inherent risk, likelihood by impact' });
  await expect(inherent.getByRole('gridcell', { name: 'C, I: ' })).toHaveAccessibleName(/1 risk: ICT-001/);
  await expect(inherent.getByRole('gridcell', { name: 'B, I: ' })).toHaveAccessibleName(/1 risk: ICT-010/);
  await expect(page).toHaveURL(/kind=inherent/);
});
