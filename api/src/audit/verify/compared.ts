import { ASSESSMENT_KINDS, canonicalJson, periodLabel, type IndicatorPeriod } from '@holdfast/domain';
import { auditedRisk, type StoredRisk } from '../../risks';
import { CONTINUITY } from './compared-continuity';
import { ACCEPTANCE, ESCALATION, FILE, SITTING } from './compared-decisions';
import { EXERCISE, EXERCISE_PROGRAMME, LOG_BATCH } from './compared-exercises';
import { FAILURE_REVIEW, INVOCATION } from './compared-invocations';
import { PLAN } from './compared-plans';
import { json, moment, type Compared, type Place, type State, type Told } from './to-compare';

const isStanding = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.values(value).some((part) => part !== null);

/** An assessment as one word, by which it is found among others. */
const asWord = (kind: string, standing: unknown, rationale: unknown, published: unknown): string => {
  const { matrixVersionId, likelihood, impact, level, score } = (standing ?? {}) as Record<string, unknown>;
  // Of what was taken back to unscored no matrix is told.
  const where = canonicalJson(level == null ? null : [matrixVersionId, likelihood ?? null, impact ?? null, level, score == null ? null : Number(score)]);
  const place = typeof published === 'string' ? `${kind} ${where}, published as ${published}` : `${kind} ${where}`;
  return typeof rationale === 'string' && rationale !== '' ? `${place}: ${rationale}` : place;
};

/** What a review decided, why and by whom, as one word. */
const reviewAsWord = (outcome: unknown, reason: unknown, authorId: unknown): string => `${String(outcome)} by ${String(authorId)}: ${String(reason)}`;

/** Every assessment has an event that says where it put the risk: those that a risk comes with, and each later one with its kind. What came along from another register has its events there. */
function followAssessments(state: State, { action, after }: Told): void {
  const begins = action === 'risk.added' || action === 'risk.drafted';
  const kinds = begins ? ASSESSMENT_KINDS.filter((kind) => isStanding(after?.[kind])) : ASSESSMENT_KINDS.filter((kind) => kind === after?.['kind']);
  if (kinds.length > 0) state['assessments'] = [...((state['assessments'] as string[] | undefined) ?? []), ...kinds.map((kind) => asWord(kind, state[kind], (after?.['rationales'] as Record<string, unknown> | undefined)?.[kind] ?? after?.['rationale'], (after?.['published'] as Record<string, unknown> | undefined)?.[kind]))];
}

/** Whoever confirms a risk reviews it, and so does whoever scores the residual of one that is open, or closes it in a sitting. */
function followReviews(state: State, { action, after, actorId }: Told): void {
  const said = (): [unknown, unknown] | null => {
    if (action === 'risk.reviewed') return [after?.['outcome'], after?.['reason']];
    if (action === 'risk.assessed' && after?.['kind'] === 'residual' && state['status'] === 'open') return ['re-scored', after['rationale'] ?? ''];
    return action === 'risk.closed' && after?.['outcome'] === 'closed' ? ['closed', after['closeReason']] : null;
  };
  const review = said();
  if (review) state['reviews'] = [...((state['reviews'] as string[] | undefined) ?? []), reviewAsWord(...review, actorId)];
}

/** A residual names the controls that it leans on; further ones may be named later. */
function followLeaning(state: State, { action, before, after }: Told): void {
  const named = (after?.['leansOn'] ?? []) as string[];
  if (action === 'risk.assessed' && after?.['kind'] === 'residual') state['leansOn'] = named;
  // What an event says replaces what was said before: this one adds to it.
  if (action === 'risk.leaning-named') state['leansOn'] = [...((before?.['leansOn'] ?? []) as string[]), ...named];
}

