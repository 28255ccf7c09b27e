import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedView, MadeCalendarFeedView, MakeCalendarFeedRequest } from '@holdfast/contracts';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { hashOf, newToken, writeNamedToken } from '../identity';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { endFeed } from './end-feed';
import { feedOf, kindsAsked } from './feed-state';

/** A link for oneself; the one before it, if there is one, opens nothing any more, and what it held the new one holds. */
@Injectable()
export class MakeFeed {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  async run(request: MakeCalendarFeedRequest, actor: Actor): Promise<MadeCalendarFeedView> {
    let link: string | undefined;
    const feed = await this.database.write<CalendarFeedView>(actor, async (tx) => {
      await tx.rows('SELECT FROM person WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, actor.personId]);
      const kinds = request.kinds ? kindsAsked(request.kinds) : (await feedOf(tx, tx.organisationId, actor.personId)).kinds;
      const ended = await endFeed(tx, actor.personId);
      const [id, secret] = [newId(), newToken()];
      await tx.rows('INSERT INTO calendar_feed (organisation_id, id, person_id, secret_hash, made_at, kinds) VALUES ($1, $2, $3, $4, $5, $6)', [tx.organisationId, id, actor.personId, hashOf(secret), tx.now, kinds]);
      await tx.record({ action: ended ? 'calendar-feed.renewed' : 'calendar-feed.made', subjectType: 'calendar-feed', subjectId: id, after: { kinds } });
      link = `${this.options.publicUrl}/api/calendar/${writeNamedToken({ organisationId: tx.organisationId, id, secret })}.ics`;
      return feedOf(tx, tx.organisationId, actor.personId);
    });
    // What is kept for a retry never holds the secret, so a retry gets another one.
    return link === undefined ? this.run(request, { ...actor, idempotency: undefined }) : { ...feed, link };
  }
}
