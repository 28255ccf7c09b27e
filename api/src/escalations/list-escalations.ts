import { Inject, Injectable } from '@nestjs/common';
import type { EscalationListRequest, EscalationSort, EscalationsWaitingView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { listPage, placeOf } from '../risk-lists';
import { ESCALATION_JOINS, escalationRowJson, escalationScope, IN_SIGHT, waitsForCaller } from './escalation-row';
import { sortKey } from './escalation-sorts';

/** The queue: of both ends that the caller reads in full, and nothing else, whatever is asked for. */
@Injectable()
export class ListEscalations {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: EscalationListRequest): Promise<JsonText> {
    const { sort = 'changed', after } = request;
    const order = sortKey(sort.replace(/^-/, '') as EscalationSort);
    const place = placeOf(after, sort, order);
    const bound = new Bound();
    boundTo(bound, actor);
    const scope = escalationScope(bound);
    const waits = waitsForCaller(bound, actor);
    const conditions = conditionsOf(request, bound, waits);
    return this.database.readAsAt(actor, (sql) => listPage(sql, bound, { table: 'escalation', alias: 'e', joins: ESCALATION_JOINS, scope, conditions: `e.organisation_id = $1 AND ${conditions}`, json: escalationRowJson(waits), order, sort, place }));
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
