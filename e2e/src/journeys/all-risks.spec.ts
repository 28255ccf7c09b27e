import { expect, test } from '../journey';
import { settled } from '../pages/clean';

test('all risks are drawn on the matrix of Home until another is chosen, and the page says which', async ({ page, signedInAs, council }) => {
  await signedInAs('Risk Manager');
  const home = await council.get<{ matrixVersionId: string }>('home');
  await page.goto('/risks');
  await settled(page);
  const drawnOn = page.getByLabel('Drawn on');
  await expect(drawnOn).toHaveValue(home.matrixVersionId);
  await expect(page).not.toHaveURL(/matrix=/);

  await test.step('a place names its matrix in the address', async () => {
    await page.getByRole('gridcell', { name: /risks?:?/ }).first().click();
    await expect(page).toHaveURL(new RegExp(`matrix=${home.matrixVersionId}`));
  });
});

test('a printed list is whole: the pages that are not here yet come first', async ({ page, signedInAs, council }) => {
  // A register of its own, in which nobody adds anything meanwhile.
  const register = await council.register();
  const all = 53;
  for (let n = 1; n <= all; n++) await council.risk(register, { title: `Risk ${n} of many` });
  await page.addInitScript(() => {
    window.print = () => {
      document.body.dataset['printed'] = String(document.querySelectorAll('tr[data-row]').length);
      dispatchEvent(new Event('afterprint'));
    };
  });
  await signedInAs('Risk Manager');
  await page.goto(`/risks?register=${register.id}`);
  const rows = page.locator('tr[data-row]');
  await expect(rows).toHaveCount(50);
  await expect(page.locator('.count').first()).toContainText(String(all));

  await test.step('while they come one can change one’s mind', async () => {
    await page.route(/after=/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => {});
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await expect(page.getByRole('dialog')).toContainText(`50 of ${all} risks are here.`);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.unroute(/after=/);
    await expect(page.locator('body')).not.toHaveAttribute('data-printed');
  });

  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', String(all));
  await expect(rows).toHaveCount(50);

  await test.step('printed by the browser itself, the paper says that it ends early', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(`The first 50 of ${all} risks are printed here.`)).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
  });
});
