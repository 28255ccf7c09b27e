import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RiskView } from '@holdfast/contracts';
import type { Download } from '@playwright/test';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';
import { tabTo } from '../pages/tab-to';

const digestOf = async (download: Download): Promise<string> => createHash('sha256').update(await readFile(await download.path())).digest('hex');

test('the register for members and quarterly monitoring are made by keyboard, and stand in the list with the digests of their files', async ({ page, signedInAs, council }) => {
  const register = await council.register({ unit: 'ICT', owner: 'Head of ICT', matrix: 'ICT A–F × IV–I', parent: 'Corporate risk register', appetite: 'M' });
  const flood: RiskView = await council.risk(register, { title: `The archive floods (${register.prefix})`, owner: 'Infrastructure Manager', residual: { likelihood: 'C', impact: 'II' } });
  await signedInAs('Risk Manager');
  const made = page.getByRole('region', { name: 'Made reports' });

  await test.step('from the page of the register', async () => {
    await page.goto(`/registers/${register.id}`);
    await expect(page.getByRole('heading', { level: 1, name: register.name })).toBeVisible();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Make a report' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
    await settled(page);
    await expect(page.getByLabel('Register', { exact: true })).toHaveValue(register.id);
    await expectClean(page, 'reports');
  });

  await test.step('as a Word document', async () => {
    await page.getByRole('radio', { name: /^Register for members/ }).focus();
    await tabTo(page, page.getByLabel('Format', { exact: true }));
    await page.keyboard.press('w');
    await expect(page.getByLabel('Format', { exact: true })).toHaveValue('docx');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Make the report' })).toBeFocused();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^Register for members ${register.name} \\d{4}-\\d\\d-\\d\\d\\.docx$`));
    await expect(made.getByText(await digestOf(download))).toBeVisible();
  });

  await test.step('quarterly monitoring is refused with a day on which the register was not there', async () => {
    await page.getByRole('radio', { name: /^Register for members/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /^Quarterly monitoring/ })).toBeChecked();
    await tabTo(page, page.getByRole('button', { name: 'Make the report' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('the register was not there yet on that day');
  });

  await test.step('and made from a freeze on', async () => {
    const freeze = await council.post<{ id: string }>(`registers/${register.id}/freezes`, { name: `Start of ${register.prefix}` });
    await council.post(`risks/${flood.id}/assessments`, { kind: 'residual', likelihood: 'A', impact: 'I', rationale: 'The drains are blocked.' }, flood.version);
    await page.goto(`/reports?report=quarterly-monitoring&register=${register.id}`);
    await expect(page.getByRole('radio', { name: /^Quarterly monitoring/ })).toBeChecked();
    await settled(page);
    await page.getByLabel('Compared with', { exact: true }).selectOption(`freeze:${freeze.id}`);
    await page.getByLabel('Residuals', { exact: true }).selectOption('evidenced');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Make the report' }).press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/^Quarterly monitoring .*\.pdf$/);
    const digest = await digestOf(download);
    await expect(made.getByText(digest)).toBeVisible();
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await expectClean(page, 'reports that were made');
  });
});
