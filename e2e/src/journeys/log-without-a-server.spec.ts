import type { Page } from '@playwright/test';
import type { ExerciseRow, LogPageView, Page as Rows } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { startOwnProgram, type OwnProgram } from '../own-program';
import { emailOf, PASSWORD } from '../people';
import { expectClean, settled } from '../pages/clean';

/* In a program of its own, which is killed on the way. */

let program: OwnProgram;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  test.setTimeout(200_000);
  program = await startOwnProgram({ demo: true });
});
test.afterAll(() => program.stop());

const HEAD = 'Head of ICT';
const notSent = 'On this device, not sent yet';
const entry = (page: Page, text: string) => page.getByRole('list', { name: 'Entries, newest first' }).getByRole('listitem').filter({ hasText: text });
const write = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('What happened?').fill(text);
  await page.keyboard.press('Enter');
  await expect(entry(page, text)).toHaveCount(1);
};

test('the server is killed in the middle of a log: what is typed goes on, the page opens again, and all is there once and in order', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: program.address, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' });
  expect((await context.request.post('/api/session', { data: { email: emailOf(HEAD), password: PASSWORD } })).status()).toBe(201);
  const page = await context.newPage();
  const { items } = (await (await context.request.get('/api/exercises?state=planned')).json()) as Rows<ExerciseRow>;
  let address = '';
  for (const { id } of items) {
    const log = (await (await context.request.get(`/api/exercises/${id}/log`)).json()) as LogPageView;
    if (log.mayWrite) address = `/rehearsals/${id}/log`;
  }
  expect(address).not.toBe('');
  const log = async (): Promise<LogPageView> => (await (await context.request.get(`/api/exercises/${address.split('/')[2]}/log`)).json()) as LogPageView;

  await test.step('the log is opened, an entry is written, and the page is clean', async () => {
    await page.goto(address);
    await settled(page);
    await write(page, 'The vault is open');
    await expect(entry(page, 'The vault is open')).not.toContainText(notSent);
    await expectClean(page, 'the log of a rehearsal');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('holdfast-shell')).keys()).length)).toBeGreaterThan(5);
  });

  await test.step('the server is killed, and typing goes on', async () => {
    await program.kill();
    await write(page, 'The second shelf is missing');
    await write(page, 'Asked the provider for another');
    await expect(entry(page, 'Asked the provider for another')).toContainText(notSent);
    await expect(page.getByText('2 entries not sent yet. No connection')).toBeVisible();
  });

  await test.step('loaded anew without a server it opens again, with all that is known', async () => {
    await page.reload();
    await expect(page.getByText('The server cannot be reached. This page is as this device last read it')).toBeVisible();
    await expect(entry(page, 'The vault is open')).toHaveCount(1);
    await expect(entry(page, 'The second shelf is missing')).toContainText(notSent);
    await write(page, 'The provider calls back');
  });

  await test.step('signing out is asked about, since three entries would be lost', async () => {
    await page.getByRole('button', { name: /your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('alertdialog', { name: '3 entries are not on the server yet' })).toBeVisible();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
  });

  await test.step('the server is back, but the session is over: the same person signs in over the page, and everything goes out', async () => {
    await context.clearCookies();
    await program.startAgain();
    await page.getByRole('dialog', { name: 'Sign in again' }).getByLabel('Password').fill(PASSWORD);
    await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(notSent)).toHaveCount(0);
    const { items: all } = await log();
    expect(all.map(({ text, position, sequence }) => [text, position, sequence])).toEqual([
      ['The vault is open', 1, 1], ['The second shelf is missing', 2, 2], ['Asked the provider for another', 3, 3], ['The provider calls back', 4, 4],
    ]);
    await expect(page.getByText('The server cannot be reached')).toHaveCount(0);
  });

  await test.step('another screen sees what is typed at once, and a correction', async () => {
    const other = await context.newPage();
    await other.goto(address);
    await expect(entry(other, 'The provider calls back')).toHaveCount(1);
    await write(page, 'All shelves are in');
    await expect(entry(other, 'All shelves are in')).toHaveCount(1);
    await entry(page, 'All shelves are in').getByRole('button', { name: /^Correct the entry/ }).click();
    await page.getByLabel('What is right').fill('All shelves but one are in');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Add the correction' }).click();
    await expect(other.getByText('Corrected: “All shelves but one are in”')).toBeVisible();
    await other.close();
  });

  await test.step('signing out leaves nothing of it on the device', async () => {
    await page.getByRole('button', { name: /your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
    const left = await page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const asked = indexedDB.open('holdfast', 1);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(new Error('not opened'));
      });
      const kept = await new Promise<number>((done) => {
        const asked = database.transaction('kept').objectStore('kept').count();
        asked.onsuccess = () => done(asked.result);
      });
      return { kept, caches: (await caches.keys()).length, workers: (await navigator.serviceWorker.getRegistrations()).length };
    });
    expect(left).toEqual({ kept: 0, caches: 0, workers: 0 });
  });
});
