import { CONTINUITY_LIMITS, LIMITS, LONGEST_DURATION, RESOURCE_KINDS, USE_STATUSES, type ResourceKind, type UseStatus } from '@holdfast/domain';
import { DurationRequest } from './durations.request';
import { Day, Id, Ids, Nested, OneOf, Text, Texts, Whole, YesNo } from './fields';
import { ANALYSIS_STATES, type AnalysisState } from './impact-analysis.request';
import { IdsInQuery, WordsInQuery, YesInQuery } from './in-query';

/** Why something is taken out of use, or back into it. */
export class RetireRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

class ActivityWording {
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  /** Null: not decided yet. */
  @YesNo({ called: 'Critical', optional: true, nullable: true }) critical?: boolean | null;
  @Text({ called: 'Why', max: LIMITS.reason, optional: true }) criticalReason?: string;
  @Text({ called: 'Statutory duty', max: LIMITS.title, optional: true }) statutory?: string;
  /** What the activity itself needs once what it leans on is back. Null: not stated. */
  @Nested({ called: 'Time to resume', of: () => DurationRequest, optional: true, nullable: true }) resume?: DurationRequest | null;
}

/** POST /api/activities. */
export class AddActivityRequest extends ActivityWording {
  @Text({ called: 'Name', min: 1, max: LIMITS.title }) name: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Owner' }) ownerId: string;
}

