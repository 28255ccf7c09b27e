import { indicatorState, milestoneState, periodEnd, reportDue, type Hung, type IndicatorState, type MilestoneProgress, type MilestoneState, type ReportingRhythm, type EvidenceBasis, type RiskInTheWay } from '@holdfast/domain';
import { actionScope, inSight, UNENDED } from '../actions';
import { drawnColumn, evidencedCte, evidencedJoin } from '../evidence';
import { targetOf, type LoadedIndicator } from '../indicators';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope, todayAt } from '../registers';
import { visible, withheld } from '../risk-lists';

/** Open risks in the way of objectives, as far as the caller may read them, put together where they stand alike. */
export async function risksInTheWay(sql: Sql, actor: Actor, basis: EvidenceBasis): Promise<{ inherent: Hung<RiskInTheWay>[]; residual: Hung<RiskInTheWay>[] }> {
  const bound = new Bound();
  boundTo(bound, actor);
  const evidenced = basis === 'evidenced';
  const scope = readableScope(bound, {});
  // Of those alone that stand in the way of something.
  const judged = evidenced ? `, ${evidencedCte(todayAt(bound, sql.now), { of: 'k.id IN (SELECT risk_id FROM risk_objective WHERE organisation_id = $1)' })}` : '';
  const claimed = (name: string): string => `k.residual_${name}`;
  const rows = await sql.rows<{ objectives: string[]; upperObjectives: string[]; inherent: RiskInTheWay['standing']; residual: RiskInTheWay['standing']; nowhere: boolean; count: number }>(
    `WITH ${scope}${judged}, linked AS MATERIALIZED (
       SELECT k.id, k.upper_risk_id, ${standing((name) => `k.inherent_${name}`)} AS inherent, ${standing(evidenced ? (name) => drawnColumn('k', name) : claimed)} AS residual,
         ${evidenced ? `e.drawn IS NOT DISTINCT FROM 'nowhere'` : 'false'} AS nowhere, l.objectives
       FROM (SELECT risk_id, array_agg(objective_id ORDER BY objective_id) AS objectives FROM risk_objective WHERE organisation_id = $1 GROUP BY 1) l
       JOIN risk k ON k.organisation_id = $1 AND k.id = l.risk_id JOIN scope s ON s.id = k.register_id ${evidenced ? evidencedJoin('k') : ''}
       WHERE k.status = 'open' AND ${visible('k', 's')} AND NOT ${withheld('k', 's')}
     )
     SELECT l.objectives, coalesce(above.objectives, '{}') AS "upperObjectives", l.inherent, l.residual, l.nowhere, count(*)::int AS count
     FROM linked l LEFT JOIN linked above ON above.id = l.upper_risk_id GROUP BY 1, 2, 3, 4, 5`,
    bound.values,
  );
  const of = (kind: 'inherent' | 'residual') => rows.map(({ objectives, upperObjectives, nowhere, count, ...standings }) => ({ objectives, count, what: { standing: standings[kind], upperObjectives, cannotBeDrawn: kind === 'residual' && nowhere } }));
  return { inherent: of('inherent'), residual: of('residual') };
}

/** As `jsonb`, which can be grouped by. */
const standing = (column: (name: string) => string): string =>
  `jsonb_build_object('matrixVersionId', CASE WHEN ${column('level')} IS NOT NULL THEN ${column('matrix_version_id')} END, 'likelihood', ${column('likelihood')}, 'impact', ${column('impact')}, 'level', ${column('level')})`;

export type ActionStanding = 'unended' | 'overdue' | 'ended';

/** Actions that serve objectives, in the caller's sight; null for who reads no register in full and owns none of them. What was cancelled is not counted. */
export async function actionsServing(sql: Sql, actor: Actor, today: string): Promise<Hung<ActionStanding>[] | null> {
  const bound = new Bound();
  boundTo(bound, actor);
  const rows = await sql.rows<Hung<ActionStanding> & { reader: boolean }>(
    `WITH ${actionScope(bound)}, serving AS (
       SELECT l.objectives, CASE WHEN NOT ${UNENDED} THEN 'ended' WHEN a.due_date < ${bound.put(today)}::date THEN 'overdue' ELSE 'unended' END AS what
       FROM (SELECT action_id, array_agg(objective_id ORDER BY objective_id) AS objectives FROM action_objective WHERE organisation_id = $1 GROUP BY 1) l
       JOIN action a ON a.organisation_id = $1 AND a.id = l.action_id WHERE a.status <> 'cancelled' AND ${inSight('a')}
     )
     SELECT EXISTS (SELECT FROM scope WHERE NOT public) AS reader, s.objectives, s.what, count(s.what)::int AS count
     FROM (SELECT) one LEFT JOIN serving s ON true GROUP BY 2, 3`,
    bound.values,
  );
  const found = rows.filter(({ count }) => count > 0);
  return found.length > 0 || rows.some(({ reader }) => reader) ? found.map(({ objectives, what, count }) => ({ objectives, what, count })) : null;
}

export interface MilestoneStanding {
  financialYear: number;
  state: MilestoneState;
  reportDue: boolean;
}

export async function milestonesOf(sql: Sql, organisationId: string, today: string): Promise<Hung<MilestoneStanding>[]> {
  const rows = await sql.rows<{ objectiveId: string; financialYear: number; dueDate: string; reporting: ReportingRhythm; progress: MilestoneProgress | null; reportedOn: string | null; addedOn: string; closed: boolean }>(
    `SELECT m.objective_id AS "objectiveId", m.financial_year AS "financialYear", m.due_date::text AS "dueDate", coalesce(m.reporting, o.reporting) AS reporting, m.progress,
       (SELECT (r.recorded_at AT TIME ZONE z.time_zone)::date::text FROM milestone_report r WHERE r.organisation_id = $1 AND r.milestone_id = m.id ORDER BY r.id DESC LIMIT 1) AS "reportedOn",
       (m.created_at AT TIME ZONE z.time_zone)::date::text AS "addedOn", o.closed_at IS NOT NULL AS closed
     FROM milestone m JOIN objective o ON o.organisation_id = $1 AND o.id = m.objective_id JOIN organisation z ON z.id = $1
     WHERE m.organisation_id = $1 AND m.withdrawn_at IS NULL`,
    [organisationId],
  );
  return rows.map((row) => ({
    objectives: [row.objectiveId], count: 1,
    what: { financialYear: row.financialYear, state: milestoneState(row, today), reportDue: !row.closed && reportDue(row, today) !== null },
  }));
}

export const indicatorsOf = (indicators: readonly LoadedIndicator[], today: string): Hung<IndicatorState>[] =>
  indicators.map((indicator) => {
    const { objectiveIds, direction, period, startsOn, recent } = indicator;
    const [latest] = recent;
    return { objectives: objectiveIds, count: 1, what: indicatorState(direction, latest ? targetOf(indicator, latest.periodStart) : null, latest ?? null, periodEnd(period, startsOn) < today) };
  });
