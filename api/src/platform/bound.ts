/** The values of a statement that is put together from pieces: each gets a place of its own and is never written into the text. */
export class Bound {
  readonly values: unknown[] = [];

  /** The place of a value, e.g. `$3`. */
  put(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
