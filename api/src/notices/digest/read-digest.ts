import { Inject, Injectable } from '@nestjs/common';
import type { DigestView } from '@holdfast/contracts';
import { DIGEST_HOUR, daysUntilDigest } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import { Database, type Sql } from '../../platform/database';
import { MailOutbox } from '../../platform/mail';
import { digestChoiceOf } from './digest-choice';

interface Here {
  timeZone: string;
  today: string;
  hour: number;
}

@Injectable()
export class ReadDigest {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(MailOutbox) private readonly outbox: MailOutbox,
  ) {}

  run(actor: Actor): Promise<DigestView> {
    return this.database.read(actor.organisationId, (sql) => this.view(sql, actor));
  }

  async view(sql: Sql, { organisationId, personId }: Actor): Promise<DigestView> {
    const { version, ...choice } = await digestChoiceOf(sql, organisationId, personId);
    const here = await sql.one<Here>(
      `SELECT time_zone AS "timeZone", ($2::timestamptz AT TIME ZONE time_zone)::date::text AS today, extract(hour FROM $2::timestamptz AT TIME ZONE time_zone)::int AS hour
       FROM organisation WHERE id = $1`,
      [organisationId, sql.now],
    );
    if (!here) throw new TypeError('an actor belongs to an organisation');
    const last = await sql.one<{ day: string; notices: number }>(
      'SELECT day::text AS day, notices FROM digest WHERE organisation_id = $1 AND person_id = $2 AND mailed ORDER BY day DESC LIMIT 1', [organisationId, personId],
    );
    const days = daysUntilDigest(choice, here.today, here.hour);
    return { ...choice, hour: DIGEST_HOUR, timeZone: here.timeZone, next: days === null ? null : dayAfter(here.today, days), last, mailGoesOut: this.outbox.goesOut, version };
  }
}

const dayAfter = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
