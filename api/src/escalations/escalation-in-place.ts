import type { EscalationEntryView, EscalationRow, PersonRef } from '@holdfast/contracts';
import { can, type Permission } from '@holdfast/domain';
import type { StoredEscalation } from '../escalation-rows';
import type { Actor } from '../platform/actor';

/** A proposal with both its ends, as one caller may see it. */
export interface EscalationInPlace {
  escalation: StoredEscalation;
  row: EscalationRow;
  from: RegisterAtEnd;
  to: RegisterAtEnd;
  /** The caller reads the register of the risk in full. */
  readsFrom: boolean;
  readsTo: boolean;
  riskOwnerId: string | null;
  lowerRiskId: string | null;
  ownDecisionsAllowed: boolean;
  timeZone: string;
  proposerIds: string[];
  entries: EscalationEntryView[];
}

export interface RegisterAtEnd {
  id: string;
  name: string;
  unitPath: string[];
  ownerId: string;
  owner: PersonRef;
  appetite: string | null;
  closedAt: string | null;
}

/** What it takes to propose a risk: to hand one down is to close it. */
export const PROPOSES: Readonly<Record<StoredEscalation['kind'], Permission>> = { escalation: 'escalation.propose', 'de-escalation': 'risk.close', move: 'risk.close' };

export const canAtEnd = (actor: Actor, permission: Permission, { unitPath, ownerId }: RegisterAtEnd, riskOwnerId?: string | null): boolean =>
  can(actor, permission, { unitPath, registerOwnerId: ownerId, riskOwnerId, rootUnitId: actor.rootUnitId });
