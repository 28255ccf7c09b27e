import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, type Request } from '@playwright/test';

const WIDE = { width: 1280, height: 800 };
/** The narrowest phone that has to do. */
const NARROW = { width: 360, height: 740 };

/** What goes on while a page stays open is not waited for, and neither is a server that is away: what is expected next says so. */
const LONGEST_WAIT = 15_000;

/** Everything that was asked for is on the page: what follows may press its keys and read its counts. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await answered(page);
}

async function answered(page: Page): Promise<void> {
  // An answer may ask for more once it is drawn, so that one look is not enough.
  for (let [quiet, until] = [0, Date.now() + LONGEST_WAIT]; quiet < 2 && Date.now() < until; ) {
    quiet = (await page.requests()).some(isAwaited) ? 0 : quiet + 1;
    await page.waitForTimeout(25);
  }
  await expect(page.locator('hf-loading-shape, [aria-busy="true"]')).toHaveCount(0);
}

const isAwaited = (request: Request): boolean => request.resourceType() !== 'eventsource' && request.timing().responseStart < 0 && request.failure() === null && new URL(request.url()).pathname.startsWith('/api/');

/** Axe finds nothing, light and dark, wide and narrow; and at its narrowest the page does not scroll sideways. Looked at once it is at rest. */
export async function expectClean(page: Page, what: string): Promise<void> {
  await answered(page);
  await expectCleanAsItIs(page, what);
}

/** The same of a page that shows on purpose what is loading. */
export async function expectCleanAsItIs(page: Page, what: string): Promise<void> {
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
