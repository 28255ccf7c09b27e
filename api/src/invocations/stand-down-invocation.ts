import { Inject, Injectable } from '@nestjs/common';
import type { InvocationView, StandDownInvocationRequest } from '@holdfast/contracts';
import { invocationTimeFaults, momentOfLocal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { answerOf, loadInvocationToChange, requireCurrent, requireMove, requireToManage } from './load-invocation';
import { openStepsOf } from './open-steps';
import { stoodDown, type StoredInvocation } from './stored-invocation';
import { updateInvocation } from './write-invocation';
import { writeInvocationVerdicts } from './write-verdicts';

/** It is over. What was not done by then is named, and stays on record as it was. */
@Injectable()
export class StandDownInvocation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason, stoodDownAt: asked }: StandDownInvocationRequest, version: number, actor: Actor): Promise<InvocationView> {
    return this.database.write(actor, async (tx) => {
      const place = await loadInvocationToChange(tx, actor, id);
      requireToManage(actor, place);
      const state = requireMove(place, 'stand-down');
      await requireCurrent(tx, actor, place, version);
      const { invocation: before, row: { outageAt, declaredAt } } = place;
      const stoodDownAt = asked ? momentOfLocal(place.timeZone, asked) : tx.now.toISOString();
      const faults = invocationTimeFaults({ outageAt, declaredAt, stoodDownAt }, tx.now.toISOString());
      if (faults.length > 0) throw needsChange(faults);
      const changes: Partial<StoredInvocation> = { state, stood_down_at: stoodDownAt, stood_down_by: actor.personId, stand_down_reason: reason, open_steps: await openStepsOf(tx, place) };
      const after = await updateInvocation(tx, before, changes);
      await tx.record({ action: 'invocation.stood-down', subjectType: 'invocation', subjectId: id, before: { state: before.state }, after: { state, ...stoodDown(after) } });
      await writeInvocationVerdicts(tx, actor, id, ['failed']);
      return answerOf(tx, actor, id);
    });
  }
}
