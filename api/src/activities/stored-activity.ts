/** A row of `activity`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredActivity {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  name: string;
  description: string;
  unit_id: string;
  owner_id: string;
  critical: boolean | null;
  critical_reason: string;
  statutory: string;
  resume_minutes: number | null;
  resume_calendar_id: string | null;
  retired_at: string | null;
  retired_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** What the audit trail says of an activity, under the names that requests use. */
export const audited = (of: StoredActivity): Record<string, unknown> => ({
  name: of.name,
  description: of.description,
  unitId: of.unit_id,
  ownerId: of.owner_id,
  critical: of.critical,
  criticalReason: of.critical_reason,
  statutory: of.statutory,
  resume: of.resume_minutes === null ? null : { minutes: of.resume_minutes, calendarId: of.resume_calendar_id },
  retired: of.retired_at !== null,
});
