import type { ExerciseView, Page as PageOf, PlanRow, UnitView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

test('two people rehearse live: entries reach the other screen, one step is finished by both, one is skipped and one added, the RTO is missed, and somebody else signs it off', async ({ page, elsewhere, signedInAs, council }) => {
  test.setTimeout(240_000);
  const [plans, resources, units] = await Promise.all([
    council.get<PageOf<PlanRow>>('plans?q=ICT+disaster'), council.get<PageOf<{ id: string; name: string }>>('resources?q=storage'), council.get<UnitView[]>('units'),
  ]);
  const [plan, storage] = [plans.items[0]!, resources.items[0]!];
  const exercise = await council.post<ExerciseView>('exercises', {
    kind: 'full-failover', title: 'Failover with two browsers', unitId: units.find(({ name }) => name === 'ICT')!.id, leadId: await council.personId('Infrastructure Manager'), plannedFor: new Date().toISOString().slice(0, 10),
    planIds: [plan.id], resources: [{ resourceId: storage.id, rtoMinutes: 60, rpoMinutes: 60, note: 'As promised' }], participants: [{ personId: await council.personId('Applications Manager'), name: '', role: 'Starts the systems' }],
    injects: [{ minute: 0, text: 'A shelf of disks is missing' }],
  });
  const began = Date.now();
  const at = (hours: number): string => new Date(began + hours * 3_600_000).toISOString().slice(0, 16);
  await signedInAs('Infrastructure Manager');

  await test.step('whoever leads it starts it from a loss two hours ago; a loss in the future is refused', async () => {
    await page.goto(`/rehearsals/${exercise.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'Start it' }).click();
    const lost = page.getByLabel('Time of the loss');
    await lost.fill(at(30));
    await page.getByRole('button', { name: 'Start the rehearsal' }).click();
    await expect(page.getByText('The loss lies in the future: choose a time that has passed').first()).toBeVisible();
    await lost.fill(at(-4));
    await page.getByRole('button', { name: 'Start the rehearsal' }).click();
    await expect(page.getByText('Nothing here is real')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByRole('main')).toContainText(`${exercise.reference} ${exercise.title}`);
    const wide = page.viewportSize()!;
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(page.getByText('Nothing here is real')).toBeVisible();
    await page.setViewportSize(wide);
    await expect(page.locator('hf-run-clock')).toContainText('over the RTO of 1 h');
  });

  const other = await elsewhere('Applications Manager');
  await other.goto(`/rehearsals/${exercise.id}/live`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^Step 1 of 14/);

  await test.step('what one starts, the other sees without loading anything; both finish it, and the first counts', async () => {
    await page.getByRole('button', { name: 'Start step 1' }).click();
    await expect(other.getByRole('button', { name: 'Finish step 1' })).toBeVisible();
    await expect(page.getByText(/2 people here/)).toBeVisible();
    // Neither knows of the other: one of them is cut off while they press.
    await other.context().setOffline(true);
    await other.getByRole('button', { name: 'Finish step 1' }).click();
    await page.getByRole('button', { name: 'Finish step 1' }).click();
    await other.context().setOffline(false);
    await expect(page.locator('hf-log').getByText('The step was finished already. The first time counts.')).toBeVisible();
  });

  await test.step('an inject is brought in; a step is skipped with why, another added; both are deviations', async () => {
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await expect(other.locator('hf-log')).toContainText('A shelf of disks is missing');
    await other.getByRole('button', { name: 'Skip', exact: true }).click();
    await other.getByLabel(/^Why is step/).fill('Nobody answers');
    await other.getByRole('button', { name: /^Skip step/ }).click();
    await other.getByRole('button', { name: 'Add a step' }).click();
    await other.getByLabel(/^What is done/).fill('Call the county');
    await other.getByRole('button', { name: 'Add the step' }).click();
    await expect(page.locator('hf-step-list')).toContainText('Call the county');
    await expect(page.getByText('2 deviations from the plan')).toBeVisible();
    await page.getByRole('button', { name: 'It happened earlier' }).click();
    await expect(page.getByLabel('It happened at')).toBeFocused();
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await expect(page.getByRole('button', { name: 'It happened earlier' })).toBeFocused();
    await page.getByLabel('What happened?').fill('The link is slow');
    await page.getByRole('button', { name: 'Problem', exact: true }).first().click();
    await page.getByRole('button', { name: 'Add entry' }).click();
    await page.getByRole('button', { name: `Work on ${storage.name} starts` }).click();
    await expect(other.locator('hf-live-resources')).toContainText('Work started');
    await page.getByRole('button', { name: `${storage.name} is usable again` }).click();
    await expect(page.locator('hf-live-resources')).toContainText('Over the RTO of 1 h');
    await expect(page.locator('hf-live-resources .name')).toBeFocused();
    await page.getByRole('button', { name: `Take it back: ${storage.name} is usable again` }).click();
    await expect(other.locator('hf-live-resources')).toContainText('Not back yet');
    await page.getByRole('button', { name: `${storage.name} is usable again`, exact: true }).click();
    await expect(page.locator('hf-live-resources')).toContainText('Over the RTO of 1 h');
    await expectClean(page, 'a live rehearsal');
  });

  await test.step('how old the data are that came back is told beside the RPO; a moment that lies ahead is refused', async () => {
    await page.getByRole('button', { name: `Age of its data: ${storage.name}` }).click();
    const back = page.getByLabel(`The data of ${storage.name} go back to`);
    await expect(back).toBeFocused();
    const add = page.locator('hf-data-age').getByRole('button', { name: 'Add' });
    await back.fill(at(30));
    await add.click();
    await expect(page.locator('hf-data-age').getByRole('alert')).toHaveText('That lies in the future: choose a time that has passed');
    await back.fill(at(-10));
    await add.click();
    await expect(other.locator('hf-live-resources')).toContainText(/Its data go back to .*: data of 6 h lost\. Over the RPO of 1 h/);
    await expect(page.getByRole('button', { name: `Correct the age of its data: ${storage.name}` })).toBeFocused();
  });

  await test.step('it is ended; its result begins with what the log says', async () => {
    await page.getByRole('button', { name: 'End rehearsal' }).click();
    await page.getByRole('button', { name: 'End the rehearsal' }).click();
    await expect(page.getByText('The log has filled in what it knows.')).toBeVisible();
    await expect(page.getByLabel('Deviations')).toHaveValue(/was skipped: Nobody answers/);
    await expect(page.getByText(/Work started: from the log/)).toBeVisible();
    await expect(page.getByText(/Usable again: from the log/)).toBeVisible();
    const against = page.locator('hf-against-outcome');
    await page.locator('#result-outcome').selectOption({ label: 'Passed' });
    await expect(against).toContainText(`${storage.name} missed its RTO of 1 h`);
    await page.locator('#result-outcome').selectOption({ label: 'Failed' });
    await expect(against).toBeEmpty();
    await page.getByLabel('Summary').fill('Back, and too late');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('The result waits for its sign-off.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign off' })).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Injects' })).toContainText('Brought in');
    await expectClean(page, 'the report of a live rehearsal');
  });

  await test.step('another person signs it off', async () => {
    const boss = await elsewhere('Risk Manager');
    await boss.goto(`/rehearsals/${exercise.id}`);
    await boss.getByRole('button', { name: 'Sign off' }).click();
    await boss.getByRole('dialog').getByRole('button', { name: 'Sign off' }).click();
    await expect(boss.getByText(/^Signed off on/)).toBeVisible();
    await expect(boss.locator('hf-log-appendix')).toContainText('Call the county');
    const report = await boss.context().request.get((await boss.getByRole('link', { name: 'Report as PDF' }).getAttribute('href'))!);
    expect([report.status(), report.headers()['content-type'], (await report.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
  });
});
