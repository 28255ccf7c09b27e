/**
 * The key by which times of an analysis are sorted, as SQL: those on the clock first, then those in working hours, each by its minutes, whichever way.
 * What an hour of working time is on the clock hangs on when it begins, so the two are never set against each other. Not known comes last.
 */
export const timeKey = (of: string, name: 'rto' | 'rpo' | 'mtpd', descending: boolean): string =>
  `CASE WHEN ${of}.${name}_minutes IS NULL THEN ${descending ? -1 : 2_147_483_647} WHEN ${of}.${name}_calendar_id IS ${descending ? '' : 'NOT '}NULL THEN ${of}.${name}_minutes + ${BEYOND_ANY} ELSE ${of}.${name}_minutes END`;

/** More minutes than any time has. */
const BEYOND_ANY = 1_000_000_000;
