import { Inject, Injectable } from '@nestjs/common';
import type { ExerciseListRequest, ExerciseRow, ExerciseSort, Page } from '@holdfast/contracts';
import { DUE_SOON_DAYS, EXERCISE_KINDS, EXERCISE_STATES } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo, todayAt } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { EXERCISE_JOINS, exerciseInSight, exerciseRowJson, waitsForCaller } from './exercise-row';

const inTurn = (words: readonly string[], column: string): string => `array_position(ARRAY[${words.map((word) => `'${word}'`).join(', ')}], ${column})`;

/** None is ever null. */
function sortKey(sort: ExerciseSort): ListOrder {
  switch (sort) {
    case 'reference':
      return { key: 'e.number', type: 'integer' };
    case 'title':
      return { key: 'lower(e.title)', type: 'text' };
    case 'plannedFor':
      return { key: 'e.planned_for', type: 'date' };
    case 'kind':
      return { key: inTurn(EXERCISE_KINDS, 'e.kind'), type: 'integer' };
    case 'state':
      return { key: inTurn(EXERCISE_STATES, 'e.state'), type: 'integer' };
    case 'lead':
      return { key: `lower(el.job_title || ' ' || el.name)`, type: 'text' };
    case 'unit':
      return { key: 'lower(eu.name)', type: 'text' };
  }
}

function conditionsOf({ state, kind, outcome, lead, unit, programme, resource, plan, due, waiting, q }: ExerciseListRequest, actor: Actor, bound: Bound, waits: string, now: Date): string {
  const conditions = ['e.organisation_id = $1', `($2::uuid IS NULL OR ${exerciseInSight(actor)})`];
  if (state?.length) conditions.push(`e.state = ANY (${bound.put(state)}::text[])`);
  if (kind?.length) conditions.push(`e.kind = ANY (${bound.put(kind)}::text[])`);
  if (outcome?.length) conditions.push(`e.outcome = ANY (${bound.put(outcome)}::text[])`);
  if (lead?.length) conditions.push(`e.lead_id = ANY (${bound.put(lead)}::uuid[])`);
  if (unit?.length) conditions.push(`eu.path && ${bound.put(unit)}::uuid[]`);
  if (programme?.length) conditions.push(`e.programme_id = ANY (${bound.put(programme)}::uuid[])`);
  if (resource?.length) conditions.push(`e.id IN (SELECT x.exercise_id FROM exercise_resource x WHERE x.organisation_id = $1 AND x.resource_id = ANY (${bound.put(resource)}::uuid[]))`);
  if (plan?.length) conditions.push(`e.id IN (SELECT x.exercise_id FROM exercise_plan x WHERE x.organisation_id = $1 AND x.plan_id = ANY (${bound.put(plan)}::uuid[]))`);
  if (waiting) conditions.push(waits);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(e.reference || ' ' || e.title) LIKE ${bound.put(asPattern(word))}`);
  if (due?.length) {
    const today = todayAt(bound, now);
    const spans = { overdue: `e.planned_for < ${today}`, soon: `e.planned_for BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(`e.state = 'planned' AND (${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}

/** Of all the organisation for whoever reads its continuity, and those that the caller leads: nothing else, whatever is asked for. */
@Injectable()
export class ListExercises {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: ExerciseListRequest): Promise<JsonText<Page<ExerciseRow>>> {
    const { sort = '-plannedFor', after } = request;
    const order = sortKey(sort.replace(/^-/, '') as ExerciseSort);
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const waits = waitsForCaller(bound, actor);
      const conditions = conditionsOf(request, actor, bound, waits, sql.now);
      return listPage<Page<ExerciseRow>>(sql, bound, { table: 'exercise', alias: 'e', joins: EXERCISE_JOINS, conditions, json: exerciseRowJson(waits), order, sort, place });
    });
  }
}
