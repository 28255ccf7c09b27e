/** A row of `contact`, column for column. */
export interface StoredContact {
  organisation_id: string;
  id: string;
  unit_id: string;
  resource_id: string | null;
  person_id: string | null;
  name: string;
  job_title: string;
  organisation_name: string;
  telephones: string[];
  email: string;
  note: string;
  retired_at: string | null;
  retired_reason: string | null;
  author_id: string;
  version: number;
  created_at: string;
}

/** What the audit trail says of a contact, under the names that requests use. */
export const auditedContact = (of: StoredContact): Record<string, unknown> => ({
  resourceId: of.resource_id, unitId: of.unit_id, personId: of.person_id, name: of.name, jobTitle: of.job_title, organisationName: of.organisation_name, telephones: of.telephones, email: of.email, note: of.note, retired: of.retired_at !== null,
});
