import { ASSESSMENT_KINDS, type AssessmentKind } from '@holdfast/domain';
import { shownTitle, withheld } from './shown-wording';

/** A StandingView of a risk `k`, as SQL. */
export const standingJson = (k: string, kind: AssessmentKind): string => `
  CASE WHEN ${k}.${kind}_level IS NULL
    THEN json_build_object('matrixVersionId', NULL, 'likelihood', NULL, 'impact', NULL, 'level', NULL, 'score', NULL)
    ELSE json_build_object('matrixVersionId', ${k}.${kind}_matrix_version_id, 'likelihood', ${k}.${kind}_likelihood,
      'impact', ${k}.${kind}_impact, 'level', ${k}.${kind}_level, 'score', ${k}.${kind}_score) END`;

/** The whitelist of what a list tells of a risk `k` in a register `s` of the scope: a RiskRow, as SQL; with further fields. */
export const riskRowJsonWith = (more: string): string => `json_build_object(
  'id', k.id, 'reference', k.reference, 'title', ${shownTitle('k', 's')}, 'status', k.status,
  'registerId', k.register_id, 'registerName', s.name, 'unitName', ku.name,
  'categoryName', CASE WHEN ${withheld('k', 's')} THEN NULL ELSE kc.name END,
  'owner', CASE WHEN ko.id IS NOT NULL THEN json_build_object('id', ko.id, 'name', ko.name, 'jobTitle', ko.job_title) END,
  'treatment', k.treatment,
  ${ASSESSMENT_KINDS.map((kind) => `'${kind}', ${standingJson('k', kind)}`).join(',\n  ')},
  'movement', CASE WHEN k.residual_movement = 'levels' THEN json_build_object('kind', 'levels', 'levels', k.residual_moved)
    WHEN k.residual_movement IS NOT NULL THEN json_build_object('kind', k.residual_movement) END,
  'nextReview', k.next_review, 'exempt', k.exempt_ground IS NOT NULL${more})`;

export const riskRowJson = riskRowJsonWith('');

/** The joins that `riskRowJson` reads from. */
export const riskRowJoins = `
  JOIN unit ku ON ku.organisation_id = $1 AND ku.id = k.unit_id
  LEFT JOIN category kc ON kc.organisation_id = $1 AND kc.id = k.category_id
  LEFT JOIN person ko ON ko.organisation_id = $1 AND ko.id = k.owner_id`;
