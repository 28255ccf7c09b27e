import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { feedOf } from './feed-state';

/** The link opens nothing from the next request on. Ended twice is ended once. */
@Injectable()
export class EndFeed {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(actor: Actor): Promise<CalendarFeedView> {
    return this.database.write(actor, async (tx) => {
      const id = await endFeed(tx, actor.personId);
      if (id) await tx.record({ action: 'calendar-feed.ended', subjectType: 'calendar-feed', subjectId: id });
      return feedOf(tx, tx.organisationId, actor.personId);
    });
  }
}

export async function endFeed(tx: Transaction, personId: string): Promise<string | null> {
  const ended = await tx.one<{ id: string }>('UPDATE calendar_feed SET ended_at = $3 WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL RETURNING id', [tx.organisationId, personId, tx.now]);
  return ended?.id ?? null;
}
