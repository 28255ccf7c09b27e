import { durationJson } from '../continuity';
import { mtpdJson } from '../impact-analysis';
import { personRef } from '../risks';

/* Activities `a` with their joins, as SQL: an ActivityRow. `$1` is the organisation. */

export const activityRowJoins = `
  JOIN person ao ON ao.organisation_id = $1 AND ao.id = a.owner_id
  JOIN unit au ON au.organisation_id = $1 AND au.id = a.unit_id`;

const pairs = `'id', a.id, 'reference', a.reference, 'name', a.name, 'unitId', a.unit_id, 'unitName', au.name, 'owner', ${personRef('ao')},
  'critical', a.critical, 'statutory', a.statutory, 'status', CASE WHEN a.retired_at IS NULL THEN 'active' ELSE 'retired' END`;

export const activityRowJson = `json_build_object(${pairs})`;

/** The version in force of the analysis of each: `an`. */
export const analysedJoin = `LEFT JOIN impact_analysis an ON an.organisation_id = $1 AND an.activity_id = a.id AND an.step = 'approved'`;

/** Where the analysis stands: in force, else at work, else none. */
export const analysisState = `coalesce(an.step, (SELECT o.step FROM impact_analysis o WHERE o.organisation_id = $1 AND o.activity_id = a.id AND o.step IN ('draft', 'submitted', 'returned')), 'none')`;

/** With `analysedJoin`: a ListedActivity. */
export const listedActivityJson = `json_build_object(${pairs}, 'analysis', ${analysisState}, 'nextReview', an.next_review, 'rto', ${durationJson('an', 'rto')}, 'rpo', ${durationJson('an', 'rpo')}, 'mtpd', ${mtpdJson('an')})`;
