import type { ExerciseRow, LogPageView, Page as Rows } from '@holdfast/contracts';
import { expect, testAlone as test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { LogPage, NOT_SENT } from '../pages/log-page';
import { PASSWORD } from '../people';

/* The program is killed on the way. */

test.describe.configure({ timeout: 300_000 });

test('the server is killed in the middle of a log: what is typed goes on, the page opens again, and all is there once and in order', async ({ page, context, signedInAs, program }) => {
  await signedInAs('Head of ICT');
  const log = new LogPage(page);
  const { items } = (await (await context.request.get('/api/exercises?state=planned')).json()) as Rows<ExerciseRow>;
  let address = '';
  for (const { id } of items) {
    const { mayWrite } = (await (await context.request.get(`/api/exercises/${id}/log`)).json()) as LogPageView;
    if (mayWrite) address = `/rehearsals/${id}/log`;
  }
  expect(address).not.toBe('');
  const onTheServer = async (): Promise<LogPageView> => (await (await context.request.get(`/api/exercises/${address.split('/')[2]}/log`)).json()) as LogPageView;

  await test.step('the log is opened, an entry is written, and the page is clean', async () => {
    await page.goto(address);
    await settled(page);
    await log.beginWith('The vault is open');
    await expectClean(page, 'the log of a rehearsal');
  });

  await test.step('the server is killed, and typing goes on', async () => {
    await program.kill();
    await log.say('The second shelf is missing');
    await log.say('Asked the provider for another');
    await expect(log.entry('Asked the provider for another')).toContainText(NOT_SENT);
    await expect(page.getByText('2 entries not sent yet. No connection')).toBeVisible();
  });

  await test.step('loaded anew without a server it opens again, with all that is known', async () => {
    await page.reload();
    await expect(page.getByText('The server cannot be reached. This page is as this device last read it')).toBeVisible();
    await expect(log.entry('The vault is open')).toHaveCount(1);
    await expect(log.entry('The second shelf is missing')).toContainText(NOT_SENT);
    await log.say('The provider calls back');
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
    await expect(page.getByText(NOT_SENT)).toHaveCount(0);
    const { items: all } = await onTheServer();
    expect(all.map(({ text, position, sequence }) => [text, position, sequence])).toEqual([
      ['The vault is open', 1, 1], ['The second shelf is missing', 2, 2], ['Asked the provider for another', 3, 3], ['The provider calls back', 4, 4],
    ]);
    await expect(page.getByText('The server cannot be reached')).toHaveCount(0);
  });

  await test.step('another screen sees what is typed at once, and a correction', async () => {
    const other = await context.newPage();
    await other.goto(address);
    await expect(new LogPage(other).entry('The provider calls back')).toHaveCount(1);
    await log.say('All shelves are in');
    await expect(new LogPage(other).entry('All shelves are in')).toHaveCount(1);
    await log.entry('All shelves are in').getByRole('button', { name: /^Correct the entry/ }).click();
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
