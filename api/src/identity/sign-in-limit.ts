import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { Refusal } from '../platform/refusal';
import { hashOf } from './session-token';

export const ATTEMPTS = 10;
export const WINDOW_MS = 15 * 60 * 1000;

/** At most ATTEMPTS failures per address in WINDOW_MS, counted in PostgreSQL so that every process counts alike. */
@Injectable()
export class SignInLimit {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async check(email: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WINDOW_MS);
    const [row] = await this.database.unscoped<{ failures: number }>(
      'SELECT count(*)::int AS failures FROM sign_in_attempt WHERE subject_hash = $1 AND at > $2',
      [hashOf(email), since],
    );
    if (row && row.failures >= ATTEMPTS)
      throw new Refusal(429, 'too-many-attempts', 'Too many attempts with this address. Wait 15 minutes, or ask for a new password.');
  }

  async failed(email: string): Promise<void> {
    await this.database.unscoped('INSERT INTO sign_in_attempt (subject_hash, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [hashOf(email), this.clock.now()]);
  }

  async succeeded(email: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WINDOW_MS);
    await this.database.unscoped('DELETE FROM sign_in_attempt WHERE subject_hash = $1 OR at < $2', [hashOf(email), since]);
  }
}
