import { expect, test } from '@playwright/test';

test('the program says that it is ready', async ({ request }) => {
  const answer = await request.get('/api/health/ready');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ready' });
});

test('the page opens under its name', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  await page.goto('/');
  await expect(page).toHaveTitle(/Holdfast/);
  await expect(page.getByRole('main')).toBeVisible();
  expect(faults).toEqual([]);
});
