import { aboveAppetite } from './acceptance';
import { atHighestLevel, compareStandings, haveSameLevels, type Comparison, type DeclaredCrosswalks } from './compare-standings';
import { standingThroughCrosswalk } from './crosswalk';
import { daysBetween } from './calendar';
import type { Assessed } from './movement';
import type { RiskMatrix } from './risk-matrix';
import { standingState, type Standing } from './standing';
import type { Effectiveness, Treatment } from './vocabulary';

/*
 * What cannot all be true of one risk. Each rule takes what it needs of it and answers with a finding or null. A rule that
 * would have to compare what cannot be compared says so, instead of finding nothing.
 */

export const CONTRADICTIONS = [
  'residual-above-inherent', 'target-above-residual', 'tolerated-above-appetite', 'exception-over', 'treated-without-action', 'controls-do-not-carry', 'owner-left',
  'review-overdue', 'highest-without-control',
] as const;
export type Contradiction = (typeof CONTRADICTIONS)[number];

/** `certain` false: what would have to be compared cannot be. `count` is told by some: levels apart, days late. */
export interface Finding {
  readonly kind: Contradiction;
  readonly certain: boolean;
  readonly count: number | null;
}

/** So many levels below inherent is far: more than a control that does not work can account for. */
export const FAR_BELOW_LEVELS = 2;

/** The facts about an open risk that the rules look at. A standing is null where there is none. */
export interface RiskFacts {
  readonly inherent: Assessed | null;
  readonly residual: Assessed | null;
  readonly target: Assessed | null;
  readonly treatment: Treatment | null;
  /** Of the register: the level that it bears, by code of a level of its matrix of today. */
  readonly appetite: string | null;
  readonly register: { readonly matrixVersionId: string; readonly matrix: RiskMatrix };
  /** The residual as it stands is accepted, and the acceptance has not run out. */
  readonly accepted: boolean;
  /** Approved exceptions to policy that went stale or ran out, and were not renewed. */
  readonly exceptionsOver: number;
  readonly unendedActions: number;
  /** Of each control in place. */
  readonly controls: readonly Effectiveness[];
  readonly ownerLeft: boolean;
  readonly nextReview: string | null;
}

const found = (kind: Contradiction, count: number | null = null): Finding => ({ kind, certain: true, count });
const unknown = (kind: Contradiction): Finding => ({ kind, certain: false, count: null });

/** Controls lower a risk. What is left with them cannot be more than there was before them. */
export function residualAboveInherent({ inherent, residual }: Pick<RiskFacts, 'inherent' | 'residual'>, declared?: DeclaredCrosswalks): Finding | null {
  return aboveWhatItMayBe('residual-above-inherent', residual, inherent, declared);
}

/** A target is what actions are to reach: above what is there now it is none. */
export function targetAboveResidual({ residual, target }: Pick<RiskFacts, 'residual' | 'target'>, declared?: DeclaredCrosswalks): Finding | null {
  return aboveWhatItMayBe('target-above-residual', target, residual, declared);
}

/** Tolerated above what the register bears, without an acceptance in force of the residual as it stands. */
export function toleratedAboveAppetite(
  { treatment, appetite, residual, register, accepted }: Pick<RiskFacts, 'treatment' | 'appetite' | 'residual' | 'register' | 'accepted'>,
  declared?: DeclaredCrosswalks,
): Finding | null {
  if (treatment !== 'tolerate' || appetite === null || accepted || !residual || standingState(residual) === 'unscored') return null;
  const here = onMatrixOf(register, residual, declared);
  const above = here && aboveAppetite(register.matrix, appetite, here);
  if (above === null) return unknown('tolerated-above-appetite');
  return above ? found('tolerated-above-appetite') : null;
}

/** What a policy forbids goes on, and the exception that let it be holds no more. */
export function exceptionIsOver({ exceptionsOver }: Pick<RiskFacts, 'exceptionsOver'>): Finding | null {
  return exceptionsOver > 0 ? found('exception-over', exceptionsOver) : null;
}

/** To treat a risk is to do something about it. */
export function treatedWithoutAction({ treatment, unendedActions }: Pick<RiskFacts, 'treatment' | 'unendedActions'>): Finding | null {
  return treatment === 'treat' && unendedActions === 0 ? found('treated-without-action') : null;
}

/** Far below inherent by controls of which one is ineffective, or none was ever assessed. */
export function controlsDoNotCarry({ controls, inherent, residual }: Pick<RiskFacts, 'controls' | 'inherent' | 'residual'>, declared?: DeclaredCrosswalks): Finding | null {
  const weak = controls.length > 0 && (controls.includes('ineffective') || controls.every((effectiveness) => effectiveness === 'not-assessed'));
  const below = weak ? compared(inherent, residual, declared) : 'unscored';
  if (below === 'unscored') return null;
  if (below === 'not-comparable') return unknown('controls-do-not-carry');
  return below.levels >= FAR_BELOW_LEVELS ? found('controls-do-not-carry', below.levels) : null;
}

/** Somebody who is here answers for every open risk. */
export function ownerHasLeft({ ownerLeft }: Pick<RiskFacts, 'ownerLeft'>): Finding | null {
  return ownerLeft ? found('owner-left') : null;
}

/** Due yesterday or before. `today` is "yyyy-mm-dd". */
export function reviewIsOverdue({ nextReview }: Pick<RiskFacts, 'nextReview'>, today: string): Finding | null {
  const days = nextReview === null ? 0 : daysBetween(nextReview, today);
  return days > 0 ? found('review-overdue', days) : null;
}

/** At the highest level of its matrix, and nothing in place against it. */
export function highestWithoutControl({ residual, controls }: Pick<RiskFacts, 'residual' | 'controls'>): Finding | null {
  return controls.length === 0 && residual && atHighestLevel(residual) ? found('highest-without-control') : null;
}

/** All that contradicts itself in one risk, in the order of the list above. */
export function contradictionsOf(risk: RiskFacts, today: string, declared?: DeclaredCrosswalks): readonly Finding[] {
  return [
    residualAboveInherent(risk, declared), targetAboveResidual(risk, declared), toleratedAboveAppetite(risk, declared), exceptionIsOver(risk), treatedWithoutAction(risk),
    controlsDoNotCarry(risk, declared), ownerHasLeft(risk), reviewIsOverdue(risk, today), highestWithoutControl(risk),
  ].filter((finding) => finding !== null);
}

function aboveWhatItMayBe(kind: Contradiction, one: Assessed | null, other: Assessed | null, declared: DeclaredCrosswalks | undefined): Finding | null {
  const comparison = compared(one, other, declared);
  if (comparison === 'unscored') return null;
  if (comparison === 'not-comparable') return unknown(kind);
  return comparison.above ? found(kind, comparison.levels) : null;
}

const compared = (one: Assessed | null, other: Assessed | null, declared: DeclaredCrosswalks | undefined): Comparison =>
  one && other ? compareStandings(one, other, declared) : 'unscored';

/** A standing as the register's matrix of today has it; null where that is not known. */
function onMatrixOf({ matrixVersionId, matrix }: RiskFacts['register'], standing: Assessed, declared: DeclaredCrosswalks | undefined): Standing | null {
  if (standing.matrixVersionId === matrixVersionId) return standing;
  const crosswalk = declared?.(standing.matrixVersionId, matrixVersionId);
  if (crosswalk) return standingThroughCrosswalk(crosswalk, standing);
  return haveSameLevels(standing.matrix, matrix) ? { level: standing.level } : null;
}
