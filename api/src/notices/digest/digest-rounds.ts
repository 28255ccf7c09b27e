import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 } from 'uuid';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database';
import { Jobs } from '../../platform/jobs';
import { MailOutbox } from '../../platform/mail';
import { SendDigest, type DigestJob } from './send-digest';

const QUEUE = 'digest';
/** Of the ids of jobs, which follow from organisation, person and day. */
const NAMESPACE = '6f3c2a5e-0b6d-4d0e-9a55-2f0c6f6e7d11';
const FIRST_MS = 5_000;
const EVERY_MS = 60_000;
const TIDY_EVERY = 10;

/** Each minute finds out whose digest is due, puts a job in for each, and works jobs off; all processes do, and each job is done by one. */
@Injectable()
export class DigestRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('digests');
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #rounds = 0;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(MailOutbox) private readonly outbox: MailOutbox,
    @Inject(SendDigest) private readonly sendDigest: SendDigest,
  ) {}

  onApplicationBootstrap(): void {
    // Without a place for mail there is nothing to be made, and nothing is counted as told.
    if (this.outbox.goesSomewhere) this.#next(FIRST_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#round;
  }

  #next(after: number): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#tick().finally(() => {
        this.#round = undefined;
        if (this.#timer) this.#next(EVERY_MS);
      });
    }, after);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    try {
      await this.run();
      if (this.#rounds++ % TIDY_EVERY === 0) await this.jobs.tidy();
    } catch (error) {
      this.#log.warn({ what: 'Digests could not be made; the next round tries again.', error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  async run(): Promise<void> {
    const due = await this.database.unscoped<DigestJob>(
      'SELECT organisation_id AS "organisationId", person_id AS "personId", day::text AS day FROM digests_due($1)', [this.clock.now()],
    );
    await this.jobs.put(QUEUE, due.map((data) => ({ id: v5(`${data.organisationId} ${data.personId} ${data.day}`, NAMESPACE), data })));
    await this.jobs.workOff<DigestJob>(QUEUE, (data) => this.sendDigest.run(data));
  }
}
