import type { FieldWords } from '../table-reading';

/** What comes in from a file, in the order in which it is written. */
export const IMPORTED_THINGS = ['resources', 'activities', 'dependencies', 'contacts'] as const;
export type ImportedThing = (typeof IMPORTED_THINGS)[number];

export const IMPORT_FIELDS = [
  'reference', 'kind', 'name', 'description', 'unit', 'owner', 'critical', 'criticalReason', 'statutory', 'resume', 'locatedAt', 'supplier', 'standby', 'quantity', 'deputies', 'declared', 'contractual', 'dataLoss',
  'dependent', 'members', 'needed', 'note', 'resource', 'jobTitle', 'organisationName', 'telephones', 'email',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

const REFERENCE: FieldWords<ImportField> = { field: 'reference', called: 'Reference', names: ['ref', 'ref no', 'id', 'no', 'number', 'holdfast reference'] };
const DESCRIPTION: FieldWords<ImportField> = { field: 'description', called: 'Description', names: ['details', 'detail', 'notes', 'comments', 'what it does', 'purpose', 'summary'] };
const UNIT: FieldWords<ImportField> = { field: 'unit', called: 'Unit', names: ['service', 'service area', 'directorate', 'department', 'team', 'business unit', 'division', 'section', 'business area'] };
const OWNER: FieldWords<ImportField> = {
  field: 'owner', called: 'Owner', names: ['owner e mail', 'owner email', 'responsible', 'responsible officer', 'lead', 'lead officer', 'manager', 'system owner', 'business owner', 'service owner', 'asset owner', 'contact officer', 'accountable'],
};
const NOTE: FieldWords<ImportField> = { field: 'note', called: 'Note', names: ['notes', 'comment', 'comments', 'remarks', 'when to call'] };

/** The fields of each kind of thing, in the order of the template, with what else people call them. */
export const CONTINUITY_FIELDS: Readonly<Record<ImportedThing, readonly FieldWords<ImportField>[]>> = {
  activities: [
    REFERENCE,
    { field: 'name', called: 'Name', names: ['activity', 'activity name', 'business activity', 'process', 'business process', 'function', 'critical activity', 'title'], secondly: ['service'] },
    DESCRIPTION, UNIT, OWNER,
    { field: 'critical', called: 'Critical', names: ['critical y n', 'is critical', 'business critical', 'critical yes no', 'criticality', 'time critical'] },
    { field: 'criticalReason', called: 'Why critical', names: ['why', 'reason', 'justification', 'reason critical', 'rationale'] },
    { field: 'statutory', called: 'Statutory duty', names: ['statutory', 'legal duty', 'legislation', 'statute', 'act', 'legal requirement'] },
    { field: 'resume', called: 'Time to resume', names: ['resume', 'resumption time', 'restart time', 'time to restart'], timed: true },
  ],
  resources: [
    REFERENCE,
    { field: 'kind', called: 'Kind', names: ['type', 'resource type', 'asset type', 'category', 'kind of resource'] },
    {
      field: 'name', called: 'Name',
      names: ['resource', 'resource name', 'application', 'application name', 'system', 'system name', 'asset', 'asset name', 'server', 'server name', 'site', 'site name', 'supplier name', 'title', 'software', 'item', 'product'],
    },
    DESCRIPTION, UNIT, OWNER,
    { field: 'locatedAt', called: 'Site', names: ['located at', 'location', 'building', 'data centre', 'hosted at', 'premises', 'where'] },
    { field: 'supplier', called: 'Supplier', names: ['vendor', 'provider', 'run by', 'supported by', 'contractor', 'manufacturer', 'third party'] },
    { field: 'standby', called: 'Stands by', names: ['standby', 'stand by', 'cold standby', 'is standby'] },
    { field: 'quantity', called: 'How many', names: ['quantity', 'qty', 'count', 'number of', 'how many', 'units held', 'headcount', 'seats', 'number held'] },
    { field: 'deputies', called: 'Deputies', names: ['deputy', 'stands in', 'stand in', 'deputised by', 'alternate', 'alternates', 'covered by', 'second in command'] },
    {
      field: 'declared', called: 'Declared recovery time', timed: true,
      names: ['rto', 'recovery time', 'recovery time objective', 'declared', 'declared rto', 'time to recover', 'restore time', 'recovery time objective rto', 'recovery objective'],
    },
    {
      field: 'contractual', called: 'Contractual recovery time', timed: true,
      names: ['contractual', 'contract rto', 'contractual rto', 'contracted rto', 'sla', 'supplier rto', 'supplier sla', 'contracted recovery time', 'fix time'],
    },
    { field: 'dataLoss', called: 'Data loss', names: ['rpo', 'recovery point', 'recovery point objective', 'recovery point objective rpo', 'maximum data loss', 'data loss at most'], timed: true },
  ],
  dependencies: [
    { field: 'dependent', called: 'What leans', names: ['dependent', 'activity', 'this', 'from', 'what needs', 'needs it', 'process', 'system', 'item', 'dependant'] },
    { field: 'members', called: 'Leans on', names: ['depends on', 'depends upon', 'dependency', 'dependencies', 'relies on', 'needs', 'to', 'on', 'requires', 'resource', 'what it leans on', 'dependent on'] },
    { field: 'needed', called: 'Needed', names: ['how many needed', 'how many suffice', 'all or any', 'k of n', 'required number', 'minimum'] },
    NOTE,
  ],
  contacts: [
    { field: 'resource', called: 'Resource', names: ['about', 'for', 'supplier', 'system', 'application', 'site', 'service', 'company for', 'contact for'] },
    { field: 'name', called: 'Name', names: ['contact', 'contact name', 'full name', 'person', 'who'] },
    { field: 'jobTitle', called: 'Job title', names: ['role', 'title', 'position', 'post', 'job'] },
    { field: 'organisationName', called: 'Organisation', names: ['company', 'firm', 'employer', 'organization', 'company name'] },
    { field: 'telephones', called: 'Telephone', names: ['telephone numbers', 'phone', 'phone number', 'tel', 'mobile', 'telephone number', 'contact number', 'number', 'out of hours number', 'phones'] },
    { field: 'email', called: 'E-mail', names: ['email', 'e mail address', 'email address', 'mail'] },
    NOTE,
  ],
};

/** Without these nothing new can be written; whatever else is missing is not stated yet. */
export const CONTINUITY_NEEDED: Readonly<Record<ImportedThing, readonly ImportField[]>> = {
  activities: ['name', 'unit', 'owner'],
  resources: ['kind', 'name', 'unit', 'owner'],
  dependencies: ['dependent', 'members'],
  contacts: ['resource', 'name'],
};

/** What may be said once for all rows that say nothing themselves. */
export const CONTINUITY_FOR_ALL: Readonly<Record<ImportedThing, readonly ImportField[]>> = { activities: ['unit', 'owner'], resources: ['kind', 'unit', 'owner'], dependencies: [], contacts: ['resource'] };

export const THING_NAMES: Readonly<Record<ImportedThing, string>> = { activities: 'Activities', resources: 'Resources', dependencies: 'Dependencies', contacts: 'Contacts' };
