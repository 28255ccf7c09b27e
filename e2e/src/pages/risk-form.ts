import type { Locator, Page } from '@playwright/test';
import { ScorePicker } from './score-picker';

/** The form of a new risk. */
export class RiskForm {
  readonly title: Locator;
  readonly owner: Locator;
  readonly why: Locator;
  readonly score: ScorePicker;
  readonly add: Locator;
  readonly saveAsDraft: Locator;
  readonly faults: Locator;
  readonly draftNote: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByLabel('Title', { exact: true });
    this.owner = page.getByRole('combobox', { name: 'Owner' });
    this.why = page.getByLabel('Why there');
    this.score = new ScorePicker(page.getByRole('group', { name: 'Where does it stand now?' }));
    this.add = page.getByRole('button', { name: 'Add risk' });
    this.saveAsDraft = page.getByRole('button', { name: 'Save as a draft' });
    this.faults = page.getByRole('alert');
    this.draftNote = page.getByRole('status').filter({ hasText: 'Draft saved on this device' });
  }

  async open(registerId: string): Promise<void> {
    await this.page.goto(`/registers/${registerId}/add-risk`);
    await this.title.waitFor();
    await this.score.within.getByRole('radio').first().waitFor();
  }
}