const RISK: Compared = {
  subjectType: 'risk',
  noun: 'risk',
  rows: `SELECT k.id, coalesce(k.reference, 'draft') AS label, json_build_object('risk', k,
      'objectiveIds', ARRAY(SELECT o.objective_id FROM risk_objective o WHERE o.organisation_id = k.organisation_id AND o.risk_id = k.id),
      'assessments', (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'matrixVersionId', a.matrix_version_id, 'likelihood', a.likelihood, 'impact', a.impact, 'level', a.level, 'score', a.score, 'rationale', a.rationale, 'published', a.published))
          FILTER (WHERE a.recorded_at >= k.created_at OR NOT EXISTS (
          SELECT FROM audit_event e WHERE e.organisation_id = k.organisation_id AND e.subject_id = k.id AND e.action = 'risk.moved')), '[]'::json)
        FROM risk_assessment a WHERE a.organisation_id = k.organisation_id AND a.risk_id = k.id),
      'leansOn', ARRAY(SELECT n.control_id FROM assessment_control n WHERE n.organisation_id = k.organisation_id AND n.assessment_id = k.residual_assessment_id),
      'reviews', (SELECT coalesce(json_agg(json_build_object('outcome', v.outcome, 'reason', v.reason, 'authorId', v.author_id)), '[]'::json)
        FROM review v WHERE v.organisation_id = k.organisation_id AND v.risk_id = k.id AND (v.outcome <> 'closed' OR NOT EXISTS (
          -- An older program did not tell what closed in a review from what closed otherwise.
          SELECT FROM audit_event e WHERE e.organisation_id = k.organisation_id AND e.subject_id = k.id AND e.action = 'risk.closed' AND NOT e.after ? 'outcome'))))::text AS state
    FROM risk k WHERE k.organisation_id = $1 ORDER BY k.id`,
  stateOf: ({ risk, objectiveIds, assessments, reviews, leansOn }) => ({
    ...auditedRisk(risk as StoredRisk, objectiveIds as string[]),
    leansOn,
    assessments: (assessments as { kind: string; rationale: string; published: string | null }[]).map((assessment) => asWord(assessment.kind, assessment, assessment.rationale, assessment.published)),
    reviews: (reviews as State[]).map(({ outcome, reason, authorId }) => reviewAsWord(outcome, reason, authorId)),
  }),
  begins: ['risk.added', 'risk.drafted', 'risk.moved'],
  ends: ['risk.discarded'],
  follow: (state, told) => {
    followAssessments(state, told);
    followReviews(state, told);
    followLeaning(state, told);
  },
};

const REGISTER: Compared = {
  subjectType: 'register',
  noun: 'register',
  rows: `SELECT r.id, r.name AS label, ${json({
    name: 'r.name', description: 'r.description', layer: 'r.layer', prefix: 'r.prefix', unitId: 'r.unit_id', ownerId: 'r.owner_id', matrixVersionId: 'r.matrix_version_id', appetite: 'r.appetite',
    reviewMonths: 'r.review_months', reviewMonthsByLevel: 'r.review_months_by_level', parentId: 'r.parent_id', closedAt: moment('r.closed_at'),
    stillReviews: 'r.still_reviews', highestMonths: 'r.highest_months', exceptionMonths: 'r.exception_months', escalateAt: 'r.escalate_at', escalateAboveAppetite: 'r.escalate_above_appetite',
  })} FROM register r WHERE r.organisation_id = $1 ORDER BY r.id`,
  begins: ['register.created'],
  whenTold: ['stillReviews', 'highestMonths', 'exceptionMonths', 'escalateAt', 'escalateAboveAppetite'],
};

type Role = string | { role: string; unitId: string };

/** Roles are given and taken one by one; whoever leaves loses them all. Those of the set-up are at the top unit, without saying so. */
function followRoles(state: State, { action, before, after }: Told, { topUnitId }: Place): void {
  const held = new Set((state['roles'] as string[] | undefined) ?? []);
  const named = (role: Role): string => (typeof role === 'string' ? `${role} at ${topUnitId}` : `${role.role} at ${role.unitId}`);
  if (action === 'person.invited') for (const role of (after?.['roles'] ?? []) as Role[]) held.add(named(role));
  if (action === 'person.role-granted') held.add(named(after as unknown as Role));
  if (action === 'person.role-ended') held.delete(named(before as unknown as Role));
  if (action === 'person.left') held.clear();
  state['roles'] = [...held];
}

