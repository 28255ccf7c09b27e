import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { News } from '../platform/news';

@Injectable()
export class SignOut {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(News) private readonly news: News,
  ) {}

  run(actor: Actor): Promise<void> {
    return this.database.write(actor, async (tx) => {
      await tx.rows('UPDATE session SET ended_at = $3 WHERE organisation_id = $1 AND id = $2', [actor.organisationId, actor.sessionId, tx.now]);
      await tx.record({ action: 'session.ended', subjectType: 'person', subjectId: actor.personId });
      await this.news.tell(tx, `session:${actor.sessionId}`);
    });
  }
}
