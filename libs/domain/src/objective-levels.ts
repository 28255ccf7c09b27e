import { standingThroughCrosswalk, type Crosswalk } from './crosswalk';
import { levelIndexOf } from './level-of';
import { gathered, type Hung } from './objective-tree';
import { pathsOf } from './tree';
import type { RiskMatrix } from './risk-matrix';
import { standingState, type Standing } from './standing';
import type { TreeNode } from './tree';

/** Where the risks to an objective stand, read on one matrix. All of its numbers add up to the open risks that the reader sees. */
export interface LevelSummary {
  /** Code of the worst level among those that have one; null when none has, which is not good but unknown. */
  readonly worst: string | null;
  /** In a cell; known by level alone; without a score; on a matrix that no declared crosswalk leads from. */
  readonly scored: number;
  readonly levelOnly: number;
  readonly unscored: number;
  readonly notComparable: number;
  /** As evidenced alone: without an inherent score and without evidence. */
  readonly cannotBeDrawn?: number;
  /** Shown once already, as the open risk above them that stands in the way of the same objective. */
  readonly leftOut: number;
}

/** The matrix that levels are read on, and the declared crosswalks that lead to it, by the version they come from. */
export interface ReadOn {
  readonly matrixVersionId: string;
  readonly matrix: RiskMatrix;
  readonly crosswalks: ReadonlyMap<string, Crosswalk>;
}

/** A risk in the way of objectives: where it stands, and the objectives of the open risk above it in the reader's sight. */
export interface RiskInTheWay {
  readonly standing: Standing & { readonly matrixVersionId: string | null };
  readonly upperObjectives: readonly string[];
  /** As evidenced it stands nowhere, which is not to be unscored. */
  readonly cannotBeDrawn?: boolean;
}

/**
 * For each objective the levels of the risks to it and to those below it. A risk counts once; one whose accepted upper risk
 * stands in the way of the same objective is left out; levels are compared on one matrix, never by score.
 */
export function levelsOfObjectives(nodes: readonly TreeNode[], risks: readonly Hung<RiskInTheWay>[], on: ReadOn | null): Map<string, LevelSummary> {
  const paths = pathsOf(nodes);
  return new Map(
    [...gathered(nodes, risks)].map(([id, here]) => {
      const counted = { scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 };
      let [worst, nowhere] = [-1, 0];
      for (const { count, what } of here) {
        if (what.upperObjectives.some((objective) => paths.get(objective)?.includes(id))) counted.leftOut += count;
        else if (what.cannotBeDrawn) nowhere += count;
        else {
          const level = levelOn(what.standing, on);
          if (level === 'unscored' || level === 'notComparable') counted[level] += count;
          else {
            counted[standingState(what.standing) === 'cell' ? 'scored' : 'levelOnly'] += count;
            worst = Math.max(worst, level);
          }
        }
      }
      return [id, { worst: on?.matrix.levels[worst]?.code ?? null, ...counted, ...(nowhere > 0 ? { cannotBeDrawn: nowhere } : {}) }];
    }),
  );
}

/** The place of the level among those of the matrix read on, from the lowest. */
function levelOn(standing: RiskInTheWay['standing'], on: ReadOn | null): number | 'unscored' | 'notComparable' {
  if (standingState(standing) === 'unscored') return 'unscored';
  if (!on) return 'notComparable';
  if (standing.matrixVersionId === on.matrixVersionId) return levelIndexOf(on.matrix, standing) ?? 'notComparable';
  const crosswalk = standing.matrixVersionId === null ? undefined : on.crosswalks.get(standing.matrixVersionId);
  const there = crosswalk && standingThroughCrosswalk(crosswalk, standing);
  return (there && levelIndexOf(on.matrix, there)) ?? 'notComparable';
}
