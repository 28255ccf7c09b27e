import { expect, type Locator, type Page } from '@playwright/test';

/** Tab until what is wanted has the focus; so far that nobody would go on. */
export async function tabTo(page: Page, wanted: Locator, most = 30): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(wanted, `within ${most} presses of Tab`).toBeFocused({ timeout: 1 });
}
