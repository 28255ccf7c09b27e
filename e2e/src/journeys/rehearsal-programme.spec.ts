import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { tabTo } from '../pages/tab-to';

/** The first of a month, so many months after this one. */
const firstOf = (monthsAhead: number): Date => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 1));
};
const the15th = (monthsAhead: number): Date => new Date(firstOf(monthsAhead).getTime() + 14 * 86_400_000);
/** A day of this year is told without it. */
const long = (day: Date): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(day);

test('a programme of rehearsals is added by keyboard: what it lacks is said in words, its next due dates are shown, and the calendar has them', async ({ page, signedInAs }) => {
  test.setTimeout(180_000);
  const name = `Restore of the archive ${Math.random().toString(36).slice(2, 8)}`;
  const { keyboard } = page;
  const to = (label: string) => page.getByLabel(label, { exact: true });
  const [starts, rhythm] = [page.getByRole('group', { name: 'Starts on' }), page.getByRole('region', { name: /^How often/ })];
  await signedInAs('Continuity Manager');
  await page.goto('/rehearsal-programmes');
  await settled(page);

  await test.step('C begins it; saved without anything, each answer that is missing is asked for', async () => {
    await keyboard.press('c');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add a rehearsal programme');
    await keyboard.press('Control+Enter');
    const asked = page.getByRole('alert');
    await expect(asked).toBeFocused();
    for (const words of ['Name the programme.', 'Choose how it is rehearsed.', 'Choose the unit that it belongs to.', 'Choose who sees to it.', 'Give the day from which it counts.']) await expect(asked).toContainText(new RegExp(words, 'i'));
    await expectClean(page, 'a programme of rehearsals that lacks everything');
  });

  await test.step('what it is, whose, and from when', async () => {
    await tabTo(page, to('Name'));
    await keyboard.type(name);
    await keyboard.press('Tab');
    await keyboard.type('Restore');
    await expect(to('Kind').locator('option:checked')).toHaveText('Restore test');
    await tabTo(page, to('Unit'), 3);
    // Units are told with their place in the tree.
    await to('Unit').selectOption({ label: '\u2003\u2003ICT' });
    await tabTo(page, page.getByRole('combobox', { name: 'Owner' }), 3);
    await keyboard.type('Infrastructure Man');
    await expect(page.getByRole('option', { name: /^Infrastructure Manager/ })).toHaveClass(/active/);
    await keyboard.press('Enter');
    await tabTo(page, starts.getByLabel('Day'), 4);
    for (const part of [31, 2, firstOf(1).getUTCFullYear()]) {
      await keyboard.type(String(part));
      await keyboard.press('Tab');
    }
    await expect(starts).toContainText('Choose a day that exists');
    await starts.getByLabel('Day').focus();
    for (const part of [1, firstOf(1).getUTCMonth() + 1, firstOf(1).getUTCFullYear()]) {
      await keyboard.press('Control+A');
      await keyboard.type(String(part));
      await keyboard.press('Tab');
    }
    await expect(starts).not.toContainText('Choose a day that exists');
  });

  await test.step('how often: a day that some months lack is refused under its name, and no longer asked about where a weekday is meant', async () => {
    await tabTo(page, to('Every'), 4);
    await keyboard.press('Control+A');
    await keyboard.type('3');
    await expect(to('Weeks, months or years')).toHaveValue('month');
    await tabTo(page, to('By'), 3);
    await keyboard.press('ArrowDown');
    const day = rhythm.getByLabel('Day', { exact: true });
    await expect(day).toBeVisible();
    await tabTo(page, day, 2);
    await keyboard.press('Control+A');
    await keyboard.type('31');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText(/Day: choose 28 or less\./i);
    await to('By').focus();
    await keyboard.press('ArrowUp');
    await expect(rhythm).toContainText('Every quarter, first Monday');
    await to('Every').focus();
    await keyboard.press('Control+A');
    await keyboard.press('Delete');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Every: say how many weeks, months or years lie between.');
    await expect(page.getByRole('alert')).not.toContainText('28');
    await to('Every').focus();
    await keyboard.type('3');
    await to('By').focus();
    await keyboard.press('ArrowDown');
    await expect(day).toBeVisible();
    await tabTo(page, day, 2);
    await keyboard.press('Control+A');
    await keyboard.type('15');
    await keyboard.press('Control+Enter');
  });

  await test.step('its page says when it is due, and then', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    const due = page.getByRole('region', { name: 'Due' });
    await expect(due).toContainText(long(the15th(1)));
    for (const ahead of [4, 7, 10]) await expect(due).toContainText(long(the15th(ahead)).slice(0, '15 Mar'.length));
    await expect(page.locator('hf-page-head')).toContainText('Infrastructure Manager');
    await settled(page);
    await expectClean(page, 'a programme of rehearsals that was added');
  });

  await test.step('the calendar has both days, and leads back to it', async () => {
    await page.goto('/rehearsal-calendar');
    for (const monthsAhead of [1, 4]) {
      const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(firstOf(monthsAhead));
      for (let pressed = 0; pressed < (monthsAhead === 1 ? 1 : 3); pressed++) {
        const shown = page.locator('hf-page-head b').first();
        const before = await shown.innerText();
        await page.getByRole('link', { name: 'Later' }).press('Enter');
        await expect(shown).not.toHaveText(before);
      }
      await expect(page.locator('hf-page-head')).toContainText(month);
      const cell = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(long(the15th(monthsAhead))) }) });
      await expect(cell.getByRole('link', { name: `Due: ${name}` })).toBeVisible();
    }
    await settled(page);
    await page.getByRole('link', { name: `Due: ${name}` }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  });
});
