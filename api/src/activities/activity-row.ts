import { personRef } from '../risks';

/* Activities `a` with their joins, as SQL: an ActivityRow. `$1` is the organisation. */

export const activityRowJoins = `
  JOIN person ao ON ao.organisation_id = $1 AND ao.id = a.owner_id
  JOIN unit au ON au.organisation_id = $1 AND au.id = a.unit_id`;

export const activityRowJson = `json_build_object('id', a.id, 'reference', a.reference, 'name', a.name, 'unitId', a.unit_id, 'unitName', au.name, 'owner', ${personRef('ao')},
  'critical', a.critical, 'statutory', a.statutory, 'status', CASE WHEN a.retired_at IS NULL THEN 'active' ELSE 'retired' END)`;
