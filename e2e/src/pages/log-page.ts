import { expect, type Locator, type Page } from '@playwright/test';

export const NOT_SENT = 'On this device, not sent yet';

/** A page with the log of a rehearsal or an invocation. */
export class LogPage {
  readonly entries: Locator;
  readonly box: Locator;

  constructor(readonly page: Page) {
    this.entries = page.getByRole('list', { name: 'Entries, newest first' }).getByRole('listitem');
    this.box = page.getByLabel('What happened?');
  }

  entry(text: string | RegExp): Locator {
    return this.entries.filter({ hasText: text });
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
    await expect(this.entry(text)).toHaveCount(1);
  }

  /** Writes the first entry, and waits until the server has it and this device keeps the page: from now on the server may go. */
  async beginWith(text: string): Promise<void> {
    await this.say(text);
    await expect(this.entry(text)).not.toContainText(NOT_SENT);
    await this.shellKept();
  }

  /** From now on the page opens without a server. */
  async shellKept(): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready);
    await expect.poll(() => this.page.evaluate(async () => (await (await caches.open('holdfast-shell')).keys()).length)).toBeGreaterThan(5);
  }
}
