import type { EvidenceKind } from '@holdfast/domain';

/*
 * Where entries of evidence come from, one source for each kind, over a control `c`; `$1` is the organisation. A further kind is a
 * word of the domain's EVIDENCE_KINDS and a line here.
 */

interface Source {
  /** `outcome`, `held_on` and `counts_from` of what counts, under any name of its table, in an order that has an index. */
  counts: string;
  /** Of all that was looked at: an EvidenceEntryView without `maySign`, as JSON, with what orders and decides it. */
  told: string;
}

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${MOMENT})`;
const person = (id: string): string => `(SELECT json_build_object('id', p.id, 'name', p.name, 'jobTitle', p.job_title) FROM person p WHERE p.organisation_id = $1 AND p.id = ${id})`;

const VERDICT_OUTCOME = `CASE v.verdict WHEN 'implemented' THEN 'passed' ELSE 'failed' END`;
/** What is no longer relevant says nothing about a control. */
const VERDICTS_OF = `recommendation_entry v WHERE v.organisation_id = $1 AND v.recommendation_id = c.evidence_recommendation_id AND v.kind = 'followed-up' AND v.verdict <> 'no-longer-relevant'`;

const SOURCES: Readonly<Record<EvidenceKind, Source>> = {
  'manual-check': {
    counts: `SELECT x.outcome, x.held_on, x.recorded_at AS counts_from FROM control_check x WHERE x.organisation_id = $1 AND x.control_id = c.id AND NOT x.awaits_sign_off`,
    told: `SELECT json_build_object('id', x.id, 'kind', 'manual-check', 'outcome', x.outcome, 'heldOn', x.held_on, 'note', x.note, 'link', x.link, 'author', ${person('x.author_id')},
        'recordedAt', ${moment('x.recorded_at')}, 'countsFrom', ${moment('CASE WHEN x.awaits_sign_off THEN g.recorded_at ELSE x.recorded_at END')}, 'signedBy', ${person('g.author_id')}) AS entry, x.recorded_at
      FROM control_check x LEFT JOIN control_check g ON g.organisation_id = $1 AND g.signs_id = x.id
      WHERE x.organisation_id = $1 AND x.control_id = c.id AND x.signs_id IS NULL`,
  },
  recommendation: {
    counts: `SELECT ${VERDICT_OUTCOME} AS outcome, v.held_on, v.recorded_at AS counts_from FROM ${VERDICTS_OF}`,
    told: `SELECT json_build_object('id', v.id, 'kind', 'recommendation', 'outcome', ${VERDICT_OUTCOME}, 'heldOn', v.held_on, 'note', v.note, 'link', '', 'author', ${person('v.author_id')},
        'recordedAt', ${moment('v.recorded_at')}, 'countsFrom', ${moment('v.recorded_at')}, 'signedBy', NULL) AS entry, v.recorded_at
      FROM ${VERDICTS_OF}`,
  },
};

const each = (piece: (kind: string, source: Source) => string): string => Object.entries(SOURCES).map(([kind, source]) => piece(kind, source)).join(' UNION ALL ');

/** The entry of a control `c` that decides, as a sub-select: `outcome` and `held_on`. Of what counts from the same moment a failure does. */
export const DECIDING_ENTRY = `(SELECT d.outcome, d.held_on FROM (${each((kind, { counts }) =>
  `(SELECT * FROM (${counts} AND '${kind}' = ANY (c.evidence_kinds)) one ORDER BY counts_from DESC, outcome LIMIT 1)`)}) d ORDER BY d.counts_from DESC, d.outcome LIMIT 1)`;

/** All that was looked at of a control `c`, newest first, as JSON. */
export const ENTRIES_TOLD = `(SELECT coalesce(json_agg(t.entry ORDER BY t.recorded_at DESC), '[]'::json) FROM (${each((_, { told }) => told)}) t)`;

/** The last day on which evidence of a control `c` looked at on a day is good: `goodUntil` of the domain. */
export const goodUntilSql = (heldOn: string): string => `CASE c.evidence_age_unit WHEN 'months' THEN (${heldOn} + make_interval(months => c.evidence_age))::date WHEN 'days' THEN ${heldOn} + c.evidence_age::integer END`;
