import { CLOCK_MARKS, LIMITS, PLAN_KINDS, PLAN_LIMITS, PLAN_STANDINGS, PLAN_VERSION_STATES, type ClockMark, type PlanContent, type PlanKind, type PlanStanding, type PlanVersionState } from '@holdfast/domain';
import { Day, Id, Ids, Nested, OneOf, Text, Texts, Whole } from './fields';
import { DUE, IdsInQuery, WordsInQuery, YesInQuery, type Due } from './in-query';

/** POST /api/plans. With its first draft, which is empty. */
export class StartPlanRequest {
  @OneOf({ called: 'Kind', words: PLAN_KINDS }) kind: PlanKind;
  @Text({ called: 'Name', min: 1, max: LIMITS.title }) name: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Owner' }) ownerId: string;
  @Id({ called: 'Plan above', optional: true, nullable: true }) parentId?: string | null;
  @Whole({ called: 'Months between reviews', min: 1, max: PLAN_LIMITS.reviewMonths }) reviewMonths: number;
}

/** PATCH /api/plans/:id (If-Match). What is left out stays as it is; what a plan says is changed in a draft. */
export class EditPlanRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.title, optional: true }) name?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
  @Id({ called: 'Plan above', optional: true, nullable: true }) parentId?: string | null;
  @Whole({ called: 'Months between reviews', min: 1, max: PLAN_LIMITS.reviewMonths, optional: true }) reviewMonths?: number;
}

/** A part of a plan has an id that whoever writes it makes, and that other parts of the same plan are told by: it names nothing outside. */
const PartId = (field: { called: string; nullable?: boolean }): PropertyDecorator =>
  Text({ ...field, min: 36, max: 36, pattern: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, hint: `${field.called} has no id of its own. Add it again` });

export class PlanPersonRequest {
  @Id({ called: 'Person', nullable: true }) personId: string | null;
  @Id({ called: 'Contact', nullable: true }) contactId: string | null;
  /** Of somebody who is in neither list. */
  @Text({ called: 'Name', max: LIMITS.name }) name: string;
  @Text({ called: 'Telephone', max: PLAN_LIMITS.telephone }) telephone: string;
}

export class PlanRoleRequest {
  @PartId({ called: 'Role' }) id: string;
  @Text({ called: 'Role', min: 1, max: LIMITS.name }) title: string;
  @Text({ called: 'Duties', max: LIMITS.reason }) duties: string;
  @Nested({ called: 'Holder', of: () => PlanPersonRequest, nullable: true }) holder: PlanPersonRequest | null;
  @Nested({ called: 'Deputies', of: () => PlanPersonRequest, many: true, max: PLAN_LIMITS.deputies }) deputies: PlanPersonRequest[];
}

export class PlanCallRequest {
  @PartId({ called: 'Call' }) id: string;
  @PartId({ called: 'Caller' }) callerRoleId: string;
  @PartId({ called: 'Role that is called', nullable: true }) roleId: string | null;
  @Nested({ called: 'Person who is called', of: () => PlanPersonRequest, nullable: true }) person: PlanPersonRequest | null;
  @Text({ called: 'What to say', max: LIMITS.reason }) message: string;
}

export class PlanCriticalUsersRequest {
  @PartId({ called: 'Critical users' }) id: string;
  @Id({ called: 'Taken over from', nullable: true, optional: true }) criticalUserId?: string | null;
  @Text({ called: 'Who', min: 1, max: LIMITS.title }) group: string;
  @Whole({ called: 'How many', min: 0, max: PLAN_LIMITS.people, nullable: true }) people: number | null;
  @Text({ called: 'What they need', max: LIMITS.reason }) needs: string;
  @Text({ called: 'What works meanwhile', max: LIMITS.reason }) solution: string;
}

export class PlanMeansRequest {
  @PartId({ called: 'Entry' }) id: string;
  @Id({ called: 'Resource', nullable: true }) resourceId: string | null;
  @Text({ called: 'Name', max: LIMITS.title }) name: string;
  @Text({ called: 'Note', max: LIMITS.reason }) note: string;
}

export class PlanSiteRequest extends PlanMeansRequest {
  @Nested({ called: 'Whom to ring', of: () => PlanPersonRequest, nullable: true, optional: true }) contact?: PlanPersonRequest | null;
}

