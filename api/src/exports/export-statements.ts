import { ASSESSMENT_KINDS, type AssessmentKind } from '@holdfast/domain';
import { acceptanceStateSql, shownTitle, visible, withheld } from '../risk-lists';

/*
 * What an export reads, as SQL over the CTE `scope`: `$1` is the organisation and `$2` the caller. `where` is what the list of risks
 * is narrowed by, over a risk `k` and its register `s`. Whoever reads public wording alone is told neither controls, actions,
 * decisions and files nor who judged what, and of an exempt risk its public wording and no more.
 */

export const momentText = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;
const title = (person: string): string => `${person}.job_title`;

const inFull = (value: string): string => `CASE WHEN NOT s.public THEN ${value} END`;
const unlessWithheld = (value: string): string => `CASE WHEN NOT ${withheld('k', 's')} THEN ${value} END`;

const assessed = (kind: AssessmentKind): Record<string, string> => ({
  [`${kind}MatrixId`]: `CASE WHEN k.${kind}_level IS NOT NULL THEN k.${kind}_matrix_version_id END`, [`${kind}Likelihood`]: `k.${kind}_likelihood`, [`${kind}Impact`]: `k.${kind}_impact`,
  [`${kind}LevelCode`]: `k.${kind}_level`, [`${kind}Score`]: `k.${kind}_score`,
  [`${kind}Published`]: inFull(`${kind}.published`), [`${kind}Justification`]: inFull(`nullif(${kind}.rationale, '')`), [`${kind}AssessedAt`]: inFull(momentText(`${kind}.recorded_at`)), [`${kind}AssessedBy`]: inFull(title(`${kind}_author`)),
});

const assessments = ASSESSMENT_KINDS.map((kind) => `
  LEFT JOIN risk_assessment ${kind} ON ${kind}.organisation_id = $1 AND ${kind}.id = k.${kind}_assessment_id
  LEFT JOIN person ${kind}_author ON ${kind}_author.organisation_id = $1 AND ${kind}_author.id = ${kind}.author_id`).join('');

/** The name of each value, and where it comes from. */
const riskValues = (today: string): Readonly<Record<string, string>> => ({
  id: 'k.id', registerId: 's.id', register: 's.name', reference: 'k.reference', status: 'k.status', title: shownTitle('k', 's'),
  cause: unlessWithheld(`nullif(k.cause, '')`), event: unlessWithheld(`nullif(k.event, '')`),
  consequence: `CASE WHEN ${withheld('k', 's')} THEN nullif(k.public_description, '') ELSE nullif(k.consequence, '') END`,
  category: unlessWithheld('kc.name'), unit: 'ku.name', owner: title('ko'), ownerName: 'ko.name', treatment: 'k.treatment', proximity: 'k.proximity',
  ...Object.assign({}, ...ASSESSMENT_KINDS.map(assessed)) as Record<string, string>,
  targetDate: day('k.target_date'), movement: 'k.residual_movement', moved: 'k.residual_moved',
  evidence: inFull('e.state'), evidenceDrawn: inFull('e.drawn'), evidenceSince: inFull(day('e.since')),
  controls: inFull(`(SELECT json_agg(c.title ORDER BY c.id) FROM control c WHERE c.organisation_id = $1 AND c.risk_id = k.id AND c.withdrawn_at IS NULL)`),
  actions: inFull(`(SELECT json_agg(concat(a.reference, ' ', a.title, ', due ', ${day('a.due_date')}, ', ', replace(a.status, '-', ' '), CASE WHEN a.status IN ('open', 'in-progress') THEN concat(', ', a.progress, '%') END) ORDER BY a.id)
    FROM action_risk l JOIN action a ON a.organisation_id = $1 AND a.id = l.action_id WHERE l.organisation_id = $1 AND l.risk_id = k.id)`),
  acceptance: inFull(acceptanceStateSql('k', today)), acceptedBy: inFull('accepted.author'), acceptedUntil: inFull(day('accepted.expires_on')), acceptanceReason: inFull('accepted.reason'),
  nextReview: day('k.next_review'),
  lastReview: inFull(momentText('reviewed.recorded_at')), lastReviewOutcome: inFull('reviewed.outcome'), lastReviewReason: inFull(`nullif(reviewed.reason, '')`), lastReviewBy: inFull('reviewed.author'),
  objectives: unlessWithheld(`(SELECT json_agg(concat(o.code, ' ', o.title) ORDER BY o.code, o.id) FROM risk_objective x JOIN objective o ON o.organisation_id = $1 AND o.id = x.objective_id WHERE x.organisation_id = $1 AND x.risk_id = k.id)`),
  escalatedTo: unlessWithheld(`(SELECT up.reference FROM risk up JOIN sight us ON us.id = up.register_id WHERE up.organisation_id = $1 AND up.id = k.upper_risk_id AND up.status <> 'draft' AND ${visible('up', 'us')})`),
  exemptGround: 'k.exempt_ground', publicTitle: inFull('k.public_title'), publicDescription: inFull('k.public_description'),
  openedAt: momentText('k.opened_at'), closedAt: momentText('k.closed_at'), closeReason: inFull('k.close_reason'), author: inFull(title('ka')),
  extra: inFull(`nullif(k.extra, '[]')`), inFull: 'NOT s.public',
});

export interface Parts {
  /** CTEs that begin with `scope`. */
  ctes: string;
  /** What the risks are looked for in. */
  from: string;
  where: string;
  today: string;
}

export interface RiskStatement {
  text: string;
  /** In the order of the values of each row's array. */
  names: readonly string[];
}

