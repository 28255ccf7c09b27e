import type { AcceptanceNeed } from '@holdfast/contracts';
import { ACCEPTANCE_ENDING_DAYS } from '@holdfast/domain';

/*
 * `needsAcceptance` and `acceptanceState` of the domain, over a risk `k` and its register `s` of the scope. A test holds them
 * together.
 */

const STATES: Readonly<Record<AcceptanceNeed, string>> = { needed: `NOT IN ('in force', 'ending')`, ending: `= 'ending'`, stale: `= 'stale'` };

const rank = (level: string): string => `(SELECT ordinality FROM jsonb_array_elements(v.definition -> 'levels') WITH ORDINALITY AS l WHERE l.value ->> 'code' = ${level})`;

/** Where the latest acceptance of a risk stands, since only that counts: 'none', 'withdrawn', 'stale', 'expired', 'ending' or 'in force'. */
export const acceptanceStateSql = (k: string, today: string): string => `coalesce((
  SELECT CASE
    WHEN a.withdrawn_at IS NOT NULL THEN 'withdrawn'
    WHEN (a.matrix_version_id, a.likelihood, a.impact, a.level) IS DISTINCT FROM (${k}.residual_matrix_version_id, ${k}.residual_likelihood, ${k}.residual_impact, ${k}.residual_level) THEN 'stale'
    WHEN a.expires_on < ${today} THEN 'expired'
    WHEN a.expires_on <= ${today} + ${ACCEPTANCE_ENDING_DAYS} THEN 'ending'
    ELSE 'in force'
  END FROM risk_acceptance a WHERE a.organisation_id = $1 AND a.risk_id = ${k}.id ORDER BY a.id DESC LIMIT 1), 'none')`;

/** Who bears a risk is in its full wording: to the public none of them is found by it. */
export const acceptanceCondition = (needs: readonly AcceptanceNeed[], today: string) => (k: string, s: string): string => `
  (${k}.treatment = 'tolerate' AND ${k}.status = 'open' AND NOT ${s}.public AND ${k}.residual_matrix_version_id = ${s}.matrix_version_id
    AND (SELECT ${rank(`${k}.residual_level`)} > ${rank('r.appetite')} FROM register r
      JOIN risk_matrix_version v ON v.organisation_id = r.organisation_id AND v.id = r.matrix_version_id
      WHERE r.organisation_id = $1 AND r.id = ${s}.id) IS TRUE
    AND (${needs.map((need) => `${acceptanceStateSql(k, today)} ${STATES[need]}`).join(' OR ')}))`;
