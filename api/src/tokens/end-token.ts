import { Inject, Injectable } from '@nestjs/common';
import type { ApiTokenRow } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
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
      return token.ended_at === null ? end(tx, id, actor.personId) : readToken(tx, tx.organisationId, id);
    });
  }
}

/** By whoever runs the server. */
export async function endTokenAtTheCommandLine(tx: Transaction, id: string): Promise<ApiTokenRow> {
  const token = isId(id) ? await tx.one<{ ended_at: Date | null }>('SELECT ended_at FROM api_token WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]) : null;
  if (!token) throw noToken();
  return token.ended_at === null ? end(tx, id, null) : readToken(tx, tx.organisationId, id);
}

async function end(tx: Transaction, id: string, endedBy: string | null): Promise<ApiTokenRow> {
  await tx.rows('UPDATE api_token SET ended_at = $3, ended_by = $4 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now, endedBy]);
  await tx.record({ action: 'token.ended', subjectType: 'token', subjectId: id, ...(endedBy === null ? { after: { from: 'the command line' } } : {}) });
  return readToken(tx, tx.organisationId, id);
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
