import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { notFound, stale } from '../platform/refusal';
import { ObjectiveEntity } from './objective.entity';
import { objectiveView } from './objective-views';
import { requireInUnit } from './require-in-unit';

/** The objective, locked, if the caller may change it, in the version that they read. */
export async function holdObjective(tx: Transaction, actor: Actor, id: string, version: number): Promise<ObjectiveEntity> {
  const objective = await tx.manager.findOne(ObjectiveEntity, { where: { organisationId: tx.organisationId, id }, lock: { mode: 'for_no_key_update' } });
  if (!objective) throw notFound('There is no such objective.');
  await requireInUnit(tx, actor, objective.unitId);
  if (objective.version !== version) throw stale(await objectiveView(tx, actor, id));
  return objective;
}
