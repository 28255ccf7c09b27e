import type { Logger } from '@nestjs/common';
import type { Jobs } from './jobs';

const FIRST_MS = 8_000;
const EVERY_MS = 60_000;

interface RoundsOf<Data extends object> {
  readonly queue: string;
  /** How many are done at once; a short one passes a long one. */
  readonly lanes: number;
  readonly work: (job: Data) => Promise<void>;
  /** What else each round does. */
  readonly besides?: () => Promise<void>;
  readonly jobs: Jobs;
  readonly log: Logger;
  /** What is said in the log where a round fails: "Exports could not be worked off". */
  readonly failure: string;
}

/** Jobs of a queue that are done in their turn: at once where somebody has just asked, and each minute what another process left. */
export class JobRounds<Data extends object> {
  #timer: NodeJS.Timeout | undefined;
  #lanes = 0;
  #more = false;
  readonly #rounds = new Set<Promise<void>>();

  constructor(private readonly of: RoundsOf<Data>) {}

  start(): void {
    this.#next(FIRST_MS);
  }

  /** No further round; what was begun is done. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.settled();
  }

  /** Puts one in, or in again where it was lost, and goes through what waits. */
  begin(id: string, data: Data): void {
    void this.#run(async () => {
      await this.of.jobs.put(this.of.queue, [{ id, data }]);
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
    const { log, failure } = this.of;
    const round = work().catch((error: unknown) => log.warn({ what: `${failure}; the next round tries again.`, error: error instanceof Error ? error.name : 'unknown' }));
    this.#rounds.add(round);
    return round.finally(() => this.#rounds.delete(round));
  }

  async #workOff(): Promise<void> {
    const { jobs, queue, lanes, work, besides } = this.of;
    if (this.#lanes >= lanes) {
      this.#more = true;
      return;
    }
    this.#lanes++;
    try {
      do {
        this.#more = false;
        await jobs.workOff<Data>(queue, work, 1);
      } while (this.#more);
    } finally {
      this.#lanes--;
    }
    await besides?.();
  }
}
