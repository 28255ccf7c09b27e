import type { EvidenceBasis } from './evidence';
import type { FrozenAssessment, FrozenControl, FrozenEvidence, FrozenRegister, FrozenRisk } from './frozen-rows';
import type { AssessmentKind } from './vocabulary';
import type { NamedControl } from './why-drawn';

/** Whether a freeze says where its risks stood as evidenced: those of form 1 do not, and what they do not say is not made up afterwards. */
export const tellsFrozenEvidence = ({ head }: Pick<FrozenRegister, 'head'>): boolean => head.form >= 2;

/**
 * Where a risk of a freeze is drawn. Evidence speaks of residuals alone; `nowhere` is a residual without evidence and without an
 * inherent assessment to stand at; null is unscored.
 */
export function frozenStanding({ evidence }: Pick<FrozenRegister, 'evidence'>, risk: FrozenRisk, kind: AssessmentKind, basis: EvidenceBasis): FrozenAssessment | 'nowhere' | null {
  const drawn = kind === 'residual' && basis === 'evidenced' ? (evidence.get(risk.id)?.drawn ?? 'residual') : 'residual';
  if (drawn === 'nowhere') return drawn;
  return drawn === 'inherent' ? risk.inherent : risk[kind];
}

/**
 * The controls that a frozen residual leans on, with the evidence of each as far as the freeze says it: a freeze holds what they
 * came to together, so of several of which one lacks evidence it is not known which. Null: not known.
 */
export function frozenNamed({ state, since, controlIds }: Pick<FrozenEvidence, 'state' | 'since' | 'controlIds'>, controls: readonly Pick<FrozenControl, 'id' | 'title' | 'withdrawnAt'>[]): NamedControl[] | null {
  const named = controlIds.flatMap((id) => controls.find((control) => control.id === id) ?? []);
  if (named.length !== controlIds.length) return null;
  if (state === 'passed') return named.map(({ title }) => ({ title, evidence: { state, on: '', until: null } }));
  const [one] = named;
  if (!one) return [];
  if (named.length > 1) return null;
  const { title, withdrawnAt } = one;
  if (state === 'failed' && since !== null) return [{ title, evidence: { state, on: since } }];
  if (state === 'stale' && since !== null) return [{ title, evidence: { state, on: since, since } }];
  return state === 'none' ? [{ title, evidence: { state }, lacks: withdrawnAt === null ? null : 'withdrawn' }] : null;
}
