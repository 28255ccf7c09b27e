/** A row of `dependency`, column for column. */
export interface StoredDependency {
  organisation_id: string;
  id: string;
  dependent_activity_id: string | null;
  dependent_resource_id: string | null;
  needed: number;
  note: string;
  retired_at: string | null;
  retired_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

export interface Members {
  activityIds: string[];
  resourceIds: string[];
}

/** What the audit trail says of a dependency, under the names that requests use. */
export const audited = (of: StoredDependency, { activityIds, resourceIds }: Members): Record<string, unknown> => ({
  dependentActivityId: of.dependent_activity_id,
  dependentResourceId: of.dependent_resource_id,
  needed: of.needed,
  activityIds: [...activityIds].sort(),
  resourceIds: [...resourceIds].sort(),
  note: of.note,
  retired: of.retired_at !== null,
});
