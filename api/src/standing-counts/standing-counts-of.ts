import type { Sql } from '../platform/database';

/**
 * A join that gives the counts `c` of how the open risks of each register `s` of the scope stand, `$1` the organisation: as the
 * verbs keep them, or for a past moment counted from the risks as they were.
 */
export const standingCountsOf = ({ past }: Sql): string =>
  past ? 'CROSS JOIN LATERAL past.standing_counts(s.id) c' : 'JOIN standing_count c ON c.organisation_id = $1 AND c.register_id = s.id';
