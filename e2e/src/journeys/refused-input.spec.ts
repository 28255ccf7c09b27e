import type { Page as Slice, RiskRow } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { RiskForm } from '../pages/risk-form';
import { RiskPage } from '../pages/risk-page';

test('a refused form says what to change, leads there and keeps what was typed', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Infrastructure Manager');
  const form = new RiskForm(page);
  await form.open(register.id);

  await form.score.step('Likelihood', '3').check();
  await form.why.fill('A first guess.');
  await form.add.click();
  await expect(form.faults).toBeFocused();
  await expect(form.faults).toContainText('2 answers need a change. Nothing has been lost.');
  const title = form.faults.getByRole('link', { name: /^Title: say in one line what could happen/ });
  await title.click();
  await expect(form.title).toBeFocused();
  await expect(form.title).toHaveAttribute('aria-invalid', 'true');
  await expect(form.title).toHaveAccessibleDescription(/Say in one line what could happen/);
  await expect(form.score.step('Likelihood', '3')).toBeChecked();

  await test.step('what is refused by the server stays in its field, with the reason beside it', async () => {
    const long = 'a'.repeat(20_001);
    await form.title.fill('The lift stops');
    await form.score.step('Impact', '2').check();
    await page.getByText('More', { exact: true }).or(page.getByText('cause, event, consequence')).first().click();
    await page.getByLabel('Cause').fill(long);
    await form.add.click();
    await expect(form.faults).toBeFocused();
    await form.faults.getByRole('link', { name: /^Cause/ }).click();
    await expect(page.getByLabel('Cause')).toBeFocused();
    await expect(page.getByLabel('Cause')).toHaveValue(long);
    await page.getByLabel('Cause').fill('It is old.');
  });

  await form.add.click();
  await expect(new RiskPage(page).reference).toHaveText(`${register.prefix}-001`);
});

test('words that only the server can refuse come back to their field', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Infrastructure Manager');
  const form = new RiskForm(page);
  await form.open(register.id);
  // A control character, as a paste from another program brings it along.
  await form.title.fill('The lift\u0007 stops');
  await form.add.click();
  await expect(form.faults).toBeFocused();
  await form.faults.getByRole('link', { name: /^Title/ }).click();
  await expect(form.title).toBeFocused();
  await expect(form.title).toHaveValue('The lift\u0007 stops');
  await form.title.fill('The lift stops');
  await form.add.click();
  await expect(new RiskPage(page).reference).toHaveText(`${register.prefix}-001`);
});

test('without a connection the form says so and keeps its words, and trying again adds one risk only', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Infrastructure Manager');
  const form = new RiskForm(page);
  await form.open(register.id);
  await form.title.fill('The ring main fails');

  // Twice: the request is lost on its way, then the answer is.
  const keys: (string | undefined)[] = [];
  let attempts = 0;
  await page.route('**/api/registers/*/risks', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    keys.push(route.request().headers()['idempotency-key']);
    attempts += 1;
    if (attempts === 1) return route.abort('connectionfailed');
    if (attempts === 2) {
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.fallback();
  });

  for (const attempt of [1, 2]) {
    await form.add.click();
    await expect(form.faults, `attempt ${attempt}`).toContainText('There is no connection to the server.');
    await expect(form.faults).toBeFocused();
    await expect(form.title).toHaveValue('The ring main fails');
  }
  await form.add.click();
  await expect(new RiskPage(page).reference).toHaveText(`${register.prefix}-001`);
  expect(new Set(keys).size).toBe(1);
  const { items } = await council.get<Slice<RiskRow>>(`registers/${register.id}/risks`);
  expect(items.map(({ title }) => title)).toEqual(['The ring main fails']);
});
