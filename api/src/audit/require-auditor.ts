import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { notPermitted } from '../platform/refusal';

/** Whoever reads the audit trail reads every register in full: the two are given together, and what follows relies on it. */
export function requireAuditor(actor: Actor): void {
  if (!can(actor, 'audit.read', { rootUnitId: actor.rootUnitId })) throw notPermitted(explainRefusal('audit.read'));
}
