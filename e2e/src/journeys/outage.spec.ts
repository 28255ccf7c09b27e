import type { ActionView, FailureReviewView, ProvenRecoveryView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays, typeDay } from '../pages/days';

test('an outage for which no plan was invoked is recorded, looked back at down to its root cause and signed off by another person: a measure becomes an action, and how long it was out is told of what failed', async ({ page, signedInAs, elsewhere, council }) => {
  test.setTimeout(240_000);
  const word = Math.random().toString(36).slice(2, 8);
  const [service, title] = [`Payment gateway ${word}`, `No card payments ${word}`];
  const [unitId, ownerId] = [(await council.get<{ id: string; name: string }[]>('units')).find(({ name }) => name === 'ICT')!.id, await council.personId('Infrastructure Manager')];
  const { id: resourceId } = await council.post<{ id: string }>('resources', { name: service, kind: 'application', unitId, ownerId, declared: { minutes: 60, calendarId: null } });
  const register = await council.register({ unit: 'ICT', owner: 'Infrastructure Manager' });
  const risk = await council.risk(register, { title: `Payments cannot be taken ${word}` });
  const heading = page.getByRole('heading', { level: 1 });
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const reviewOf = async (): Promise<FailureReviewView> => council.get(`failure-reviews/${new URL(page.url()).pathname.split('/')[2]!}`);
  await signedInAs('Infrastructure Manager');

  await test.step('nothing is proven of it yet', async () => {
    await page.goto(`/resources/${resourceId}`);
    await expect(panel('Proven recovery time')).toContainText('Nothing is proven');
  });

  await test.step('what failed is chosen, and an end before the start is refused with nothing lost', async () => {
    await page.goto('/failure-reviews');
    await page.getByRole('link', { name: /^Review a failure/ }).click();
    await settled(page);
    await page.getByRole('button', { name: /^Begin the review/ }).click();
    await expect(page.getByRole('alert')).toContainText('Resource: choose the resource that failed.');
    await expect(page.getByRole('alert')).toContainText('Start: say when it began.');
    const chooser = page.getByRole('combobox', { name: 'Resource', exact: true });
    await chooser.fill(service);
    await expect(page.getByRole('option', { name: new RegExp(service) })).toBeVisible();
    await chooser.press('Enter');
    await page.getByLabel('What failed').last().fill(title);
    await page.getByLabel('Start').fill(`${inDays(-3)}T09:10`);
    await page.getByLabel('End').fill(`${inDays(-3)}T08:00`);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('End: it ended before it started');
    await expect(page.getByLabel('What failed').last()).toHaveValue(title);
    await page.getByLabel('End').fill(`${inDays(-3)}T11:45`);
    await page.keyboard.press('Control+Enter');
    await expect(heading).toHaveText(/^Write /);
  });

  await test.step('without its root cause it is not ready for a sign-off, and says so', async () => {
    await settled(page);
    await page.locator('#review-summary').fill('Nobody could pay by card at any desk.');
    await page.locator('#review-cause').fill('A certificate ran out.');
    await page.keyboard.press('Control+Enter');
    await expect(heading).toContainText(title);
    await expect(page.getByText('Not ready for its sign-off.')).toBeVisible();
    await expect(page.getByText('Say what lay behind the cause.')).toBeVisible();
    await expect(panel('Clock')).toContainText('2 h 35 min');
    await page.keyboard.press('e');
    await page.locator('#review-root-cause').fill('Renewals stand in one person\'s diary.');
    await page.locator('#review-lessons').fill('Renew certificates from a list that two people keep\nRing the bank sooner');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('The review waits for its sign-off.')).toBeVisible();
    await expect(panel('Root cause')).toContainText('Renewals stand in one person\'s diary.');
  });

  await test.step('nothing of it is told on the page of the service until it is signed off', async () => {
    expect(await council.get<ProvenRecoveryView>(`resources/${resourceId}/proven-recovery`)).toMatchObject({ proven: null, results: [] });
    await expectClean(page, 'the review of an outage');
  });

  const review = new URL(page.url()).pathname;
  await test.step('a measure becomes an action on a risk, with its date', async () => {
    const lesson = panel('Lessons').getByRole('listitem').filter({ hasText: 'two people keep' });
    await lesson.getByRole('link', { name: 'Plan an action for it' }).click();
    await page.locator('#risk-search').fill(risk.reference!);
    await expect(page.getByRole('option', { name: new RegExp(risk.reference!) })).toBeVisible();
    await page.locator('#risk-search').press('Enter');
    await page.getByRole('button', { name: 'Go on to the action' }).click();
    await expect(page.getByLabel('Action', { exact: true })).toHaveValue('Renew certificates from a list that two people keep');
    await typeDay(page.locator('#due-date'), inDays(30));
    await page.getByLabel('Action', { exact: true }).press('Control+Enter');
    await expect(lesson).toContainText(`${register.prefix}-A001`);
    const { learnt } = await reviewOf();
    const action = await council.get<ActionView>(`actions/${learnt.find(({ text }) => text.includes('two people'))!.action!.id}`);
    expect([action.dueDate, action.status]).toEqual([inDays(30), 'open']);
    await expect(panel('Lessons').getByRole('listitem').filter({ hasText: 'Ring the bank' }).getByRole('link', { name: 'Plan an action for it' })).toBeVisible();
  });

  await test.step('another person signs it off', async () => {
    await expect(page.getByRole('button', { name: 'Sign off' })).toHaveCount(0);
    const manager = await elsewhere('Continuity Manager');
    await manager.goto(review);
    await manager.getByRole('button', { name: 'Sign off' }).click();
    await manager.getByRole('dialog').getByRole('button', { name: 'Sign off' }).click();
    await expect(manager.getByText(/^Signed off on .* by the Continuity Manager\./)).toBeVisible();
  });

  await test.step('the page of the service tells how long it was out, says that this proves nothing of its recovery, and leads back to the review', async () => {
    await page.goto(`/resources/${resourceId}`);
    const proven = panel('Proven recovery time');
    await expect(proven.getByRole('paragraph')).toContainText('Nothing is proven');
    await expect(proven.getByRole('listitem')).toHaveText(new RegExp(`${title}.*2 h 35 min.*Outage: it proves nothing`));
    await settled(page);
    await expectClean(page, 'a resource that was out');
    await proven.getByRole('listitem').getByRole('link').click();
    await expect(heading).toContainText(title);
    await expect(page).toHaveURL(new RegExp(`${review}$`));
  });
});
