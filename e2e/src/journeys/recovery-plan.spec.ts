import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

test('a recovery plan is started and written: steps are moved by keyboard, and what it lacks is said before it can be approved', async ({ page, signedInAs }) => {
  test.setTimeout(180_000);
  const name = `Flooded server room ${Math.random().toString(36).slice(2, 8)}`;
  await signedInAs('Risk Manager');
  await page.goto('/plans');
  await settled(page);
  await expectClean(page, 'recovery plans');

  await test.step('C starts it; its draft opens', async () => {
    await page.keyboard.press('c');
    await page.locator('#plan-kind').selectOption({ label: 'ICT disaster recovery plan' });
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.locator('#plan-unit').selectOption({ label: '\u2003\u2003ICT' });
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.fill('Infrastructure Man');
    await expect(page.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await owner.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Write ${name}`);
  });

  await test.step('a role and two steps give it a planned time; Alt and an arrow move a step', async () => {
    await page.getByRole('button', { name: 'Add a role' }).click();
    await page.getByLabel('Role', { exact: true }).fill('Recovery leader');
    const steps = page.locator('hf-steps-editor fieldset');
    for (const [index, title, minutes] of [[0, 'Open the site', '30'], [1, 'Call the provider', '15']] as const) {
      await page.getByRole('button', { name: 'Add a step' }).click();
      const step = steps.nth(index);
      await step.getByLabel('Title').fill(title);
      await step.getByLabel('Expected minutes').fill(minutes);
      await step.getByLabel('Who').selectOption({ label: 'Recovery leader' });
    }
    const planned = page.getByRole('region', { name: 'Planned time' });
    await expect(planned).toContainText('30 min');
    await expect(planned).toContainText('45 min');
    await steps.nth(1).getByLabel('Title').press('Alt+ArrowUp');
    await expect(page.locator('hf-steps-editor legend').first()).toContainText('Call the provider');
    await expectClean(page, 'writing a plan');
  });

  await test.step('it is saved, and not submitted while something is missing', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/^Saved /)).toBeVisible();
    await page.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(page.getByRole('alert')).toContainText('choose at least one activity or resource that the plan recovers');
  });

  await test.step('its page says that it was never approved; a code that is none is explained', async () => {
    await page.getByRole('link', { name: 'The plan', exact: true }).click();
    await expect(page.getByText('This plan was never approved.')).toBeVisible();
    await expect(page.locator('hf-plan-content')).toContainText('Call the provider');
    await expectClean(page, 'a recovery plan');
    await page.goto('/plans/verify');
    await page.getByLabel('Code').fill('ABC');
    await page.getByRole('button', { name: 'Check it' }).click();
    await expect(page.getByText('A code has ten letters and digits')).toBeVisible();
    await expectClean(page, 'checking a copy');
  });
});
