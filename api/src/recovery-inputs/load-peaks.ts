import type { PeakPeriod } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';

export interface PeaksOfActivity {
  id: string;
  reference: string;
  name: string;
  unitName: string;
  ownerTitle: string;
  peaks: readonly PeakPeriod[];
}

/** The peak periods of activities in use, as their approved analyses have them. For whoever may read continuity. */
export const loadPeaks = (sql: Sql, { organisationId }: Actor): Promise<PeaksOfActivity[]> =>
  sql.rows<PeaksOfActivity>(
    `SELECT a.id, a.reference, a.name, u.name AS "unitName", w.job_title AS "ownerTitle", n.content->'peaks' AS peaks
     FROM impact_analysis n JOIN activity a ON a.organisation_id = $1 AND a.id = n.activity_id AND a.retired_at IS NULL
     JOIN unit u ON u.organisation_id = $1 AND u.id = a.unit_id JOIN person w ON w.organisation_id = $1 AND w.id = a.owner_id
     WHERE n.organisation_id = $1 AND n.step = 'approved' AND jsonb_array_length(n.content->'peaks') > 0 ORDER BY a.number`,
    [organisationId],
  );