/** PATCH /api/activities/:id (If-Match). What is left out stays as it is. */
export class EditActivityRequest extends ActivityWording {
  @Text({ called: 'Name', min: 1, max: LIMITS.title, optional: true }) name?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

/** Somebody of the organisation, whoever holds a role, or somebody in a role. */
export class DeputyRequest {
  @Id({ called: 'Person', optional: true, nullable: true }) personId?: string | null;
  @Text({ called: 'Role', max: LIMITS.name, optional: true }) role?: string;
}

class ResourceWording {
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  /** A site: when it is lost, so is what is located at it. */
  @Id({ called: 'Site', optional: true, nullable: true }) locatedAtId?: string | null;
  @Id({ called: 'Supplier', optional: true, nullable: true }) supplierId?: string | null;
  /** It has to be brought up before it serves, also when it is not lost. */
  @YesNo({ called: 'Stands by', optional: true }) standby?: boolean;
  @Whole({ called: 'How many', min: 0, max: CONTINUITY_LIMITS.quantity, optional: true, nullable: true }) quantity?: number | null;
  /** Of people and roles alone; who is asked first comes first. The list replaces what was listed. */
  @Nested({ called: 'Deputies', of: () => DeputyRequest, many: true, max: CONTINUITY_LIMITS.deputies, optional: true }) deputies?: DeputyRequest[];
  /** What somebody says that its recovery takes: a claim. Null: not stated. */
  @Nested({ called: 'Declared recovery time', of: () => DurationRequest, optional: true, nullable: true }) declared?: DurationRequest | null;
  @Nested({ called: 'Contractual recovery time', of: () => DurationRequest, optional: true, nullable: true }) contractual?: DurationRequest | null;
  /** How much of the latest data is lost at most, in minutes on the clock. */
  @Whole({ called: 'Data loss', min: 0, max: LONGEST_DURATION, optional: true, nullable: true }) dataLossMinutes?: number | null;
}

/** POST /api/resources. */
export class AddResourceRequest extends ResourceWording {
  @OneOf({ called: 'Kind', words: RESOURCE_KINDS }) kind: ResourceKind;
  @Text({ called: 'Name', min: 1, max: LIMITS.title }) name: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Owner' }) ownerId: string;
}

/** PATCH /api/resources/:id (If-Match). What is left out stays as it is. */
export class EditResourceRequest extends ResourceWording {
  @OneOf({ called: 'Kind', words: RESOURCE_KINDS, optional: true }) kind?: ResourceKind;
  @Text({ called: 'Name', min: 1, max: LIMITS.title, optional: true }) name?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

class DependencyWording {
  /** How many of them suffice: all unless said otherwise, or fewer where they stand in for one another. */
  @Whole({ called: 'Needed', min: 1, max: CONTINUITY_LIMITS.members, optional: true }) needed?: number;
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/dependencies: an activity leans on activities and resources, a resource on resources. */
export class AddDependencyRequest extends DependencyWording {
  /** The activity or resource that leans. */
  @Id({ called: 'What leans' }) dependentId: string;
  /** Activities and resources. */
  @Ids({ called: 'What it leans on', max: CONTINUITY_LIMITS.members }) memberIds: string[];
}

/** PATCH /api/dependencies/:id (If-Match). The list replaces what was listed; what is left out stays as it is. */
export class ChangeDependencyRequest extends DependencyWording {
  @Ids({ called: 'What it leans on', max: CONTINUITY_LIMITS.members, optional: true }) memberIds?: string[];
}

class CriticalUserWording {
  @Whole({ called: 'How many', min: 0, max: CONTINUITY_LIMITS.quantity, optional: true, nullable: true }) howMany?: number | null;
  @Text({ called: 'What they need', max: LIMITS.reason, optional: true }) needs?: string;
  @Text({ called: 'Workable solution', max: LIMITS.reason, optional: true }) solution?: string;
}

/** POST /api/activities/:id/critical-users. */
export class AddCriticalUserRequest extends CriticalUserWording {
  @Text({ called: 'Group or role', min: 1, max: LIMITS.title }) name: string;
}

/** PATCH /api/critical-users/:id (If-Match). Another solution is not verified yet. */
export class EditCriticalUserRequest extends CriticalUserWording {
  @Text({ called: 'Group or role', min: 1, max: LIMITS.title, optional: true }) name?: string;
}

/** POST /api/critical-users/:id/verifications (If-Match): somebody tried the solution. */
export class VerifyCriticalUserRequest {
  /** Not after today. */
  @Day({ called: 'Verified on' }) verifiedOn: string;
  @YesNo({ called: 'It works' }) works: boolean;
  @Text({ called: 'What was tried', min: 1, max: LIMITS.reason }) note: string;
  /** Who tried it; the caller unless said otherwise. */
  @Id({ called: 'Verified by', optional: true }) verifiedById?: string;
}

class ContactWording {
  @Text({ called: 'Job title', max: LIMITS.name, optional: true }) jobTitle?: string;
  @Text({ called: 'Organisation', max: LIMITS.title, optional: true }) organisationName?: string;
  @Texts({ called: 'Telephone numbers', max: CONTINUITY_LIMITS.telephones, length: CONTINUITY_LIMITS.telephone, optional: true }) telephones?: string[];
  @Text({ called: 'E-mail', max: LIMITS.email, optional: true }) email?: string;
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/resources/:id/contacts: whom to call about it. */
export class AddContactRequest extends ContactWording {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
}

/** POST /api/contacts: somebody to call who is about no resource. */
export class AddContactOfUnitRequest extends AddContactRequest {
  @Id({ called: 'Unit' }) unitId: string;
  /** Whose numbers these are, where it is somebody of the organisation. */
  @Id({ called: 'Person', optional: true, nullable: true }) personId?: string | null;
}

export const CONTACT_SORTS = ['name', 'organisation', 'unit'] as const;
export type ContactSort = (typeof CONTACT_SORTS)[number];

/** GET /api/contacts: those on the list, by name unless said otherwise. */
export class ContactListRequest {
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('resource') resource?: string[];
  /** These themselves. */
  @IdsInQuery('contact') contact?: string[];
  /** Numbers of these people of the organisation. */
  @IdsInQuery('person') person?: string[];
  /** Words, or parts of words, of the name, job title or organisation. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: CONTACT_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ContactSort | `-${ContactSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** PATCH /api/contacts/:id (If-Match). */
export class EditContactRequest extends ContactWording {
  @Text({ called: 'Name', min: 1, max: LIMITS.name, optional: true }) name?: string;
}

/** `match`: names that begin with the words first. */
export const ACTIVITY_SORTS = ['reference', 'name', 'match', 'unit', 'owner', 'critical', 'rto', 'rpo', 'mtpd', 'analysis'] as const;
export type ActivitySort = (typeof ACTIVITY_SORTS)[number];
export const CRITICALITIES = ['critical', 'not-critical', 'undecided'] as const;
export type Criticality = (typeof CRITICALITIES)[number];

/** GET /api/activities: in use unless said otherwise, by reference. */
export class ActivityListRequest {
  @WordsInQuery('state', USE_STATUSES) status?: UseStatus[];
  @WordsInQuery('criticality', CRITICALITIES) critical?: Criticality[];
  /** Of its impact analysis: the version in force, else the one at work. */
  @WordsInQuery('state of the analysis', ANALYSIS_STATES) analysis?: AnalysisState[];
  /** With a duty by law. */
  @YesInQuery('Statutory duty') statutory?: boolean;
  @IdsInQuery('owner') owner?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: ACTIVITY_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ActivitySort | `-${ActivitySort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** `match`: names that begin with the words first. */
export const RESOURCE_SORTS = ['reference', 'name', 'match', 'kind', 'unit', 'owner', 'leanedOn'] as const;
export type ResourceSort = (typeof RESOURCE_SORTS)[number];

/** GET /api/resources: in use unless said otherwise, by reference. */
export class ResourceListRequest {
  @WordsInQuery('state', USE_STATUSES) status?: UseStatus[];
  @WordsInQuery('kind', RESOURCE_KINDS) kind?: ResourceKind[];
  @IdsInQuery('owner') owner?: string[];
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('site') site?: string[];
  @IdsInQuery('supplier') supplier?: string[];
  /** Whose recovery time nobody stated. */
  @YesInQuery('Recovery time not stated') unknown?: boolean;
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: RESOURCE_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ResourceSort | `-${ResourceSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

export const DEPENDENCY_SORTS = ['dependent', 'recorded'] as const;
export type DependencySort = (typeof DEPENDENCY_SORTS)[number];

/** GET /api/dependencies: those in use, by what leans. */
export class DependencyListRequest {
  /** Activities or resources that lean on something. */
  @IdsInQuery('what leans') dependent?: string[];
  /** Activities or resources that something leans on. */
  @IdsInQuery('what is leaned on') on?: string[];
  /** Of what leans, with all that is below. */
  @IdsInQuery('unit') unit?: string[];
  /** Kinds of resource that are leaned on. */
  @WordsInQuery('kind', RESOURCE_KINDS) kind?: ResourceKind[];
  /** Where fewer than all suffice. */
  @YesInQuery('Alternatives') alternatives?: boolean;
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: DEPENDENCY_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: DependencySort | `-${DependencySort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

export const GRAPH_DEPTHS = ['1', '2', '3', '4'] as const;

/** GET /api/dependency-map: what leans on what, around one thing or, where they are few, all of it. */
export class DependencyMapRequest {
  @Id({ called: 'Activity or resource', optional: true }) around?: string;
  /** Steps in either direction. */
  @OneOf({ called: 'Depth', words: GRAPH_DEPTHS, optional: true }) depth?: (typeof GRAPH_DEPTHS)[number];
}
