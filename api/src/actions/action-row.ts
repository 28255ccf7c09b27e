/*
 * The whitelist of what lists tell of an action `a`, as SQL: an ActionRow. Needs the CTE `scope`, `$1` the organisation. Of its
 * risks those are named that the caller reads in full, and the rest counted: whoever owns an action need not read them.
 */

const person = (p: string): string => `json_build_object('id', ${p}.id, 'name', ${p}.name, 'jobTitle', ${p}.job_title)`;

/** A moment as the wire has it. */
export const instantSql = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Those of its home first, each register's by number. */
const risks = `
  SELECT coalesce(json_agg(json_build_object('id', k.id, 'reference', k.reference, 'title', k.title, 'status', k.status, 'registerId', k.register_id)
      ORDER BY k.register_id <> a.register_id, s.prefix, k.number) FILTER (WHERE s.id IS NOT NULL), '[]'::json) AS seen,
    count(*) FILTER (WHERE s.id IS NULL)::int AS others
  FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
  LEFT JOIN scope s ON s.id = k.register_id AND NOT s.public
  WHERE x.organisation_id = $1 AND x.action_id = a.id`;

export const actionRowJoins = `
  JOIN person ao ON ao.organisation_id = $1 AND ao.id = a.owner_id
  JOIN register ar ON ar.organisation_id = $1 AND ar.id = a.register_id
  CROSS JOIN LATERAL (${risks}) served`;

const FIELDS = `'id', a.id, 'reference', a.reference, 'title', a.title, 'status', a.status, 'priority', a.priority, 'progress', a.progress,
  'owner', ${person('ao')}, 'registerId', a.register_id, 'registerName', ar.name,
  'dueDate', a.due_date, 'firstDueDate', a.first_due_date, 'slipDays', a.due_date - a.first_due_date, 'endedAt', ${instantSql('a.ended_at')},
  'risks', served.seen, 'otherRisks', served.others`;

export const actionRowJson = actionRowJsonWith('');

/** The same with further fields: `, 'name', value`. */
export function actionRowJsonWith(more: string): string {
  return `json_build_object(${FIELDS}${more})`;
}

/** What an action costs and saves, line by line. */
export const costsJson = `coalesce((SELECT json_agg(json_build_object('financialYear', c.financial_year, 'kind', c.kind, 'amount', c.amount) ORDER BY c.financial_year, c.kind)
  FROM action_cost c WHERE c.organisation_id = $1 AND c.action_id = a.id), '[]'::json)`;

/**
 * Done, with a target on an open risk in sight whose residual was not scored since. What is recorded at the same instant came after.
 */
export const asksForScore = `(a.status = 'done' AND a.target_risk_id IS NOT NULL
  AND EXISTS (SELECT FROM risk k JOIN scope s ON s.id = k.register_id AND NOT s.public WHERE k.organisation_id = $1 AND k.id = a.target_risk_id AND k.status = 'open')
  AND NOT EXISTS (SELECT FROM risk_assessment scored WHERE scored.organisation_id = $1 AND scored.risk_id = a.target_risk_id AND scored.kind = 'residual' AND scored.recorded_at >= a.ended_at))`;
