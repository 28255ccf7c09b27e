import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type PgBoss from 'pg-boss';
import { Database } from '../database';

/** Each holds a connection while it is done, and requests need the others. */
const AT_ONCE = 3;

export interface Job<Data extends object> {
  /** The same for the same work, so that it is put in once whoever else does too. */
  id: string;
  data: Data;
  /** Not before. */
  after?: Date;
}

/**
 * Work that is done later, once each although several processes look for it: rows of pg-boss's tables, taken with FOR UPDATE SKIP
 * LOCKED. Its workers and timers stay unused: they do not wait for what they write, and an error of the database there would end
 * the program. See docs/decisions/jobs-are-rows-of-pg-boss.md.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  readonly #log = new Logger('jobs');
  #boss: Promise<PgBoss> | undefined;
  #stopping = false;

  constructor(@Inject(Database) private readonly database: Database) {}

  beforeApplicationShutdown(): void {
    this.#stopping = true;
  }

  async put(queue: string, jobs: readonly Job<object>[]): Promise<void> {
    if (jobs.length === 0) return;
    await (await this.#open()).insert(jobs.map(({ id, data, after }) => ({ id, name: queue, data, ...(after ? { startAfter: after } : {}) })));
  }

  /** Takes jobs until there are none. One that fails is taken again later, ever more so; `work` has to see what was done before. */
  async workOff<Data extends object>(queue: string, work: (data: Data) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
    const boss = await this.#open();
    while (!this.#stopping) {
      const jobs = await boss.fetch<Data>(queue, { batchSize: atOnce });
      if (jobs.length === 0) return;
      // What was taken is done, also when the program ends meanwhile.
      await Promise.all(jobs.map((job) => this.#do(boss, queue, job, work)));
    }
  }

  async #do<Data extends object>(boss: PgBoss, queue: string, { id, data }: PgBoss.Job<Data>, work: (data: Data) => Promise<void>): Promise<void> {
    try {
      await work(data);
      await boss.complete(queue, id);
    } catch (error) {
      this.#log.warn({ what: 'A job failed; it is tried again.', queue, job: id, error: nameOf(error) });
      // The words of an error may hold what it was about: only its name is kept.
      await boss.fail(queue, id, { error: nameOf(error) });
    }
  }

  /** Gives jobs of processes that died to others, and takes away what was done long ago. Any process may, and twice does no harm. */
  async tidy(): Promise<void> {
    await (await this.#open()).maintain();
  }

  /** Read when it is first needed: the program starts without it. */
  #open(): Promise<PgBoss> {
    this.#boss ??= import('pg-boss')
      .then(async ({ default: Boss }) => {
        const boss = new Boss({
          db: { executeSql: async (text: string, values: unknown[]) => ({ rows: await this.database.ofJobs(text, values) }) },
          schema: 'pgboss', migrate: false, supervise: false, schedule: false,
        });
        boss.on('error', (error) => this.#log.warn({ what: 'The queue of jobs could not be read.', error: nameOf(error) }));
        return boss.start();
      })
      .catch((error: unknown) => {
        this.#boss = undefined;
        throw error;
      });
    return this.#boss;
  }
}

const nameOf = (error: unknown): string => (error as { code?: string }).code ?? (error instanceof Error ? error.name : 'unknown');
