import { Inject, Injectable } from '@nestjs/common';
import type { EscalationListRequest, EscalationSort, EscalationsWaitingView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo } from '../registers';
import { placeOf } from '../risk-lists';
import { ESCALATION_JOINS, escalationRowJson, escalationScope, IN_SIGHT, waitsForCaller } from './escalation-row';
import { sortKey } from './escalation-sorts';

const COUNT_LIMIT = 10_000;

/** The queue: of both ends that the caller reads in full, and nothing else, whatever is asked for. */
@Injectable()
export class ListEscalations {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: EscalationListRequest): Promise<JsonText> {
    const { sort = 'changed', after } = request;
    const order = sortKey(sort.replace(/^-/, '') as EscalationSort);
    const [way, beyond] = sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = escalationScope(bound);
    const waits = waitsForCaller(bound, actor);
    const conditions = conditionsOf(request, bound, waits);
    const start = place ? `AND (${order.key}, e.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
    const statement = `
      WITH ${scope}, found AS MATERIALIZED (
        SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
          SELECT e.id, ${order.key} AS key FROM escalation e ${ESCALATION_JOINS}
          WHERE e.organisation_id = $1 AND ${conditions} ${start} ORDER BY ${order.key} ${way}, e.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
      )
      SELECT (SELECT coalesce(json_agg(${escalationRowJson(waits)} ORDER BY f.position), '[]'::json)::text FROM found f
          JOIN escalation e ON e.organisation_id = $1 AND e.id = f.id ${ESCALATION_JOINS} WHERE f.position <= ${LIMITS.pageSize}) AS items,
        (SELECT json_build_array(0, f.key, f.id) FROM found f
          WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
        (SELECT count(*)::int FROM (SELECT FROM escalation e ${ESCALATION_JOINS} WHERE e.organisation_id = $1 AND ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`;
    return this.database.readAsAt(actor, async (sql) => {
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(statement, bound.values);
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }

  waiting(actor: Actor): Promise<EscalationsWaitingView> {
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = escalationScope(bound);
    const conditions = conditionsOf({ waiting: true }, bound, waitsForCaller(bound, actor));
    return this.database.read(actor.organisationId, async (sql) => {
      const found = await sql.one<EscalationsWaitingView>(
        `WITH ${scope} SELECT count(*)::int AS waiting FROM escalation e ${ESCALATION_JOINS} WHERE e.organisation_id = $1 AND ${conditions}`,
        bound.values,
      );
      return found ?? { waiting: 0 };
    });
  }
}

/** What waits for anybody is undecided: the index of those says which. */
const UNDECIDED = `e.state IN ('suggested', 'proposed', 'returned')`;

export function conditionsOf({ waiting, mine, state, kind, register }: EscalationListRequest, bound: Bound, waits: string): string {
  return [
    IN_SIGHT,
    ...(waiting ? [UNDECIDED, waits] : []),
    ...(mine ? ['e.proposer_id = $2'] : []),
    ...(state?.length ? [`e.state = ANY (${bound.put(state)})`] : []),
    ...(kind?.length ? [`e.kind = ANY (${bound.put(kind)})`] : []),
    ...(register?.length ? [`ARRAY[e.from_register_id, e.to_register_id] && ${bound.put(register)}::uuid[]`] : []),
  ].join(' AND ');
}
