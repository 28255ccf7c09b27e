import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { Database, type Sql } from './database';

const CHANNEL = 'holdfast_news';
const AGAIN_AFTER_MS = 2_000;

export interface NewsItem {
  /** What it is about: an id, or a word of the one who tells. */
  topic: string;
  text: string;
}

type Listener = (item: NewsItem) => void;

/**
 * Short news between all processes of the program, by PostgreSQL's LISTEN and NOTIFY: that something has happened, never what. Whoever
 * hears it asks the database, under their own permission. News may be missed while the connection is being made again.
 */
@Injectable()
export class News implements BeforeApplicationShutdown {
  readonly #listeners = new Set<Listener>();
  #client: pg.Client | null = null;
  #opening: Promise<void> | null = null;
  #over = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  /** Heard by others once the transaction is committed. */
  async tell(tx: Sql, topic: string, text = ''): Promise<void> {
    await tx.rows('SELECT pg_notify($1, $2)', [CHANNEL, `${topic} ${text}`]);
  }

  /** Heard at once. */
  async tellNow(topic: string, text = ''): Promise<void> {
    await this.database.unscoped('SELECT pg_notify($1, $2)', [CHANNEL, `${topic} ${text}`]);
  }

  /** Gives what ends the listening. The first listener of a process opens its connection. */
  async listen(listener: Listener): Promise<() => void> {
    this.#listeners.add(listener);
    if (!this.#client) await (this.#opening ??= this.#open().finally(() => (this.#opening = null)));
    return () => this.#listeners.delete(listener);
  }

  async #open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.servingUrl, application_name: 'holdfast news' });
    client.on('notification', ({ payload = '' }) => {
      const space = payload.indexOf(' ');
      const item = { topic: payload.slice(0, space), text: payload.slice(space + 1) };
      for (const listener of this.#listeners) listener(item);
    });
    const lost = (): void => {
      if (this.#client === client) this.#client = null;
      if (!this.#over) setTimeout(() => void this.#openAgain(), AGAIN_AFTER_MS).unref();
    };
    client.on('error', lost);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#client = client;
    } catch {
      // Whoever listens asks from time to time anyway.
      await client.end().catch(() => undefined);
      lost();
    }
  }

  async #openAgain(): Promise<void> {
    if (!this.#over && !this.#client && this.#listeners.size > 0) await this.#open();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#over = true;
    await this.#opening;
    await this.#client?.end().catch(() => undefined);
  }
}
