import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from '../journey';
import { expectClean, settled } from '../pages/clean';

test('an auditor takes a period along, proves it with what came with it, and finds its number on record', async ({ page, signedInAs }) => {
  test.setTimeout(180_000);
  await signedInAs('Internal Auditor');
  await page.goto('/audit');
  await settled(page);
  await page.getByRole('link', { name: 'Audit bundles' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Audit bundles');
  await expectClean(page, 'audit bundles');

  const [first, last] = [page.locator('#bundle-from'), page.locator('#bundle-to')];
  await first.getByLabel('Year').fill('2090');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert')).toContainText('the period ends before it begins');
  const year = new Date().getFullYear() - 1;
  await first.getByLabel('Year').fill(String(year));
  await expect(last.getByLabel('Year')).not.toHaveValue('');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+Enter')]);
  expect(download.suggestedFilename()).toMatch(/^holdfast-audit-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.zip$/);

  const folder = mkdtempSync(join(tmpdir(), 'holdfast-journey-bundle-'));
  try {
    let place = '';
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
      place = path.split('/')[0]!;
    }
    const said = execFileSync(process.execPath, ['verify.mjs'], { cwd: join(folder, place), encoding: 'utf8' });
    expect(said).toContain('The bundle is whole');
    const number = /SHA-256 of SHA256SUMS\s+([0-9a-f]{64})/.exec(said)?.[1] ?? '';
    await expect(page.getByText('The bundle is whole. Its number stands below.')).toBeVisible();
    await expect(page.getByRole('region', { name: /^Taken/ }).getByText(number)).toBeVisible();
    await expectClean(page, 'audit bundles that were taken');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  await page.goto('/audit?type=bundle');
  await expect(page.getByText('Audit bundle made').first()).toBeVisible();
});
