import { expect, type Locator, type Page } from '@playwright/test';
import { HeatMap } from './heat-map';

/** A register: its heat map beside its list. */
export class RegisterPage {
  readonly map: HeatMap;
  readonly list: Locator;
  readonly rows: Locator;
  readonly references: Locator;
  readonly filters: Locator;

  constructor(readonly page: Page) {
    this.map = new HeatMap(page);
    this.list = page.getByRole('region', { name: 'Risks', exact: true });
    this.rows = this.list.getByRole('row').filter({ has: page.getByRole('cell') });
    this.references = this.rows.getByRole('button', { name: /look at it beside the list/ });
    this.filters = page.getByRole('group', { name: 'Filters' });
  }

  async open(id: string, query = ''): Promise<void> {
    await this.page.goto(`/registers/${id}${query}`);
    await expect(this.map.grid).toBeVisible();
    await expect(this.rows.first()).toBeVisible();
  }

  chip(words: string): Locator {
    return this.filters.getByRole('button', { name: `Remove filter ${words}` });
  }
}
