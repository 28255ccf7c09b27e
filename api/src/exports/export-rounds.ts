import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 } from 'uuid';
import { Database } from '../platform/database';
import { JobRounds, Jobs } from '../platform/jobs';
import { MakeExport, type ExportJob } from './make-export';

const EXPIRY = 'export-expiry';
const NAMESPACE = '0d1c4b6e-6a0f-4e0b-8c58-2a4f6f0b9e31';
/** Each holds a connection for what it reads and one for what it writes. */
const LANES = 3;

/** Exports are made in their turn, a few at once, and go when they expire. */
@Injectable()
export class ExportRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #rounds: JobRounds<ExportJob>;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(MakeExport) private readonly makeExport: MakeExport,
  ) {
    this.#rounds = new JobRounds({
      queue: 'export', lanes: LANES, work: (job) => this.#make(job), besides: () => jobs.workOff<ExportJob>(EXPIRY, (job) => this.#expire(job)), jobs, log: new Logger('exports'), failure: 'Exports could not be worked off',
    });
  }

  onApplicationBootstrap(): void {
    this.#rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#rounds.stop();
  }

  begin(job: ExportJob): void {
    this.#rounds.begin(job.exportId, job);
  }

  settled(): Promise<void> {
    return this.#rounds.settled();
  }

  async #make(job: ExportJob): Promise<void> {
    const expiresAt = await this.makeExport.run(job);
    if (expiresAt) await this.jobs.put(EXPIRY, [{ id: v5(job.exportId, NAMESPACE), data: job, after: expiresAt }]);
  }

  async #expire({ organisationId, exportId }: ExportJob): Promise<void> {
    await this.database.writeUnattended(organisationId, (tx) => tx.rows('DELETE FROM export_job WHERE organisation_id = $1 AND id = $2 AND expires_at <= $3', [organisationId, exportId, tx.now]));
  }
}
