import type { RiskView } from '@holdfast/contracts';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { inDays } from '../pages/days';
import { HeatMap } from '../pages/heat-map';

const WIDE = { width: 1280, height: 800 };

/** A register that was one thing yesterday and is another today cannot be arranged: the demo's own past is looked at. */
test('an auditor looks at a register as at a past day, by keyboard, and finds nothing to change there', async ({ page, signedInAs }) => {
  await signedInAs('Internal Auditor');
  await page.goto('/registers');
  await page.getByRole('main').getByRole('link', { name: 'ICT service register' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ICT service register' })).toBeVisible();
  const map = new HeatMap(page);
  const today = await map.words();

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Look at a past day' });
  await expect(dialog.getByText(/The history kept here begins on/)).toBeVisible();
  await expectClean(page, 'the choice of a past day');
  await page.setViewportSize(WIDE);
  await dialog.getByRole('button', { name: /A year ago/ }).click();

  const bar = page.getByRole('status').filter({ hasText: 'You are looking at' });
  await expect(bar).toContainText('Nothing on this page can be changed.');
  await expect(page).toHaveURL(/asAt=\d{4}-\d{2}-\d{2}(&|$)/);
  await expect(page.getByRole('heading', { level: 1, name: 'ICT service register' })).toBeVisible();
  await expect.poll(() => map.words()).not.toEqual(today);
  await expectClean(page, 'a register in the past');
  await page.setViewportSize(WIDE);

  // The day goes along to a risk, and is left from there.
  await page.getByRole('main').getByRole('link', { name: 'Programme management does not deliver' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Programme management does not deliver' })).toBeVisible();
  await expect(page).toHaveURL(/asAt=/);
  await expectClean(page, 'a risk in the past');
  await page.setViewportSize(WIDE);
  await bar.getByRole('button', { name: 'Back to today' }).click();
  await expect(page.getByRole('button', { name: /Today/ })).toBeVisible();
  await expect(page).not.toHaveURL(/asAt=/);
});

test('the owner of a register may change it today and not in its past; a day before the history, or not over, is refused', async ({ page, signedInAs, council }) => {
  await signedInAs('Head of ICT');
  const id = await council.registerId('ICT service register');
  await page.goto(`/registers/${id}`);
  await expect(page.getByRole('link', { name: /Add risk/ }).or(page.getByRole('button', { name: /Add risk/ })).first()).toBeVisible();

  await page.getByRole('button', { name: /Today/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Look at a past day' });
  const choose = async (day: string, month: string, year: string): Promise<void> => {
    await dialog.getByLabel('Day', { exact: true }).fill(day);
    await dialog.getByLabel('Month').fill(month);
    await dialog.getByLabel('Year').fill(year);
    await dialog.getByRole('button', { name: 'Show this day' }).click();
  };
  await choose('1', '1', '2001');
  await expect(dialog.getByText(/The history kept here begins on/).nth(1)).toBeVisible();
  await choose('1', '1', '2999');
  await expect(dialog.getByText('This day is not over yet. Choose an earlier one.')).toBeVisible();
  await dialog.getByRole('button', { name: /Yesterday/ }).click();

  await expect(page.getByText('You are looking at')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'ICT service register' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Add risk/ })).toHaveCount(0);
  const risk = (await council.get<{ items: RiskView[] }>(`registers/${id}/risks`)).items[0]!;
  await page.getByRole('main').getByRole('link', { name: risk.title }).click();
  await expect(page.getByRole('heading', { level: 1, name: risk.title })).toBeVisible();
  for (const act of [/^Edit/, /^Score again/]) await expect(page.getByRole('link', { name: act })).toHaveCount(0);

  // A page that knows no past is one of the present.
  await page.getByRole('link', { name: 'Home' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('You are looking at')).toHaveCount(0);
});

test('at 360 pixels the past says so, and a link to it opens the same', async ({ page, signedInAs, council }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signedInAs('Elected Member, Scrutiny');
  const id = await council.registerId('Corporate risk register');
  await page.goto(`/registers/${id}?asAt=${inDays(-200)}`);
  await expect(page.getByText('You are looking at')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Corporate risk register' })).toBeVisible();
  await settled(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expectClean(page, 'a register in the past on a phone');
});
