import { Injectable } from '@nestjs/common';
import { readTableFile, type TableFile } from '../file-reading';

const MOST = 4;
/** Of all their sheets: larger ones are read again each time. */
const MOST_ROWS = 10_000;

/** Files that are looked at just now, so that each answer of a person does not read theirs again. */
@Injectable()
export class RecentFiles {
  readonly #files = new Map<string, TableFile>();

  /** @param key of a file that never changes */
  async read(key: string, bytesOf: () => Promise<Buffer>, name: string): Promise<TableFile> {
    const known = this.#files.get(key);
    if (known) return known;
    const file = await readTableFile(await bytesOf(), name);
    if (file.sheets.reduce((sum, { rows }) => sum + rows.length, 0) <= MOST_ROWS) this.#files.set(key, file);
    for (const oldest of this.#files.keys()) if (this.#files.size > MOST) this.#files.delete(oldest);
    return file;
  }

  forget(key: string): void {
    this.#files.delete(key);
  }
}