export class PlanStepRequest {
  @PartId({ called: 'Step' }) id: string;
  @Text({ called: 'Step', min: 1, max: LIMITS.title }) title: string;
  @PartId({ called: 'Who does it', nullable: true }) roleId: string | null;
  @Text({ called: 'What', max: LIMITS.narrative }) what: string;
  @Text({ called: 'Where', max: LIMITS.title }) where: string;
  @Text({ called: 'How', max: LIMITS.narrative }) how: string;
  @Whole({ called: 'Expected minutes', min: 0, max: PLAN_LIMITS.minutes, nullable: true }) minutes: number | null;
  @Texts({ called: 'Steps that it waits for', max: PLAN_LIMITS.steps, length: 36 }) after: string[];
  @OneOf({ called: 'Recovery clock', words: CLOCK_MARKS, nullable: true }) clock: ClockMark | null;
}

/** What a draft says, whole. */
export class PlanContentRequest implements PlanContent {
  @Text({ called: 'What the plan is for', max: LIMITS.narrative }) purpose: string;
  @Ids({ called: 'Activities', max: PLAN_LIMITS.scope }) activityIds: string[];
  @Ids({ called: 'Resources', max: PLAN_LIMITS.scope }) resourceIds: string[];
  /** Those that the plan mitigates. Those out of the caller's sight stay. */
  @Ids({ called: 'Risks', max: PLAN_LIMITS.risks }) riskIds: string[];
  @Text({ called: 'When it is activated', max: LIMITS.narrative }) activation: string;
  @Texts({ called: 'Who may activate it', max: PLAN_LIMITS.roles, length: 36 }) activatorIds: string[];
  @Nested({ called: 'Roles', of: () => PlanRoleRequest, many: true, max: PLAN_LIMITS.roles }) roles: PlanRoleRequest[];
  @Nested({ called: 'Calls', of: () => PlanCallRequest, many: true, max: PLAN_LIMITS.calls }) calls: PlanCallRequest[];
  @Nested({ called: 'Critical users', of: () => PlanCriticalUsersRequest, many: true, max: PLAN_LIMITS.criticalUsers }) criticalUsers: PlanCriticalUsersRequest[];
  @Nested({ called: 'Resources of the recovery', of: () => PlanMeansRequest, many: true, max: PLAN_LIMITS.means }) resources: PlanMeansRequest[];
  @Nested({ called: 'Sites', of: () => PlanSiteRequest, many: true, max: PLAN_LIMITS.means }) sites: PlanSiteRequest[];
  @Nested({ called: 'Steps', of: () => PlanStepRequest, many: true, max: PLAN_LIMITS.steps }) steps: PlanStepRequest[];
}

/** PATCH /api/plans/:id/draft (If-Match of the version). */
export class SavePlanDraftRequest {
  @Nested({ called: 'The plan', of: () => PlanContentRequest }) content: PlanContentRequest;
}

/** POST /api/plans/:id/draft/submission and /withdrawal (If-Match of the version). */
export class PlanNoteRequest {
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/plans/:id/draft/return and /drop (If-Match of the version), and /api/plans/:id/retirement (If-Match of the plan). */
export class PlanReasonRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/plans/:id/reviews (If-Match of the plan): the approved version still holds. */
export class ReviewPlanRequest {
  @Text({ called: 'What came of it', min: 1, max: LIMITS.reason }) note: string;
  /** After today; as the review cycle of the plan says unless given. */
  @Day({ called: 'Next review', optional: true }) nextReview?: string;
}

/** Columns of the list that it can be sorted by; with `-` before it, descending. */
export const PLAN_SORTS = ['reference', 'name', 'kind', 'unit', 'owner', 'nextReview'] as const;
export type PlanSort = (typeof PLAN_SORTS)[number];

/** GET /api/plans. By reference unless said otherwise. */
export class PlanListRequest {
  @WordsInQuery('kind', PLAN_KINDS) kind?: PlanKind[];
  /** Everything but retired ones unless said otherwise. */
  @WordsInQuery('standing', PLAN_STANDINGS) standing?: PlanStanding[];
  /** Plans with a version that stands so. */
  @WordsInQuery('version', PLAN_VERSION_STATES) version?: PlanVersionState[];
  @IdsInQuery('owner') owner?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  /** Of the review. */
  @WordsInQuery('review', DUE) due?: Due[];
  /** That cover these, or name these people, in the approved version or the one being written. */
  @IdsInQuery('activity') activity?: string[];
  @IdsInQuery('resource') resource?: string[];
  @IdsInQuery('risk') risk?: string[];
  @IdsInQuery('person') person?: string[];
  /** The lists of people and contacts say otherwise than the approved version. */
  @YesInQuery('Contacts that have changed since the approval') contactsChanged?: boolean;
  /** The approved version names somebody who has left. */
  @YesInQuery('Names somebody who has left') left?: boolean;
  /** Words, or parts of words, of the reference or the name. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: PLAN_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: PlanSort | `-${PlanSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
