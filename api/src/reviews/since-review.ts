import type { SinceChange } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { todayAt } from '../registers';
import { standingOfAssessment, wireMoment } from './review-view';

/** One piece of the answer: rows of `at` and `change`, of the risk i since i.since. */
const piece = (at: string, kind: string, about: string, more: string, from: string): string =>
  `SELECT ${at} AS at, json_build_object('at', ${wireMoment(at)}, 'kind', ${kind}, 'about', ${about}${more ? `, ${more}` : ''}) AS change ${from}`;

const actions = 'FROM action_risk x JOIN action a ON a.organisation_id = x.organisation_id AND a.id = x.action_id';
const ofRisk = 'organisation_id = $1 AND';
const entries = `${actions} JOIN action_entry e ON e.organisation_id = a.organisation_id AND e.action_id = a.id`;

const pieces = (today: string): string[] => [
  piece('t.recorded_at', `'assessed'`, 'NULL', `'assessed', t.kind, 'after', ${standingOfAssessment('t')}, 'before', CASE WHEN b.id IS NOT NULL THEN ${standingOfAssessment('b')} END`, `
    FROM risk_assessment t LEFT JOIN LATERAL (SELECT p.* FROM risk_assessment p WHERE p.organisation_id = t.organisation_id AND p.risk_id = t.risk_id AND p.kind = t.kind AND p.id < t.id
      ORDER BY p.id DESC LIMIT 1) b ON true
    WHERE t.${ofRisk} t.risk_id = i.risk_id AND t.recorded_at > i.since`),
  piece('a.created_at', `'action-new'`, 'a.title', `'due', a.first_due_date`, `${actions} WHERE x.${ofRisk} x.risk_id = i.risk_id AND a.created_at > i.since`),
  piece('e.recorded_at', `'action-rescheduled'`, 'a.title', `'due', e.due_date, 'from', (SELECT q.due_date FROM action_entry q WHERE q.organisation_id = e.organisation_id AND q.action_id = e.action_id
      AND q.due_date IS NOT NULL AND q.id < e.id ORDER BY q.id DESC LIMIT 1)`, `
    ${entries} WHERE x.${ofRisk} x.risk_id = i.risk_id AND e.kind = 'rescheduled' AND e.recorded_at > i.since`),
  piece('e.recorded_at', `'action-' || CASE e.kind WHEN 'completed' THEN 'done' ELSE e.kind END`, 'a.title', `'note', e.note`, `
    ${entries} WHERE x.${ofRisk} x.risk_id = i.risk_id AND e.kind IN ('completed', 'cancelled', 'resumed') AND e.recorded_at > i.since`),
  // Late is late whenever it became so.
  piece(`(a.due_date::timestamp AT TIME ZONE 'UTC')`, `'action-late'`, 'a.title', `'due', a.due_date`, `
    ${actions} WHERE x.${ofRisk} x.risk_id = i.risk_id AND a.status IN ('open', 'in-progress') AND a.due_date < ${today}`),
  piece('c.created_at', `'control-new'`, 'c.title', '', `FROM control c WHERE c.${ofRisk} c.risk_id = i.risk_id AND c.created_at > i.since`),
  piece('c.withdrawn_at', `'control-withdrawn'`, 'c.title', '', `FROM control c WHERE c.${ofRisk} c.risk_id = i.risk_id AND c.withdrawn_at > i.since`),
  piece('t.recorded_at', `'control-assessed'`, 'c.title', `'effectiveness', t.effectiveness`, `
    FROM control c JOIN control_assessment t ON t.organisation_id = c.organisation_id AND t.control_id = c.id
    WHERE c.${ofRisk} c.risk_id = i.risk_id AND t.recorded_at > i.since AND t.recorded_at > c.created_at`),
  piece('t.recorded_at', `'accepted'`, 'NULL', `'until', t.expires_on`, `FROM risk_acceptance t WHERE t.${ofRisk} t.risk_id = i.risk_id AND t.recorded_at > i.since`),
  piece('t.withdrawn_at', `'acceptance-withdrawn'`, 'NULL', `'until', t.expires_on`, `FROM risk_acceptance t WHERE t.${ofRisk} t.risk_id = i.risk_id AND t.withdrawn_at > i.since`),
  piece('e.recorded_at', `'escalation'`, 'r.name', `'escalation', p.kind, 'entry', e.kind, 'note', e.note`, `
    FROM escalation p JOIN escalation_entry e ON e.organisation_id = p.organisation_id AND e.escalation_id = p.id
    JOIN register r ON r.organisation_id = p.organisation_id AND r.id = p.to_register_id
    WHERE p.${ofRisk} p.risk_id = i.risk_id AND e.recorded_at > i.since`),
  piece('t.at', `'edited'`, 'NULL', `'fields', (SELECT coalesce(json_agg(f ORDER BY f), '[]'::json) FROM json_object_keys(t.after::json) f)`, `
    FROM audit_event t WHERE t.${ofRisk} t.subject_id = i.risk_id AND t.action IN ('risk.edited', 'risk.handed-over') AND t.at > i.since`),
];

/** What happened to each risk since a moment, oldest first, in one statement whose pieces each go by an index of the risk. */
export async function changesSince(sql: Sql, actor: Actor, risks: readonly { riskId: string; since: string }[]): Promise<Map<string, SinceChange[]>> {
  if (risks.length === 0) return new Map();
  const bound = new Bound();
  bound.put(actor.organisationId);
  const today = todayAt(bound, sql.now);
  const [ids, since] = [bound.put(risks.map(({ riskId }) => riskId)), bound.put(risks.map((risk) => risk.since))];
  const rows = await sql.rows<{ riskId: string; changes: SinceChange[] }>(
    `SELECT i.risk_id AS "riskId", json_agg(c.change ORDER BY c.at) AS changes
     FROM unnest(${ids}::uuid[], ${since}::timestamptz[]) i (risk_id, since) CROSS JOIN LATERAL (${pieces(today).join(' UNION ALL ')}) c
     GROUP BY 1`,
    bound.values,
  );
  return new Map(rows.map(({ riskId, changes }) => [riskId, changes]));
}
