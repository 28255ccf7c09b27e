import type { Locator, Page } from '@playwright/test';

/** A heat map on a page, and the table that says the same. */
export class HeatMap {
  readonly grid: Locator;
  readonly cells: Locator;
  readonly table: Locator;

  constructor(readonly page: Page | Locator, label = 'Residual risk') {
    this.grid = page.getByRole('grid', { name: `${label}, likelihood by impact` });
    this.cells = this.grid.getByRole('gridcell');
    this.table = page.getByRole('region', { name: `${label}, likelihood by impact, as a table` });
  }

  cell(likelihood: string, impact: string): Locator {
    return this.grid.getByRole('gridcell', { name: `${likelihood}, ${impact}: ` });
  }

  /** Once it is there: "C, II" to what the cell says of itself after that, "High, 3 risks: ICT-004, ICT-012, ICT-013". */
  async words(): Promise<Map<string, string>> {
    await this.cells.first().waitFor();
    const names = await this.cells.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    return new Map(names.map((name) => [name.slice(0, name.indexOf(': ')), name.slice(name.indexOf(': ') + 2)]));
  }

  /** Risks by cell, those without any left out. */
  async counts(): Promise<Record<string, number>> {
    const found = [...(await this.words())].map(([cell, words]): [string, number] => [cell, Number(/(\d+) risks?\b/.exec(words)?.[1] ?? 0)]);
    return Object.fromEntries(found.filter(([, count]) => count > 0));
  }

  /** The same numbers as the table gives them. */
  async countsOfTable(): Promise<Record<string, number>> {
    const rows = await this.table.getByRole('row').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.querySelector('b, .hf-code')?.textContent.trim() ?? '')));
    const [head = [], ...body] = rows;
    const found = body.flatMap(([likelihood, ...counts]) => counts.map((count, column): [string, number] => [`${likelihood}, ${head[column + 1]}`, Number(count)]));
    return Object.fromEntries(found.filter(([, count]) => count > 0));
  }
}
