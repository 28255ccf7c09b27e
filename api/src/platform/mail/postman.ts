import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_OPTIONS, type AppOptions } from '../../app-options';
import { Clock } from '../clock';
import { Database } from '../database';
import { letterbox } from './letterbox';

const POLL_MS = 30_000;
const AT_ONCE = 5;
/** Longer than a sending can take: when a process dies with mail in its hands, another takes it up after this. */
const IN_HAND_MS = 5 * 60 * 1000;
const FIRST_PAUSE_MS = 60 * 1000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;
export const MOST_ATTEMPTS = 10;

interface Waiting {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  html: string;
  attempts: number;
}

/**
 * Carries waiting mail to the SMTP server, or else to a folder: after each commit that posted some, and every POLL_MS. Any number
 * of processes do so side by side; each takes mail that no other has in hand. A mail may arrive twice when a process dies between
 * sending it and saying so, and carries the same Message-ID then.
 */
@Injectable()
export class Postman implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('mail');
  readonly #letterbox;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #again = false;
  #stopping = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {
    this.#letterbox = letterbox(options);
  }

  onApplicationBootstrap(): void {
    if (!this.#letterbox) return;
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.#timer.unref();
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping = true;
    await this.#round;
  }

  /** Begins a round now, or another one after the round that is under way. */
  wake(): void {
    this.#again = true;
    this.#round ??= this.#rounds().finally(() => (this.#round = undefined));
  }

  /** For tests: a round, and its end. */
  async deliver(): Promise<void> {
    this.wake();
    await this.#round;
  }

  async #rounds(): Promise<void> {
    while (this.#again && !this.#stopping) {
      this.#again = false;
      try {
        const organisations = await this.database.unscoped<{ id: string }>('SELECT id FROM organisations_with_waiting_mail($1) AS id', [this.clock.now()]);
        for (const { id } of organisations) await this.#emptyBoxOf(id);
      } catch (error) {
        this.#log.warn({ what: 'The waiting mail could not be read; the next round tries again.', error: nameOf(error) });
      }
    }
  }

  async #emptyBoxOf(organisationId: string): Promise<void> {
    while (!this.#stopping) {
      const mails = await this.#take(organisationId);
      if (mails.length === 0) return;
      await Promise.all(mails.map((mail) => this.#send(organisationId, mail)));
    }
  }

  #take(organisationId: string): Promise<Waiting[]> {
    return this.database.writeUnattended(organisationId, (tx) =>
      tx.rows<Waiting>(
        `UPDATE mail_message SET attempts = attempts + 1, next_attempt_at = $3
         WHERE organisation_id = $1 AND id IN (
           SELECT id FROM mail_message
           WHERE organisation_id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= $2
           ORDER BY next_attempt_at LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED)
         RETURNING id, recipient, subject, body, html, attempts`,
        [organisationId, tx.now, new Date(tx.now.getTime() + IN_HAND_MS)],
      ),
    );
  }

  async #send(organisationId: string, { id, recipient, subject, body, html, attempts }: Waiting): Promise<void> {
    try {
      await this.#letterbox?.({
        date: this.clock.now(),
        messageId: `<${id}@holdfast>`,
        from: this.options.mailFrom,
        // As an object, so that nothing in the address can make two of it.
        to: { name: '', address: recipient },
        subject,
        text: body,
        ...(html ? { html } : {}),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await this.#note(organisationId, `UPDATE mail_message SET sent_at = $3, body = '', html = '' WHERE organisation_id = $1 AND id = $2`, id, this.clock.now());
    } catch (error) {
      await this.#failed(organisationId, id, attempts, error);
    }
  }

  /** Nothing of the mail is logged: neither whom it was for nor what it said. */
  async #failed(organisationId: string, id: string, attempts: number, error: unknown): Promise<void> {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    // The server refused the address for good. Another 5xx, such as a refused sign-in, is for us to put right.
    const hopeless = code === 'EENVELOPE' && (responseCode ?? 0) >= 500;
    // A server that does not answer at all, or a folder that is full, says nothing about the mail: it waits for as long as that takes.
    const unreached = responseCode === undefined && code !== 'EENVELOPE' && code !== 'EMESSAGE';
    const over = hopeless || (attempts >= MOST_ATTEMPTS && !unreached);
    this.#log.warn({ what: over ? 'A mail was given up.' : 'A mail could not be sent yet.', mail: id, attempts, error: nameOf(error), responseCode });
    const now = this.clock.now();
    if (over) return this.#note(organisationId, `UPDATE mail_message SET given_up_at = $3, body = '', html = '' WHERE organisation_id = $1 AND id = $2`, id, now);
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
    await this.#note(organisationId, 'UPDATE mail_message SET next_attempt_at = $3 WHERE organisation_id = $1 AND id = $2', id, new Date(now.getTime() + pause));
  }

  async #note(organisationId: string, statement: string, id: string, moment: Date): Promise<void> {
    await this.database.writeUnattended(organisationId, (tx) => tx.rows(statement, [organisationId, id, moment]));
  }
}

const nameOf = (error: unknown): string => (error as { code?: string }).code ?? (error instanceof Error ? error.name : 'unknown');