const PERSON: Compared = {
  subjectType: 'person',
  noun: 'person',
  rows: `SELECT p.id, p.job_title AS label, ${json({
    name: 'p.name', jobTitle: 'p.job_title', email: 'p.email', leftAt: moment('p.left_at'),
    roles: `ARRAY(SELECT a.role || ' at ' || a.unit_id FROM role_assignment a WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.ended_at IS NULL)`,
    digestRhythm: 'c.rhythm', digestWeekday: 'c.weekday',
  })} FROM person p LEFT JOIN digest_choice c ON c.organisation_id = p.organisation_id AND c.person_id = p.id WHERE p.organisation_id = $1 ORDER BY p.id`,
  begins: ['person.invited'],
  whenTold: ['digestRhythm', 'digestWeekday'],
  follow: followRoles,
};

const CONTROL: Compared = {
  subjectType: 'control',
  noun: 'control',
  rows: `SELECT c.id, c.title AS label, ${json({
    riskId: 'c.risk_id', title: 'c.title', description: 'c.description', ownerId: 'c.owner_id', effectiveness: 'c.effectiveness', assessedOn: 'c.assessed_on', evidenceLink: 'c.evidence_link',
    withdrawn: 'c.withdrawn_reason', evidenceKinds: 'c.evidence_kinds', evidenceAge: `c.evidence_age || ' ' || c.evidence_age_unit`, evidenceSecondPerson: 'c.evidence_second_person',
    evidenceRecommendationId: 'c.evidence_recommendation_id', evidenceAsks: 'c.evidence_asks', evidenceExerciseKinds: 'c.evidence_exercise_kinds', evidenceProgrammeId: 'c.evidence_programme_id',
    evidenceResourceId: 'c.evidence_resource_id', evidencePlanId: 'c.evidence_plan_id',
    checks: `ARRAY(SELECT x.outcome || ' ' || x.held_on || CASE WHEN x.signs_id IS NULL THEN '' ELSE ' signed' END FROM control_check x WHERE x.organisation_id = c.organisation_id AND x.control_id = c.id
      AND x.recorded_at >= c.created_at ORDER BY x.id)`,
  })} FROM control c WHERE c.organisation_id = $1 ORDER BY c.id`,
  begins: ['control.added'],
  whenTold: ['evidenceKinds', 'evidenceAge', 'evidenceSecondPerson', 'evidenceRecommendationId', 'evidenceAsks', 'evidenceExerciseKinds', 'evidenceProgrammeId', 'evidenceResourceId', 'evidencePlanId'],
  goesWith: 'riskId',
  follow: (state, { action, after }) => {
    if (action === 'control.withdrawn') state['withdrawn'] = after?.['reason'];
    const check = action === 'control.checked' ? `${after?.['outcome'] as string} ${after?.['heldOn'] as string}` : action === 'control.check-signed-off' ? `passed ${after?.['heldOn'] as string} signed` : null;
    if (check !== null) state['checks'] = [...((state['checks'] as string[] | undefined) ?? []), check];
  },
};

const costsAsWords = (costs: unknown): string[] => ((costs ?? []) as State[]).map(({ financialYear, kind, amount }) => `${String(financialYear)} ${String(kind)} ${String(amount)}`);

