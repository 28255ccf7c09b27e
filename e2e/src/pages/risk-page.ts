import type { Locator, Page } from '@playwright/test';
import { settled } from './clean';

/** A risk. */
export class RiskPage {
  readonly title: Locator;
  readonly reference: Locator;
  readonly addToRegister: Locator;
  readonly why: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole('heading', { level: 1 });
    this.reference = page.locator('hf-page-head .hf-ref');
    this.addToRegister = page.getByRole('button', { name: 'Add to the register' });
    this.why = page.getByRole('region', { name: 'Why is it drawn here?' });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/risks/${id}`);
    await this.reference.waitFor();
    await settled(this.page);
  }

  head(): Locator {
    return this.page.locator('hf-page-head');
  }
}
