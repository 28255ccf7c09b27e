import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Jobs } from '../../platform/jobs';
import { WriteRegister, type ImportJob } from './write-register';

const QUEUE = 'register-import';
const FIRST_MS = 8_000;
const EVERY_MS = 60_000;
/** Each holds a connection for what it writes, and memory for what it reads; a short file passes a long one. */
const LANES = 2;

/** Files are written in their turn: at once where somebody has just asked, and each minute what another process left waiting. */
@Injectable()
export class ImportRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('imports');
  #timer: NodeJS.Timeout | undefined;
  #lanes = 0;
  #more = false;
  readonly #rounds = new Set<Promise<void>>();

  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(WriteRegister) private readonly writeRegister: WriteRegister,
  ) {}

  onApplicationBootstrap(): void {
    this.#next(FIRST_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    // A long file would hold up the end for minutes; nothing of it is kept, and whoever asked is told.
    this.writeRegister.breakOff();
    await this.settled();
  }

  /** Puts one in, or in again where it was lost, and goes through what waits. */
  begin(job: ImportJob): void {
    void this.#run(async () => {
      await this.jobs.put(QUEUE, [{ id: job.jobId, data: job }]);
      await this.#workOff();
    });
  }

  /** All that was begun here is done. */
  async settled(): Promise<void> {
    while (this.#rounds.size > 0) await Promise.all(this.#rounds);
  }

  #next(after: number): void {
    this.#timer = setTimeout(() => {
      void this.#run(() => this.#workOff()).then(() => this.#timer && this.#next(EVERY_MS));
    }, after);
    this.#timer.unref();
  }

  #run(work: () => Promise<void>): Promise<void> {
    const round = work().catch((error: unknown) => this.#log.warn({ what: 'Files could not be written; the next round tries again.', error: error instanceof Error ? error.name : 'unknown' }));
    this.#rounds.add(round);
    return round.finally(() => this.#rounds.delete(round));
  }

  async #workOff(): Promise<void> {
    if (this.#lanes >= LANES) {
      this.#more = true;
      return;
    }
    this.#lanes++;
    try {
      do {
        this.#more = false;
        await this.jobs.workOff<ImportJob>(QUEUE, (job) => this.writeRegister.run(job), 1);
      } while (this.#more);
    } finally {
      this.#lanes--;
    }
  }
}