const ACTION: Compared = {
  subjectType: 'action',
  noun: 'action',
  rows: `SELECT a.id, a.reference AS label, ${json({
    reference: 'a.reference', title: 'a.title', description: 'a.description', ownerId: 'a.owner_id', priority: 'a.priority', status: 'a.status', progress: 'a.progress', dueDate: 'a.due_date',
    replacement: `CASE WHEN a.replaces IS NOT NULL THEN json_build_object('system', a.replaces, 'from', a.replaced_from, 'to', a.replaced_to) END`,
    riskIds: 'ARRAY(SELECT l.risk_id FROM action_risk l WHERE l.organisation_id = a.organisation_id AND l.action_id = a.id)',
    objectiveIds: 'ARRAY(SELECT l.objective_id FROM action_objective l WHERE l.organisation_id = a.organisation_id AND l.action_id = a.id)',
    costs: `(SELECT coalesce(json_agg(json_build_object('financialYear', c.financial_year, 'kind', c.kind, 'amount', c.amount)), '[]'::json)
      FROM action_cost c WHERE c.organisation_id = a.organisation_id AND c.action_id = a.id)`,
    target: `CASE WHEN a.target_risk_id IS NOT NULL THEN json_build_object('riskId', a.target_risk_id, 'matrixVersionId', a.target_matrix_version_id, 'likelihood', a.target_likelihood,
      'impact', a.target_impact, 'level', a.target_level, 'score', a.target_score) END`,
  })} FROM action a WHERE a.organisation_id = $1 ORDER BY a.id`,
  stateOf: (row) => ({ ...row, costs: costsAsWords(row['costs']) }),
  begins: ['action.added'],
  follow: (state, { after }) => {
    if (after && 'costs' in after) state['costs'] = costsAsWords(after['costs']);
  },
};

const RECOMMENDATION: Compared = {
  subjectType: 'recommendation',
  noun: 'recommendation',
  rows: `SELECT m.id, m.reference AS label, ${json({
    reference: 'm.reference', source: 'm.source', reportTitle: 'm.report_title', reportDate: 'm.report_date', reportReference: 'm.report_reference', title: 'm.title', finding: 'm.finding',
    priority: 'm.priority', unitId: 'm.unit_id', ownerId: 'm.owner_id', state: 'm.state', response: 'm.response', verdict: 'm.verdict', dueDate: 'm.due_date', supersededById: 'm.superseded_by_id',
    riskIds: 'ARRAY(SELECT l.risk_id FROM recommendation_risk l WHERE l.organisation_id = m.organisation_id AND l.recommendation_id = m.id)',
    actionIds: 'ARRAY(SELECT l.action_id FROM recommendation_action l WHERE l.organisation_id = m.organisation_id AND l.recommendation_id = m.id)',
  })} FROM recommendation m WHERE m.organisation_id = $1 ORDER BY m.id`,
  begins: ['recommendation.raised'],
};

const EXCEPTION: Compared = {
  subjectType: 'exception',
  noun: 'exception',
  rows: `SELECT x.id, x.policy AS label, ${json({
    riskId: 'x.risk_id', step: 'x.step', policy: 'x.policy', deviation: 'x.deviation', why: 'x.reason', compensating: 'x.compensating', askedUntil: 'x.asked_until',
    controlIds: `ARRAY(SELECT (c ->> 'id')::uuid FROM jsonb_array_elements(x.controls) c)`, conditions: 'x.conditions', expiresOn: 'x.expires_on', renewsId: 'x.predecessor_id', renewedById: 'x.successor_id',
    residual: `json_build_object('matrixVersionId', x.matrix_version_id, 'likelihood', x.likelihood, 'impact', x.impact, 'level', x.level, 'score', x.score)`,
  })} FROM policy_exception x WHERE x.organisation_id = $1 ORDER BY x.id`,
  begins: ['exception.requested'],
};

const MILESTONE: Compared = {
  subjectType: 'milestone',
  noun: 'milestone',
  rows: `SELECT m.id, m.title AS label, ${json({
    objectiveId: 'm.objective_id', title: 'm.title', financialYear: 'm.financial_year', dueDate: 'm.due_date', reporting: 'm.reporting', milestoneProgress: 'm.progress', withdrawn: 'm.withdrawn_reason',
    reports: '(SELECT count(*)::int FROM milestone_report r WHERE r.organisation_id = m.organisation_id AND r.milestone_id = m.id)',
  })} FROM milestone m WHERE m.organisation_id = $1 ORDER BY m.id`,
  begins: ['milestone.added'],
  follow: (state, { action }) => {
    state['reports'] = Number(state['reports'] ?? 0) + (action === 'milestone.reported' ? 1 : 0);
  },
};

