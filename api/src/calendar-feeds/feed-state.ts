import type { CalendarFeedView } from '@holdfast/contracts';
import type { Sql } from '../platform/database';

export async function feedOf(sql: Sql, organisationId: string, personId: string): Promise<CalendarFeedView> {
  const found = await sql.one<{ madeAt: Date; lastReadAt: Date | null }>(
    'SELECT made_at AS "madeAt", last_read_at AS "lastReadAt" FROM calendar_feed WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL',
    [organisationId, personId],
  );
  return { madeAt: found?.madeAt.toISOString() ?? null, lastReadAt: found?.lastReadAt?.toISOString() ?? null };
}
