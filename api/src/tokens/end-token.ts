import { Inject, Injectable } from '@nestjs/common';
import type { ApiTokenRow } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { administers } from './list-tokens';
import { noToken, readToken } from './token-row';

/** It opens nothing from the next request on. Ended twice is ended once. */
@Injectable()
export class EndToken {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, actor: Actor): Promise<ApiTokenRow> {
    return this.database.write(actor, async (tx) => {
      const token = await tx.one<{ person_id: string; ended_at: Date | null }>('SELECT person_id, ended_at FROM api_token WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
      if (!token || (token.person_id !== actor.personId && !administers(actor))) throw noToken();
      if (token.ended_at === null) {
        await tx.rows('UPDATE api_token SET ended_at = $3, ended_by = $4 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now, actor.personId]);
        await tx.record({ action: 'token.ended', subjectType: 'token', subjectId: id });
      }
      return readToken(tx, tx.organisationId, id);
    });
  }
}
