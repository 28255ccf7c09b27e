import { HALTON_4X4 } from '@holdfast/domain';
import type { MatrixVersionView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { RegisterPage } from '../pages/register-page';

test('a risk manager adds a level to a matrix, sees its faults while drawing, publishes it, and declares how it reads on another', async ({ page, signedInAs, council }) => {
  const name = `Harbour 4 × 4, ${Date.now()}`;
  const draft = await council.post<MatrixVersionView>('matrices', { name, definition: HALTON_4X4.matrix });
  await signedInAs('Risk Manager');

  await test.step('every fault is told while the matrix is drawn', async () => {
    await page.goto(`/matrices/${draft.id}/edit`);
    await expect(page.getByRole('region', { name: 'Ready to publish' })).toBeVisible();
    const grid = page.getByRole('grid', { name: 'Live grid, likelihood by impact' });
    await expect(grid.getByRole('gridcell', { name: /^4, 4: High/ })).toBeVisible();

    const levels = page.locator('#mx-levels').getByRole('group', { name: /^level / });
    await page.getByRole('button', { name: 'Add a level' }).click();
    await expect(levels).toHaveCount(4);
    const settle = page.getByRole('region', { name: 'To settle' });
    await expect(settle).toBeVisible();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('alertdialog')).toBeHidden();

    const added = levels.nth(3);
    await added.getByLabel('Code').fill('VH');
    await added.getByLabel('Name').fill('Very high');
    await added.getByLabel('From').fill('16');
    await added.getByLabel('To', { exact: true }).fill('16');
    await expect(settle.getByRole('link', { name: /16/ }).first()).toBeVisible();
    await levels.nth(2).getByLabel('To', { exact: true }).fill('15');
    await expect(page.getByRole('region', { name: 'Ready to publish' })).toBeVisible();
    await expect(grid.getByRole('gridcell', { name: /^4, 4: Very high/ })).toBeVisible();
    await expect(grid.getByRole('gridcell', { name: /^4, 3: High/ })).toBeVisible();
    await added.getByLabel('What it requires of the owner').fill('Tell the management team today.');
  });

  await test.step('published, it can be used and never changes', async () => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const asked = page.getByRole('alertdialog');
    await expect(asked).toContainText(`Publish version 1 of ${name}?`);
    await asked.getByRole('button', { name: 'Publish version 1' }).click();
    await expect(page.getByText('Version 1 is published.')).toBeVisible();
    await page.goto(`/matrices/${draft.id}/edit`);
    await expect(page).toHaveURL(new RegExp(`/matrices/${draft.id}$`));
  });

  const above = await council.register();
  const below = await council.register({ matrix: name, parent: above.name });
  await council.risk(above, { title: 'The quay wall gives way', residual: { likelihood: '3', impact: '4' } });
  await council.risk(below, { title: 'A crane tips over', residual: { likelihood: '4', impact: '4' } });
  await council.risk(below, { title: 'A lock gate sticks', residual: { likelihood: '2', impact: '1' } });
  const register = new RegisterPage(page);
  const line = page.getByText('2 not comparable: scored on a matrix without a crosswalk to this one.');

  await test.step('until it is declared how it reads, its risks are not comparable', async () => {
    await register.open(above.id, '?below=true');
    await expect(line).toBeVisible();
    expect(await register.map.counts()).toEqual({ '3, 4': 1 });
    await page.getByRole('button', { name: '2 not comparable' }).click();
    await expect(register.rows).toHaveCount(2);
    await page.getByRole('link', { name: 'Declare how their matrix reads on this one' }).click();
  });

  await test.step('the program proposes, the risk manager declares', async () => {
    await page.getByRole('region', { name: 'Used together, without a crosswalk' }).getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name}, version 1.*Corporate 5 × 5, version 1`) }).getByRole('link', { name: 'Propose' }).click();
    const left = page.getByRole('grid', { name: new RegExp(`^${name}, version 1`) });
    await left.getByRole('gridcell', { name: /^4, 4: Very high/ }).click();
    await expect(page.getByText('As proposed:')).toBeVisible();
    await page.getByLabel('Reason').fill('Agreed by the harbour board.');
    await page.getByRole('button', { name: 'Declare the crosswalk' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Declare it' }).click();
    await expect(page.getByText('Agreed by the harbour board.')).toBeVisible();
  });

  await test.step('the line is gone and the roll-up counts them', async () => {
    await register.open(above.id, '?below=true');
    await expect.poll(async () => Object.values(await register.map.counts()).reduce((sum, count) => sum + count, 0)).toBe(3);
    await expect(line).toBeHidden();
    await expect(register.rows).toHaveCount(3);
  });
});
