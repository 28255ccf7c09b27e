import { can, explainRefusal, whyReadOnly, type RiskStatus } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { conflict, notPermitted } from '../platform/refusal';

/** As much of a risk as decides what may be done to its controls. */
export interface RiskOfControl {
  status: RiskStatus;
  reference: string | null;
  ownerId: string | null;
  register: { id: string; unitPath: readonly string[]; ownerId: string; ownerTitle: string; closed: boolean };
}

type ControlPermission = 'control.manage' | 'control.assess';

/** On a draft whoever may draft does it, whoever is to own what. */
export function mayOnControl(actor: Actor, permission: ControlPermission, { status, ownerId, register }: RiskOfControl, controlOwnerId?: string): boolean {
  const target = { unitPath: register.unitPath, registerOwnerId: register.ownerId, rootUnitId: actor.rootUnitId };
  return status === 'draft' ? can(actor, 'risk.draft', target) : can(actor, permission, { ...target, riskOwnerId: ownerId, measureOwnerId: controlOwnerId });
}

/** Refuses unless the caller may do this to the control. */
export function requireOnControl(actor: Actor, permission: ControlPermission, risk: RiskOfControl, controlOwnerId?: string): void {
  if (!mayOnControl(actor, permission, risk, controlOwnerId)) throw notPermitted(explainRefusal(permission, { registerOwner: `the ${risk.register.ownerTitle}` }));
}

/** Refuses where nobody may change it any more. */
export function requireInPlace({ withdrawnAt }: { withdrawnAt: Date | null }, risk: RiskOfControl): void {
  const why = whyReadOnly(risk.status, risk.register.closed);
  if (why) throw conflict('read-only', why);
  if (withdrawnAt) throw conflict('control-withdrawn', 'This control was withdrawn. Add it anew if it is in place again.');
}

/** The register whose readers may see an event of a control; a draft has none. */
export const registerOfControlEvent = ({ status, register }: RiskOfControl): string | null => (status === 'draft' ? null : register.id);
