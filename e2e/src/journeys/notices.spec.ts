import type { DigestView, NoticeView, Page as Slice } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays } from '../pages/days';

test('what is due for somebody is counted, read by keyboard, and opened; what is read stays read', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'Communities', owner: 'Head of Communities' });
  const [first, second] = [
    await council.risk(register, { title: 'The hall floods', owner: 'Head of Communities', nextReview: inDays(1) }),
    await council.risk(register, { title: 'Volunteers stay away', owner: 'Head of Communities', nextReview: inDays(1) }),
  ];
  await signedInAs('Head of Communities');
  await page.goto('/');
  await settled(page);
  const beside = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Notices/ });
  const unread = async (): Promise<number> => Number(/\d+/.exec(await beside.innerText())?.[0] ?? 0);
  // The count in the navigation comes later than the page.
  await expect.poll(unread).toBeGreaterThanOrEqual(2);
  const before = await unread();

  await test.step('G then N leads there', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeFocused();
    await expectClean(page, 'the notices');
  });

  const linkTo = ({ reference }: { reference: string | null }) => page.getByRole('link', { name: new RegExp(`^${reference} `) });
  await test.step('M marks the one in focus as read, and the focus goes on to the next', async () => {
    await linkTo(first).focus();
    await page.keyboard.press('m');
    await expect(linkTo(first)).toHaveCount(0);
    await expect(page.locator('[data-row] .title a:focus')).toHaveCount(1);
    await expect.poll(unread).toBe(before - 1);
    await page.getByRole('group', { name: 'Show' }).getByText('All', { exact: true }).click();
    await expect(linkTo(first)).toBeVisible();
    await expect(linkTo(first)).not.toHaveAccessibleName(/unread/);
    await expect(linkTo(second)).toHaveAccessibleName(/, unread$/);
  });

  await test.step('it is unread again when one says so', async () => {
    await page.getByRole('button', { name: 'Mark as unread: The hall floods' }).click();
    await expect(linkTo(first)).toHaveAccessibleName(/, unread$/);
    await expect(linkTo(first)).toBeFocused();
  });

  await test.step('the list is narrowed to what it is about, in the address', async () => {
    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'About' }).click();
    await page.getByRole('checkbox', { name: /^Reviews(?! of)/ }).check();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/kind=review/);
    await expect(linkTo(second)).toBeVisible();
    await expectClean(page, 'the notices narrowed');
  });

  await test.step('whoever opens one has read it', async () => {
    await linkTo(second).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Review ${second.reference}`);
    await expect.poll(unread).toBe(before - 1);
  });

  await test.step('all are read at once, and a review that is held is no notice any more', async () => {
    await page.goto('/notices');
    await settled(page);
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(page.getByText('You have read everything')).toBeVisible();
    await expect.poll(unread).toBe(0);
    await expectClean(page, 'no notices left');
    await council.post(`risks/${first.id}/reviews`, { outcome: 'no-change', reason: 'As it was' }, first.version);
    await page.goto('/notices?view=all');
    await settled(page);
    await expect(linkTo(second)).toBeVisible();
    await expect(linkTo(first)).toHaveCount(0);
  });
});

test('each person chooses the rhythm of their mail; a choice in another window is told, and nothing is lost', async ({ page, signedInAs, elsewhere, councilAs }) => {
  await signedInAs('Applications Manager');
  await page.goto('/');
  await settled(page);
  await page.getByRole('button', { name: /your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Your settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your settings' })).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Once a week/ })).toBeChecked();
  await expectClean(page, 'the settings of a person');

  await page.getByRole('radio', { name: /^Once a week/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /^Every working day/ })).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByRole('radio', { name: /^Every working day/ })).toBeChecked();

  const other = await elsewhere('Applications Manager');
  await other.goto('/settings');
  await settled(other);
  await other.getByRole('radio', { name: /^Never/ }).check();
  await other.getByRole('button', { name: /^Save/ }).click();
  await expect(other.getByText(/^Saved \d/)).toBeVisible();

  await page.getByRole('radio', { name: /^Once a week/ }).check();
  await page.getByLabel('Day of the week').selectOption('Thursday');
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('alert')).toContainText('Chosen in another window meanwhile: Never.');
  await expect(page.getByLabel('Day of the week')).toHaveValue(/./);
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();

  const own = await councilAs('Applications Manager');
  expect(await own.get<DigestView>('digest')).toMatchObject({ rhythm: 'weekly', weekday: 4 });
});

test('a member, who reads public wording alone, is told of nothing', async ({ page, signedInAs, councilAs }) => {
  await signedInAs('Elected Member, Scrutiny');
  await page.goto('/notices?view=all');
  await settled(page);
  await expect(page.getByText('Nothing is due for you')).toBeVisible();
  await expectClean(page, 'the notices of a member');
  const member = await councilAs('Elected Member, Scrutiny');
  expect((await member.get<Slice<NoticeView>>('notices')).items).toEqual([]);
});
