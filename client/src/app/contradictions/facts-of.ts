import type { RiskCheckView, RiskView, StandingView } from '@holdfast/contracts';
import { sameStanding, type Assessed, type AssessmentKind, type DeclaredCrosswalks, type RiskFacts, type RiskMatrix, type Standing, type Treatment } from '@holdfast/domain';

/** What somebody is about to save of a risk; what is left out stays as it is. Standings are on the register's matrix of today. */
export interface Edited {
  readonly standings?: Readonly<Partial<Record<AssessmentKind, Standing | null>>>;
  readonly treatment?: Treatment | null;
  readonly nextReview?: string | null;
}

/** The risk as it would be, for the rules of the domain. Null while a matrix that is needed is not here. */
export function factsOf(risk: RiskView, { facts }: RiskCheckView, edited: Edited, matrixOf: (versionId: string) => RiskMatrix | null): RiskFacts | null {
  const { matrixVersionId, appetite } = risk.register;
  const matrix = matrixOf(matrixVersionId);
  if (!matrix) return null;
  const standing = (kind: AssessmentKind): StandingView | (Standing & { matrixVersionId: string }) | null => {
    const given = edited.standings?.[kind];
    if (given === undefined) return risk[kind];
    return given && { ...given, matrixVersionId };
  };
  const [inherent, residual, target] = [standing('inherent'), standing('residual'), standing('target')];
  const missing = [inherent, residual, target].some((one) => one?.matrixVersionId && !matrixOf(one.matrixVersionId));
  if (missing) return null;
  const assessed = (one: ReturnType<typeof standing>): Assessed | null => {
    const on = one?.matrixVersionId && matrixOf(one.matrixVersionId);
    return on && one?.matrixVersionId ? { matrixVersionId: one.matrixVersionId, matrix: on, likelihood: one.likelihood, impact: one.impact, level: one.level } : null;
  };
  return {
    inherent: assessed(inherent), residual: assessed(residual), target: assessed(target),
    treatment: edited.treatment === undefined ? risk.treatment : edited.treatment,
    appetite, register: { matrixVersionId, matrix },
    accepted: !!facts.accepted && !!residual && (edited.standings?.residual === undefined || sameChoice(facts.accepted, residual)),
    exceptionsOver: facts.exceptionsOver, unendedActions: facts.unendedActions, controls: facts.controls, ownerLeft: facts.ownerLeft,
    nextReview: edited.nextReview === undefined ? risk.nextReview : edited.nextReview,
  };
}

/** Which crosswalk is declared, out of those that came with the risk. */
export const declaredIn = ({ facts }: RiskCheckView): DeclaredCrosswalks => (from, to) => facts.crosswalks.find((one) => one.from === from && one.to === to)?.mapping ?? null;

/** A form gives a cell without its level: the cell alone decides. */
const sameChoice = (accepted: NonNullable<RiskCheckView['facts']['accepted']>, chosen: Standing & { matrixVersionId: string | null }): boolean =>
  sameStanding(accepted, chosen.likelihood && chosen.impact ? { ...chosen, level: accepted.level } : chosen);
