import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppOptions } from '../src/app-options';
import { createApp } from '../src/configure-app';
import { SetClock } from '../src/platform/set-clock';
import { freshDatabase, type FreshDatabase } from './fresh-database';

export interface TestApp {
  /** Speak to it with `app.inject({ method, url, payload, cookies, headers })`. */
  app: NestFastifyApplication;
  database: FreshDatabase;
  clock: SetClock;
  /** For what has to go through a real socket, such as a browser or a broken request: `http://127.0.0.1:<port>`. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export interface TestAppOptions extends Partial<AppOptions> {
  /** Where the clock stands; a Monday morning unless said otherwise. */
  now?: string;
  /** To run beside another program on its database, which is then left alone at the end. */
  database?: FreshDatabase;
}

/** The whole program on a database of its own. */
export async function startApp({ now = '2026-03-02T09:00:00Z', database: shared, ...options }: TestAppOptions = {}): Promise<TestApp> {
  const database = shared ?? (await freshDatabase());
  const clock = new SetClock(new Date(now));
  const app = await createApp({
    servingUrl: database.servingUrl,
    publicUrl: 'http://localhost:3000',
    mailFrom: 'Holdfast <holdfast@localhost>',
    demo: false,
    logLevel: 'silent',
    poolSize: 5,
    clock,
    ...options,
  });
  return {
    app,
    database,
    clock,
    async listen() {
      await app.listen({ port: 0, host: '127.0.0.1' });
      return app.getUrl();
    },
    async close() {
      await app.close();
      if (!shared) await database.drop();
    },
  };
}
