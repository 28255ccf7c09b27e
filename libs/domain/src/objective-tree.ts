import { pathsOf, type TreeNode } from './tree';
import { OBJECTIVE_KINDS, type ObjectiveKind } from './vocabulary';

/** What an objective of a kind lies under; the last kind may also stand by itself, until somebody places it. */
const UNDER: Readonly<Record<ObjectiveKind, ObjectiveKind | null>> = {
  'corporate-priority': null, 'area-of-focus': 'corporate-priority', 'service-objective': 'area-of-focus',
};

/** Kinds that an objective of this kind may have below it, and so offer as its place. */
export const kindAbove = (kind: ObjectiveKind): ObjectiveKind | null => UNDER[kind];

const NOUNS: Readonly<Record<ObjectiveKind, string>> = { 'corporate-priority': 'corporate priority', 'area-of-focus': 'area of focus', 'service-objective': 'service objective' };

/**
 * Why an objective of this kind may not lie there, in the words of whoever places it; null when it may. Since each kind lies
 * under the one above it, no objective can come to lie under itself.
 * @param above the kind of the objective above, null for none
 */
export function placeFault(kind: ObjectiveKind, above: ObjectiveKind | null): string | null {
  const wanted = UNDER[kind];
  if (above === wanted) return null;
  if (wanted === null) return 'A corporate priority is at the top: nothing is above it';
  if (above === null) return kind === 'service-objective' ? null : 'Choose the corporate priority that this area of focus belongs to';
  return `Choose ${kind === 'area-of-focus' ? 'a' : 'an'} ${NOUNS[wanted]}: a${kind === 'area-of-focus' ? 'n' : ''} ${NOUNS[kind]} lies under one`;
}

/** From the top down, for lists without a tree. */
export const kindRank = (kind: ObjectiveKind): number => OBJECTIVE_KINDS.indexOf(kind);

/** Something that hangs on objectives, as often as it does. */
export interface Hung<What> {
  /** Ids of the objectives that it hangs on. */
  readonly objectives: readonly string[];
  readonly count: number;
  readonly what: What;
}

/** For each objective what hangs on it or on one below it, each once however many of these it hangs on. What hangs on none is left out. */
export function gathered<What>(nodes: readonly TreeNode[], hung: Iterable<Hung<What>>): Map<string, Hung<What>[]> {
  const found = new Map<string, Hung<What>[]>(nodes.map(({ id }) => [id, []]));
  const paths = pathsOf(nodes);
  for (const one of hung) for (const id of new Set(one.objectives.flatMap((objective) => paths.get(objective) ?? []))) found.get(id)?.push(one);
  return found;
}
