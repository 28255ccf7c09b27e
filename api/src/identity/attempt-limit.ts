import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { Refusal } from '../platform/refusal';

export const WINDOW_MS = 15 * 60 * 1000;

/** What is counted, and how many tries it has in WINDOW_MS. */
export interface Counted {
  subject: string;
  most: number;
}

export const byAddress = (email: string): Counted => ({ subject: `sign-in ${email}`, most: 10 });
/** Wide, since a whole office may share one; it stops whoever tries one password on every address. */
export const bySource = (source: string): Counted => ({ subject: `source ${source}`, most: 100 });
export const byOwnPassword = (personId: string): Counted => ({ subject: `password ${personId}`, most: 10 });
export const bySetup = (source: string): Counted => ({ subject: `setup ${source}`, most: 10 });
export const byReset = (email: string): Counted => ({ subject: `reset ${email}`, most: 3 });
/** Of refused tokens: what is rightful from the same place goes on. */
export const byTokenSource = (source: string): Counted => ({ subject: `token source ${source}`, most: 30 });
export const byResetSource = (source: string): Counted => ({ subject: `reset source ${source}`, most: 30 });

/** A try that was taken; given back when it turns out to have been rightful. */
export type Attempt = readonly string[];

/**
 * Limits guessing. Tries are counted in PostgreSQL, so that every process counts alike, and before the guess is looked
 * at, so that a thousand at once are no way around. Addresses are kept as digests under a key that only the serving
 * side has: a copy of the table names nobody.
 */
@Injectable()
export class AttemptLimit {
  readonly #key: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(APP_OPTIONS) options: AppOptions,
  ) {
    const url = new URL(options.servingUrl);
    this.#key = url.password || (url.searchParams.get('password') ?? '');
  }

  async take(refusal: string, ...counted: Counted[]): Promise<Attempt> {
    const now = this.clock.now();
    const ids = counted.map(() => newId());
    const digests = counted.map(({ subject }) => this.#digest(subject));
    await this.database.unscoped('INSERT INTO sign_in_attempt (id, subject_hash, at) SELECT id, hash, $3 FROM unnest($1::uuid[], $2::bytea[]) AS t (id, hash)', [ids, digests, now]);
    const [over] = await this.database.unscoped(
      `SELECT 1 FROM unnest($1::bytea[], $2::int[]) AS t (hash, most)
       WHERE (SELECT count(*) FROM sign_in_attempt a WHERE a.subject_hash = t.hash AND a.at > $3) > t.most`,
      [digests, counted.map(({ most }) => most), new Date(now.getTime() - WINDOW_MS)],
    );
    if (over === undefined) return ids;
    // A try that was not allowed does not count, or hammering on would keep the rightful person out for good.
    await this.giveBack(ids);
    throw new Refusal(429, 'too-many-attempts', refusal);
  }

  /** It was no guess: the try does not count. */
  async giveBack(attempt: Attempt): Promise<void> {
    await this.database.unscoped('DELETE FROM sign_in_attempt WHERE id = ANY ($1)', [attempt]);
  }

  /** Whoever proved who they are starts afresh. */
  async forget(...counted: Counted[]): Promise<void> {
    await this.database.unscoped('DELETE FROM sign_in_attempt WHERE subject_hash = ANY ($1)', [counted.map(({ subject }) => this.#digest(subject))]);
  }

  #digest(subject: string): Buffer {
    return createHmac('sha256', this.#key).update(subject).digest();
  }
}
