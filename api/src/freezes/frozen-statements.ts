import { ASSESSMENT_KINDS, type AssessmentKind, type FrozenForm } from '@holdfast/domain';
import { evidencedCte } from '../evidence';

/*
 * What a freeze holds, row by row, as SQL: $1 is the organisation, $2 the register or the ids that are wanted. Each
 * gives `row`, a FrozenRow of the domain. They are asked with the search path of the past. A change here changes digests: what
 * is to be frozen besides makes a form of its own, and these stay. EVIDENCE belongs to form 2, what an imported register said to form 3.
 */

const rowOf = (fields: Readonly<Record<string, string>>): string => `json_build_object(${Object.entries(fields).map(([name, value]) => `'${name}', ${value}`).join(', ')}) AS row`;

const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** What does not turn on the settings of the connection. */
const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;

/** As the statements write a moment. */
export const frozenMoment = (at: Date): string => at.toISOString().replace('Z', '000Z');

export const ORGANISATION = `SELECT ${rowOf({ kind: `'organisation'`, id: 'o.id', name: 'o.name', timeZone: 'o.time_zone' })} FROM organisation o WHERE o.id = $1 AND o.id = $2`;

export const REGISTER = `SELECT ${rowOf({
  kind: `'register'`, id: 'r.id', name: 'r.name', description: 'r.description', layer: 'r.layer', prefix: 'r.prefix', unitId: 'r.unit_id', ownerId: 'r.owner_id', matrixVersionId: 'r.matrix_version_id',
  appetite: 'r.appetite', reviewMonths: 'r.review_months', reviewMonthsByLevel: 'r.review_months_by_level', parentId: 'r.parent_id', closedAt: moment('r.closed_at'),
})} FROM register r WHERE r.organisation_id = $1 AND r.id = $2`;

const assessment = (a: string, more = ''): string => `CASE WHEN ${a}.id IS NOT NULL THEN json_build_object('id', ${a}.id, 'matrixVersionId', ${a}.matrix_version_id, 'likelihood', ${a}.likelihood,
  'impact', ${a}.impact, 'level', ${a}.level, 'score', ${a}.score, 'rationale', ${a}.rationale, 'authorId', ${a}.author_id, 'recordedAt', ${moment(`${a}.recorded_at`)}${more}) END`;
const assessed = (kind: AssessmentKind): string => `LEFT JOIN risk_assessment ${kind} ON ${kind}.organisation_id = k.organisation_id AND ${kind}.id = k.${kind}_assessment_id`;

export const risksOf = (form: FrozenForm): string => `SELECT ${rowOf({
  kind: `'risk'`, id: 'k.id', reference: 'k.reference', number: 'k.number', status: 'k.status', title: 'k.title', cause: 'k.cause', event: 'k.event', consequence: 'k.consequence',
  categoryId: 'k.category_id', ownerId: 'k.owner_id', unitId: 'k.unit_id', treatment: 'k.treatment', proximity: 'k.proximity', exemptGround: 'k.exempt_ground', publicTitle: 'k.public_title',
  publicDescription: 'k.public_description', upperRiskId: 'k.upper_risk_id',
  objectiveIds: `ARRAY(SELECT l.objective_id FROM risk_objective l WHERE l.organisation_id = k.organisation_id AND l.risk_id = k.id ORDER BY l.objective_id)`,
  openedAt: moment('k.opened_at'), closedAt: moment('k.closed_at'), closeReason: 'k.close_reason', nextReview: day('k.next_review'), targetDate: day('k.target_date'),
  ...(form >= 3 ? { extra: 'k.extra' } : {}),
  ...Object.fromEntries(ASSESSMENT_KINDS.map((kind) => [kind, assessment(kind, form >= 3 ? `, 'published', ${kind}.published` : '')])),
})} FROM risk k ${ASSESSMENT_KINDS.map(assessed).join(' ')} WHERE k.organisation_id = $1 AND k.register_id = $2`;

export const CONTROLS = `SELECT ${rowOf({
  kind: `'control'`, id: 'c.id', riskId: 'c.risk_id', title: 'c.title', description: 'c.description', ownerId: 'c.owner_id', effectiveness: 'c.effectiveness', assessedOn: day('c.assessed_on'),
  evidenceLink: 'c.evidence_link', withdrawnAt: moment('c.withdrawn_at'), withdrawnReason: 'c.withdrawn_reason',
})} FROM risk k JOIN control c ON c.organisation_id = k.organisation_id AND c.risk_id = k.id WHERE k.organisation_id = $1 AND k.register_id = $2`;

