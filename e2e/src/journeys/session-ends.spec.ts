import type { Page as Slice, RiskRow } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { PASSWORD } from '../people';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';

test('the session ends in the middle of a form: signing in again keeps what was typed and saves it once', async ({ page, context, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Infrastructure Manager');
  const form = new RiskForm(page);
  await form.open(register.id);
  await form.title.fill('The cooling of the data hall fails');
  await form.score.choose('3', '4');
  await form.why.fill('One of two units is out of order.');

  await context.clearCookies();
  await form.add.click();

  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toContainText('Nothing on this page is lost');
  await expect(dialog.getByLabel('E-mail')).toHaveValue('infrastructure-manager@aldermere.example');
  await expect(dialog.getByLabel('Password')).toBeFocused();

  await test.step('a wrong password says so and leaves the form alone', async () => {
    await dialog.getByLabel('Password').fill('not this one');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await expect(dialog).toContainText('The e-mail address or the password is not right.');
    await expect(form.title).toHaveValue('The cooling of the data hall fails');
  });

  await dialog.getByLabel('Password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();

  await expect(new RiskPage(page).reference).toHaveText(`${register.prefix}-001`);
  await expect(page.getByText('One of two units is out of order.').first()).toBeVisible();
  const { items } = await council.get<Slice<RiskRow>>(`registers/${register.id}/risks`);
  expect(items.map(({ title, residual }) => [title, residual.likelihood, residual.impact])).toEqual([['The cooling of the data hall fails', '3', '4']]);
});

test('a page that is closed over a form offers what was typed to the same person and to nobody else', async ({ page, context, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Infrastructure Manager');
  const form = new RiskForm(page);
  await form.open(register.id);
  await form.title.fill('A cable is cut in the street');
  await expect(form.draftNote).toBeVisible();

  await context.clearCookies();
  await signedInAs('Applications Manager');
  await form.open(register.id);
  await expect(form.title).toHaveValue('');
  await expect(page.getByText('You left a draft here')).toBeHidden();

  await context.clearCookies();
  await page.goto(`/registers/${register.id}/add-risk`);
  await page.getByLabel('E-mail').fill('infrastructure-manager@aldermere.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('You left a draft here')).toBeVisible();
  await page.getByRole('button', { name: 'Go on with it' }).click();
  await expect(form.title).toHaveValue('A cable is cut in the street');
});
