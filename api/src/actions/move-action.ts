import type { ActionView } from '@holdfast/contracts';
import { moveAction, type ActionVerb, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { requireCurrent, requireOnAction, requireOpenHome, type ActionInPlace } from './action-in-place';
import { audited } from './audited-action';
import { answerOf, loadActionToChange } from './load-action';
import type { StoredAction } from './stored-action';
import { addEntry, updateAction, type Entry } from './write-action';

interface Move {
  actionId: string;
  /** That the caller read. */
  version: number;
  verb: ActionVerb;
  permission: Permission | ((place: ActionInPlace) => Permission);
  event: string;
}

interface Moved {
  changes: Partial<StoredAction>;
  entry: Entry;
  /** What the event says besides what changed: the note or the reason. */
  said: Record<string, unknown>;
}

/** What the verbs that say how an action stands have in common: who may, in which state, and that it is written down. */
export async function moveInPlace(tx: Transaction, actor: Actor, { actionId, version, verb, permission, event }: Move, change: (place: ActionInPlace) => Moved | Promise<Moved>): Promise<ActionView> {
  const place = await loadActionToChange(tx, actor, actionId);
  requireOnAction(actor, typeof permission === 'function' ? permission(place) : permission, place);
  requireCurrent(actor, place, version);
  requireOpenHome(place);
  const { action: before } = place;
  const move = moveAction(before.status, verb);
  if (!move.ok) throw conflict(verb === 'resume' ? 'not-ended' : 'ended', move.message);
  const { changes, entry, said } = await change(place);
  const after = await updateAction(tx, before, { ...changes, status: move.to });
  await addEntry(tx, actor, before.id, entry);
  const changed = difference(audited(before), audited(after));
  await tx.record({
    action: event, subjectType: 'action', subjectId: before.id, registerId: before.register_id, before: changed?.before ?? {}, after: { ...changed?.after, ...said },
  });
  return answerOf(tx, actor, before.id);
}
