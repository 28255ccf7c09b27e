import { Inject, Injectable } from '@nestjs/common';
import type { HealthView } from '@holdfast/contracts';
import { appliedMigrations, knownMigrations } from '@holdfast/db';
import { DataSource } from 'typeorm';

const ANSWER_WITHIN_MS = 2_000;

@Injectable()
export class Readiness {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Ready when the serving role reaches the database and finds there the schema that this program knows. */
  async check(): Promise<HealthView> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<HealthView>((answer) => {
      timer = setTimeout(() => answer({ status: 'not ready', reason: 'The database does not answer.' }), ANSWER_WITHIN_MS);
    });
    return Promise.race([this.#ask(), late]).finally(() => clearTimeout(timer));
  }

  async #ask(): Promise<HealthView> {
    try {
      const applied = await appliedMigrations(async (text) => this.dataSource.query(text));
      const expected = applied.length === knownMigrations.length && applied.at(-1) === knownMigrations.at(-1);
      return expected ? { status: 'ready' } : { status: 'not ready', reason: 'The database has the schema of another version.' };
    } catch {
      return { status: 'not ready', reason: 'The database does not answer.' };
    }
  }
}
