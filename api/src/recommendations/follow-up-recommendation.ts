import { Inject, Injectable } from '@nestjs/common';
import type { FieldError, FollowUpRequest, RecommendationView } from '@holdfast/contracts';
import { whyNotFollowedUp, type Verdict } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { callForReviewOfLeaning } from '../risks';
import { moveInPlace } from './move-recommendation';
import { isAuditor, type RecommendationInPlace } from './recommendation-in-place';

/** As evidence of a control. */
const FAILS: readonly Verdict[] = ['partly-implemented', 'not-implemented'];

/** Says what an auditor found in a round: the only thing that shows a recommendation to be implemented. */
@Injectable()
export class FollowUpRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { verdict, note, heldOn, enteredFor = '', evidenceId = null }: FollowUpRequest, version: number, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { id, version, verb: 'follow-up', permission: 'recommendation.follow-up', event: 'recommendation.followed-up', verdict }, async (place) => {
        requireToJudge(actor, place, enteredFor);
        const faults = [...heldOnFaults(heldOn, place, dayIn(place.timeZone, tx.now)), ...(await evidenceFaults(tx, id, evidenceId))];
        if (faults.length > 0) throw needsChange(faults);
        if (FAILS.includes(verdict)) {
          const { recommendation } = place;
          const controls = await tx.rows<{ id: string }>('SELECT id FROM control WHERE organisation_id = $1 AND evidence_recommendation_id = $2', [tx.organisationId, id]);
          if (controls.length > 0) await callForReviewOfLeaning(tx, controls.map((control) => control.id), `${recommendation.reference} was found ${verdict === 'partly-implemented' ? 'partly implemented' : 'not implemented'}, on which its residual leans`);
        }
        return { changes: { verdict }, entry: { kind: 'followed-up', verdict, heldOn, enteredFor, evidenceId, note }, said: { verdict, heldOn, note, ...(enteredFor ? { enteredFor } : {}), ...(evidenceId ? { evidenceId } : {}) } };
      }),
    );
  }
}

/** Also asked of endings that are no verdict: they too are said by somebody else than the owner. */
export function requireToJudge(actor: Actor, { recommendation }: RecommendationInPlace, enteredFor: string): void {
  const of = { ownerId: recommendation.owner_id, source: recommendation.source };
  const by = { personId: actor.personId, isAuditor: isAuditor(actor) };
  const why = whyNotFollowedUp({ ...by, enteredFor }, of);
  if (why === null) return;
  // With a name it would be allowed: then that is the answer that is missing.
  if (whyNotFollowedUp({ ...by, enteredFor: '?' }, of) === null) throw needsChange([{ field: 'enteredFor', message: why }]);
  throw notPermitted(why);
}

function heldOnFaults(heldOn: string, { recommendation }: RecommendationInPlace, today: string): FieldError[] {
  if (heldOn > today) return [{ field: 'heldOn', message: 'It has been looked at: choose today or earlier' }];
  return heldOn < recommendation.report_date ? [{ field: 'heldOn', message: 'This is before the report. Choose a later day' }] : [];
}

async function evidenceFaults(tx: Transaction, id: string, evidenceId: string | null): Promise<FieldError[]> {
  if (evidenceId === null) return [];
  const found = await tx.one(
    `SELECT FROM attachment WHERE organisation_id = $1 AND id = $2 AND subject_type = 'recommendation' AND subject_id = $3 AND withdrawn_at IS NULL FOR SHARE`, [tx.organisationId, evidenceId, id],
  );
  return found ? [] : [{ field: 'evidenceId', message: 'Choose a file of this recommendation' }];
}
