import { EVIDENCE_STATES, type EvidenceState } from '@holdfast/domain';
import { DECIDING, goodUntilSql, LEANING } from './entry-sources';

/*
 * `evidenceOf` and `asEvidenced` of the domain, of many risks at once. A test holds them together. Worked out for the day that is
 * looked at and never stored, since the passing of a day alone changes it.
 */

const rank = (state: EvidenceState): number => EVIDENCE_STATES.indexOf(state);

/** Nothing to prove: not below the inherent, on the same matrix version. */
const PROVES_NOTHING = '(k.residual_key >= k.inherent_key AND k.residual_matrix_version_id = k.inherent_matrix_version_id) IS TRUE';

interface Narrowed {
  /** Of these risks `k` alone, as SQL. */
  of?: string;
  /** Further columns of `evidenced`, from the entries that decide: columns of `e` with the `rank` of their state in `w`. */
  telling?: string;
}

/**
 * A CTE `evidenced` over the CTE `scope`: `id`, `state`, `since` and `drawn` of each open risk that is read in full there. Whoever
 * reads public wording alone is not told that there are controls.
 */
export const evidencedCte = (today: string, { of = 'true', telling }: Narrowed = {}): string => `
  evidenced AS MATERIALIZED (
    WITH claimed AS MATERIALIZED (
      SELECT k.id, k.inherent_key, k.residual_key, k.residual_assessment_id, ${PROVES_NOTHING} AS proves_nothing
      FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id WHERE k.status = 'open' AND NOT s.public AND ${of}
    ), leaning AS MATERIALIZED (
      SELECT k.id AS risk_id, ${LEANING} FROM claimed k JOIN assessment_control n ON n.organisation_id = $1 AND n.assessment_id = k.residual_assessment_id
      JOIN control c ON c.organisation_id = $1 AND c.id = n.control_id WHERE NOT k.proves_nothing AND k.residual_key IS NOT NULL
    ), deciding AS MATERIALIZED (${DECIDING})
    SELECT judged.id,${telling ? ' judged.telling,' : ''} judged.state, CASE judged.state WHEN 'failed' THEN judged.failed_on WHEN 'stale' THEN judged.stale_since END AS since,
      CASE WHEN judged.state IN ('failed', 'stale', 'none') THEN CASE WHEN judged.inherent_key IS NULL THEN 'nowhere' ELSE 'inherent' END ELSE 'residual' END AS drawn
    FROM (
      SELECT k.id, k.inherent_key, ${telling ? 'n.telling, ' : ''}n.failed_on, n.stale_since, CASE WHEN k.residual_key IS NULL THEN NULL WHEN k.proves_nothing THEN 'nothing-to-prove'
        ELSE coalesce((ARRAY[${EVIDENCE_STATES.map((state) => `'${state}'`).join(', ')}])[n.rank + 1], 'none') END AS state
      FROM claimed k LEFT JOIN (
        SELECT c.risk_id, min(w.rank) AS rank, max(e.held_on) FILTER (WHERE w.rank = ${rank('failed')}) AS failed_on, min(e.good_until + 1) FILTER (WHERE w.rank = ${rank('stale')}) AS stale_since${telling ? `, ${telling} AS telling` : ''}
        FROM leaning c LEFT JOIN deciding d ON d.control_id = c.id
        CROSS JOIN LATERAL (SELECT d.outcome, d.held_on, d.counts_from, d.kind, ${goodUntilSql({ heldOn: 'd.held_on', expiresOn: 'd.expires_on' })} AS good_until) e
        CROSS JOIN LATERAL (SELECT CASE WHEN e.outcome IS NULL THEN ${rank('none')} WHEN e.outcome = 'failed' THEN ${rank('failed')}
          WHEN e.good_until < ${today} THEN ${rank('stale')} ELSE ${rank('passed')} END AS rank) w
        GROUP BY c.risk_id
      ) n ON n.risk_id = k.id
    ) judged
  )`;

/** Of each risk the failure that was told last: when, and by what kind of evidence. */
const LAST_FAILURE = `(array_agg(json_build_object('at', e.counts_from, 'kind', e.kind) ORDER BY e.counts_from DESC) FILTER (WHERE w.rank = ${rank('failed')}))[1]`;

/** The caller's own open risks whose evidence failed, as a sub-select over the CTE `scope`: `id`, `drawn`, `since`, and of the last failure `failed_at` and `failed_kind`. */
export const myFailedRisks = (today: string): string => `(
  WITH ${evidencedCte(today, { of: 'k.owner_id = $2', telling: LAST_FAILURE })}
  SELECT id, state, drawn, since, (telling ->> 'at')::timestamptz AS failed_at, telling ->> 'kind' AS failed_kind FROM evidenced WHERE state = 'failed')`;

/** Brings the evidence of a risk `k`, as `e`; null where there is nothing to say. */
export const evidencedJoin = (k: string): string => `LEFT JOIN evidenced e ON e.id = ${k}.id`;

/** A column of where a risk `k` is drawn as evidenced, with the join: null where it cannot be. */
export const drawnColumn = (k: string, name: string): string => `CASE e.drawn WHEN 'inherent' THEN ${k}.inherent_${name} WHEN 'nowhere' THEN NULL ELSE ${k}.residual_${name} END`;

/** SQL over a risk: it is drawn so. Asked of a hash, and so of any number of risks. */
export const isDrawn = (k: string, drawn: 'inherent' | 'nowhere'): string => `${k}.id IN (SELECT id FROM evidenced WHERE drawn = '${drawn}')`;

/** A RowEvidence of a risk `k` in a register `s`, with the join, as SQL. */
export const rowEvidenceJson = (s: string): string => `CASE WHEN NOT ${s}.public AND e.id IS NOT NULL THEN json_build_object('state', e.state, 'drawn', e.drawn, 'since', e.since) END`;
