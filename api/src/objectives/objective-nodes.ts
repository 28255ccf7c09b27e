import type { ObjectiveNode, PersonRef } from '@holdfast/contracts';
import {
  can, financialYearOf, gathered, INDICATOR_STATES, levelsOfObjectives, MILESTONE_STATES, type EvidenceBasis, type Hung, type IndicatorState, type LevelSummary, type MilestoneState, type ObjectiveKind, type Perspective,
  type ReadOn, type ReportingRhythm,
} from '@holdfast/domain';
import { loadIndicators, type LoadedIndicator } from '../indicators';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { todayOf } from '../registers';
import { broadestMatrix, readOn } from '../risk-lists';
import { personRef } from '../risks';
import { byCode } from './objective-views';
import { actionsServing, indicatorsOf, milestonesOf, risksInTheWay, type ActionStanding } from './what-hangs-on-objectives';

interface StoredNode {
  id: string;
  code: string;
  title: string;
  kind: ObjectiveKind;
  parentId: string | null;
  unitId: string;
  unitName: string;
  unitPath: string[];
  officer: PersonRef | null;
  perspective: Perspective | null;
  reporting: ReportingRhythm;
  closedAt: Date | null;
  version: number;
}

export interface Tree {
  matrixVersionId: string | null;
  today: string;
  financialYear: number;
  nodes: ObjectiveNode[];
  /** Open ones. */
  indicators: LoadedIndicator[];
}

/** Every objective with what hangs on it or below it, by code, the closed ones last. Statements of one transaction, each over all objectives at once. */
export async function objectiveTree(sql: Sql, actor: Actor, basis: EvidenceBasis = 'claimed'): Promise<Tree> {
  const { organisationId } = actor;
  const today = await todayOf(sql, organisationId);
  const matrixVersionId = await broadestMatrix(sql, actor);
  const on: ReadOn | null = matrixVersionId === null ? null : await readOn(sql, actor, matrixVersionId);
  const stored = await storedNodes(sql, organisationId);
  const risks = await risksInTheWay(sql, actor, basis);
  const [inherent, residual] = [levelsOfObjectives(stored, risks.inherent, on), levelsOfObjectives(stored, risks.residual, on)];
  const serving = await actionsServing(sql, actor, today);
  const actions = serving && gathered(stored, serving);
  const milestones = gathered(stored, await milestonesOf(sql, organisationId, today));
  const open = await loadIndicators(sql, organisationId, 'i.closed_at IS NULL');
  const indicators = gathered(stored, indicatorsOf(open, today));
  const financialYear = financialYearOf(today);
  const nodes = stored.map(({ unitPath, closedAt, ...node }): ObjectiveNode => {
    const here = milestones.get(node.id) ?? [];
    return {
      ...node, closedAt: closedAt?.toISOString() ?? null, inherent: inherent.get(node.id) ?? NOTHING, residual: residual.get(node.id) ?? NOTHING,
      actions: actions && countedActions(actions.get(node.id) ?? []),
      milestones: counted(MILESTONE_STATES, here.flatMap(({ what, count }): [MilestoneState, number][] => (what.financialYear === financialYear ? [[what.state, count]] : []))),
      reportsDue: here.filter(({ what }) => what.reportDue).length,
      indicators: counted(INDICATOR_STATES, (indicators.get(node.id) ?? []).map(({ what, count }): [IndicatorState, number] => [what, count])),
      mayManage: closedAt === null && can(actor, 'objective.manage', { unitPath, rootUnitId: actor.rootUnitId }),
    };
  });
  return { matrixVersionId, today, financialYear, nodes, indicators: open };
}

async function storedNodes(sql: Sql, organisationId: string): Promise<StoredNode[]> {
  const rows = await sql.rows<StoredNode>(
    `SELECT o.id, o.code, o.title, o.kind, o.parent_id AS "parentId", o.unit_id AS "unitId", u.name AS "unitName", u.path AS "unitPath",
       CASE WHEN p.id IS NOT NULL THEN ${personRef('p')} END AS officer, o.perspective, o.reporting, o.closed_at AS "closedAt", o.version
     FROM objective o JOIN unit u ON u.organisation_id = $1 AND u.id = o.unit_id LEFT JOIN person p ON p.organisation_id = $1 AND p.id = o.officer_id
     WHERE o.organisation_id = $1`,
    [organisationId],
  );
  return rows.sort((one, other) => Number(one.closedAt !== null) - Number(other.closedAt !== null) || byCode(one.code, other.code));
}

const NOTHING: LevelSummary = { worst: null, scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 };

function counted<State extends string>(states: readonly State[], found: readonly (readonly [State, number])[]): Record<State, number> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const [state, count] of found) counts[state] += count;
  return counts;
}

/** What is overdue is unended too. */
function countedActions(serving: readonly Hung<ActionStanding>[]): { unended: number; overdue: number; ended: number } {
  const { unended, overdue, ended } = counted(['unended', 'overdue', 'ended'], serving.map(({ what, count }): [ActionStanding, number] => [what, count]));
  return { unended: unended + overdue, overdue, ended };
}
