import type { CalendarFeedView } from '@holdfast/contracts';
import { CALENDAR_KINDS, type CalendarKind } from '@holdfast/domain';
import type { Sql } from '../platform/database';
import { needsChange } from '../platform/refusal';

export async function feedOf(sql: Sql, organisationId: string, personId: string): Promise<CalendarFeedView> {
  const found = await sql.one<{ madeAt: Date; lastReadAt: Date | null; kinds: CalendarKind[] }>(
    'SELECT made_at AS "madeAt", last_read_at AS "lastReadAt", kinds FROM calendar_feed WHERE organisation_id = $1 AND person_id = $2 AND ended_at IS NULL',
    [organisationId, personId],
  );
  return { madeAt: found?.madeAt.toISOString() ?? null, lastReadAt: found?.lastReadAt?.toISOString() ?? null, kinds: found?.kinds ?? ['rehearsals'] };
}

/** In the order in which they are offered; an empty calendar is no calendar. */
export function kindsAsked(asked: readonly CalendarKind[]): CalendarKind[] {
  if (asked.length === 0) throw needsChange([{ field: 'kinds', message: 'Choose at least one thing for your calendar to hold, or take the link back' }]);
  return CALENDAR_KINDS.filter((kind) => asked.includes(kind));
}
