import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { AskPasswordResetRequest, PasswordResetView } from '@holdfast/contracts';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { Database } from '../platform/database';
import { MailOutbox } from '../platform/mail';
import { Refusal } from '../platform/refusal';
import { AttemptLimit, byReset, byResetSource } from './attempt-limit';
import { issueLink, mailLink } from './one-time-link';

interface Account {
  organisation_id: string;
  person_id: string;
}

/**
 * Answered before the address is looked up: neither the words nor the time tell whether there is an account.
 * What follows is part of no request, so the program waits for it before it stops.
 */
@Injectable()
export class AskPasswordReset implements BeforeApplicationShutdown {
  readonly #log = new Logger('password reset');
  readonly #underway = new Set<Promise<void>>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
    @Inject(MailOutbox) private readonly outbox: MailOutbox,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  async run({ email }: AskPasswordResetRequest, source: string): Promise<PasswordResetView> {
    await this.limit.take('Too many attempts. Wait 15 minutes.', byResetSource(source));
    const work = this.#send(email).finally(() => this.#underway.delete(work));
    this.#underway.add(work);
    return { mailed: this.outbox.goesOut };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.#underway);
  }

  async #send(email: string): Promise<void> {
    try {
      if (!this.outbox.goesOut) return;
      await this.limit.take('', byReset(email));
      const accounts = await this.database.unscoped<Account>('SELECT organisation_id, person_id FROM accounts_for_sign_in($1)', [email]);
      for (const { organisation_id, person_id } of accounts)
        await this.database.writeUnattended(organisation_id, async (tx) => {
          const link = await issueLink(tx, person_id, 'password-reset', null);
          await mailLink(tx, this.outbox, this.options.publicUrl, link);
          await tx.record({ action: 'person.password-reset-asked', subjectType: 'person', subjectId: person_id });
        });
    } catch (error) {
      if (!(error instanceof Refusal)) this.#log.error({ error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
