import type { FailureReviewRow, FailureReviewView, PersonRef } from '@holdfast/contracts';
import { can, explainRefusal, SIGNED_REVIEW_REFUSAL, whyReviewNotSignedBy, type Permission } from '@holdfast/domain';
import { actionScope, inSight as actionInSight } from '../actions';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale, type Refusal } from '../platform/refusal';
import { boundTo } from '../registers';
import { personRef } from '../risks';
import { measuredIn } from './measured-in';
import { REVIEW_JOINS, reviewInSight, reviewRowJson, waitsForCaller } from './review-row';
import type { StoredLesson, StoredReview } from './stored-review';

/** A review with what surrounds it, as one caller may see it: enough for every verb and for the view. */
export interface ReviewInPlace {
  review: StoredReview;
  row: FailureReviewRow;
  unitPath: string[];
  timeZone: string;
  lessons: (StoredLesson & Pick<FailureReviewView['learnt'][number], 'action' | 'risk'>)[];
  people: PersonRef[];
}

const noSuchReview = (): Refusal => notFound('There is no such review, or it is not yours to read.');

/** The review as the caller may see it; what is out of sight is not there. */
export async function loadReview(sql: Sql, actor: Actor, id: string): Promise<ReviewInPlace> {
  const place = await find(sql, actor, id);
  if (!place?.inSight) throw noSuchReview();
  return place;
}

/** The review that stands beside something else of the caller's; null where it is not the caller's to read. */
export async function reviewForReader(sql: Sql, actor: Actor, id: string): Promise<FailureReviewView | null> {
  const place = await find(sql, actor, id);
  return place?.inSight ? toReviewView(sql, actor, place) : null;
}

/** The same with the row locked: the first statement of every verb that changes one. */
export async function loadReviewToChange(tx: Transaction, actor: Actor, id: string): Promise<ReviewInPlace> {
  await tx.rows('SELECT FROM failure_review WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, id]);
  return loadReview(tx, actor, id);
}

/** The answer of a verb, also where its change has just taken the review out of the caller's sight. */
export async function answerOf(tx: Transaction, actor: Actor, id: string): Promise<FailureReviewView> {
  const place = await find(tx, actor, id);
  if (!place) throw noSuchReview();
  return toReviewView(tx, actor, place);
}

const mayDo = (actor: Actor, permission: Permission, { review, unitPath }: ReviewInPlace): boolean => can(actor, permission, { unitPath, measureOwnerId: review.lead_id });

/** Refuses unless the caller may do this to a review in sight. */
export function requireOnReview(actor: Actor, permission: Permission, place: ReviewInPlace): void {
  if (!mayDo(actor, permission, place)) throw notPermitted(explainRefusal(permission));
}

/** The review as the caller last read it, while it can be changed. */
export async function requireOpen(sql: Sql, actor: Actor, place: ReviewInPlace, version: number): Promise<void> {
  if (place.review.version !== version) throw stale(await toReviewView(sql, actor, place));
  if (place.review.state === 'signed-off') throw conflict('not-in-this-state', SIGNED_REVIEW_REFUSAL);
}

/** The whitelist of what leaves of a review. */
export async function toReviewView(sql: Sql, actor: Actor, place: ReviewInPlace): Promise<FailureReviewView> {
  const { review, row, lessons, people, timeZone } = place;
  const open = review.state === 'open';
  return {
    ...row,
    summary: review.summary,
    rootCause: review.root_cause,
    wentWell: review.went_well,
    learnt: lessons.map(({ id, text, action_id: actionId, risk_id: riskId, action, risk }) => ({ id, text, answered: actionId !== null || riskId !== null, action, risk })),
    measured: review.invocation_id === null ? [] : await measuredIn(sql, actor, review.invocation_id),
    writtenBy: review.writer_ids.flatMap((id) => people.find((one) => one.id === id) ?? []),
    signedBy: people.find((one) => one.id === review.signed_by) ?? null,
    signedAt: review.signed_at === null ? null : new Date(review.signed_at).toISOString(),
    signOffNote: review.sign_off_note,
    timeZone,
    mayWrite: open && mayDo(actor, 'failure-review.manage', place),
    maySignOff: open && mayDo(actor, 'failure-review.sign-off', place),
    whyNotSignOff: whyReviewNotSignedBy(actor.personId, review.lead_id, review.writer_ids),
    version: review.version,
  };
}

function find(sql: Sql, actor: Actor, id: string): Promise<(ReviewInPlace & { inSight: boolean }) | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.one(
    `WITH ${actionScope(bound)}
     SELECT ${reviewInSight(actor)} AS "inSight", to_json(f) AS review, ${reviewRowJson(waitsForCaller(bound, actor))} AS row, (SELECT path FROM public.unit WHERE organisation_id = $1 AND id = f.unit_id) AS "unitPath",
       (SELECT time_zone FROM organisation WHERE id = $1) AS "timeZone",
       coalesce((SELECT json_agg(json_build_object('id', n.id, 'text', n.text, 'action_id', n.action_id, 'risk_id', n.risk_id,
           'action', CASE WHEN a.id IS NOT NULL AND ${actionInSight('a')} THEN json_build_object('id', a.id, 'reference', a.reference, 'title', a.title, 'status', a.status, 'dueDate', a.due_date) END,
           'risk', CASE WHEN s.id IS NOT NULL THEN json_build_object('id', k.id, 'reference', k.reference, 'title', k.title) END) ORDER BY n.position, n.id)
         FROM failure_lesson n LEFT JOIN action a ON a.organisation_id = $1 AND a.id = n.action_id
         LEFT JOIN risk k ON k.organisation_id = $1 AND k.id = n.risk_id LEFT JOIN scope s ON s.id = k.register_id AND NOT s.public AND (k.status <> 'draft' OR k.author_id = $2 OR s.owner_id = $2)
         WHERE n.organisation_id = $1 AND n.failure_review_id = f.id), '[]'::json) AS lessons,
       coalesce((SELECT json_agg(${personRef('w')}) FROM person w WHERE w.organisation_id = $1 AND w.id IN (SELECT unnest(f.writer_ids) UNION SELECT f.signed_by)), '[]'::json) AS people
     FROM failure_review f ${REVIEW_JOINS} WHERE f.organisation_id = $1 AND f.id = ${bound.put(id)}`,
    bound.values,
  );
}
