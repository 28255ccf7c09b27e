import type { ExerciseView, Page as PageOf, PlanRow, UnitView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays } from '../pages/days';

const yesterday = inDays(-1);

test('a rehearsal held on paper is typed in with the times of its steps by keyboard; what was skipped, added or never done is told as a deviation', async ({ page, signedInAs, council }) => {
  test.setTimeout(180_000);
  const [plans, units] = await Promise.all([council.get<PageOf<PlanRow>>('plans?q=ICT+disaster'), council.get<UnitView[]>('units')]);
  const exercise = await council.post<ExerciseView>('exercises', {
    kind: 'walkthrough', title: 'Walked through without a network', unitId: units.find(({ name }) => name === 'ICT')!.id, leadId: await council.personId('Infrastructure Manager'), plannedFor: yesterday, planIds: [plans.items[0]!.id], resources: [],
  });
  const cell = (step: RegExp, column: string) => page.getByRole('textbox', { name: new RegExp(`${step.source}.*, ${column}$`) });
  await signedInAs('Infrastructure Manager');

  await test.step('the steps of the version that was approved on the day are there once its start is said', async () => {
    await page.goto(`/rehearsals/${exercise.id}/result`);
    await settled(page);
    await page.locator('#result-lost').fill(`${yesterday}T08:50`);
    await page.locator('#result-started').fill(`${yesterday}T09:00`);
    await page.locator('#result-ended').fill(`${yesterday}T12:00`);
    await expect(cell(/Declare and open the bridge call/, 'started')).toBeVisible();
  });

  await test.step('times are typed as people write them, and Enter goes down the column', async () => {
    await cell(/Declare and open the bridge call/, 'started').focus();
    await page.keyboard.type('0900');
    await page.keyboard.press('Enter');
    await expect(cell(/Call the recovery provider/, 'started')).toBeFocused();
    await page.keyboard.type('9.15');
    await page.keyboard.press('Enter');
    await cell(/Declare and open the bridge call/, 'finished').focus();
    await page.keyboard.type('09:12');
    await page.keyboard.press('Enter');
    await page.keyboard.type('09:05');
    await page.keyboard.press('Tab');
    await expect(page.getByText('expected 10 min, took 12 min')).toBeVisible();
    await cell(/Fill the roles/, 'skipped at').fill('9:20');
    await page.getByRole('button', { name: 'Add a step that was not planned' }).press('Enter');
    await page.getByLabel('Added on the day').fill('Open the side gate');
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: /Open the side gate.*, started$/ }).fill('10:00');
    await expectClean(page, 'steps typed in from paper');
  });

  await test.step('an end before its start, and a skip without why, are refused at their place', async () => {
    await page.locator('#result-outcome').selectOption({ index: 2 });
    await page.getByLabel('Summary').fill('Walked through up to the network');
    await page.getByLabel('Summary').press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText(/finish/i);
    await expect(page).toHaveURL(/\/result$/);
    await expect(cell(/Call the recovery provider/, 'finished')).toHaveAttribute('aria-invalid', 'true');
    await expect(cell(/Fill the roles/, 'why it was skipped')).toHaveAttribute('aria-invalid', 'true');
    await cell(/Call the recovery provider/, 'finished').fill('09:40');
    await cell(/Fill the roles/, 'why it was skipped').fill('Everybody knew theirs');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Add them' }).press('Enter');
    await expect(page.getByLabel('Deviations')).toHaveValue(/Everybody knew theirs/);
    await page.getByLabel('Summary').press('Control+Enter');
  });

  await test.step('the report tells what was otherwise than planned', async () => {
    await expect(page.getByText('The result waits for its sign-off.')).toBeVisible();
    await page.goto(`/rehearsals/${exercise.id}`);
    await settled(page);
    const deviations = page.getByRole('region', { name: 'Deviations from the plan' });
    await expect(deviations).toContainText('Everybody knew theirs');
    await expect(deviations).toContainText('Open the side gate');
    await expect(deviations).toContainText('Restore storage volumes');
    await expectClean(page, 'the report of a rehearsal typed in from paper');
  });

  await test.step('on a phone the table is a card for each step', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`/rehearsals/${exercise.id}/result`);
    await settled(page);
    await expect(cell(/Declare and open the bridge call/, 'started')).toHaveValue(/09:00/);
    await expectClean(page, 'steps typed in from paper, on a phone');
  });
});
