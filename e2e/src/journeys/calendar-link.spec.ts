import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

test('a calendar program reads what somebody chose by a link that somebody made, until it is renewed or taken back', async ({ page, signedInAs, request: outside }) => {
  // As a calendar program: no session, no header.
  const opened = async (link: string): Promise<{ status: number; text: string }> => {
    const answer = await outside.get(new URL(link).pathname);
    return { status: answer.status(), text: (await answer.text()).replaceAll('\r\n ', '') };
  };
  const shown = page.getByRole('textbox', { name: 'Calendar link' });
  await signedInAs('Continuity Manager');
  let first = '';

  await test.step('it is made under “Your settings” by keyboard, and shown once', async () => {
    await page.goto('/settings');
    await page.getByRole('link', { name: 'Your calendar link' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Your calendar link' })).toBeVisible();
    await settled(page);
    await expectClean(page, 'no calendar link');
    await page.getByRole('button', { name: 'Make a link' }).press('Enter');
    await expect(shown).toHaveValue(/\/api\/calendar\/.+\.ics$/);
    first = await shown.inputValue();
    await expectClean(page, 'a calendar link that is shown');
  });

  await test.step('it opens rehearsals and due dates, and nothing else', async () => {
    const { status, text } = await opened(first);
    expect(status).toBe(200);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text).toMatch(/UID:exercise-[0-9a-f-]{36}@holdfast/);
    expect(text).toMatch(/RRULE:FREQ=/);
    expect((await outside.get('/api/exercises')).status()).toBe(401);
    await page.reload();
    await expect(page.getByText('Last read by a calendar program')).toBeVisible();
    await expect(page.locator('body')).not.toContainText(first);
  });

  await test.step('it holds what its person ticks, and the link stays the same', async () => {
    const reviews = page.getByRole('checkbox', { name: 'Reviews of the recovery plans that you own' });
    await reviews.press('Space');
    await expect(page.getByText('Saved. Calendar programs show it')).toBeVisible();
    expect((await opened(first)).text).toMatch(/UID:plan-review-[0-9a-f-]{36}@holdfast/);
    await page.getByRole('checkbox', { name: /^Rehearsals/ }).press('Space');
    await expect(page.getByRole('checkbox', { name: /^Rehearsals/ })).not.toBeChecked();
    await expect.poll(async () => (await opened(first)).text).not.toMatch(/UID:exercise-/);
    await reviews.press('Space');
    await expect(page.getByRole('alert')).toContainText('Choose at least one thing');
    await expect(reviews).toBeChecked();
    await expectClean(page, 'a calendar link that holds nothing is refused');
  });

  await test.step('the one that it was renewed from opens nothing, and neither does one that is taken back', async () => {
    await page.getByRole('button', { name: 'Renew the link' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Renew the link' }).click();
    await expect(shown).toHaveValue(/\.ics$/);
    const second = await shown.inputValue();
    expect([(await opened(first)).status, (await opened(second)).status]).toEqual([404, 200]);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByText('You have no link.')).toBeVisible();
    expect((await opened(second)).status).toBe(404);
  });
});
