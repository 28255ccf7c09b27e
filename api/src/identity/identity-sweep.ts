import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';

const EVERY_MS = 60 * 60 * 1000;

/** Once in a while takes away what has served its time. Any process may; twice does no harm. */
@Injectable()
export class IdentitySweep implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('sweep');
  #timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.run().catch(() => this.#log.warn('What has served its time could not be swept up; the next hour tries again.')), EVERY_MS);
    this.#timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  async run(): Promise<void> {
    await this.database.unscoped('SELECT sweep_identity($1)', [this.clock.now()]);
  }
}
