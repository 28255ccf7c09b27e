import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { JobRounds, Jobs } from '../../platform/jobs';
import { WriteRegister, type ImportJob } from './write-register';

/** Each holds a connection for what it writes, and memory for what it reads. */
const LANES = 2;

/** Files are written in their turn, two at once. */
@Injectable()
export class ImportRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #rounds: JobRounds<ImportJob>;

  constructor(
    @Inject(Jobs) jobs: Jobs,
    @Inject(WriteRegister) private readonly writeRegister: WriteRegister,
  ) {
    this.#rounds = new JobRounds({ queue: 'register-import', lanes: LANES, work: (job) => writeRegister.run(job), jobs, log: new Logger('imports'), failure: 'Files could not be written' });
  }

  onApplicationBootstrap(): void {
    this.#rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    // A long file would hold up the end for minutes; nothing of it is kept, and whoever asked is told.
    this.writeRegister.breakOff();
    return this.#rounds.stop();
  }

  begin(job: ImportJob): void {
    this.#rounds.begin(job.jobId, job);
  }

  settled(): Promise<void> {
    return this.#rounds.settled();
  }
}
