import { MOVED_FROM, moveRisk, whyReadOnly, type Layer } from '@holdfast/domain';
import type { RiskInPlace } from '../risks';

const MOVED: readonly Layer[] = MOVED_FROM;

/** Why a risk cannot move to another register, or null when it can. Permission is asked for apart. */
export function whyNotMoved({ risk, register }: RiskInPlace): string | null {
  if (register.closedAt !== null) return whyReadOnly(risk.status, true);
  if (risk.status === 'draft') return 'This is a draft. Submit it before it moves to another register.';
  const move = moveRisk(risk.status, 'close');
  if (!move.ok) return move.message;
  return MOVED.includes(register.layer) ? null : 'Only risks of projects and of individual assessments move. Propose this one to the register above instead.';
}
