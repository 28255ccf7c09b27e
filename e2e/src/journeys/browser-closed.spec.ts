import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { InvocationView, LogPageView, Page as Rows, PlanRow } from '@holdfast/contracts';
import { Council } from '../council';
import { expect, testAlone } from '../journey';
import { expectClean } from '../pages/clean';
import { inDays } from '../pages/days';
import { LogPage, NOT_SENT } from '../pages/log-page';
import { PASSWORD } from '../people';

/* The program and the browser of the first person both end on the way. */

/** The browser of one person, opened again with all that it kept. */
const test = testAlone.extend<{ openMine: () => Promise<BrowserContext> }>({
  openMine: async ({ playwright }, use, info) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await playwright.chromium.launchPersistentContext(info.outputPath('profile'));
      opened.push(context);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

test.describe.configure({ timeout: 300_000 });

const now = (page: Page): Locator => page.getByRole('region', { name: /^(Now|Chosen step)$/ });
const steps = (page: Page): Locator => page.locator('hf-step-list');

test('the browser is closed in the middle of an invocation while the server is away: steps and entries are there once and in order, what was half typed stands in its box, and of two who finish one step the log says which counts', async ({ program, openMine, elsewhere }) => {
  let mine = await openMine();
  const lead = await Council.as(mine.request, 'Infrastructure Manager');
  const plan = (await lead.get<Rows<PlanRow>>('plans?q=ICT%20disaster')).items[0]!;
  const invocation = await lead.post<InvocationView>('invocations', { title: 'Smoke in the server room', reason: '', outageAt: `${inDays(-1)}T09:00`, planIds: [plan.id], lostIds: [] });
  const [first, second] = invocation.invoked[0]!.steps;
  const address = `/invocations/${invocation.id}`;
  let page = await mine.newPage();
  let log = new LogPage(page);

  await test.step('the invocation is open, and its shell is kept', async () => {
    await page.goto(address);
    await log.beginWith('Smoke comes out of the door');
  });

  await test.step('the server goes; a step is finished, one is skipped, and one writes on', async () => {
    await program.kill();
    await expect(now(page).getByRole('heading')).toHaveText(first!.title);
    await now(page).getByRole('button', { name: 'Start step 1', exact: true }).click();
    await now(page).getByRole('button', { name: 'Finish step 1', exact: true }).click();
    await steps(page).getByRole('button', { name: new RegExp(`^Step 2, [a-z ]+: `) }).click();
    await expect(now(page).getByRole('heading')).toHaveText(second!.title);
    await now(page).getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByLabel(/^Why is step 2/).fill('Nobody can get there');
    await page.getByRole('button', { name: 'Skip step 2', exact: true }).click();
    await log.say('The fire service is here');
    await log.say('Nobody is hurt');
    await expect(log.entry('Nobody is hurt')).toContainText(NOT_SENT);
    await page.getByRole('group', { name: 'Kind of entry' }).getByRole('button', { name: 'Decision' }).click();
    await log.box.pressSequentially('Nobody goes back in bef');
  });

  await test.step('the browser is closed, and opened again while the server is still away', async () => {
    await mine.close();
    mine = await openMine();
    page = await mine.newPage();
    log = new LogPage(page);
    await page.goto(address);
    await expect(page.getByText('The server cannot be reached. This page is as this device last read it')).toBeVisible();
    for (const text of ['Smoke comes out of the door', 'The fire service is here', 'Nobody is hurt', 'Nobody can get there', 'Step 1 started', 'Step 1 finished']) await expect(log.entry(text)).toHaveCount(1);
    await expect(page.getByText(NOT_SENT)).toHaveCount(5);
    await expect(steps(page).getByRole('button', { name: `Step 1, finished: ${first!.title}` })).toBeVisible();
    await expect(log.box).toHaveValue('Nobody goes back in bef');
    await expect(page.getByText(/^Kept from /)).toBeVisible();
    await expect(page.getByRole('group', { name: 'Kind of entry' }).getByRole('button', { name: 'Decision' })).toHaveAttribute('aria-pressed', 'true');
    await expectClean(page, 'an invocation with something half typed, without a server');
    await log.box.press('End');
    await log.box.pressSequentially('ore the fire service says so');
    await log.box.press('Enter');
    await expect(log.entry('Nobody goes back in before the fire service says so')).toContainText('Decision');
    await expect(page.getByText(/^Kept from /)).toHaveCount(0);
    await page.getByRole('button', { name: 'Situation report', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Situation report' })).toContainText('Composed from how things stand now');
    await page.keyboard.press('Escape');
  });

  const other = await test.step('the server is back, and somebody else, who knows nothing of it, does both steps before the first person has signed in again', async () => {
    await mine.clearCookies();
    await program.startAgain();
    const other = await elsewhere('Continuity Manager');
    await other.goto(address);
    for (const number of [1, 2]) {
      await steps(other).getByRole('button', { name: new RegExp(`^Step ${number}, [a-z ]+: `) }).click();
      await now(other).getByRole('button', { name: `Start step ${number}`, exact: true }).click();
      await now(other).getByRole('button', { name: `Finish step ${number}`, exact: true }).click();
      await expect(new LogPage(other).entry(`Step ${number} finished`)).toHaveCount(1);
      await expect(other.getByText(NOT_SENT)).toHaveCount(0);
    }
    return other;
  });

  await test.step('the first person signs in again, and all goes out once and in order', async () => {
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await again.getByLabel('Password').fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(NOT_SENT)).toHaveCount(0);
    const { items } = (await (await other.request.get(`/api${address}/log`)).json()) as LogPageView;
    expect(items.filter(({ author }) => author.jobTitle === 'Infrastructure Manager').map(({ kind, text, sequence }) => [sequence, kind, text])).toEqual([
      [1, 'note', 'Smoke comes out of the door'], [2, 'step-started', ''], [3, 'step-finished', ''], [4, 'step-skipped', 'Nobody can get there'], [5, 'note', 'The fire service is here'], [6, 'note', 'Nobody is hurt'],
      [7, 'decision', 'Nobody goes back in before the fire service says so'],
    ]);
    expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  });

  await test.step('both screens say the same: the first to finish counts, and what was done after all was not skipped', async () => {
    for (const screen of [page, other]) {
      await expect(new LogPage(screen).entry('The step was finished already. The first time counts.')).toHaveCount(1);
      await expect(new LogPage(screen).entry('The step was finished already. The first time counts.')).toContainText('Continuity Manager');
      await expect(new LogPage(screen).entry('The step was done after all, so it does not count as skipped.')).toContainText('Nobody can get there');
      for (const number of [1, 2]) await expect(steps(screen).getByRole('button', { name: new RegExp(`^Step ${number}, finished: `) })).toBeVisible();
    }
  });

  await test.step('another plan is found by its words and pulled in, and both screens have its steps', async () => {
    await other.getByRole('button', { name: 'Pull a plan in' }).click();
    const dialog = other.getByRole('dialog', { name: /^Pull a plan into/ });
    await dialog.getByRole('button', { name: 'Pull it in' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Plan: choose the plan.');
    await dialog.getByRole('combobox', { name: 'Find a plan' }).fill('Homelessness');
    await expect(dialog.getByRole('option', { name: /Homelessness duty/ })).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Find a plan' }).press('Enter');
    await dialog.getByLabel('Reason').fill('People are in the street');
    await expectClean(other, 'a plan that is pulled in');
    await dialog.getByRole('button', { name: 'Pull it in' }).click();
    await expect(dialog).toHaveCount(0);
    for (const screen of [page, other]) await expect(new LogPage(screen).entry('People are in the street')).toHaveCount(1);
  });

  await test.step('signing out asks about what is half typed, and leaves nothing of it', async () => {
    await log.box.fill('Perhaps');
    await page.getByRole('button', { name: /your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('alertdialog', { name: 'What you were typing in a log was not added' })).toBeVisible();
    await page.getByRole('button', { name: 'Delete it and sign out' }).click();
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('holdfast.draft.')))).toEqual([]);
  });
});
