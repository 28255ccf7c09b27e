import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 } from 'uuid';
import { Database } from '../platform/database';
import { Jobs } from '../platform/jobs';
import { MakeExport, type ExportJob } from './make-export';

const QUEUE = 'export';
const EXPIRY = 'export-expiry';
const NAMESPACE = '0d1c4b6e-6a0f-4e0b-8c58-2a4f6f0b9e31';
const FIRST_MS = 8_000;
const EVERY_MS = 60_000;
/** Each holds a connection for what it reads and one for what it writes; a short export passes a long one. */
const LANES = 3;

/** Exports are made in their turn, a few at once: at once where somebody has just asked, and each minute what another process left. */
@Injectable()
export class ExportRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('exports');
  #timer: NodeJS.Timeout | undefined;
  #lanes = 0;
  #more = false;
  readonly #rounds = new Set<Promise<void>>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(MakeExport) private readonly makeExport: MakeExport,
  ) {}

  onApplicationBootstrap(): void {
    this.#next(FIRST_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.settled();
  }

  /** Puts one in, or in again where it was lost, and goes through what waits. */
  begin(job: ExportJob): void {
    void this.#run(async () => {
      await this.jobs.put(QUEUE, [{ id: job.exportId, data: job }]);
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
    const round = work().catch((error: unknown) => this.#log.warn({ what: 'Exports could not be worked off; the next round tries again.', error: error instanceof Error ? error.name : 'unknown' }));
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
        await this.jobs.workOff<ExportJob>(QUEUE, (job) => this.#make(job), 1);
      } while (this.#more);
    } finally {
      this.#lanes--;
    }
    await this.jobs.workOff<ExportJob>(EXPIRY, (job) => this.#expire(job));
  }

  async #make(job: ExportJob): Promise<void> {
    const expiresAt = await this.makeExport.run(job);
    if (expiresAt) await this.jobs.put(EXPIRY, [{ id: v5(job.exportId, NAMESPACE), data: job, after: expiresAt }]);
  }

  async #expire({ organisationId, exportId }: ExportJob): Promise<void> {
    await this.database.writeUnattended(organisationId, (tx) => tx.rows('DELETE FROM export_job WHERE organisation_id = $1 AND id = $2 AND expires_at <= $3', [organisationId, exportId, tx.now]));
  }
}
