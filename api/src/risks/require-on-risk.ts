import { can, explainRefusal, whyReadOnly, type Permission } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { conflict, notPermitted, stale } from '../platform/refusal';
import type { RegisterOfRisk, RiskInPlace } from './risk-in-place';
import { toRiskView } from './risk-view';

/** Refuses unless the caller may do this in the register; `riskOwnerId` where the owner of a risk may too. */
export function requireInRegister(actor: Actor, permission: Permission, register: RegisterOfRisk, riskOwnerId?: string | null): void {
  const target = { unitPath: register.unitPath, registerOwnerId: register.ownerId, riskOwnerId, rootUnitId: actor.rootUnitId };
  if (!can(actor, permission, target)) throw notPermitted(explainRefusal(permission, { registerOwner: `the ${register.ownerTitle}` }));
}

/** What is done to a draft by whoever may draft. */
const WORK_ON_DRAFT: readonly Permission[] = ['risk.edit', 'risk.assess', 'control.manage', 'control.assess'];

/** Refuses unless the caller may do this to a risk in sight. A draft is worked on by whoever may draft, whoever is to own it. */
export function requireOnRisk(actor: Actor, permission: Permission, { risk, register }: RiskInPlace): void {
  if (risk.status !== 'draft') requireInRegister(actor, permission, register, risk.owner_id);
  else requireInRegister(actor, WORK_ON_DRAFT.includes(permission) ? 'risk.draft' : permission, register);
}

/** Refuses a change made on an outdated reading, and gives the risk as it is now. */
export function requireCurrent(place: RiskInPlace, version: number): void {
  if (place.risk.version !== version) throw stale(toRiskView(place));
}

/** Closed risks and closed registers are read only. */
export function requireChangeable({ risk, register }: RiskInPlace): void {
  const why = whyReadOnly(risk.status, register.closedAt !== null);
  if (why) throw conflict('read-only', why);
}
