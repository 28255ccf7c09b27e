import type { PersonRef, StandingView } from '@holdfast/contracts';
import type { AssessmentKind, Effectiveness, Treatment, Watching } from '@holdfast/domain';
import { personRef } from '../risks';

/** What the rules look at, of one open risk, to find what contradicts itself: see FACTS_IN_QUESTION. */
export interface FactsInQuestion {
  ownerLeft: boolean;
  treatment: Treatment | null;
  nextReview: string | null;
  standings: Record<AssessmentKind, StandingView>;
  controls: Effectiveness[];
  /** Due dates of the actions that have not ended. */
  due: string[];
  /** The latest acceptance of a risk that is tolerated. */
  acceptance: { expiresOn: string; withdrawn: boolean; residual: StandingView } | null;
  /** Approved exceptions to policy that nothing has renewed. */
  exceptions: { expiresOn: string; residual: StandingView }[];
}

/** The same with what a report names, and what flags are raised on: see RISK_IN_QUESTION. */
export interface RiskInQuestion extends FactsInQuestion {
  id: string;
  number: number;
  reference: string;
  title: string;
  owner: PersonRef | null;
  openedOn: string;
  /** What the latest reviews did to the level, newest first; as many as it takes to say for how many it stood still. */
  moved: (number | null)[];
  /** Of a risk at the highest level: its residual assessments, newest first, and whether each was at the highest of its matrix. */
  assessments: { day: string; highest: boolean }[];
  /** The latest reading of each indicator that watches it, where it was not reviewed since. */
  watching: Watching[];
}

const standing = (table: string, prefix = ''): string => `json_build_object('matrixVersionId', ${table}.${prefix}matrix_version_id, 'likelihood', ${table}.${prefix}likelihood,
  'impact', ${table}.${prefix}impact, 'level', ${table}.${prefix}level, 'score', ${table}.${prefix}score)`;

const dayOf = (moment: string): string => `to_char(${moment} AT TIME ZONE z.time_zone, 'YYYY-MM-DD')`;

/** A review that moved the level ends the row of those that did not: no more than these are ever asked for. */
export const MOST_REVIEWS = 100;

const FACTS = `k.treatment, k.next_review::text AS "nextReview", o.left_at IS NOT NULL AS "ownerLeft",
    json_build_object('inherent', ${standing('k', 'inherent_')}, 'residual', ${standing('k', 'residual_')}, 'target', ${standing('k', 'target_')}) AS standings,
    ARRAY(SELECT c.effectiveness FROM control c WHERE c.organisation_id = k.organisation_id AND c.risk_id = k.id AND c.withdrawn_at IS NULL) AS controls,
    ARRAY(SELECT a.due_date::text FROM action_risk x JOIN action a ON a.organisation_id = x.organisation_id AND a.id = x.action_id
      WHERE x.organisation_id = k.organisation_id AND x.risk_id = k.id AND a.status IN ('open', 'in-progress')) AS due,
    CASE WHEN k.treatment = 'tolerate' THEN (SELECT json_build_object('expiresOn', t.expires_on, 'withdrawn', t.withdrawn_at IS NOT NULL, 'residual', ${standing('t')})
      FROM risk_acceptance t WHERE t.organisation_id = k.organisation_id AND t.risk_id = k.id ORDER BY t.id DESC LIMIT 1) END AS acceptance,
    coalesce((SELECT json_agg(json_build_object('expiresOn', x.expires_on, 'residual', ${standing('x')})) FROM policy_exception x
      WHERE x.organisation_id = k.organisation_id AND x.risk_id = k.id AND x.step = 'approved' AND x.successor_id IS NULL), '[]'::json) AS exceptions`;

const OPEN_RISK = `FROM risk k
  JOIN organisation z ON z.id = k.organisation_id
  LEFT JOIN person o ON o.organisation_id = k.organisation_id AND o.id = k.owner_id
  LEFT JOIN risk_matrix_version m ON m.organisation_id = k.organisation_id AND m.id = k.residual_matrix_version_id
  WHERE k.organisation_id = $1 AND k.status = 'open'`;

/** $1 is the organisation. Goes on with a condition on the risk k. */
export const FACTS_IN_QUESTION = `SELECT ${FACTS} ${OPEN_RISK}`;

/** $1 is the organisation. Goes on with a condition on the risk k. */
export const RISK_IN_QUESTION = `
  SELECT k.id, k.number, k.reference, k.title, ${dayOf('k.opened_at')} AS "openedOn", CASE WHEN o.id IS NOT NULL THEN ${personRef('o')} END AS owner, ${FACTS},
    ARRAY(SELECT v.moved FROM review v WHERE v.organisation_id = k.organisation_id AND v.risk_id = k.id ORDER BY v.id DESC LIMIT ${MOST_REVIEWS}) AS moved,
    CASE WHEN k.residual_level = m.definition #>> '{levels,-1,code}' THEN (
      SELECT json_agg(json_build_object('day', ${dayOf('a.recorded_at')}, 'highest', coalesce(a.level = am.definition #>> '{levels,-1,code}', false)) ORDER BY a.id DESC)
      FROM risk_assessment a JOIN risk_matrix_version am ON am.organisation_id = a.organisation_id AND am.id = a.matrix_version_id
      WHERE a.organisation_id = k.organisation_id AND a.risk_id = k.id AND a.kind = 'residual') END AS assessments,
    coalesce((SELECT json_agg(json_build_object('title', i.code || ' ' || i.title, 'direction', i.direction, 'value', w.value, 'day', ${dayOf('w.recorded_at')},
        'target', (SELECT json_build_object('value', t.value, 'upper', t.upper, 'tolerance', t.tolerance) FROM indicator_target t
          WHERE t.organisation_id = k.organisation_id AND t.indicator_id = i.id AND t.financial_year = extract(year FROM w.period_start - interval '3 months'))) ORDER BY i.code)
      FROM indicator_risk x JOIN indicator i ON i.organisation_id = x.organisation_id AND i.id = x.indicator_id AND i.closed_at IS NULL
      CROSS JOIN LATERAL (SELECT r.* FROM indicator_reading r WHERE r.organisation_id = i.organisation_id AND r.indicator_id = i.id
        AND NOT EXISTS (SELECT FROM indicator_reading c WHERE c.organisation_id = r.organisation_id AND c.corrects_id = r.id) ORDER BY r.period_start DESC LIMIT 1) w
      WHERE x.organisation_id = k.organisation_id AND x.risk_id = k.id
        AND NOT EXISTS (SELECT FROM review v WHERE v.organisation_id = k.organisation_id AND v.risk_id = k.id AND v.recorded_at >= w.recorded_at)), '[]'::json) AS watching
  ${OPEN_RISK}`;
