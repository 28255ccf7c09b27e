import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedView, EditCalendarFeedRequest } from '@holdfast/contracts';
import type { CalendarKind } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict } from '../platform/refusal';
import { feedOf, kindsAsked } from './feed-state';

/** What one's own calendar holds from the next time that a program reads it. */
@Injectable()
export class EditFeed {
  constructor(@Inject(Database) private readonly database: Database) {}

  run({ kinds: asked }: EditCalendarFeedRequest, actor: Actor): Promise<CalendarFeedView> {
    return this.database.write(actor, async (tx) => {
      const live = await tx.one<{ id: string; kinds: CalendarKind[] }>('SELECT id, kinds FROM calendar_feed WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL FOR NO KEY UPDATE', [tx.organisationId, actor.personId]);
      if (!live) throw conflict('no-link', 'You have no calendar link. Make one first.');
      const kinds = kindsAsked(asked);
      if (kinds.join() !== live.kinds.join()) {
        await tx.rows('UPDATE calendar_feed SET kinds = $3 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, live.id, kinds]);
        await tx.record({ action: 'calendar-feed.edited', subjectType: 'calendar-feed', subjectId: live.id, before: { kinds: live.kinds }, after: { kinds } });
      }
      return feedOf(tx, tx.organisationId, actor.personId);
    });
  }
}
