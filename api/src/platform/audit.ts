import type { Actor } from './actor';
import type { Sql } from './database';
import { newId } from './new-id';

/** What is said of a change: `before` and `after` hold only the fields that differ. */
export interface Change {
  /** `<subject>.<past participle>`, e.g. `risk.assessed`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** The register whose readers may see the event; none for what belongs to no register. */
  registerId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

interface Recorder extends Sql {
  readonly organisationId: string;
  readonly now: Date;
}

/** The event as a row of `audit_event`, for a verb that writes it in the statement of the change itself. */
export const eventRow = (tx: Recorder, actor: Actor | null, change: Change): Record<string, unknown> => ({
  organisation_id: tx.organisationId,
  id: newId(),
  at: tx.now,
  actor_id: actor?.personId ?? null,
  action: change.action,
  subject_type: change.subjectType,
  subject_id: change.subjectId,
  register_id: change.registerId ?? null,
  before: change.before ?? null,
  after: change.after ?? null,
  request_id: actor?.requestId ?? null,
});

export async function recordChange(tx: Recorder, actor: Actor | null, change: Change): Promise<void> {
  await tx.rows('INSERT INTO audit_event SELECT * FROM json_populate_record(null::audit_event, $1)', [JSON.stringify(eventRow(tx, actor, change))]);
}

/** The fields that differ between two states of a thing, ready for `before` and `after`; null when none does. */
export function difference<T extends object>(before: T, after: Partial<T>): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const changed = (Object.keys(after) as (keyof T & string)[]).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map((key) => [key, before[key] ?? null])),
    after: Object.fromEntries(changed.map((key) => [key, after[key] ?? null])),
  };
}
