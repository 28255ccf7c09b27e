import { Inject, Injectable } from '@nestjs/common';
import type { NoticeCountView, ReadNoticesRequest } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { noticesOf } from './all-notices';
import { ListNotices } from './list-notices';

/** Marks notices as read, or unread again. What is no notice of this person, or no longer, leaves no trace. */
@Injectable()
export class ReadNotices {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ListNotices) private readonly list: ListNotices,
  ) {}

  async run({ noticeIds, read }: ReadNoticesRequest, actor: Actor): Promise<NoticeCountView> {
    await this.database.write(actor, async (tx) => {
      if (!read) {
        await tx.rows('DELETE FROM notice_reading WHERE organisation_id = $1 AND person_id = $2 AND notice_id::text = ANY ($3)', [tx.organisationId, actor.personId, noticeIds]);
        return;
      }
      const { bound, ctes } = noticesOf(actor, tx.now);
      await tx.rows(`WITH ${ctes} ${mark(bound.put(tx.now), `n.id::text = ANY (${bound.put(noticeIds)})`)}`, bound.values);
    });
    return this.list.count(actor);
  }

  /** As far as they were there at a moment: what has come since is still unread. */
  async all(until: string, actor: Actor): Promise<NoticeCountView> {
    // In the form of a moment, and yet perhaps none.
    if (Number.isNaN(Date.parse(until))) throw needsChange([{ field: 'until', message: 'Moment is a time in ISO 8601, as the list of notices says it' }]);
    await this.database.write(actor, async (tx) => {
      const { bound, ctes } = noticesOf(actor, tx.now);
      await tx.rows(`WITH ${ctes} ${mark(bound.put(tx.now), `n.at <= ${bound.put(until)}::timestamptz`)}`, bound.values);
    });
    return this.list.count(actor);
  }
}

const mark = (moment: string, which: string): string => `
  INSERT INTO notice_reading (organisation_id, person_id, notice_id, read_at)
  SELECT $1, $2, n.id, ${moment}::timestamptz FROM notice n WHERE NOT n.read AND ${which} ON CONFLICT DO NOTHING`;
