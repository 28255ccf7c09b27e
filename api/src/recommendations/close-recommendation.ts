import { Inject, Injectable } from '@nestjs/common';
import type { CloseRecommendationRequest, FieldError, RecommendationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { requireToJudge } from './follow-up-recommendation';
import { seesRecommendation } from './load-recommendation';
import { moveInPlace } from './move-recommendation';

/** Ends it although nobody implemented it: another took its place, or the council bears the risk. Its owner cannot. */
@Injectable()
export class CloseRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { as, reason, supersededById = null }: CloseRecommendationRequest, version: number, actor: Actor): Promise<RecommendationView> {
    const verb = as === 'superseded' ? 'supersede' : 'accept-risk';
    return this.database.write(actor, (tx) =>
      moveInPlace(tx, actor, { id, version, verb, permission: 'recommendation.follow-up', event: `recommendation.${as}` }, async (place) => {
        // The reason says for whom; there is no verdict to sign.
        requireToJudge(actor, place, reason);
        const faults = await successorFaults(tx, actor, id, as, supersededById);
        if (faults.length > 0) throw needsChange(faults);
        return { changes: { superseded_by_id: supersededById }, entry: { kind: as, note: reason }, said: { reason } };
      }),
    );
  }
}

const field = 'supersededById';

async function successorFaults(tx: Transaction, actor: Actor, id: string, as: CloseRecommendationRequest['as'], supersededById: string | null): Promise<FieldError[]> {
  if (supersededById === null) return [];
  if (as !== 'superseded') return [{ field, message: 'Only what is superseded has a recommendation in its place' }];
  if (supersededById === id) return [{ field, message: 'Choose another recommendation: this one cannot take its own place' }];
  return (await seesRecommendation(tx, actor, supersededById)) ? [] : [{ field, message: 'Choose the recommendation from the list' }];
}
