import { Inject, Injectable } from '@nestjs/common';
import type { OpenSittingRequest, SittingView } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange, notFound } from '../platform/refusal';
import { loadRegister, requireInRegister, requireOpen, todayAt } from '../registers';
import { writeAttendance } from './attendance';
import { withinReach } from './reach';
import { loadSitting } from './sitting-in-place';
import { sittingView } from './sitting-view';

/** Takes the due risks of a register, or of the host, in order. They are its risks from then on, whatever becomes of them. */
@Injectable()
export class OpenSitting {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: OpenSittingRequest, actor: Actor): Promise<SittingView> {
    return this.database.write(actor, async (tx) => {
      const { scope, reach } = request;
      const registerId = scope === 'register' ? await registerToReview(tx, actor, request.registerId) : null;

      const id = newId();
      await tx.rows(
        `INSERT INTO review_sitting (organisation_id, id, scope, register_id, reach, held_on, author_id, recorded_at)
         VALUES ($1, $2, $3, $4, $5, ($6::timestamptz AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = $1))::date, $7, $6)`,
        [tx.organisationId, id, scope, registerId, reach, tx.now, actor.personId],
      );
      const taken = await takeRisks(tx, actor, id, registerId, reach);
      if (taken === 0) throw conflict('nothing-to-review', reach === 'all' ? 'There is no open risk to review.' : 'No review is due. Take all open risks to go through them anyway.');
      await writeAttendance(tx, actor, id, request);
      const { people = [], others = [] } = request;
      await tx.record({
        action: 'review-sitting.opened', subjectType: 'review-sitting', subjectId: id, registerId, after: { scope, registerId, reach, risks: taken, people, others },
      });
      return sittingView(tx, actor, await loadSitting(tx, actor, id));
    });
  }
}

async function registerToReview(tx: Transaction, actor: Actor, registerId: string | null | undefined): Promise<string> {
  if (!registerId) throw needsChange([{ field: 'registerId', message: 'Choose the register to review' }]);
  const register = await loadRegister(tx, actor, registerId);
  if (register.wording === 'public') throw notFound('There is no such register, or it is not yours to read.');
  requireInRegister(actor, 'risk.assess', register);
  requireOpen(register);
  return register.id;
}

/** The longest overdue where there are more than one sitting takes; among those taken the highest come first. */
async function takeRisks(tx: Transaction, actor: Actor, sittingId: string, registerId: string | null, reach: OpenSittingRequest['reach']): Promise<number> {
  const bound = new Bound();
  bound.put(actor.organisationId);
  const [sitting, at] = [bound.put(sittingId), bound.put(tx.now)];
  const whose = registerId ? `k.register_id = ${bound.put(registerId)}` : `k.owner_id = ${bound.put(actor.personId)}`;
  const taken = await tx.rows(
    `WITH due AS (
       SELECT k.id, k.next_review, k.residual_key, r.prefix, k.number
       FROM risk k JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id AND r.closed_at IS NULL
       WHERE k.organisation_id = $1 AND k.status = 'open' AND ${whose} AND ${withinReach('k', reach, () => todayAt(bound, tx.now))}
       ORDER BY k.next_review NULLS LAST, k.id LIMIT ${LIMITS.sittingRisks}
     )
     INSERT INTO review_sitting_risk (organisation_id, sitting_id, risk_id, position, due_on, recorded_at)
     SELECT $1, ${sitting}, id, row_number() OVER (ORDER BY residual_key DESC NULLS LAST, prefix, number), next_review, ${at}::timestamptz FROM due
     RETURNING risk_id`,
    bound.values,
  );
  return taken.length;
}
