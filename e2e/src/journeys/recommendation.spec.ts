import type { RecommendationView, UnitView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';

test('a recommendation is entered by an auditor, answered and claimed by its owner, and closed by a follow-up alone', async ({ page, signedInAs, elsewhere, council }) => {
  test.setTimeout(240_000);
  const title = `Time each restore ${Math.random().toString(36).slice(2, 8)}`;
  await signedInAs('Internal Auditor');
  await page.goto('/recommendations');
  await settled(page);
  await expectClean(page, 'the list of recommendations');

  await test.step('C begins it, and what it cannot do without is asked for', async () => {
    await page.keyboard.press('c');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter a recommendation');
    await settled(page);
    await page.getByLabel('Recommendation', { exact: true }).focus();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Recommendation: say in one line what is recommended.');
    await expectClean(page, 'entering a recommendation');
  });

  await test.step('it is entered by keyboard', async () => {
    await page.getByLabel('Recommendation', { exact: true }).fill(title);
    await page.locator('#recommendation-priority').selectOption({ label: 'High' });
    await page.locator('#recommendation-source').selectOption({ label: 'Internal audit' });
    await page.getByLabel('Report', { exact: true }).fill('Restores, looked at again');
    await typeDay(page.locator('#report-date'), inDays(-3));
    await page.locator('#recommendation-unit').selectOption({ label: '\u2003\u2003ICT' });
    const owner = page.getByRole('combobox', { name: 'Owner' });
    await owner.fill('Infrastructure Man');
    await expect(page.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await owner.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.locator('.status')).toHaveText('Waits for a response');
  });
  const address = page.url();

  const desk = await elsewhere('Infrastructure Manager');
  await test.step('its owner finds it at home, and responds', async () => {
    await desk.goto('/');
    const mine = desk.getByRole('list', { name: 'Recommendations' });
    await expect(mine).toContainText(title);
    await mine.getByRole('link', { name: new RegExp(`^Respond to .*${title}`) }).click();
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(desk.getByRole('button', { name: /Follow it up/ })).toHaveCount(0);
    await desk.keyboard.press('r');
    await desk.locator('#response').selectOption({ label: 'Agreed' });
    await desk.locator('#response-note').fill('A clock runs with each restore from May.');
    await desk.getByRole('button', { name: 'Respond', exact: true }).last().click();
    await expect(desk.getByRole('alert')).toContainText('Due: give the date by which it will be done.');
    await typeDay(desk.locator('#response-due'), inDays(40));
    await expectClean(desk, 'responding to a recommendation');
    await desk.getByRole('button', { name: 'Respond', exact: true }).last().click();
    await expect(desk.locator('.status')).toHaveText('Under way');
  });

  await test.step('the auditor gives it another date, with the reason', async () => {
    await page.goto(address);
    await settled(page);
    await page.getByRole('button', { name: 'Set another date' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Set another date for / });
    await typeDay(dialog.locator('#new-due-date'), inDays(60));
    await dialog.getByLabel('Reason').fill('The clock comes with the new backup system.');
    await expectClean(page, 'another date for a recommendation');
    await dialog.getByRole('button', { name: 'Set the date' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('The clock comes with the new backup system.').first()).toBeVisible();
    await desk.reload();
    await settled(desk);
  });

  await test.step('what its owner claims closes nothing', async () => {
    await desk.keyboard.press('r');
    await desk.locator('#claim-note').fill('Three restores were timed.');
    await desk.getByRole('button', { name: 'It is implemented' }).last().click();
    await expect(desk.locator('.status')).toHaveText('Claimed, waits for follow-up');
    await expect(desk.getByText('Until then it is outstanding.')).toBeVisible();
  });

  await test.step('the auditor follows it up twice', async () => {
    for (const [verdict, found, state] of [['Partly implemented', 'Two of three have a time.', 'Partly implemented'], ['Implemented', 'All have a time.', 'Verified']] as const) {
      await page.goto(address);
      await settled(page);
      await page.keyboard.press('f');
      await page.locator('#verdict').selectOption({ label: verdict });
      await page.locator('#verdict-note').fill(found);
      if (state === 'Verified') await expectClean(page, 'following up a recommendation');
      await page.getByRole('button', { name: 'Record the verdict' }).click();
      await expect(page.locator('.status')).toHaveText(state);
    }
    await expect(page.getByRole('region', { name: 'Follow-up rounds' }).getByRole('listitem')).toHaveCount(2);
    await expectClean(page, 'a recommendation that was verified');
  });

  await test.step('it leaves the list of what is outstanding, and is found by its state', async () => {
    await page.goto(`/recommendations?q=${encodeURIComponent(title)}`);
    await expect(page.getByText('No recommendation matches these filters')).toBeVisible();
    await page.goto(`/recommendations?state=verified&q=${encodeURIComponent(title)}`);
    await expect(page.getByRole('link', { name: title })).toBeVisible();
  });

  await test.step('readers of public wording have nothing of it', async () => {
    const member = await elsewhere('Elected Member, Scrutiny');
    await member.goto(address);
    await expect(member.getByText('There is no such recommendation, or it is not yours to read.')).toBeVisible();
  });

  const units = await council.get<UnitView[]>('units');
  expect((await council.get<RecommendationView>(address.replace(/^.*\/recommendations/, 'recommendations'))).unitId).toBe(units.find(({ name }) => name === 'ICT')?.id);
});
