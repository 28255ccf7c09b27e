import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { RegisterPage } from '../pages/register-page';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';

test.describe('axe finds nothing on what opens over a page', () => {
  test.describe.configure({ timeout: 240_000 });

  test('menus, the palette and the list of keys', async ({ page, signedInAs, council }) => {
    await signedInAs('Risk Manager');
    const register = new RegisterPage(page);
    await register.open(await council.registerId('ICT service register'));

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find or go to' }).fill('ict');
    await expect(page.getByRole('option').nth(3)).toBeVisible();
    await expectClean(page, 'the palette');
    await page.keyboard.press('Escape');

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectClean(page, 'the list of keys');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: 'Print' })).toBeVisible();
    await expectClean(page, 'the menu of a register');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /your menu/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await expectClean(page, 'your menu');
    await page.keyboard.press('Escape');

    await register.filters.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Filter by filter' })).toBeVisible();
    await expectClean(page, 'the filters');
  });

  test('a look at a risk, closing it, and linking it to one above', async ({ page, signedInAs, council }) => {
    const above = await council.register();
    const below = await council.register({ parent: above.name });
    await council.risk(above, { title: 'The harbour silts up', residual: { likelihood: '4', impact: '4' } });
    const risk = await council.risk(below, { title: 'The dredger is out of order', cause: 'It is old.', residual: { likelihood: '3', impact: '5' } });
    await signedInAs('Risk Manager');
    const register = new RegisterPage(page);
    await register.open(below.id);
    await register.references.first().click();
    await expect(page.getByRole('dialog', { name: 'Risk' })).toContainText('It is old.');
    await expectClean(page, 'a look at a risk');

    await new RiskPage(page).open(risk.id);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await expect(page.getByRole('menuitem', { name: /^Close / })).toBeVisible();
    await expectClean(page, 'the menu of a risk');
    await page.getByRole('menuitem', { name: /^Close / }).click();
    const closing = page.getByRole('dialog', { name: `Close ${risk.reference!}?` });
    await closing.getByRole('button', { name: /^Close / }).click();
    await expect(closing.getByRole('alert')).toBeVisible();
    await expectClean(page, 'closing a risk without a reason');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Link to a risk above' }).click();
    await expect(page.getByRole('list', { name: 'Open risks' })).toContainText('The harbour silts up');
    await expectClean(page, 'linking a risk');
  });

  test('signing in again, a refused form, and one that somebody saved first', async ({ page, context, signedInAs, council }) => {
    const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
    const risk = await council.risk(register, { title: 'The lock is stuck', cause: 'Rust.', owner: 'Head of ICT' });
    await signedInAs('Head of ICT');
    const form = new RiskForm(page);
    await form.open(register.id);
    await page.getByText('cause, event, consequence').click();
    await form.add.click();
    await expect(form.faults).toBeVisible();
    await expectClean(page, 'a refused form');

    await page.goto(`/risks/${risk.id}/edit`);
    await page.getByLabel('Cause').fill('Rust and salt.');
    await council.patch(`risks/${risk.id}`, { cause: 'Rust and sand.' }, risk.version);
    await page.getByRole('button', { name: /^Save/ }).click();
    await expect(page.getByRole('heading', { name: 'Somebody else saved first' })).toBeVisible();
    await expectClean(page, 'what somebody saved first');

    await context.clearCookies();
    await page.getByRole('button', { name: 'Mine', exact: true }).click();
    await page.getByRole('button', { name: 'Save the result' }).click();
    await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
    await expectClean(page, 'signing in again');
  });

  test('the navigation on a phone, and a link that was just made', async ({ page, signedInAs, council }) => {
    await signedInAs('Administrator');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/units');
    await settled(page);
    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
    await expectClean(page, 'the navigation');

    await page.getByRole('button', { name: 'Change ICT', exact: true }).click();
    await expectClean(page, 'a unit being changed');

    await page.goto(`/people/${await council.personId('Service Desk Manager')}`);
    await settled(page);
    await page.getByRole('button', { name: 'Give a role' }).click();
    await expectClean(page, 'giving a role');
  });
});
