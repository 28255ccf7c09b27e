import { standingThroughCrosswalk, type Crosswalk } from './crosswalk';
import { levelIndexOf } from './level-of';
import type { RiskMatrix } from './risk-matrix';
import { standingState, type Standing } from './standing';

/** An assessment of one kind, with the matrix version that it was made on. */
export interface Assessed extends Standing {
  readonly matrixVersionId: string;
  readonly matrix: RiskMatrix;
}

/** `levels` is signed: above 0 the risk rose and is worse, below 0 it came down, 0 is unchanged. */
export type Movement = 'new' | 'now-scored' | 'now-unscored' | 'not-comparable' | { readonly levels: number };

/**
 * How a risk moved between two assessments of one kind, counted in levels of risk.
 * `previous` null: the risk was not there, `new`. There but without a score, and scored now: `now-scored`.
 * On another matrix version without a crosswalk to the current one (or one that does not name the place):
 * `not-comparable`; with one, the previous standing is read through it. Unscored before and after: no movement, 0.
 */
export function movement(previous: Assessed | null, current: Assessed, crosswalk?: Crosswalk | null): Movement {
  if (!previous) return 'new';
  const [was, is] = [standingState(previous), standingState(current)];
  if (was === 'unscored') return is === 'unscored' ? { levels: 0 } : 'now-scored';
  if (is === 'unscored') return 'now-unscored';

  const comparable = comparableStanding(previous, current, crosswalk);
  const before = comparable && levelIndexOf(current.matrix, comparable);
  const after = levelIndexOf(current.matrix, current);
  return before === null || after === null ? 'not-comparable' : { levels: after - before };
}

function comparableStanding(previous: Assessed, current: Assessed, crosswalk: Crosswalk | null | undefined): Standing | null {
  if (previous.matrixVersionId === current.matrixVersionId) return previous;
  return crosswalk ? standingThroughCrosswalk(crosswalk, previous) : null;
}
