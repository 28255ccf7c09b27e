import type { ObjectiveNode } from '@holdfast/contracts';
import type { MilestoneState, Perspective } from '@holdfast/domain';
import { holdsWords } from '../shared/sort-header/in-order';

/** What the tree is narrowed to, as the address of the page holds it. */
export interface TreeFilters {
  readonly q: string;
  readonly perspective: Perspective | null;
  readonly unit: string | null;
  readonly officer: string | null;
  /** A state of milestones of this year, or that a report is due. */
  readonly progress: MilestoneState | 'report-due' | null;
  readonly closed: boolean;
}

export interface Branch {
  readonly node: ObjectiveNode;
  readonly below: readonly Branch[];
  /** It fits by itself, rather than being shown for what lies below it. */
  readonly fits: boolean;
}

export const narrows = ({ q, perspective, unit, officer, progress }: TreeFilters): boolean => q !== '' || perspective !== null || unit !== null || officer !== null || progress !== null;

const fitsBy = ({ q, perspective, unit, officer, progress }: TreeFilters) => (node: ObjectiveNode): boolean =>
  holdsWords(q, [node.code, node.title]) && (perspective === null || node.perspective === perspective) && (unit === null || node.unitId === unit) && (officer === null || node.officer?.id === officer) &&
  (progress === null || (progress === 'report-due' ? node.reportsDue > 0 : node.milestones[progress] > 0));

/** Those that fit, each with the ones above it, so that it is seen where it lies. One whose own above is not shown stands at the top. */
export function shownBranches(nodes: readonly ObjectiveNode[], filters: TreeFilters): Branch[] {
  const fits = fitsBy(filters);
  const there = nodes.filter(({ closedAt }) => filters.closed || closedAt === null);
  const ids = new Set(there.map(({ id }) => id));
  const under = (parentId: string | null): Branch[] =>
    there
      .filter((node) => (node.parentId !== null && ids.has(node.parentId) ? node.parentId : null) === parentId)
      .flatMap((node) => {
        const below = under(node.id);
        return fits(node) || below.length > 0 ? [{ node, below, fits: fits(node) }] : [];
      });
  return under(null);
}

/** How many fit by themselves. */
export const fitting = (branches: readonly Branch[]): number => branches.reduce((sum, { fits, below }) => sum + Number(fits) + fitting(below), 0);
