import type { WorkingCalendarView } from '@holdfast/contracts';
import { can, explainRefusal, holidaysFault, weeklyFault, type WorkingSpan } from '@holdfast/domain';
import type { FieldError } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { conflict, notFound, notPermitted, stale } from '../platform/refusal';
import { calendarsOf, type KeptCalendar } from './calendars-of';

export const mayManage = (actor: Actor): boolean => can(actor, 'working-calendar.manage', { rootUnitId: actor.rootUnitId });

export function requireToManage(actor: Actor): void {
  if (!mayManage(actor)) throw notPermitted(explainRefusal('working-calendar.manage'));
}

/** The whitelist of what leaves of a calendar. */
export const toCalendarView = (actor: Actor, { id, name, zone, weekly, holidays, isDefault, retiredAt, uses, version }: KeptCalendar): WorkingCalendarView => ({
  id, name, zone, weekly: [...weekly], holidays: [...holidays], isDefault, retiredAt, uses, mayManage: mayManage(actor) && retiredAt === null, version,
});

export async function calendarView(sql: Sql, actor: Actor, id: string): Promise<WorkingCalendarView> {
  const found = (await calendarsOf(sql, actor.organisationId)).find((one) => one.id === id);
  if (!found) throw notFound('There is no such working calendar.');
  return toCalendarView(actor, found);
}

/** For a verb: all calendars locked, for which of them is the default is decided among them; this one in use, and the version the one that was read. */
export async function loadCalendarToChange(tx: Transaction, actor: Actor, id: string, version: number): Promise<{ calendar: KeptCalendar; all: KeptCalendar[] }> {
  await tx.rows('SELECT FROM working_calendar WHERE organisation_id = $1 ORDER BY id FOR NO KEY UPDATE', [tx.organisationId]);
  const all = await calendarsOf(tx, tx.organisationId);
  const calendar = all.find((one) => one.id === id);
  if (!calendar) throw notFound('There is no such working calendar.');
  if (calendar.version !== version) throw stale(toCalendarView(actor, calendar));
  if (calendar.retiredAt !== null) throw conflict('retired', 'This calendar is retired. It can be read but not changed.');
  return { calendar, all };
}

/** The hours and holidays in one order, so that the same ones are the same. */
export const inOrder = (weekly: readonly WorkingSpan[], holidays: readonly string[]): { weekly: WorkingSpan[]; holidays: string[] } => ({
  weekly: weekly.map(({ weekday, from, to }) => ({ weekday, from, to })).sort((one, other) => one.weekday - other.weekday || one.from.localeCompare(other.from)),
  holidays: [...holidays].sort(),
});

export function hoursFaults(weekly: readonly WorkingSpan[], holidays: readonly string[]): FieldError[] {
  const [hours, days] = [weeklyFault(weekly), holidaysFault(holidays)];
  return [...(hours ? [{ field: 'weekly', message: hours }] : []), ...(days ? [{ field: 'holidays', message: days }] : [])];
}

/** What the audit trail says of a calendar, under the names that requests use. */
export const audited = ({ name, weekly, holidays, isDefault }: Pick<KeptCalendar, 'name' | 'weekly' | 'holidays' | 'isDefault'>): Record<string, unknown> => ({ name, weekly, holidays, isDefault });

/** The default so far gives way. */
export async function endDefault(tx: Transaction, all: readonly KeptCalendar[], exceptId: string | null): Promise<void> {
  const before = all.find(({ id, isDefault }) => isDefault && id !== exceptId);
  if (!before) return;
  await tx.rows('UPDATE working_calendar SET is_default = false, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, before.id]);
  await tx.record({ action: 'working-calendar.edited', subjectType: 'working-calendar', subjectId: before.id, before: { isDefault: true }, after: { isDefault: false } });
}