export function risksStatement({ ctes, from, where, today }: Parts): RiskStatement {
  const values = riskValues(today);
  return {
    names: Object.keys(values),
    text: `WITH ${ctes}
      SELECT json_build_array(${Object.values(values).join(', ')}) AS cells FROM ${from}
      JOIN unit ku ON ku.organisation_id = $1 AND ku.id = k.unit_id
      JOIN person ka ON ka.organisation_id = $1 AND ka.id = k.author_id
      LEFT JOIN category kc ON kc.organisation_id = $1 AND kc.id = k.category_id
      LEFT JOIN person ko ON ko.organisation_id = $1 AND ko.id = k.owner_id
      LEFT JOIN evidenced e ON e.id = k.id ${assessments}
      LEFT JOIN LATERAL (SELECT a.expires_on, a.reason, p.job_title AS author FROM risk_acceptance a JOIN person p ON p.organisation_id = $1 AND p.id = a.author_id
        WHERE a.organisation_id = $1 AND a.risk_id = k.id AND a.withdrawn_at IS NULL ORDER BY a.id DESC LIMIT 1) accepted ON NOT s.public
      LEFT JOIN LATERAL (SELECT v.recorded_at, v.outcome, v.reason, p.job_title AS author FROM review v JOIN person p ON p.organisation_id = $1 AND p.id = v.author_id
        WHERE v.organisation_id = $1 AND v.risk_id = k.id ORDER BY v.id DESC LIMIT 1) reviewed ON NOT s.public
      WHERE ${where} ORDER BY s.prefix COLLATE "C", s.id, k.number, k.id`,
  };
}

/** Assessments over time. Of what is withheld the public has no history. */
export const historyStatement = ({ ctes, from, where }: Parts): string => `WITH ${ctes}
  SELECT json_build_object('reference', k.reference, 'kind', a.kind, 'recordedAt', ${momentText('a.recorded_at')}, 'matrixId', a.matrix_version_id, 'likelihood', a.likelihood, 'impact', a.impact,
    'score', a.score, 'levelCode', a.level, 'justification', ${inFull(`nullif(a.rationale, '')`)}, 'assessedBy', ${inFull(title('p'))}) AS row
  FROM ${from} JOIN risk_assessment a ON a.organisation_id = $1 AND a.risk_id = k.id JOIN person p ON p.organisation_id = $1 AND p.id = a.author_id
  WHERE ${where} AND NOT ${withheld('k', 's')} ORDER BY s.prefix COLLATE "C", s.id, k.number, k.id, a.id`;

export const actionsStatement = ({ ctes, from, where }: Parts): string => `WITH ${ctes}, served AS MATERIALIZED (
    SELECT l.action_id, json_agg(k.reference ORDER BY s.prefix COLLATE "C", s.id, k.number) AS risks FROM ${from} JOIN action_risk l ON l.organisation_id = $1 AND l.risk_id = k.id
    WHERE ${where} AND NOT s.public GROUP BY l.action_id
  )
  SELECT json_build_object('reference', a.reference, 'risks', served.risks, 'title', a.title, 'description', nullif(a.description, ''), 'owner', ${title('p')}, 'priority', a.priority, 'status', a.status,
    'progress', a.progress, 'dueDate', ${day('a.due_date')}, 'firstDueDate', ${day('a.first_due_date')}, 'endedAt', ${momentText('a.ended_at')},
    'costs', (SELECT json_agg(concat(c.financial_year, '/', to_char((c.financial_year + 1) % 100, 'FM00'), ' ', c.kind, ' ', coalesce(c.amount::text, 'not known')) ORDER BY c.financial_year, c.kind COLLATE "C")
      FROM action_cost c WHERE c.organisation_id = $1 AND c.action_id = a.id)) AS row
  FROM served JOIN action a ON a.organisation_id = $1 AND a.id = served.action_id JOIN person p ON p.organisation_id = $1 AND p.id = a.owner_id ORDER BY a.id`;

export const controlsStatement = ({ ctes, from, where }: Parts): string => `WITH ${ctes}
  SELECT json_build_object('risk', k.reference, 'title', c.title, 'description', nullif(c.description, ''), 'owner', ${title('p')}, 'effectiveness', c.effectiveness, 'assessedOn', ${day('c.assessed_on')},
    'evidenceLink', nullif(c.evidence_link, ''), 'leansOn', CASE WHEN EXISTS (SELECT FROM assessment_control n WHERE n.organisation_id = $1 AND n.assessment_id = k.residual_assessment_id AND n.control_id = c.id) THEN 'Yes' ELSE 'No' END,
    'withdrawnAt', ${momentText('c.withdrawn_at')}, 'withdrawnReason', c.withdrawn_reason) AS row
  FROM ${from} JOIN control c ON c.organisation_id = $1 AND c.risk_id = k.id JOIN person p ON p.organisation_id = $1 AND p.id = c.owner_id
  WHERE ${where} AND NOT s.public ORDER BY s.prefix COLLATE "C", s.id, k.number, k.id, c.id`;

/** Names of extra fields, as the registers call them. */
export const extraNamesStatement = ({ ctes, from, where }: Parts): string => `WITH ${ctes}
  SELECT DISTINCT x.one ->> 'name' AS name FROM ${from} CROSS JOIN LATERAL jsonb_array_elements(k.extra) x (one) WHERE k.extra <> '[]' AND ${where} AND NOT s.public ORDER BY 1`;

export const MATRICES = `SELECT v.id, m.name, v.number, v.definition FROM risk_matrix_version v JOIN risk_matrix m ON m.organisation_id = $1 AND m.id = v.matrix_id WHERE v.organisation_id = $1 AND v.published_at IS NOT NULL`;
