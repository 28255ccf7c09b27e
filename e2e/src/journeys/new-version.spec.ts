import type { Page } from '@playwright/test';
import { expect, test } from '../journey';
import { expectClean } from '../pages/clean';
import { RiskForm } from '../pages/risk-form';

/** After a new deployment the files of the version before are gone: all that this page did not fetch yet. */
const PARTS = /\/chunk-\w+\.js$/;

test('a page whose part of the program is gone after a new deployment is loaded from the server, once and by itself', async ({ page, signedInAs }) => {
  await signedInAs('Head of ICT');
  await opened(page, '/matrices', 'Matrices');
  const loads = countLoads(page);
  let asked = 0;
  // Not `times: 1`: ending the interception at that moment may hold up the request that follows.
  await page.route(PARTS, (route) => (asked++ ? route.continue() : route.abort()));
  await page.getByRole('link', { name: 'Objectives', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Objectives', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/objectives$/);
  expect(loads()).toBe(1);
});

test('a part that stays missing is said in words instead of loading for ever', async ({ page, signedInAs }) => {
  await signedInAs('Head of ICT');
  await opened(page, '/matrices', 'Matrices');
  const loads = countLoads(page);
  let gone: string | undefined;
  await page.route(PARTS, (route) => {
    gone ??= route.request().url();
    return route.request().url() === gone ? route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' }) : route.continue();
  });
  await page.getByRole('link', { name: 'Objectives', exact: true }).click();
  const notice = page.getByRole('alertdialog', { name: 'This page could not be opened' });
  await expect(notice).toContainText('missing on the server');
  await expect(notice.getByRole('button', { name: 'Load the page again' })).toBeFocused();
  expect(loads()).toBe(1);

  await page.unroute(PARTS);
  await notice.getByRole('button', { name: 'Load the page again' }).click();
  await expect(page.getByRole('heading', { name: 'Objectives', exact: true })).toBeVisible();
});

test('what opens over a form takes nothing typed away when its part is gone', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Head of ICT');
  const form = new RiskForm(page);
  await form.open(register.id);
  await form.title.fill('The lift of the data hall sticks');
  const loads = countLoads(page);
  await page.route(PARTS, (route) => route.abort());
  await page.getByRole('button', { name: 'your menu' }).click();
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();

  const notice = page.getByRole('alertdialog', { name: 'The program has changed on the server' });
  await expect(notice).toContainText('What you typed on this page is still here');
  await expectClean(page, 'the notice of a new version');
  await notice.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(notice).toBeHidden();
  await expect(form.title).toHaveValue('The lift of the data hall sticks');
  expect(loads()).toBe(0);
});

test('without a connection the page stays, says so, and keeps what was typed', async ({ page, context, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT' });
  await signedInAs('Head of ICT');
  const form = new RiskForm(page);
  await form.open(register.id);
  await context.setOffline(true);
  await form.title.fill('The line to the second site is down');
  await page.getByRole('link', { name: 'Objectives', exact: true }).click();

  const notice = page.getByRole('alertdialog', { name: 'The server cannot be reached' });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toContainText('It could not be reached at');
  await page.keyboard.press('Escape');
  await expect(notice).toBeHidden();
  await expect(form.title).toHaveValue('The line to the second site is down');

  await test.step('once the connection is back the page opens, and the draft is still there', async () => {
    await page.getByRole('link', { name: 'Objectives', exact: true }).click();
    await expect(notice).toBeVisible();
    await context.setOffline(false);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Objectives', exact: true })).toBeVisible();
    await form.open(register.id);
    await page.getByRole('button', { name: 'Go on with it' }).click();
    await expect(form.title).toHaveValue('The line to the second site is down');
  });
});

/** At an address, with all fetched that it fetches by itself. */
async function opened(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  // The palette is fetched a second after the page stands.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  await page.keyboard.press('Escape');
}

/** How often the whole program was loaded from here on. */
function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads++;
  });
  return () => loads;
}
