import { Inject, Injectable } from '@nestjs/common';
import type { ApiTokenRow, ApiTokenSort, ListTokensRequest, Page, TokenInUseView } from '@holdfast/contracts';
import { can, explainRefusal, LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { fromCursor, toCursor } from '../platform/page';
import { notFound, notPermitted } from '../platform/refusal';
import { readToken, TOKEN_JOINS, tokenColumns, tokenSortKey, tokenState } from './token-row';

/** A person's own tokens; those of everybody for whoever administers the whole organisation. */
@Injectable()
export class ListTokens {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, { whose = 'mine', q, state, sort = '-expires', after }: ListTokensRequest): Promise<Page<ApiTokenRow>> {
    if (whose === 'all') requireAdministrator(actor);
    const cursor = fromCursor(after, 2);
    return this.database.read(actor.organisationId, async (sql) => {
      const bound = new Bound();
      const organisation = bound.put(actor.organisationId);
      const now = `${bound.put(sql.now)}::timestamptz`;
      const { key, type } = tokenSortKey(sort.replace('-', '') as ApiTokenSort, now);
      const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
      const words = q?.toLowerCase();
      const where = [
        `t.organisation_id = ${organisation}`,
        ...(whose === 'mine' ? [`t.person_id = ${bound.put(actor.personId)}`] : []),
        ...(words ? [`strpos(lower(concat_ws(E'\\n', t.name, t.shown_start, o.name, o.job_title)), ${bound.put(words)}) > 0`] : []),
        ...(state?.length ? [`${tokenState(now)} = ANY (${bound.put(state)}::text[])`] : []),
      ];
      const counted = await sql.unprepared<{ total: number }>(`SELECT count(*)::int AS total, ${now} AS at FROM api_token t ${TOKEN_JOINS} WHERE ${where.join(' AND ')}`, [...bound.values]);
      if (cursor) where.push(`(${key}, t.id) ${beyond} (${bound.put(cursor[0])}::${type}, ${bound.put(cursor[1])}::uuid)`);
      const rows = await sql.unprepared<ApiTokenRow & { key: string }>(
        `SELECT ${tokenColumns(now)}, (${key})::text AS key FROM api_token t ${TOKEN_JOINS} WHERE ${where.join(' AND ')} ORDER BY ${key} ${way}, t.id ${way} LIMIT ${LIMITS.pageSize + 1}`,
        bound.values,
      );
      const last = rows.length > LIMITS.pageSize ? rows[LIMITS.pageSize - 1] : undefined;
      return { items: rows.slice(0, LIMITS.pageSize).map(({ key: _, ...row }) => row), next: last ? toCursor([last.key, last.id]) : null, total: counted[0]?.total ?? null };
    });
  }

  /** So that a script can say what it works under. */
  current({ organisationId, tokenId }: Actor): Promise<TokenInUseView> {
    if (tokenId === undefined) throw notFound('This request brings no token.');
    return this.database.read(organisationId, async (sql) => {
      const organisation = await sql.one<TokenInUseView['organisation']>('SELECT id, name FROM organisation WHERE id = $1', [organisationId]);
      if (!organisation) throw new TypeError('a token belongs to an organisation');
      return { ...(await readToken(sql, organisationId, tokenId)), organisation };
    });
  }
}

function requireAdministrator(actor: Actor): void {
  if (!administers(actor)) throw notPermitted(explainRefusal('organisation.configure'), 'Tokens of others are for an administrator of the whole organisation.');
}

/** Whoever administers the whole sees and ends the tokens of everybody. */
export const administers = (actor: Actor): boolean => can(actor, 'organisation.configure', { rootUnitId: actor.rootUnitId });
