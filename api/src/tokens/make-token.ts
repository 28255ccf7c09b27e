import { Inject, Injectable } from '@nestjs/common';
import type { ApiTokenRow, MadeTokenView, MakeTokenRequest } from '@holdfast/contracts';
import { API_TOKENS_EACH, tokenDayFault } from '@holdfast/domain';
import { hashOf, newApiToken } from '../identity';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { readToken, TOKEN_JOINS, tokenState } from './token-row';

/** A token for oneself, with one of one's own roles. */
@Injectable()
export class MakeToken {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(request: MakeTokenRequest, actor: Actor): Promise<MadeTokenView> {
    let token: string | undefined;
    let madeId: string | undefined;
    const row = await this.database.write<ApiTokenRow>(actor, async (tx) => {
      const roleAssignmentId = await roleOf(tx, actor, request);
      const expiresAt = await endOf(tx, request.expiresOn);
      // Two at once take turns, so that neither passes the limit beside the other.
      await tx.rows('SELECT FROM person WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, actor.personId]);
      await requireRoom(tx, actor);
      const id = newId();
      const made = newApiToken(tx.organisationId, id);
      await tx.rows(
        `INSERT INTO api_token (organisation_id, id, person_id, name, role_assignment_id, read_only, shown_start, token_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [tx.organisationId, id, actor.personId, request.name, roleAssignmentId, request.readOnly, made.shownStart, hashOf(made.secret), tx.now, expiresAt],
      );
      const { name, role, unitId, readOnly, expiresOn } = request;
      await tx.record({ action: 'token.made', subjectType: 'token', subjectId: id, after: { name, role, unitId, readOnly, expiresOn } });
      ({ token, madeId } = { token: made.token, madeId: id });
      return readToken(tx, tx.organisationId, id);
    });
    return token !== undefined && madeId === row.id ? { ...row, token } : this.#again(row, actor);
  }

  /** What is kept for a retry never holds the token: the retry finds the same row, under another secret that takes the first one's place. */
  #again({ id }: ApiTokenRow, actor: Actor): Promise<MadeTokenView> {
    return this.database.write({ ...actor, idempotency: undefined }, async (tx) => {
      const made = newApiToken(tx.organisationId, id);
      const changed = await tx.one('UPDATE api_token SET token_hash = $4, shown_start = $5 WHERE organisation_id = $1 AND id = $2 AND person_id = $3 AND last_used_at IS NULL AND ended_at IS NULL RETURNING id', [
        tx.organisationId, id, actor.personId, hashOf(made.secret), made.shownStart,
      ]);
      if (!changed) throw conflict('token-shown', 'This token was made, shown and used already. Make another one.');
      await tx.record({ action: 'token.shown-again', subjectType: 'token', subjectId: id });
      return { ...(await readToken(tx, tx.organisationId, id)), token: made.token };
    });
  }
}

/** The very role that the owner holds; one that reaches further down would be another one. */
async function roleOf(tx: Transaction, actor: Actor, { role, unitId }: MakeTokenRequest): Promise<string> {
  const unit = await tx.one('SELECT FROM unit WHERE organisation_id = $1 AND id = $2', [tx.organisationId, unitId]);
  if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
  const held = await tx.one<{ id: string }>(
    'SELECT id FROM role_assignment WHERE organisation_id = $1 AND person_id = $2 AND role = $3 AND unit_id = $4 AND ended_at IS NULL FOR SHARE',
    [tx.organisationId, actor.personId, role, unitId],
  );
  if (!held) throw notPermitted('You do not hold this role in this unit, so a token cannot stand for it.');
  return held.id;
}

async function endOf(tx: Transaction, day: string): Promise<Date> {
  const of = await tx.one<{ today: string; end: Date }>(
    `SELECT ($3::timestamptz AT TIME ZONE time_zone)::date::text AS today, (($2::date + 1)::timestamp AT TIME ZONE time_zone) AS end FROM organisation WHERE id = $1`,
    [tx.organisationId, day, tx.now],
  );
  if (!of) throw new TypeError('an actor belongs to an organisation');
  const message = tokenDayFault(day, of.today);
  if (message) throw needsChange([{ field: 'expiresOn', message }]);
  return of.end;
}

async function requireRoom(tx: Transaction, actor: Actor): Promise<void> {
  const inUse = await tx.one<{ n: number }>(
    `SELECT count(*)::int AS n FROM api_token t ${TOKEN_JOINS} WHERE t.organisation_id = $1 AND t.person_id = $2 AND ${tokenState('$3')} = 'in-use'`,
    [tx.organisationId, actor.personId, tx.now],
  );
  if ((inUse?.n ?? 0) >= API_TOKENS_EACH) throw conflict('too-many-tokens', `You have ${API_TOKENS_EACH} tokens in use. End one that is no longer needed first.`);
}
