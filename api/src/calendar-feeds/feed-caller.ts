import { Inject, Injectable } from '@nestjs/common';
import { AttemptLimit, byTokenSource, hashOf, readNamedToken } from '../identity';
import type { Actor } from '../platform/actor';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { notFound } from '../platform/refusal';

const TOUCH_AFTER_MS = 60 * 60 * 1000;

interface LiveFeed {
  person_id: string;
  last_read_at: Date | null;
  roles: Actor['roles'];
  root_unit_id: string;
}

/** Whose calendar a link opens, with what they may see today. Refused ones are counted by where they came from, as tokens are. */
@Injectable()
export class FeedCaller {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(AttemptLimit) private readonly limit: AttemptLimit,
  ) {}

  async of(secret: string, source: string): Promise<Actor> {
    const named = readNamedToken(/^(.+)\.ics$/.exec(secret)?.[1]);
    const [live] = named ? await this.database.unscoped<LiveFeed>('SELECT * FROM live_calendar_feed($1, $2, $3)', [named.organisationId, named.id, hashOf(named.secret)]) : [];
    if (!named || !live) {
      await this.limit.take('Too many links were refused from here. Wait 15 minutes.', byTokenSource(source));
      throw notFound('This link opens no calendar: it was renewed or taken back, or it is not complete.');
    }
    const now = this.clock.now();
    if (live.last_read_at === null || now.getTime() - live.last_read_at.getTime() > TOUCH_AFTER_MS)
      await this.database.writeUnattended(named.organisationId, (tx) => tx.rows('UPDATE calendar_feed SET last_read_at = $3 WHERE organisation_id = $1 AND id = $2', [named.organisationId, named.id, now]));
    return { organisationId: named.organisationId, personId: live.person_id, sessionId: null, roles: live.roles, rootUnitId: live.root_unit_id, requestId: newId() };
  }
}
