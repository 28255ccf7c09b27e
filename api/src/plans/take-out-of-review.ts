import type { PlanVersionView } from '@holdfast/contracts';
import type { PlanEntry, PlanVerb } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import type { PlanInPlace } from './load-plan';
import { loadOpenToChange, versionAnswer } from './load-plan-version';
import { addEntry, updatePlanVersion } from './write-plan';

interface Move {
  id: string;
  /** That the caller read. */
  read: number;
  verb: PlanVerb;
  entry: PlanEntry;
  note: string;
  requireAllowed: (place: PlanInPlace) => void;
}

/** What returning, withdrawing and dropping have in common: nobody is asked to approve it any more, and why is written down. */
export async function takeOutOfReview(tx: Transaction, actor: Actor, { id, read, verb, entry, note, requireAllowed }: Move): Promise<PlanVersionView> {
  const { version, to } = await loadOpenToChange(tx, actor, id, read, verb, requireAllowed);
  await updatePlanVersion(tx, version, { state: to, digest: null, code: null, submitted_by: null, submitted_at: null });
  await addEntry(tx, actor, id, entry, version.number, note);
  await tx.record({ action: `plan.${entry}`, subjectType: 'plan', subjectId: id, after: { number: version.number, ...(note ? { reason: note } : {}) } });
  return versionAnswer(tx, actor, id, version.number);
}
