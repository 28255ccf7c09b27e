import { canAnywhere, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { notPermitted } from '../platform/refusal';

/** What it adds up to is of all activities at once: owning one of them is not enough. */
export function requireContinuity(actor: Actor): void {
  if (!canAnywhere(actor, 'continuity.read')) throw notPermitted(explainRefusal('continuity.read'));
}
