import { Inject, Injectable } from '@nestjs/common';
import type { EndSittingRequest, SittingView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { holdSitting, loadSitting, requireLead, requireUnended } from './sitting-in-place';
import { sittingView } from './sitting-view';

/** From then on the minutes stand. What was not decided is left over: it stays due, and the next sitting takes it up. */
@Injectable()
export class EndSitting {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { note = '' }: EndSittingRequest, actor: Actor): Promise<SittingView> {
    return this.database.write(actor, async (tx) => {
      await holdSitting(tx, id, 'alone');
      const sitting = await loadSitting(tx, actor, id);
      requireLead(actor, sitting);
      requireUnended(sitting);
      await tx.rows('INSERT INTO review_sitting_end (organisation_id, sitting_id, note, author_id, recorded_at) VALUES ($1, $2, $3, $4, $5)', [
        tx.organisationId, id, note, actor.personId, tx.now,
      ]);
      const view = await sittingView(tx, actor, { ...sitting, endedAt: tx.now });
      const decided = await tx.one<{ n: number }>('SELECT count(DISTINCT risk_id)::int AS n FROM review WHERE organisation_id = $1 AND sitting_id = $2', [tx.organisationId, id]);
      await tx.record({
        action: 'review-sitting.ended', subjectType: 'review-sitting', subjectId: id, registerId: sitting.register?.id,
        after: { decided: decided?.n ?? 0, leftOver: view.items.filter(({ state }) => state === 'open' || state === 'skipped').length, note },
      });
      return view;
    });
  }
}
