import type { EvidenceKind } from '@holdfast/domain';

/*
 * Where entries of evidence come from, one source for each kind, over a control `c`; `$1` is the organisation. A further kind is a
 * word of the domain's EVIDENCE_KINDS and a line here.
 */

interface Source {
  /** What of a control it is looked up by, columns of LEANING: many controls lean on one programme, and that is looked up once. */
  by: readonly string[];
  /** `outcome`, `held_on`, `counts_from` and `expires_on` of what counts, over these columns of `c`. */
  counts: string;
  /** Of all that was looked at: an EvidenceEntryView without `maySign`, as JSON, with what orders and decides it. */
  told: (sight: EntrySight) => string;
}

/** What of the places that entries come from the caller may see, as SQL: of a rehearsal `e`, of an invocation `i`, and of a plan `p`. */
export interface EntrySight {
  exercise: string;
  invocation: string;
  plan: string;
}

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${MOMENT})`;
const person = (id: string): string => `(SELECT json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) FROM person p WHERE p.organisation_id = $1 AND p.id = ${id})`;

/** What rehearsals of a control are about. Not a coalesce: under row-level security that would keep an index from being used, whose expression this is too. */
export const rehearsedBy = (c: string): string =>
  `CASE WHEN ${c}.evidence_programme_id IS NOT NULL THEN ${c}.evidence_programme_id WHEN ${c}.evidence_resource_id IS NOT NULL THEN ${c}.evidence_resource_id ELSE ${c}.evidence_plan_id END`;

const VERDICT_OUTCOME = `CASE v.verdict WHEN 'implemented' THEN 'passed' ELSE 'failed' END`;
/** What is no longer relevant says nothing about a control. */
const VERDICTS_OF = `recommendation_entry v WHERE v.organisation_id = $1 AND v.recommendation_id = c.evidence_recommendation_id AND v.kind = 'followed-up' AND v.verdict <> 'no-longer-relevant'`;

/** The rehearsals of what a control names, of the kinds that suffice, that show what it asks for: `showsWhatIsAsked` of the domain. */
const rehearsalsOf = (subject: string): string => `exercise_verdict v WHERE v.organisation_id = $1 AND v.subject_id = ${subject}
  AND v.exercise_kind = ANY (c.evidence_exercise_kinds) AND (v.outcome = 'failed' OR v.in_time OR c.evidence_asks = 'talked-through')`;

/** Whose real use counts: of the plan that a control names, else of the resource. */
export const usedFor = (c: string): string => `CASE WHEN ${c}.evidence_plan_id IS NOT NULL THEN ${c}.evidence_plan_id ELSE ${c}.evidence_resource_id END`;

/** Each by an index of its own. */
const invocationsOf = (subject: string): string => `(SELECT * FROM invocation_verdict WHERE organisation_id = $1 AND plan_id = ${subject} UNION ALL SELECT * FROM invocation_verdict WHERE organisation_id = $1 AND resource_id = ${subject}) v`;
/** A FailedBy: a recovery in time may have brought back data that are too old. */
export const HOW_A_USE_FAILED = `CASE WHEN v.more_than THEN 'abandoned' WHEN v.data_loss_minutes IS NOT NULL AND v.measured_minutes <= coalesce(v.rto_minutes, v.measured_minutes) THEN 'over-rpo' WHEN v.outcome = 'failed' THEN 'over-rto' END`;

const PLAN_OUTCOME = `CASE y.kind WHEN 'retired' THEN 'failed' ELSE 'passed' END`;
const DAY_OF_PLAN = '(y.recorded_at AT TIME ZONE (SELECT time_zone FROM organisation WHERE id = $1))::date';
/** A plan is as good as its last approval or review, until the next one is due; once retired, nobody leans on it. */
const PLANS_OF = `plan_entry y JOIN plan p ON p.organisation_id = $1 AND p.id = y.plan_id
  WHERE y.organisation_id = $1 AND y.plan_id = c.evidence_plan_id AND y.kind IN ('approved', 'reviewed', 'retired')`;

/** A FailedBy of a rehearsal `e` about which `v` says something: by the clocks of what that is about, and by `dataLossIn` of the domain. */
export const HOW_A_REHEARSAL_FAILED = `(SELECT CASE WHEN bool_or(q.abandoned_at IS NOT NULL) THEN 'abandoned' WHEN bool_or(q.usable_at > e.lost_at + make_interval(mins => q.rto_minutes)) THEN 'over-rto'
    WHEN bool_or(CASE e.kind WHEN 'restore-test' THEN least(e.backup_taken_at, q.data_as_of) ELSE q.data_as_of END < e.lost_at - make_interval(mins => q.rpo_minutes)) THEN 'over-rpo' END
  FROM exercise_resource q WHERE q.organisation_id = $1 AND q.exercise_id = e.id AND (v.subject_type <> 'resource' OR q.resource_id = v.subject_id))`;

const SOURCES: Readonly<Record<EvidenceKind, Source>> = {
  'manual-check': {
    by: ['id'],
    counts: `SELECT x.outcome, x.held_on, x.recorded_at AS counts_from, NULL::date AS expires_on FROM control_check x WHERE x.organisation_id = $1 AND x.control_id = c.id AND NOT x.awaits_sign_off`,
    told: () => `SELECT json_build_object('id', x.id, 'kind', 'manual-check', 'outcome', x.outcome, 'heldOn', x.held_on, 'expiresOn', NULL, 'note', x.note, 'link', x.link, 'failedBy', NULL, 'about', NULL, 'author', ${person('x.author_id')},
        'recordedAt', ${moment('x.recorded_at')}, 'countsFrom', ${moment('CASE WHEN x.awaits_sign_off THEN g.recorded_at ELSE x.recorded_at END')}, 'signedBy', ${person('g.author_id')}) AS entry, x.recorded_at
      FROM control_check x LEFT JOIN control_check g ON g.organisation_id = $1 AND g.signs_id = x.id
      WHERE x.organisation_id = $1 AND x.control_id = c.id AND x.signs_id IS NULL`,
  },
  recommendation: {
    by: ['evidence_recommendation_id'],
    counts: `SELECT ${VERDICT_OUTCOME} AS outcome, v.held_on, v.recorded_at AS counts_from, NULL::date FROM ${VERDICTS_OF}`,
    told: () => `SELECT json_build_object('id', v.id, 'kind', 'recommendation', 'outcome', ${VERDICT_OUTCOME}, 'heldOn', v.held_on, 'expiresOn', NULL, 'note', v.note, 'link', '', 'failedBy', NULL, 'about', NULL, 'author', ${person('v.author_id')},
        'recordedAt', ${moment('v.recorded_at')}, 'countsFrom', ${moment('v.recorded_at')}, 'signedBy', NULL) AS entry, v.recorded_at
      FROM ${VERDICTS_OF}`,
  },
  exercise: {
    by: ['evidence_subject_id', 'evidence_exercise_kinds', 'evidence_asks'],
    counts: `SELECT v.outcome, v.held_on, v.recorded_at AS counts_from, NULL::date FROM ${rehearsalsOf('c.evidence_subject_id')}`,
    told: ({ exercise }) => `SELECT json_build_object('id', v.id, 'kind', 'exercise', 'outcome', v.outcome, 'heldOn', v.held_on, 'expiresOn', NULL, 'note', CASE WHEN ${exercise} THEN e.summary ELSE '' END, 'link', '',
        'failedBy', CASE WHEN ${exercise} AND v.outcome = 'failed' THEN ${HOW_A_REHEARSAL_FAILED} END,
        'about', CASE WHEN ${exercise} THEN json_build_object('type', 'exercise', 'id', e.id, 'reference', e.reference, 'title', e.title, 'exerciseKind', e.kind) END,
        'author', ${person('v.author_id')}, 'recordedAt', ${moment('v.recorded_at')}, 'countsFrom', ${moment('v.recorded_at')}, 'signedBy', NULL) AS entry, v.recorded_at
      FROM (SELECT v.* FROM ${rehearsalsOf(rehearsedBy('c'))}) v JOIN exercise e ON e.organisation_id = $1 AND e.id = v.exercise_id`,
  },
  invocation: {
    by: ['evidence_used_id'],
    counts: `SELECT v.outcome, v.held_on, v.recorded_at AS counts_from, NULL::date FROM ${invocationsOf('c.evidence_used_id')}`,
    told: ({ invocation }) => `SELECT json_build_object('id', v.id, 'kind', 'invocation', 'outcome', v.outcome, 'heldOn', v.held_on, 'expiresOn', NULL, 'note', v.note, 'link', '',
        'failedBy', ${HOW_A_USE_FAILED},
        'about', CASE WHEN ${invocation} THEN json_build_object('type', 'invocation', 'id', i.id, 'reference', i.reference, 'title', i.title, 'exerciseKind', NULL) END,
        'author', ${person('v.author_id')}, 'recordedAt', ${moment('v.recorded_at')}, 'countsFrom', ${moment('v.recorded_at')}, 'signedBy', NULL) AS entry, v.recorded_at
      FROM (SELECT v.* FROM ${invocationsOf(usedFor('c'))} WHERE 'invocation' = ANY (c.evidence_kinds)) v JOIN invocation i ON i.organisation_id = $1 AND i.id = v.invocation_id`,
  },
  'plan-review': {
    by: ['evidence_plan_id'],
    counts: `SELECT ${PLAN_OUTCOME} AS outcome, ${DAY_OF_PLAN} AS held_on, y.recorded_at AS counts_from, p.next_review FROM ${PLANS_OF}`,
    told: ({ plan }) => `SELECT json_build_object('id', y.id, 'kind', 'plan-review', 'outcome', ${PLAN_OUTCOME}, 'heldOn', ${DAY_OF_PLAN}, 'expiresOn', p.next_review, 'note', CASE WHEN ${plan} THEN y.note ELSE '' END, 'link', '', 'failedBy', NULL,
        'about', CASE WHEN ${plan} THEN json_build_object('type', 'plan', 'id', p.id, 'reference', p.reference, 'title', p.name, 'exerciseKind', NULL) END,
        'author', ${person('y.author_id')}, 'recordedAt', ${moment('y.recorded_at')}, 'countsFrom', ${moment('y.recorded_at')}, 'signedBy', NULL) AS entry, y.recorded_at
      FROM ${PLANS_OF} AND 'plan-review' = ANY (c.evidence_kinds)`,
  },
};

const each = (piece: (kind: string, source: Source) => string): string => Object.entries(SOURCES).map(([kind, source]) => piece(kind, source)).join(' UNION ALL ');

/** What `DECIDING` reads of a control `c`, for a CTE `leaning`; of one that is no longer in place nothing suffices. */
export const LEANING = `c.id, CASE WHEN c.withdrawn_at IS NULL THEN c.evidence_kinds END AS evidence_kinds, c.evidence_age, c.evidence_age_unit, c.evidence_recommendation_id, c.evidence_plan_id,
  ${rehearsedBy('c')} AS evidence_subject_id, ${usedFor('c')} AS evidence_used_id, c.evidence_exercise_kinds, c.evidence_asks`;

/** The entries of a kind that decide, of each control of `leaning`, as `control_id` and the columns of `counts`. */
function decidingOfKind(kind: string, { by, counts }: Source): string {
  const latest = `LATERAL (SELECT one.* FROM (${counts}) one ORDER BY counts_from DESC, outcome, held_on DESC LIMIT 1) d (outcome, held_on, counts_from, expires_on)`;
  const suffices = (c: string): string => `'${kind}' = ANY (${c}.evidence_kinds)`;
  if (by.includes('id')) return `SELECT c.id AS control_id, d.*, '${kind}' AS kind FROM leaning c CROSS JOIN ${latest} WHERE ${suffices('c')}`;
  // The offset keeps the look-up from being done again for each control.
  return `SELECT l.id AS control_id, c.outcome, c.held_on, c.counts_from, c.expires_on, '${kind}' AS kind
    FROM (SELECT c.*, d.* FROM (SELECT DISTINCT ${by.join(', ')} FROM leaning l WHERE ${suffices('l')}) c CROSS JOIN ${latest} OFFSET 0) c
    JOIN leaning l ON ${by.map((name) => `l.${name} = c.${name}`).join(' AND ')} WHERE ${suffices('l')}`;
}

/** The entry of each control of a CTE `leaning` that decides: `control_id`, `outcome`, `held_on`, `counts_from`, `expires_on` and its `kind`. Of what counts from the same moment a failure does, then what was looked at last. */
export const DECIDING = `SELECT DISTINCT ON (control_id) control_id, outcome, held_on, counts_from, expires_on, kind
  FROM (${each(decidingOfKind)}) d (control_id, outcome, held_on, counts_from, expires_on, kind) ORDER BY control_id, counts_from DESC, outcome, held_on DESC`;

/** All that was looked at of a control `c`, newest first, as JSON. */
export const entriesTold = (sight: EntrySight): string => `(SELECT coalesce(json_agg(t.entry ORDER BY t.recorded_at DESC), '[]'::json) FROM (${each((_, { told }) => told(sight))}) t)`;

/** The last day on which evidence of a control `c` looked at on a day is good: `goodUntil` of the domain. */
export const goodUntilSql = ({ heldOn, expiresOn }: { heldOn: string; expiresOn: string }): string =>
  `least(CASE c.evidence_age_unit WHEN 'months' THEN (${heldOn} + make_interval(months => c.evidence_age))::date WHEN 'days' THEN ${heldOn} + c.evidence_age::integer END, ${expiresOn})`;
