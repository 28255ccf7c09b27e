import { chromium, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { InvocationView, LogPageView, Page as Rows, PlanRow } from '@holdfast/contracts';
import { browserArguments, findBrowser } from '../../browser';
import { Council } from '../council';
import { expect, test } from '../journey';
import { startOwnProgram, type OwnProgram } from '../own-program';
import { expectClean } from '../pages/clean';
import { emailOf, PASSWORD } from '../people';

/* In a program and a browser of its own: both end on the way. */

let program: OwnProgram;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  test.setTimeout(200_000);
  program = await startOwnProgram({ demo: true });
});
test.afterAll(() => program.stop());

const notSent = 'On this device, not sent yet';
const entry = (page: Page, text: string | RegExp): Locator => page.getByRole('list', { name: 'Entries, newest first' }).getByRole('listitem').filter({ hasText: text });
const box = (page: Page): Locator => page.getByLabel('What happened?');
const now = (page: Page): Locator => page.getByRole('region', { name: /^(Now|Chosen step)$/ });
const steps = (page: Page): Locator => page.locator('hf-step-list');
const say = async (page: Page, text: string): Promise<void> => {
  await box(page).fill(text);
  await box(page).press('Enter');
  await expect(entry(page, text)).toHaveCount(1);
};

test('the browser is closed in the middle of an invocation while the server is away: steps and entries are there once and in order, what was half typed stands in its box, and of two who finish one step the log says which counts', async ({ browser }, info) => {
  const profile = info.outputPath('profile');
  const open = async (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, { executablePath: await findBrowser(), args: browserArguments, baseURL: program.address, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  let mine = await open();
  const lead = await Council.as(mine.request, 'Infrastructure Manager');
  const plan = (await lead.get<Rows<PlanRow>>('plans?q=ICT%20disaster')).items[0]!;
  const invocation = await lead.post<InvocationView>('invocations', { title: 'Smoke in the server room', reason: '', outageAt: new Date(Date.now() - 86_400_000).toISOString().slice(0, 16), planIds: [plan.id], lostIds: [] });
  const [first, second] = invocation.invoked[0]!.steps;
  const address = `/invocations/${invocation.id}`;
  let page = await mine.newPage();

  await test.step('the invocation is open, and its shell is kept', async () => {
    await page.goto(address);
    await say(page, 'Smoke comes out of the door');
    await expect(entry(page, 'Smoke comes out of the door')).not.toContainText(notSent);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('holdfast-shell')).keys()).length)).toBeGreaterThan(5);
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
    await say(page, 'The fire service is here');
    await say(page, 'Nobody is hurt');
    await expect(entry(page, 'Nobody is hurt')).toContainText(notSent);
    await page.getByRole('group', { name: 'Kind of entry' }).getByRole('button', { name: 'Decision' }).click();
    await box(page).pressSequentially('Nobody goes back in bef');
  });

  await test.step('the browser is closed, and opened again while the server is still away', async () => {
    await mine.close();
    mine = await open();
    page = await mine.newPage();
    await page.goto(address);
    await expect(page.getByText('The server cannot be reached. This page is as this device last read it')).toBeVisible();
    for (const text of ['Smoke comes out of the door', 'The fire service is here', 'Nobody is hurt', 'Nobody can get there', 'Step 1 started', 'Step 1 finished']) await expect(entry(page, text)).toHaveCount(1);
    await expect(page.getByText(notSent)).toHaveCount(5);
    await expect(steps(page).getByRole('button', { name: `Step 1, finished: ${first!.title}` })).toBeVisible();
    await expect(box(page)).toHaveValue('Nobody goes back in bef');
    await expect(page.getByText(/^Kept from /)).toBeVisible();
    await expect(page.getByRole('group', { name: 'Kind of entry' }).getByRole('button', { name: 'Decision' })).toHaveAttribute('aria-pressed', 'true');
    await expectClean(page, 'an invocation with something half typed, without a server');
    await box(page).press('End');
    await box(page).pressSequentially('ore the fire service says so');
    await box(page).press('Enter');
    await expect(entry(page, 'Nobody goes back in before the fire service says so')).toContainText('Decision');
    await expect(page.getByText(/^Kept from /)).toHaveCount(0);
    await page.getByRole('button', { name: 'Situation report', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Situation report' })).toContainText('Composed from how things stand now');
    await page.keyboard.press('Escape');
  });

  const theirs = await browser.newContext({ baseURL: program.address, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  const other = await theirs.newPage();

  await test.step('the server is back, and somebody else, who knows nothing of it, does both steps before the first person has signed in again', async () => {
    await mine.clearCookies();
    await program.startAgain();
    expect((await theirs.request.post('/api/session', { data: { email: emailOf('Continuity Manager'), password: PASSWORD } })).status()).toBe(201);
    await other.goto(address);
    for (const number of [1, 2]) {
      await steps(other).getByRole('button', { name: new RegExp(`^Step ${number}, [a-z ]+: `) }).click();
      await now(other).getByRole('button', { name: `Start step ${number}`, exact: true }).click();
      await now(other).getByRole('button', { name: `Finish step ${number}`, exact: true }).click();
      await expect(entry(other, `Step ${number} finished`)).toHaveCount(1);
      await expect(other.getByText(notSent)).toHaveCount(0);
    }
  });

  await test.step('the first person signs in again, and all goes out once and in order', async () => {
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await again.getByLabel('Password').fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(notSent)).toHaveCount(0);
    const { items } = (await (await theirs.request.get(`/api${address}/log`)).json()) as LogPageView;
    expect(items.filter(({ author }) => author.jobTitle === 'Infrastructure Manager').map(({ kind, text, sequence }) => [sequence, kind, text])).toEqual([
      [1, 'note', 'Smoke comes out of the door'], [2, 'step-started', ''], [3, 'step-finished', ''], [4, 'step-skipped', 'Nobody can get there'], [5, 'note', 'The fire service is here'], [6, 'note', 'Nobody is hurt'],
      [7, 'decision', 'Nobody goes back in before the fire service says so'],
    ]);
    expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  });

  await test.step('both screens say the same: the first to finish counts, and what was done after all was not skipped', async () => {
    for (const screen of [page, other]) {
      await expect(entry(screen, 'The step was finished already. The first time counts.')).toHaveCount(1);
      await expect(entry(screen, 'The step was finished already. The first time counts.')).toContainText('Continuity Manager');
      await expect(entry(screen, 'The step was done after all, so it does not count as skipped.')).toContainText('Nobody can get there');
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
    for (const screen of [page, other]) await expect(entry(screen, 'People are in the street')).toHaveCount(1);
  });

  await test.step('signing out asks about what is half typed, and leaves nothing of it', async () => {
    await box(page).fill('Perhaps');
    await page.getByRole('button', { name: /your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('alertdialog', { name: 'What you were typing in a log was not added' })).toBeVisible();
    await page.getByRole('button', { name: 'Delete it and sign out' }).click();
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('holdfast.draft.')))).toEqual([]);
  });
  await theirs.close();
  await mine.close();
});