/** What was read for a period, or why nothing was, as one word. */
const readingAsWord = (label: unknown, reading: object | null): string => {
  const { reading: value, notCollected, narrative, reason } = (reading ?? {}) as State;
  return `${String(label)}: ${[value, notCollected, narrative, reason].filter((part) => part != null && part !== '').join('; ')}`;
};

const INDICATOR: Compared = {
  subjectType: 'indicator',
  noun: 'indicator',
  rows: `SELECT i.id, i.code AS label, ${json({
    code: 'i.code', title: 'i.title', description: 'i.description', measure: 'i.measure', direction: 'i.direction', period: 'i.period', startsOn: 'i.starts_on', perspective: 'i.perspective',
    unitId: 'i.unit_id', ownerId: 'i.owner_id', closedAt: moment('i.closed_at'),
    targets: `coalesce((SELECT json_agg(json_build_object('financialYear', t.financial_year, 'value', t.value::float8, 'upper', t.upper::float8, 'tolerance', t.tolerance::float8) ORDER BY t.financial_year)
      FROM indicator_target t WHERE t.organisation_id = i.organisation_id AND t.indicator_id = i.id), '[]'::json)`,
    objectiveIds: 'ARRAY(SELECT x.objective_id FROM indicator_objective x WHERE x.organisation_id = i.organisation_id AND x.indicator_id = i.id)',
    readings: `(SELECT coalesce(json_agg(json_build_object('periodStart', r.period_start, 'reading', r.value::float8, 'notCollected', r.not_collected, 'narrative', r.narrative, 'reason', r.correction_reason)), '[]'::json)
      FROM indicator_reading r WHERE r.organisation_id = i.organisation_id AND r.indicator_id = i.id)`,
  })} FROM indicator i WHERE i.organisation_id = $1 ORDER BY i.id`,
  stateOf: (row) => ({
    ...row,
    readings: (row['readings'] as { periodStart: string }[]).map((reading) => readingAsWord(periodLabel(row['period'] as IndicatorPeriod, reading.periodStart), reading)),
  }),
  begins: ['indicator.added'],
  follow: (state, { action, after }) => {
    if (action !== 'indicator.reading-entered' && action !== 'indicator.reading-corrected') return;
    state['readings'] = [...((state['readings'] as string[] | undefined) ?? []), readingAsWord(after?.['readingFor'], after)];
  },
};

