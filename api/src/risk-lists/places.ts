import { cellsOf, type AssessmentKind, type CellPosition } from '@holdfast/domain';
import type { Bound } from '../platform/bound';
import type { Reading } from './reading-matrix';

/*
 * The places of a heat map, asked of single risks: the cells and levels, each on its own matrix version, from which a crosswalk
 * leads there. The counts of a map and the list behind a cell go by the same crosswalks, in opposite directions.
 */

interface CellOn extends CellPosition {
  matrixVersionId: string;
}

interface LevelOn {
  matrixVersionId: string;
  level: string;
}

/** SQL over a risk: it stands in a cell that is read as one of the wanted. */
export function inCells(bound: Bound, kind: AssessmentKind, { matrixVersionId, matrix, crosswalks }: Reading, wanted: (cell: CellPosition) => boolean): (k: string) => string {
  const own = cellsOf(matrix).filter(wanted).map(({ likelihood, impact }): CellOn => ({ matrixVersionId, likelihood, impact }));
  const others = [...crosswalks].flatMap(([version, { cells }]) => cells.filter(({ to }) => wanted(to)).map(({ from }): CellOn => ({ matrixVersionId: version, ...from })));
  const places = [...own, ...others];
  const [only, more] = places;
  if (!only) return () => 'false';
  // Written out, the usual case finds its index.
  if (!more) {
    const [version, likelihood, impact] = [bound.put(only.matrixVersionId), bound.put(only.likelihood), bound.put(only.impact)];
    return (k) => `(${k}.${kind}_matrix_version_id = ${version} AND ${k}.${kind}_likelihood = ${likelihood} AND ${k}.${kind}_impact = ${impact})`;
  }
  const lists = `${bound.put(places.map((place) => place.matrixVersionId))}::uuid[], ${bound.put(places.map((place) => place.likelihood))}::text[], ${bound.put(places.map((place) => place.impact))}::text[]`;
  return (k) => `((${k}.${kind}_matrix_version_id, ${k}.${kind}_likelihood, ${k}.${kind}_impact) IN (SELECT * FROM unnest(${lists})))`;
}

/** SQL over a risk: only its level is known, and is read as one of the wanted. */
export function atLevels(bound: Bound, kind: AssessmentKind, { matrixVersionId, matrix, crosswalks }: Reading, wanted: (level: string) => boolean): (k: string) => string {
  const own = matrix.levels.filter(({ code }) => wanted(code)).map(({ code }): LevelOn => ({ matrixVersionId, level: code }));
  const others = [...crosswalks].flatMap(([version, { levels }]) => levels.filter(({ to }) => wanted(to)).map(({ from }): LevelOn => ({ matrixVersionId: version, level: from })));
  const places = [...own, ...others];
  const lists = `${bound.put(places.map((place) => place.matrixVersionId))}::uuid[], ${bound.put(places.map((place) => place.level))}::text[]`;
  return (k) => `(${k}.${kind}_likelihood IS NULL AND (${k}.${kind}_matrix_version_id, ${k}.${kind}_level) IN (SELECT * FROM unnest(${lists})))`;
}

/** SQL over a risk: scored on a matrix version from which nothing leads to the one of the map. */
export function notComparable(bound: Bound, kind: AssessmentKind, { matrixVersionId, crosswalks }: Reading): (k: string) => string {
  const comparable = `${bound.put([matrixVersionId, ...crosswalks.keys()])}::uuid[]`;
  return (k) => `(${k}.${kind}_level IS NOT NULL AND ${k}.${kind}_matrix_version_id <> ALL (${comparable}))`;
}