export const ACCEPTANCES = `SELECT ${rowOf({
  kind: `'acceptance'`, id: 'a.id', riskId: 'a.risk_id', matrixVersionId: 'a.matrix_version_id', likelihood: 'a.likelihood', impact: 'a.impact', level: 'a.level', score: 'a.score',
  reason: 'a.reason', expiresOn: day('a.expires_on'), authorId: 'a.author_id', recordedAt: moment('a.recorded_at'), withdrawnAt: moment('a.withdrawn_at'),
})} FROM risk k JOIN risk_acceptance a ON a.organisation_id = k.organisation_id AND a.risk_id = k.id WHERE k.organisation_id = $1 AND k.register_id = $2`;

export const ACTIONS = `
  WITH served AS MATERIALIZED (
    SELECT l.action_id, array_agg(l.risk_id ORDER BY l.risk_id) AS risks FROM risk k JOIN action_risk l ON l.organisation_id = k.organisation_id AND l.risk_id = k.id
    WHERE k.organisation_id = $1 AND k.register_id = $2 GROUP BY l.action_id
  )
  SELECT ${rowOf({
    kind: `'action'`, id: 'a.id', reference: 'a.reference', title: 'a.title', description: 'a.description', ownerId: 'a.owner_id', priority: 'a.priority', status: 'a.status', progress: 'a.progress',
    dueDate: day('a.due_date'), firstDueDate: day('a.first_due_date'), endedAt: moment('a.ended_at'), riskIds: 's.risks',
    costs: `coalesce((SELECT json_agg(json_build_object('financialYear', c.financial_year, 'kind', c.kind, 'amount', c.amount) ORDER BY c.financial_year, c.kind COLLATE "C")
      FROM action_cost c WHERE c.organisation_id = a.organisation_id AND c.action_id = a.id), '[]'::json)`,
  })} FROM served s JOIN action a ON a.organisation_id = $1 AND a.id = s.action_id`;

export const MATRICES = `SELECT ${rowOf({ kind: `'matrix'`, id: 'v.id', name: 'm.name', number: 'v.number', definition: 'v.definition' })}
  FROM risk_matrix_version v JOIN risk_matrix m ON m.organisation_id = v.organisation_id AND m.id = v.matrix_id WHERE v.organisation_id = $1 AND v.id = ANY ($2::uuid[])`;

export const CROSSWALKS = `SELECT DISTINCT ON (c.from_version_id, c.to_version_id) ${rowOf({ kind: `'crosswalk'`, id: 'c.id', number: 'c.number', fromVersionId: 'c.from_version_id', toVersionId: 'c.to_version_id', mapping: 'c.mapping' })}
  FROM crosswalk c WHERE c.organisation_id = $1 AND c.from_version_id = ANY ($2::uuid[]) AND c.to_version_id = ANY ($2::uuid[]) ORDER BY c.from_version_id, c.to_version_id, c.number DESC`;

export const UNITS = `SELECT ${rowOf({ kind: `'unit'`, id: 'u.id', name: 'u.name', unitKind: 'u.kind' })} FROM unit u WHERE u.organisation_id = $1 AND u.id = ANY ($2::uuid[])`;
export const PEOPLE = `SELECT ${rowOf({ kind: `'person'`, id: 'p.id', name: 'p.name', jobTitle: 'p.job_title' })} FROM person p WHERE p.organisation_id = $1 AND p.id = ANY ($2::uuid[])`;
export const CATEGORIES = `SELECT ${rowOf({ kind: `'category'`, id: 'c.id', name: 'c.name' })} FROM category c WHERE c.organisation_id = $1 AND c.id = ANY ($2::uuid[])`;
export const OBJECTIVES = `SELECT ${rowOf({ kind: `'objective'`, id: 'o.id', code: 'o.code', title: 'o.title' })} FROM objective o WHERE o.organisation_id = $1 AND o.id = ANY ($2::uuid[])`;

/** Judged for the day that it was at the moment of the freeze. */
export const evidenceAt = (moment: Date): string => `
  WITH scope AS MATERIALIZED (SELECT $2::uuid AS id, false AS public), ${evidencedCte(`('${moment.toISOString()}'::timestamptz AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = $1))::date`)}
  SELECT ${rowOf({
    kind: `'evidence'`, id: 'e.id', state: 'e.state', drawn: 'e.drawn', since: day('e.since'),
    controlIds: 'ARRAY(SELECT n.control_id FROM assessment_control n WHERE n.organisation_id = k.organisation_id AND n.assessment_id = k.residual_assessment_id ORDER BY n.control_id)',
  })} FROM evidenced e JOIN risk k ON k.organisation_id = $1 AND k.id = e.id WHERE e.state IS NOT NULL`;
