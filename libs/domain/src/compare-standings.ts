import { standingThroughCrosswalk, type Crosswalk } from './crosswalk';
import { levelIndexOf } from './level-of';
import type { Assessed } from './movement';
import type { RiskMatrix } from './risk-matrix';
import { severityKey } from './severity-key';
import { cellOf, standingState, type Standing } from './standing';

/** The latest declared crosswalk from one matrix version to another, or null. */
export type DeclaredCrosswalks = (fromVersionId: string, toVersionId: string) => Crosswalk | null;

export const NONE_DECLARED: DeclaredCrosswalks = () => null;

/**
 * How far one standing lies above another: in levels of risk, signed, and in words whether it lies above at all, which within
 * one level of one matrix the cells decide. `unscored`: one of them has no score. `not-comparable`: they are on matrices
 * between which no crosswalk is declared and whose levels are not the same.
 */
export type Comparison = { readonly levels: number; readonly above: boolean } | 'unscored' | 'not-comparable';

export function compareStandings(one: Assessed, other: Assessed, declared: DeclaredCrosswalks = NONE_DECLARED): Comparison {
  if (standingState(one) === 'unscored' || standingState(other) === 'unscored') return 'unscored';
  if (one.matrixVersionId === other.matrixVersionId) return onOneMatrix(one.matrix, one, other);
  const forth = declared(one.matrixVersionId, other.matrixVersionId);
  if (forth) return byLevels(levelThrough(forth, one, other.matrix), levelIndexOf(other.matrix, other));
  const back = declared(other.matrixVersionId, one.matrixVersionId);
  if (back) return byLevels(levelIndexOf(one.matrix, one), levelThrough(back, other, one.matrix));
  return haveSameLevels(one.matrix, other.matrix) ? byLevels(levelIndexOf(one.matrix, one), levelIndexOf(other.matrix, other)) : 'not-comparable';
}

/** Whether two matrices tell risks apart by the same levels, in the same order: then a level of one is the level of the other. */
export const haveSameLevels = (one: RiskMatrix, other: RiskMatrix): boolean =>
  one.levels.length === other.levels.length && one.levels.every(({ code }, index) => code === other.levels[index]?.code);

/** Whether a standing is at the highest level of its own matrix; null when it is unscored. */
export function atHighestLevel({ matrix, ...standing }: Standing & { readonly matrix: RiskMatrix }): boolean | null {
  const index = levelIndexOf(matrix, standing);
  return index === null ? null : index === matrix.levels.length - 1;
}

function onOneMatrix(matrix: RiskMatrix, one: Standing, other: Standing): Comparison {
  const compared = byLevels(levelIndexOf(matrix, one), levelIndexOf(matrix, other));
  if (typeof compared === 'string' || compared.levels !== 0 || !cellOf(one) || !cellOf(other)) return compared;
  return { levels: 0, above: (severityKey(matrix, one) ?? 0) > (severityKey(matrix, other) ?? 0) };
}

/** Through a crosswalk cells stand for their level alone: it keeps the order of levels, not that of cells. */
const levelThrough = (crosswalk: Crosswalk, standing: Standing, to: RiskMatrix): number | null => {
  const there = standingThroughCrosswalk(crosswalk, standing);
  return there && levelIndexOf(to, there);
};

const byLevels = (one: number | null, other: number | null): Comparison =>
  one === null || other === null ? 'not-comparable' : { levels: one - other, above: one > other };
