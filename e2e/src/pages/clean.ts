import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WIDE = { width: 1280, height: 800 };
/** The narrowest phone that has to do. */
const NARROW = { width: 360, height: 740 };

/** Everything that was asked for is on the page. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('hf-loading-shape')).toHaveCount(0);
}

/** Axe finds nothing, light and dark, wide and narrow; and at its narrowest the page does not scroll sideways. */
export async function expectClean(page: Page, what: string): Promise<void> {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // No page has frames: without looking for them each run needs no page of its own.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
      // What is not about colour is the same in the dark.
      if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`).join('; ')}`);
      expect.soft(found, `${what}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
    }
  }
  const { whole, seen } = await page.evaluate(() => ({ whole: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
  expect.soft(whole, `${what} scrolls sideways at ${NARROW.width} px`).toBeLessThanOrEqual(seen);
  await page.setViewportSize(WIDE);
}
