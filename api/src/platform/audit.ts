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

export async function recordChange(tx: Recorder, actor: Actor | null, change: Change): Promise<void> {
  await tx.rows(
    `INSERT INTO audit_event (organisation_id, id, at, actor_id, action, subject_type, subject_id, register_id, before, after, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.organisationId, newId(), tx.now, actor?.personId ?? null, change.action, change.subjectType, change.subjectId,
      change.registerId ?? null, json(change.before), json(change.after), actor?.requestId ?? null,
    ],
  );
}

const json = (value: Record<string, unknown> | null | undefined): string | null => (value ? JSON.stringify(value) : null);

/** The fields that differ between two states of a thing, ready for `before` and `after`; null when none does. */
export function difference<T extends object>(before: T, after: Partial<T>): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const changed = (Object.keys(after) as (keyof T & string)[]).filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null));
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map((key) => [key, before[key] ?? null])),
    after: Object.fromEntries(changed.map((key) => [key, after[key] ?? null])),
  };
}
