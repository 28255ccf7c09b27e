const ROOM = 31;

/** Names of the sheets of a workbook: up to 31 characters, without `[]:*?/\`, no apostrophe at either end, each once whatever the case. */
export class SheetNames {
  // A workbook keeps this name for itself.
  readonly #taken = new Set(['history']);

  next(wanted: string): string {
    const clean = wanted.replace(/[\u0000-\u001F\uFFFE\uFFFF[\]:*?/\\]/g, ' ').replace(/\s+/g, ' ').replace(/^[' ]+|[' ]+$/g, '') || 'Sheet';
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : ` (${number})`;
      const name = `${cut(clean, ROOM - end.length)}${end}`;
      if (this.#taken.has(name.toLowerCase())) continue;
      this.#taken.add(name.toLowerCase());
      return name;
    }
  }
}

const cut = (text: string, room: number): string => text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '').replace(/[' ]+$/, '') || 'Sheet';