/** What can be told from the events alone; docs/decisions/audit-events-are-sealed-in-batches.md says what is left out. */
export const COMPARED: readonly Compared[] = [
  {
    subjectType: 'organisation', noun: 'organisation', begins: ['organisation.set-up'],
    rows: `SELECT o.id, o.name AS label, ${json({ name: 'o.name', timeZone: 'o.time_zone' })} FROM organisation o WHERE o.id = $1`,
  },
  {
    // The top unit carries the name of the organisation, and came with it.
    subjectType: 'unit', noun: 'unit', begins: ['unit.created'],
    rows: `SELECT u.id, u.name AS label, ${json({ name: 'u.name', kind: 'u.kind', parentId: 'u.parent_id' })} FROM unit u WHERE u.organisation_id = $1 AND u.parent_id IS NOT NULL ORDER BY u.id`,
  },
  PERSON,
  {
    subjectType: 'matrix', noun: 'matrix', begins: ['matrix.created'], ends: ['matrix.discarded'],
    rows: `SELECT m.id, m.name AS label, ${json({ name: 'm.name', description: 'm.description' })} FROM risk_matrix m WHERE m.organisation_id = $1 ORDER BY m.id`,
  },
  {
    subjectType: 'matrix-version', noun: 'matrix version', begins: ['matrix-version.drafted'], ends: ['matrix-version.discarded'],
    rows: `SELECT v.id, m.name || ', version ' || v.number AS label, ${json({ matrixId: 'v.matrix_id', number: 'v.number', definition: 'v.definition', publishedAt: moment('v.published_at') })}
      FROM risk_matrix_version v JOIN risk_matrix m ON m.organisation_id = v.organisation_id AND m.id = v.matrix_id WHERE v.organisation_id = $1 ORDER BY v.id`,
  },
  {
    subjectType: 'crosswalk', noun: 'crosswalk', begins: ['crosswalk.declared'],
    rows: `SELECT c.id, 'number ' || c.number AS label, ${json({ fromVersionId: 'c.from_version_id', toVersionId: 'c.to_version_id', number: 'c.number', mapping: 'c.mapping', reason: 'c.reason' })}
      FROM crosswalk c WHERE c.organisation_id = $1 ORDER BY c.id`,
  },
  {
    subjectType: 'category', noun: 'category', begins: ['category.created'],
    rows: `SELECT c.id, c.name AS label, ${json({ name: 'c.name', closedAt: moment('c.closed_at') })} FROM category c WHERE c.organisation_id = $1 ORDER BY c.id`,
  },
  {
    subjectType: 'objective', noun: 'objective', begins: ['objective.created'], whenTold: ['description', 'kind', 'parentId', 'officerId', 'perspective', 'reporting'],
    rows: `SELECT o.id, o.code AS label, ${json({
      code: 'o.code', title: 'o.title', description: 'o.description', kind: 'o.kind', parentId: 'o.parent_id', unitId: 'o.unit_id', officerId: 'o.officer_id', perspective: 'o.perspective',
      reporting: 'o.reporting', closedAt: moment('o.closed_at'),
    })} FROM objective o WHERE o.organisation_id = $1 ORDER BY o.id`,
  },
  MILESTONE,
  INDICATOR,
  REGISTER,
  RISK,
  ACCEPTANCE,
  SITTING,
  ESCALATION,
  CONTROL,
  ACTION,
  FILE,
  RECOMMENDATION,
  {
    subjectType: 'partnership', noun: 'partnership', begins: ['partnership.added'],
    rows: `SELECT p.id, p.name AS label, ${json({
      name: 'p.name', partners: 'p.partners', purpose: 'p.purpose', unitId: 'p.unit_id', leadId: 'p.lead_id', significance: 'p.significance', meets: 'p.meets', nextReview: 'p.next_review',
      riskIds: 'ARRAY(SELECT l.risk_id FROM partnership_risk l WHERE l.organisation_id = p.organisation_id AND l.partnership_id = p.id)',
    })} FROM partnership p WHERE p.organisation_id = $1 ORDER BY p.id`,
  },
  {
    subjectType: 'working-calendar', noun: 'working calendar', begins: ['working-calendar.added'],
    rows: `SELECT c.id, c.name AS label, ${json({ name: 'c.name', weekly: 'c.weekly', holidays: 'c.holidays', isDefault: 'c.is_default', retired: 'c.retired_at IS NOT NULL' })}
      FROM working_calendar c WHERE c.organisation_id = $1 ORDER BY c.id`,
    whenTold: ['retired'],
  },
  {
    subjectType: 'impact-analysis', noun: 'impact analysis', begins: ['impact-analysis.started'],
    rows: `SELECT i.id, a.reference || ', version ' || i.number AS label,
        (i.content || jsonb_build_object('activityId', i.activity_id, 'number', i.number, 'step', i.step, 'nextReview', i.next_review))::text AS state
      FROM impact_analysis i JOIN activity a ON a.organisation_id = i.organisation_id AND a.id = i.activity_id WHERE i.organisation_id = $1 ORDER BY i.id`,
    whenTold: ['nextReview'],
  },
  {
    subjectType: 'scenario', noun: 'scenario', begins: ['scenario.saved'],
    rows: `SELECT s.id, s.name AS label, ${json({
      name: 's.name', note: 's.note', everything: 's.everything', lostAt: moment('s.lost_at'), basis: 's.basis',
      lostIds: 'ARRAY(SELECT l.resource_id FROM scenario_loss l WHERE l.organisation_id = s.organisation_id AND l.scenario_id = s.id ORDER BY 1)',
    })} FROM scenario s WHERE s.organisation_id = $1 ORDER BY s.id`,
  },
  ...CONTINUITY,
  {
    // The digest is counted anew from the file that is kept: another file is found here too.
    subjectType: 'import', noun: 'import', begins: ['import.written'],
    rows: `SELECT i.id, i.file_name AS label, ${json({
      about: 'i.about', registerId: 'i.register_id', fileName: 'i.file_name', size: 'i.size', digest: `encode(sha256((SELECT string_agg(c.content, ''::bytea ORDER BY c.position) FROM import_content c WHERE c.organisation_id = i.organisation_id AND c.import_id = i.id)), 'hex')`, things: 'i.things', added: 'i.added', changed: 'i.changed', same: 'i.same', leftOut: 'i.left_out',
    })} FROM import i WHERE i.organisation_id = $1 ORDER BY i.id`,
  },
  {
    subjectType: 'import-profile', noun: 'import profile', begins: ['import-profile.saved'], ends: ['import-profile.removed'],
    rows: `SELECT f.id, f.name AS label, ${json({ name: 'f.name', headers: 'f.headers', choices: 'f.choices' })} FROM import_profile f WHERE f.organisation_id = $1 ORDER BY f.id`,
  },
  {
    subjectType: 'export', noun: 'export', begins: ['export.made'],
    rows: `SELECT x.id, x.file_name AS label, ${json({
      fileName: 'x.file_name', format: 'x.format', part: 'x.part', holds: 'x.holds', registerId: 'x.register_id', below: 'x.below', basis: 'x.basis', asAt: 'x.as_at', filter: 'x.filter', moment: moment('x.moment'),
      risks: 'x.risks', exempt: 'x.exempt', size: 'x.size', digest: `encode(x.digest, 'hex')`, rowsDigest: `encode(x.rows_digest, 'hex')`,
    })} FROM register_export x WHERE x.organisation_id = $1 ORDER BY x.id`,
  },
  EXERCISE, EXERCISE_PROGRAMME, LOG_BATCH,
  INVOCATION, FAILURE_REVIEW,
  PLAN,
  EXCEPTION,
  {
    // Its digest is counted anew from the rows: an altered one is found here too.
    subjectType: 'freeze', noun: 'freeze', begins: ['freeze.taken'],
    rows: `SELECT f.id, f.name AS label, ${json({
      name: 'f.name', moment: moment('f.moment'), form: 'f.form', rows: 'f.row_count', open: 'f.open_risks', closed: 'f.closed_risks', headNumber: 'f.head_number', headHash: `encode(f.head_hash, 'hex')`,
      digest: `(SELECT encode(sha256(convert_to(string_agg(x.content || E'\\n', '' ORDER BY x.position), 'UTF8')), 'hex') FROM freeze_row x WHERE x.organisation_id = f.organisation_id AND x.freeze_id = f.id)`,
    })} FROM register_freeze f WHERE f.organisation_id = $1 ORDER BY f.id`,
  },
  {
    subjectType: 'report', noun: 'report', begins: ['report.made'],
    rows: `SELECT m.id, m.file_name AS label, ${json({
      report: 'm.report', format: 'm.format', part: 'm.part', detail: 'm.detail', residualBasis: 'm.basis', registerId: 'm.register_id', unitId: 'm.unit_id', freezeId: 'm.freeze_id', asAt: 'm.as_at', comparedWith: 'm.compared_with', moment: moment('m.moment'),
      exempt: 'm.exempt', fileName: 'm.file_name', size: 'm.size', digest: `encode(m.digest, 'hex')`, contentDigest: `encode(m.content_digest, 'hex')`,
    })} FROM made_report m WHERE m.organisation_id = $1 ORDER BY m.id`,
  },
  {
    subjectType: 'erratum', noun: 'erratum', begins: ['erratum.noted'],
    rows: `SELECT e.id, f.name AS label, ${json({ freezeId: 'e.freeze_id', riskId: 'e.risk_id', field: 'e.field', says: 'e.says', shouldSay: 'e.should_say', reason: 'e.reason' })}
      FROM freeze_erratum e JOIN register_freeze f ON f.organisation_id = e.organisation_id AND f.id = e.freeze_id WHERE e.organisation_id = $1 ORDER BY e.id`,
  },
];
