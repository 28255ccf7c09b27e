import { expect, test } from '../journey';
import { settled } from '../pages/clean';
import { RegisterPage } from '../pages/register-page';

test('an elected member filters by an owner of what can be seen, by movement and by register', async ({ page, signedInAs }) => {
  await signedInAs('Elected Member, Scrutiny');
  await page.goto('/risks');
  await settled(page);
  const register = new RegisterPage(page);
  await register.filters.getByRole('button', { name: 'Owner' }).click();
  await page.getByRole('dialog').getByLabel('Find owner').fill('Head of ICT');
  await page.getByRole('checkbox', { name: /Head of ICT/ }).check();
  await page.keyboard.press('Escape');
  await expect(register.chip('Head of ICT')).toBeVisible();
  await expect(register.list.locator('td.owner').first()).toHaveText('Head of ICT');

  await test.step('named again when it comes from the address', async () => {
    await page.reload();
    await expect(register.chip('Head of ICT')).toBeVisible();
    await register.chip('Head of ICT').click();
  });

  await register.filters.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Residual rose' }).check();
  await page.locator('summary', { hasText: 'Register' }).click();
  await page.getByRole('checkbox', { name: 'ICT service register' }).check();
  await page.keyboard.press('Escape');
  await expect(register.chip('Residual rose')).toBeVisible();
  await expect(register.chip('ICT service register')).toBeVisible();
  await expect(page).toHaveURL(/movement=rose.*register=|register=.*movement=rose/);
});

test('a roll-up is sorted by its registers, and on a phone by what is chosen', async ({ page, signedInAs }) => {
  await signedInAs('Risk Manager');
  await page.goto('/risks');
  const register = new RegisterPage(page);
  const names = page.locator('td.title .register');
  await expect(names.first()).toBeVisible();
  await register.list.getByRole('button', { name: 'Register', exact: true }).click();
  await expect(page).toHaveURL(/sort=register/);
  await expect.poll(async () => { const all = await names.allTextContents(); return all.join() === [...all].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)).join(); }).toBe(true);

  await page.setViewportSize({ width: 360, height: 740 });
  const order = page.getByLabel('Sort by');
  await expect(order).toHaveValue('register');
  await order.selectOption({ label: 'Residual, worst first' });
  await expect(page).not.toHaveURL(/sort=/);
});

test('an address with a place that the matrix does not have says which ones there are, and how to go on', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const register = new RegisterPage(page);
  await page.goto(`/registers/${await council.registerId('ICT service register')}?likelihood=9&impact=II`);
  await expect(page.getByRole('alert')).toContainText('Choose A to F. This matrix has no 9.');
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await expect(register.rows).toHaveCount(13);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
