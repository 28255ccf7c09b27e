import { Inject, Injectable } from '@nestjs/common';
import type { BeginFailureReviewRequest, FailureReviewView, FieldError } from '@holdfast/contracts';
import { can, canAnywhere, explainRefusal, failureTimeFaults, formatFailureReviewReference, momentOfLocal } from '@holdfast/domain';
import { loadInvocation } from '../invocations';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange, notPermitted } from '../platform/refusal';
import { leadFaults, timeZoneOf } from './review-choices';
import { answerOf } from './load-review';
import { readsAll } from './review-row';
import { audited, type StoredReview } from './stored-review';

interface Subject {
  unitId: string;
  unitPath: string[];
  ownerId: string;
  startedAt: string | null;
  endedAt: string | null;
}

/** Begins to look back at what failed: by who keeps it, or leads the invocation, or keeps the continuity of its unit. */
@Injectable()
export class BeginReview {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: BeginFailureReviewRequest, actor: Actor): Promise<FailureReviewView> {
    return this.database.write(actor, async (tx) => {
      const { kind, subjectId } = request;
      const subject = kind === 'invocation' ? await standingDown(tx, actor, subjectId) : await thingThatFailed(tx, actor, kind, subjectId);
      if (!can(actor, 'failure-review.manage', { unitPath: subject.unitPath, measureOwnerId: subject.ownerId })) throw notPermitted(explainRefusal('failure-review.manage'));
      const zone = await timeZoneOf(tx);
      const leadId = request.leadId ?? actor.personId;
      const moment = (typed: string | null | undefined, known: string | null): string | null => (typed ? momentOfLocal(zone, typed) : known);
      const startedAt = moment(request.startedAt, subject.startedAt);
      const endedAt = moment(request.endedAt, subject.endedAt);
      const faults: FieldError[] = [
        ...(startedAt === null ? [{ field: 'startedAt', message: 'Say when it began' }] : failureTimeFaults({ startedAt, endedAt }, tx.now.toISOString())), ...(leadId === actor.personId ? [] : await leadFaults(tx, leadId)),
      ];
      if (startedAt === null || faults.length > 0) throw needsChange(faults);
      const number = await nextNumber(tx);
      const review: StoredReview = {
        organisation_id: tx.organisationId, id: newId(), number, reference: formatFailureReviewReference(number), title: request.title, activity_id: kind === 'activity' ? subjectId : null,
        resource_id: kind === 'resource' ? subjectId : null, invocation_id: kind === 'invocation' ? subjectId : null,
        unit_id: subject.unitId, lead_id: leadId, state: 'open', started_at: startedAt, ended_at: endedAt, summary: '', cause: '', root_cause: '', went_well: '', writer_ids: [actor.personId], signed_by: null, signed_at: null,
        sign_off_note: '', author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO failure_review SELECT * FROM json_populate_record(null::failure_review, $1)', [JSON.stringify(review)]);
      await tx.record({ action: 'failure-review.begun', subjectType: 'failure-review', subjectId: review.id, after: audited(review, []) });
      return answerOf(tx, actor, review.id);
    });
  }
}

/** An activity or a resource in use, in the caller's sight. */
async function thingThatFailed(tx: Transaction, actor: Actor, kind: 'activity' | 'resource', id: string): Promise<Subject> {
  const found = await tx.one<Subject>(
    `SELECT t.unit_id AS "unitId", u.path AS "unitPath", t.owner_id AS "ownerId", NULL AS "startedAt", NULL AS "endedAt" FROM ${kind} t JOIN unit u ON u.organisation_id = $1 AND u.id = t.unit_id
     WHERE t.organisation_id = $1 AND t.id = $2 AND t.retired_at IS NULL FOR KEY SHARE OF t`,
    [tx.organisationId, id],
  );
  if (!found || !(readsAll(actor) || found.ownerId === actor.personId))
    throw canAnywhere(actor, 'failure-review.manage') ? needsChange([{ field: 'subjectId', message: `Choose the ${kind} from the list` }]) : notPermitted(explainRefusal('failure-review.manage'));
  return found;
}

/** An invocation that is over, of which none was begun. */
async function standingDown(tx: Transaction, actor: Actor, invocationId: string): Promise<Subject> {
  await tx.rows('SELECT FROM invocation WHERE organisation_id = $1 AND id = $2 FOR NO KEY UPDATE', [tx.organisationId, invocationId]);
  const { row, invocation, unitPath } = await loadInvocation(tx, actor, invocationId);
  if (row.state === 'running') throw conflict('not-in-this-state', 'This invocation runs. Stand it down first, then look back at it.');
  if (row.review) throw conflict('exists', `${row.review.reference} is the review of this invocation. Write in that one.`);
  return { unitId: row.unitId, unitPath, ownerId: invocation.lead_id, startedAt: row.outageAt, endedAt: row.stoodDownAt };
}

async function nextNumber(tx: Transaction): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `INSERT INTO continuity_numbering (organisation_id, last_failure_review_number) VALUES ($1, 1)
     ON CONFLICT (organisation_id) DO UPDATE SET last_failure_review_number = continuity_numbering.last_failure_review_number + 1 RETURNING last_failure_review_number AS number`,
    [tx.organisationId],
  );
  if (!row) throw new TypeError('an upsert returns its row');
  return row.number;
}
