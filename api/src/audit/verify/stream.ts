import type pg from 'pg';

/** Few enough for a page to be gone before it costs the garbage collector anything. */
const AT_ONCE = 1_000;
let cursors = 0;

/**
 * The rows of a statement, some at a time; the next ones are on their way while these are looked at. `startFast` asks for a plan
 * that finds the first rows soon, which in the order of an index keeps nothing in memory.
 */
export async function* stream<Row extends pg.QueryResultRow>(client: pg.Client, statement: string, { startFast = false } = {}): AsyncGenerator<Row[], void> {
  const name = `verify_${++cursors}`;
  await client.query(`SET LOCAL cursor_tuple_fraction = ${startFast ? 0.001 : 1}; DECLARE ${name} NO SCROLL CURSOR FOR ${statement}`);
  const fetch = (): Promise<pg.QueryResult<Row>> => client.query<Row>(`FETCH ${AT_ONCE} FROM ${name}`);
  let next = fetch();
  for (;;) {
    const { rows } = await next;
    if (rows.length === 0) break;
    next = fetch();
    next.catch(() => undefined); // Told when it is waited for.
    yield rows;
  }
  await client.query(`CLOSE ${name}`);
}

/** The same, row by row, with a look at what comes next. */
export class Ahead<Row extends pg.QueryResultRow> {
  readonly #pages: AsyncGenerator<Row[], void>;
  #page: Row[] = [];
  #at = 0;

  constructor(pages: AsyncGenerator<Row[], void>) {
    this.#pages = pages;
  }

  /** Undefined after the last. */
  async peek(): Promise<Row | undefined> {
    if (this.#at >= this.#page.length) {
      const next = await this.#pages.next();
      if (next.done) return undefined;
      [this.#page, this.#at] = [next.value, 0];
    }
    return this.#page[this.#at];
  }

  /** Without waiting when the row is here. */
  get here(): Row | undefined {
    return this.#page[this.#at];
  }

  take(): void {
    this.#at++;
  }
}
