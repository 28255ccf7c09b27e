import type { Locator, Page } from '@playwright/test';

/** Likelihood and impact as buttons, and the level that they make. */
export class ScorePicker {
  readonly level: Locator;

  constructor(readonly within: Page | Locator) {
    this.level = within.locator('hf-score-picker').getByRole('status');
  }

  step(axis: 'Likelihood' | 'Impact', code: string): Locator {
    return this.within.getByRole('group', { name: axis, exact: true }).getByRole('radio', { name: new RegExp(`^${code}(,|$)`) });
  }

  async choose(likelihood: string, impact: string): Promise<void> {
    await this.step('Likelihood', likelihood).check();
    await this.step('Impact', impact).check();
  }
}
