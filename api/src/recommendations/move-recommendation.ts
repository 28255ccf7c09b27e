import type { RecommendationView } from '@holdfast/contracts';
import { moveRecommendation, type Permission, type RecommendationVerb, type Verdict } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import type { Transaction } from '../platform/database';
import { conflict } from '../platform/refusal';
import { answerOf, loadRecommendationToChange } from './load-recommendation';
import { requireCurrent, requireOnRecommendation, type RecommendationInPlace } from './recommendation-in-place';
import { audited, type StoredRecommendation } from './stored-recommendation';
import { addEntry, updateRecommendation, type Entry } from './write-recommendation';

interface Move {
  id: string;
  /** That the caller read. */
  version: number;
  verb: RecommendationVerb;
  permission: Permission;
  event: string;
  /** Of a follow-up. */
  verdict?: Verdict;
}

interface Moved {
  changes: Partial<StoredRecommendation>;
  entry: Entry;
  /** What the event says besides what changed. */
  said: Record<string, unknown>;
}

const ENDS = ['verified', 'no-longer-relevant', 'superseded', 'risk-accepted'];

/** What the verbs that say how a recommendation stands have in common: who may, in which state, and that it is written down. */
export async function moveInPlace(tx: Transaction, actor: Actor, { id, version, verb, permission, event, verdict }: Move, change: (place: RecommendationInPlace) => Moved | Promise<Moved>): Promise<RecommendationView> {
  const place = await loadRecommendationToChange(tx, actor, id);
  requireOnRecommendation(actor, permission, place);
  requireCurrent(actor, place, version);
  const { recommendation: before } = place;
  const move = moveRecommendation(before.state, verb, verdict);
  if (!move.ok) throw conflict('not-now', move.message);
  const { changes, entry, said } = await change(place);
  const ended = ENDS.includes(move.to) ? { ended_at: tx.now.toISOString() } : {};
  const after = await updateRecommendation(tx, before, { ...changes, ...ended, state: move.to });
  await addEntry(tx, actor, before.id, entry);
  const changed = difference(audited(before), audited(after));
  await tx.record({ action: event, subjectType: 'recommendation', subjectId: before.id, before: changed?.before ?? {}, after: { ...changed?.after, ...said } });
  return answerOf(tx, actor, before.id);
}
