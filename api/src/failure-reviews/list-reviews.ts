import { Inject, Injectable } from '@nestjs/common';
import type { FailureReviewListRequest, FailureReviewRow, FailureReviewSort, Page } from '@holdfast/contracts';
import { FAILURE_REVIEW_STATES } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { boundTo } from '../registers';
import { asPattern, listPage, placeOf, searchWords, type ListOrder } from '../risk-lists';
import { LASTED, REVIEW_JOINS, reviewInSight, reviewRowJson, SUBJECT_KIND, waitsForCaller } from './review-row';

/** What is not over yet has lasted longest. */
const ENDLESS = 2_000_000_000;

/** None is ever null. */
function sortKey(sort: FailureReviewSort): ListOrder {
  switch (sort) {
    case 'reference':
      return { key: 'f.number', type: 'integer' };
    case 'title':
      return { key: 'lower(f.title)', type: 'text' };
    case 'startedAt':
      return { key: `floor(extract(epoch FROM f.started_at) / 60)::int`, type: 'integer' };
    case 'lasted':
      return { key: `coalesce(${LASTED}, ${ENDLESS})`, type: 'integer' };
    case 'state':
      return { key: `array_position(ARRAY[${FAILURE_REVIEW_STATES.map((state) => `'${state}'`).join(', ')}], f.state)`, type: 'integer' };
    case 'lead':
      return { key: `lower(fl.job_title || ' ' || fl.name)`, type: 'text' };
    case 'unit':
      return { key: 'lower(fu.name)', type: 'text' };
  }
}

function conditionsOf({ state, subject, lead, unit, activity, resource, waiting, q }: FailureReviewListRequest, actor: Actor, bound: Bound, waits: string): string {
  const conditions = ['f.organisation_id = $1', `($2::uuid IS NULL OR ${reviewInSight(actor)})`];
  if (state?.length) conditions.push(`f.state = ANY (${bound.put(state)}::text[])`);
  if (subject?.length) conditions.push(`${SUBJECT_KIND} = ANY (${bound.put(subject)}::text[])`);
  if (lead?.length) conditions.push(`f.lead_id = ANY (${bound.put(lead)}::uuid[])`);
  if (unit?.length) conditions.push(`fu.path && ${bound.put(unit)}::uuid[]`);
  if (activity?.length) conditions.push(`f.activity_id = ANY (${bound.put(activity)}::uuid[])`);
  if (resource?.length) conditions.push(`f.resource_id = ANY (${bound.put(resource)}::uuid[])`);
  if (waiting) conditions.push(waits);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(f.reference || ' ' || f.title || ' ' || f.cause) LIKE ${bound.put(asPattern(word))}`);
  return conditions.join(' AND ');
}

/** Of all the organisation for whoever reads its continuity, and those that the caller leads: nothing else, whatever is asked for. */
@Injectable()
export class ListReviews {
  constructor(@Inject(Database) private readonly database: Database) {}

  of(actor: Actor, request: FailureReviewListRequest): Promise<JsonText<Page<FailureReviewRow>>> {
    const { sort = '-startedAt', after } = request;
    const order = sortKey(sort.replace(/^-/, '') as FailureReviewSort);
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const waits = waitsForCaller(bound, actor);
      const conditions = conditionsOf(request, actor, bound, waits);
      return listPage<Page<FailureReviewRow>>(sql, bound, { table: 'failure_review', alias: 'f', joins: REVIEW_JOINS, conditions, json: reviewRowJson(waits), order, sort, place });
    });
  }
}
