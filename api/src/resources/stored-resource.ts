import type { Deputy, Duration, ResourceKind } from '@holdfast/domain';

/** A row of `resource`, column for column, as PostgreSQL writes and reads it as JSON. */
export interface StoredResource {
  organisation_id: string;
  id: string;
  number: number;
  reference: string;
  kind: ResourceKind;
  name: string;
  description: string;
  unit_id: string;
  owner_id: string;
  located_at_id: string | null;
  supplier_id: string | null;
  standby: boolean;
  quantity: number | null;
  declared_minutes: number | null;
  declared_calendar_id: string | null;
  contractual_minutes: number | null;
  contractual_calendar_id: string | null;
  data_loss_minutes: number | null;
  retired_at: string | null;
  retired_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
  deputies: readonly Deputy[];
}

const duration = (minutes: number | null, calendarId: string | null): Duration | null => (minutes === null ? null : { minutes, calendarId });

/** What the audit trail says of a resource, under the names that requests use. */
export const audited = (of: StoredResource): Record<string, unknown> => ({
  kind: of.kind,
  name: of.name,
  description: of.description,
  unitId: of.unit_id,
  ownerId: of.owner_id,
  locatedAtId: of.located_at_id,
  supplierId: of.supplier_id,
  standby: of.standby,
  quantity: of.quantity,
  // As it comes back from the table its names have another order.
  deputies: of.deputies.map(({ personId, role }) => ({ personId, role })),
  declared: duration(of.declared_minutes, of.declared_calendar_id),
  contractual: duration(of.contractual_minutes, of.contractual_calendar_id),
  dataLossMinutes: of.data_loss_minutes,
  retired: of.retired_at !== null,
});
