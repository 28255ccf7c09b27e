import { setImmediate } from 'node:timers/promises';
import { TABLE_LIMITS } from '@holdfast/domain';
import { UnreadableFile } from './unreadable-file';

/** Between two looks at the clock so many cells pass at most. */
const A_WHILE = 5_000;

/** What one file may cost: it is refused as soon as it costs more, and lets others be served meanwhile. */
export class ReadingBudget {
  readonly #until = Date.now() + TABLE_LIMITS.milliseconds;
  #cells = 0;
  #rows = 0;
  #since = 0;

  row(): void {
    this.#rows += 1;
    if (this.#rows > TABLE_LIMITS.rows) throw new UnreadableFile(`The file has more than ${TABLE_LIMITS.rows.toLocaleString('en-GB')} rows with something in them. Divide it into several.`);
  }

  cell(column: number, text: string): void {
    this.#cells += 1;
    this.#since += 1;
    if (column >= TABLE_LIMITS.columns) throw new UnreadableFile(`The file has something beyond column ${TABLE_LIMITS.columns}. Leave out the columns that do not belong to the table.`);
    if (this.#cells > TABLE_LIMITS.cells) throw new UnreadableFile(`The file has more than ${TABLE_LIMITS.cells.toLocaleString('en-GB')} cells with something in them. Divide it into several.`);
    if (text.length > TABLE_LIMITS.cell) throw new UnreadableFile(`A cell holds more than ${TABLE_LIMITS.cell.toLocaleString('en-GB')} characters. Shorten it.`);
  }

  /** Lets others be served, where it is time to. */
  async breathe(): Promise<void> {
    if (Date.now() > this.#until) throw new UnreadableFile(`Reading the file took longer than ${TABLE_LIMITS.milliseconds / 1000} seconds. Divide it into several.`);
    if (this.#since < A_WHILE) return;
    this.#since = 0;
    await setImmediate();
  }
}
