import { expect, test } from '../journey';
import { emailOf, PASSWORD } from '../people';
import { RegisterPage } from '../pages/register-page';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';
import { tabTo } from '../pages/tab-to';

test('the main job by keyboard alone: sign in, find the register, add a risk, score it, find it in the list', async ({ page, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I' });
  const title = `The badge readers fail (${register.prefix})`;
  const { keyboard } = page;

  await test.step('sign in', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    await tabTo(page, page.getByLabel('E-mail'));
    await keyboard.type(emailOf('Infrastructure Manager'));
    await keyboard.press('Tab');
    await keyboard.type(PASSWORD);
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /Infrastructure Manager/ })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  await test.step('the palette leads to the register', async () => {
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find or go to' })).toBeFocused();
    await keyboard.type(register.name);
    await expect(page.getByRole('option', { name: register.name, exact: false }).first()).toBeVisible();
    await expect(page.getByRole('option', { selected: true })).toContainText(register.name);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: register.name })).toBeFocused();
  });

  const form = new RiskForm(page);
  await test.step('add a risk with its score', async () => {
    await keyboard.press('c');
    await expect(page.getByRole('heading', { level: 1, name: 'Add a risk' })).toBeFocused();
    await tabTo(page, form.title);
    await keyboard.type(title);
    const likelihood = form.score.step('Likelihood', 'F');
    await tabTo(page, likelihood);
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowRight');
    await expect(form.score.step('Likelihood', 'C')).toBeChecked();
    await tabTo(page, form.score.step('Impact', 'IV'));
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(form.score.step('Impact', 'II')).toBeChecked();
    await expect(form.score.level).toContainText('High');
    await keyboard.press('Control+Enter');
  });

  const risk = new RiskPage(page);
  await test.step('score it again', async () => {
    await expect(risk.reference).toHaveText(`${register.prefix}-001`);
    await expect(risk.title).toBeFocused();
    await keyboard.press('r');
    await expect(form.score.step('Likelihood', 'C').or(page.getByRole('radio', { name: /^C, / })).first()).toBeChecked();
    await tabTo(page, page.getByRole('group', { name: 'Likelihood', exact: true }).getByRole('radio', { name: /^C, / }));
    await keyboard.press('ArrowLeft');
    await expect(page.getByRole('group', { name: 'Likelihood', exact: true }).getByRole('radio', { name: /^D, / })).toBeChecked();
    await tabTo(page, page.getByLabel('Reason'));
    await keyboard.type('New readers were put in at the front door.');
    await keyboard.press('Control+Enter');
    await expect(risk.head()).toContainText('Down 1 level');
  });

  await test.step('find it in the list, through the map', async () => {
    await keyboard.press('g');
    await keyboard.press('r');
    await expect(page.getByRole('heading', { level: 1, name: 'Registers' })).toBeFocused();
    const link = page.getByRole('main').getByRole('link', { name: register.name });
    await tabTo(page, link, 80);
    await keyboard.press('Enter');
    const list = new RegisterPage(page);
    await expect(list.rows).toHaveCount(1);
    await tabTo(page, list.map.cell('D', 'II'));
    await keyboard.press('Enter');
    await expect(list.chip('Cell D · II')).toBeVisible();
    const own = list.list.getByRole('link', { name: title });
    await tabTo(page, own, 40);
    await keyboard.press('Enter');
    await expect(risk.reference).toHaveText(`${register.prefix}-001`);
  });
});
