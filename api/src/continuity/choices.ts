import type { DurationRequest, FieldError } from '@holdfast/contracts';
import { can, explainRefusal } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Transaction } from '../platform/database';
import { needsChange, notPermitted } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';

/** A unit that is in use, and in which the caller keeps what goes on. Which units there are, everybody knows. */
export async function requireUnit(tx: Transaction, actor: Actor, unitId: string): Promise<{ path: string[]; timeZone: string }> {
  const unit = await tx.one<{ path: string[]; timeZone: string }>(
    'SELECT u.path, o.time_zone AS "timeZone" FROM unit u JOIN organisation o ON o.id = u.organisation_id WHERE u.organisation_id = $1 AND u.id = $2 AND u.closed_at IS NULL FOR SHARE OF u',
    [tx.organisationId, unitId],
  );
  if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
  if (!can(actor, 'continuity.manage', { unitPath: unit.path })) throw notPermitted(explainRefusal('continuity.manage'));
  return unit;
}

export const ownerFaults = async (tx: Transaction, ownerId: string): Promise<FieldError[]> => choiceFaults({ ownerId }, await findChoices(tx, tx.organisationId, { ownerId }));

/** Newly given durations count in a calendar that is in use. */
export async function durationFaults(tx: Transaction, given: Record<string, DurationRequest | null | undefined>): Promise<FieldError[]> {
  const named = Object.entries(given).flatMap(([field, duration]) => (duration?.calendarId ? [{ field, id: duration.calendarId }] : []));
  if (named.length === 0) return [];
  const rows = await tx.rows<{ id: string }>('SELECT id FROM working_calendar WHERE organisation_id = $1 AND id = ANY ($2::uuid[]) AND retired_at IS NULL FOR SHARE', [
    tx.organisationId, named.map(({ id }) => id),
  ]);
  const there = new Set(rows.map(({ id }) => id));
  return named.filter(({ id }) => !there.has(id)).map(({ field }) => ({ field: `${field}.calendarId`, message: 'Choose a working calendar that is in use' }));
}

/** The columns of a duration; undefined where the request leaves it out. */
export const durationColumns = (name: string, duration: DurationRequest | null | undefined): Record<string, unknown> =>
  duration === undefined ? {} : { [`${name}_minutes`]: duration?.minutes ?? null, [`${name}_calendar_id`]: duration?.calendarId ?? null };

/** What a request leaves out stays as it is. */
export const given = <T extends object>(asked: T): Partial<T> => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<T>;
