import type { RiskView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { RegisterPage } from '../pages/register-page';
import { RiskPage } from '../pages/risk-page';
import { ScorePicker } from '../pages/score-picker';

test('scoring again shows the movement, and the history keeps both with their reasons', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I' });
  const risk = await council.risk(register, {
    title: 'The line to the second site is cut', owner: 'Infrastructure Manager', residual: { likelihood: 'D', impact: 'III' }, rationale: 'Two lines in one duct.',
  });

  await signedInAs('Infrastructure Manager');
  const page1 = new RiskPage(page);
  await page1.open(risk.id);
  await page.keyboard.press('r');
  const score = new ScorePicker(page);
  await expect(score.step('Likelihood', 'D')).toBeChecked();
  await score.choose('B', 'II');
  await expect(score.level).toContainText('Low');
  await expect(score.level).toContainText('becomes');
  await expect(score.level).toContainText('Very high');
  await expect(score.level).toContainText('Up 3 levels');
  await page.getByLabel('Reason').fill('Road works in the same street for a year.');
  await page.getByRole('button', { name: 'Save the score' }).click();

  await expect(page1.head()).toContainText('Very high');
  await expect(page1.head()).toContainText('Up 3 levels');
  await expect(page1.why).toContainText('Road works in the same street for a year.');

  await test.step('every assessment is kept, the newest first', async () => {
    await page.getByText('All assessments').click();
    const all = page.locator('hf-assessment-list').getByRole('listitem');
    await expect(all).toHaveCount(2);
    await expect(all.nth(0)).toContainText('Road works in the same street for a year.');
    await expect(all.nth(0)).toContainText('Very high');
    await expect(all.nth(1)).toContainText('Two lines in one duct.');
    await expect(all.nth(1)).toContainText('Low');
  });

  await test.step('the chart and its table say the same', async () => {
    const history = page.getByRole('region', { name: 'Level over time' });
    await expect(history.getByRole('group', { name: /^Chart. Residual: Low since .*, Very high since / })).toBeVisible();
    await history.getByRole('button', { name: 'Show as a table' }).click();
    const rows = history.getByRole('row').filter({ has: page.getByRole('cell') });
    await expect(rows).toHaveCount(2);
    await expect(history.getByRole('table')).toContainText('Road works in the same street for a year.');
    await expect(history.getByRole('table')).toContainText('Two lines in one duct.');
    await expect(rows.filter({ hasText: 'Very high' })).toHaveCount(1);
  });

  await test.step('the list shows the movement, and the map where it rose to', async () => {
    const list = new RegisterPage(page);
    await list.open(register.id);
    await expect(list.rows).toContainText('Up 3 levels');
    await expect(list.map.cell('B', 'II')).toHaveAccessibleName(/1 risk: .*1 rose into it/);
    await expect(list.map.cell('D', 'III')).toHaveAccessibleName(/no risks/);
  });

  expect((await council.get<RiskView>(`risks/${risk.id}`)).residual).toMatchObject({ likelihood: 'B', impact: 'II', level: 'VH' });
});
