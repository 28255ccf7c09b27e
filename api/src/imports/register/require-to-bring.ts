import { whyReadOnly } from '@holdfast/domain';
import type { Actor } from '../../platform/actor';
import { conflict } from '../../platform/refusal';
import { requireInRegister, type RegisterOfRisk } from '../../risks';

/** Whoever brings a register in adds, changes and scores risks there: all of it is asked before the file is looked at. */
export function requireToBring(actor: Actor, register: RegisterOfRisk): void {
  for (const permission of ['risk.submit', 'risk.edit', 'risk.assess'] as const) requireInRegister(actor, permission, register);
  const why = whyReadOnly(null, register.closedAt !== null);
  if (why) throw conflict('read-only', why);
}
