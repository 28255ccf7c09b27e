import { Inject, Injectable } from '@nestjs/common';
import type { FailureReviewListRequest, FailureReviewRow, FailureReviewSort, Page } from '@holdfast/contracts';
import { FAILURE_REVIEW_STATES, LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database } from '../platform/database';
import { toCursor } from '../platform/page';
import { boundTo } from '../registers';
import { asPattern, placeOf, searchWords } from '../risk-lists';
import { LASTED, REVIEW_JOINS, reviewInSight, reviewRowJson, SUBJECT_KIND, waitsForCaller } from './review-row';

const COUNT_LIMIT = 10_000;
/** What is not over yet has lasted longest. */
const ENDLESS = 2_000_000_000;

/** None is ever null. */
function sortKey(sort: FailureReviewSort): { key: string; type: 'integer' | 'text' } {
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
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as FailureReviewSort);
    const [way, beyond] = descending ? ['DESC', '<'] : ['ASC', '>'];
    const place = placeOf(after, sort, order);
    return this.database.readAsAt(actor, async (sql) => {
      const bound = new Bound();
      boundTo(bound, actor);
      const waits = waitsForCaller(bound, actor);
      const conditions = conditionsOf(request, actor, bound, waits);
      const start = place ? `AND (${order.key}, f.id) ${beyond} (${bound.put(place.key)}::${order.type}, ${bound.put(place.id)}::uuid)` : '';
      const [page] = await sql.unprepared<{ items: string; last: [0, string | number, string] | null; total: number }>(
        `WITH found AS MATERIALIZED (
           SELECT page.*, row_number() OVER (ORDER BY key ${way}, id ${way}) AS position FROM (
             SELECT f.id, ${order.key} AS key FROM failure_review f ${REVIEW_JOINS} WHERE ${conditions} ${start} ORDER BY ${order.key} ${way}, f.id ${way} LIMIT ${LIMITS.pageSize + 1}) page
         )
         SELECT (SELECT coalesce(json_agg(${reviewRowJson(waits)} ORDER BY o.position), '[]'::json)::text FROM found o
             JOIN failure_review f ON f.organisation_id = $1 AND f.id = o.id ${REVIEW_JOINS} WHERE o.position <= ${LIMITS.pageSize}) AS items,
           (SELECT json_build_array(0, o.key, o.id) FROM found o WHERE o.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
           (SELECT count(*)::int FROM (SELECT FROM failure_review f ${REVIEW_JOINS} WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS total`,
        bound.values,
      );
      if (!page) throw new TypeError('an aggregate has one row');
      const next = page.last && toCursor([sort, ...page.last]);
      return new JsonText(`{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT ? null : page.total}}`);
    });
  }
}
