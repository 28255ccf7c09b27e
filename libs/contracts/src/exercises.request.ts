import {
  EXERCISE_KINDS, EXERCISE_LIMITS, EXERCISE_OUTCOMES, EXERCISE_STATES, LIMITS, LONGEST_DURATION, RECURRENCE_LIMITS, type ExerciseKind, type ExerciseOutcome, type ExerciseState,
} from '@holdfast/domain';
import { AddActionRequest } from './actions.request';
import { Day, Id, Ids, LocalMoment, Nested, OneOf, OwnId, Text, Texts, Whole } from './fields';
import { DUE, IdsInQuery, WordsInQuery, YesInQuery, type Due } from './in-query';

const { plans, resources, objectives, injects, participants, deviations, findings, steps, minute, line, effort } = EXERCISE_LIMITS;

/** A resource in scope, with what it is to be measured by; null: not known. */
export class RehearsedResourceRequest {
  @Id({ called: 'Resource' }) resourceId: string;
  @Whole({ called: 'RTO', min: 0, max: LONGEST_DURATION, nullable: true }) rtoMinutes: number | null;
  @Whole({ called: 'RPO', min: 0, max: LONGEST_DURATION, nullable: true }) rpoMinutes: number | null;
}

/** A resource in scope of a rehearsal. Null takes what the approved analyses ask for; anything else needs a note where they ask for something. */
export class ScopedResourceRequest extends RehearsedResourceRequest {
  @Text({ called: 'Why it is measured by something else', max: line, optional: true }) note?: string;
}

/** What the facilitator brings in, so many minutes after the start. */
export class InjectRequest {
  @Whole({ called: 'Minute', min: 0, max: minute }) minute: number;
  @Text({ called: 'What happens', min: 1, max: line }) text: string;
}

/** Somebody of the organisation, or a name. */
export class ParticipantRequest {
  @Id({ called: 'Person', nullable: true }) personId: string | null;
  @Text({ called: 'Name', max: LIMITS.name }) name: string;
  @Text({ called: 'Role', max: LIMITS.name }) role: string;
}

class Preparation {
  @Text({ called: 'Scenario', max: LIMITS.narrative, optional: true }) scenario?: string;
  @Texts({ called: 'Objectives', max: objectives, length: line, optional: true }) objectives?: string[];
  @Nested({ called: 'Injects', of: () => InjectRequest, many: true, max: injects, optional: true }) injects?: InjectRequest[];
  @Nested({ called: 'Participants', of: () => ParticipantRequest, many: true, max: participants, optional: true }) participants?: ParticipantRequest[];
  @Ids({ called: 'Plans', max: plans, optional: true }) planIds?: string[];
  @Nested({ called: 'Resources', of: () => ScopedResourceRequest, many: true, max: resources, optional: true }) resources?: ScopedResourceRequest[];
}

/** POST /api/exercises. With a programme, for its next due date. */
export class PlanExerciseRequest extends Preparation {
  @Id({ called: 'Programme', optional: true, nullable: true }) programmeId?: string | null;
  @OneOf({ called: 'Kind', words: EXERCISE_KINDS }) kind: ExerciseKind;
  @Text({ called: 'Title', min: 1, max: LIMITS.title }) title: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Lead' }) leadId: string;
  @Day({ called: 'Planned for' }) plannedFor: string;
}

/** PATCH /api/exercises/:id (If-Match), while it is planned. What is left out stays as it is. */
export class EditExerciseRequest extends Preparation {
  @OneOf({ called: 'Kind', words: EXERCISE_KINDS, optional: true }) kind?: ExerciseKind;
  @Text({ called: 'Title', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Lead', optional: true }) leadId?: string;
  @Day({ called: 'Planned for', optional: true }) plannedFor?: string;
}

/** POST /api/exercises/:id/start (If-Match): from now on its clock runs, since the stated loss. The approved versions of its plans are fixed. */
export class StartExerciseRequest {
  @LocalMoment({ called: 'Time of the loss' }) lostAt: string;
}

/** POST /api/exercises/:id/end (If-Match). Left out: now. */
export class EndExerciseRequest {
  @LocalMoment({ called: 'End', optional: true }) endedAt?: string;
}

/** GET /api/exercise-scope: what choosing these plans brings with it, and what the analyses ask of these resources. */
export class ExerciseScopeRequest {
  @IdsInQuery('plan') plan?: string[];
  @IdsInQuery('resource') resource?: string[];
}

/** How one objective came out, in the order of the objectives. */
export class ObjectiveResultRequest {
  @OneOf({ called: 'Outcome', words: EXERCISE_OUTCOMES }) outcome: ExerciseOutcome;
  @Text({ called: 'Note', max: line }) note: string;
}

/** When work on a resource in scope was started, and when it was usable again, or given up. Times on the organisation's clock; null: not noted. */
export class ResourceResultRequest {
  @Id({ called: 'Resource' }) resourceId: string;
  @LocalMoment({ called: 'Work started', nullable: true, optional: true }) workStartedAt?: string | null;
  @LocalMoment({ called: 'Usable again', nullable: true }) usableAt: string | null;
  @LocalMoment({ called: 'Given up', nullable: true }) abandonedAt: string | null;
  @LocalMoment({ called: 'Data as of', nullable: true }) dataAsOf: string | null;
  @Whole({ called: 'Effort in minutes', min: 0, max: effort, nullable: true }) effortMinutes: number | null;
  @Text({ called: 'Note', max: line }) note: string;
}

/** Something found: one that is known already keeps its action. */
export class FindingRequest {
  @Id({ called: 'Finding', nullable: true }) id: string | null;
  @Text({ called: 'Finding', min: 1, max: LIMITS.reason }) text: string;
}

/** A step as it was written down on paper. Times on the organisation's clock; null: nothing was written. What was skipped without a time was so by the end. */
export class PaperStepRequest {
  @Id({ called: 'Plan', nullable: true }) planId: string | null;
  /** Null: it was added on the day, under this title. */
  @OwnId({ called: 'Step', nullable: true }) stepId: string | null;
  @Text({ called: 'What was done', max: LIMITS.title }) title: string;
  @LocalMoment({ called: 'Started', nullable: true }) startedAt: string | null;
  @LocalMoment({ called: 'Finished', nullable: true }) finishedAt: string | null;
  @LocalMoment({ called: 'Skipped at', nullable: true }) skippedAt: string | null;
  @Text({ called: 'Why it was skipped', max: line }) why: string;
}

/** GET /api/exercises/:id/paper-steps: of the versions that were approved when it started, on the organisation's clock; without that, as they are now. */
export class PaperStepsRequest {
  @LocalMoment({ called: 'Start', optional: true }) startedAt?: string;
}

/** POST /api/exercises/:id/result (If-Match): what came of it, whole, until it is signed off. Times on the organisation's clock. */
export class RecordExerciseResultRequest {
  @LocalMoment({ called: 'Time of the loss' }) lostAt: string;
  @LocalMoment({ called: 'Start' }) startedAt: string;
  @LocalMoment({ called: 'End' }) endedAt: string;
  @OneOf({ called: 'Outcome', words: EXERCISE_OUTCOMES }) outcome: ExerciseOutcome;
  @Text({ called: 'Summary', min: 1, max: LIMITS.narrative }) summary: string;
  @Text({ called: 'Backup set', max: LIMITS.title }) backupSet: string;
  @LocalMoment({ called: 'Backup taken', nullable: true }) backupTakenAt: string | null;
  @Text({ called: 'Sample checked', max: line }) sample: string;
  @Nested({ called: 'Objectives', of: () => ObjectiveResultRequest, many: true, max: objectives }) objectives: ObjectiveResultRequest[];
  @Nested({ called: 'Resources', of: () => ResourceResultRequest, many: true, max: resources }) resources: ResourceResultRequest[];
  @Texts({ called: 'Deviations', max: deviations, length: line }) deviations: string[];
  @Nested({ called: 'Findings', of: () => FindingRequest, many: true, max: findings }) findings: FindingRequest[];
  /** Of one that was held on paper: all steps of which something was written. Left out: what the log says of them stays. */
  @Nested({ called: 'Steps', of: () => PaperStepRequest, many: true, max: steps, optional: true }) steps?: PaperStepRequest[];
}

/** POST /api/exercises/:id/sign-off (If-Match), by another person than who led it and who typed in the result. */
export class SignOffExerciseRequest {
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/exercises/:id/cancellation (If-Match). */
export class CancelExerciseRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/exercises/:id/findings/:findingId/action: an action on a risk that answers the finding. */
export class PlanForFindingRequest extends AddActionRequest {
  @Id({ called: 'Risk' }) riskId: string;
}

export const EXERCISE_SORTS = ['reference', 'title', 'plannedFor', 'kind', 'state', 'lead', 'unit'] as const;
export type ExerciseSort = (typeof EXERCISE_SORTS)[number];

/** GET /api/exercises: of all the organisation for whoever reads its continuity, and those that the caller leads. The latest first unless said otherwise. */
export class ExerciseListRequest {
  @WordsInQuery('state', EXERCISE_STATES) state?: ExerciseState[];
  @WordsInQuery('kind', EXERCISE_KINDS) kind?: ExerciseKind[];
  @WordsInQuery('outcome', EXERCISE_OUTCOMES) outcome?: ExerciseOutcome[];
  @IdsInQuery('lead') lead?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('programme') programme?: string[];
  @IdsInQuery('resource') resource?: string[];
  @IdsInQuery('plan') plan?: string[];
  /** Of the day of a planned one. */
  @WordsInQuery('day', DUE) due?: Due[];
  /** Those whose result the caller may sign off. */
  @YesInQuery('Waiting for me') waiting?: boolean;
  /** Words, or parts of words, of the reference or title. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: EXERCISE_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ExerciseSort | `-${ExerciseSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** POST /api/exercise-programmes. */
export class AddExerciseProgrammeRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.title }) name: string;
  @OneOf({ called: 'Kind', words: EXERCISE_KINDS }) kind: ExerciseKind;
  @Text({ called: 'Scenario', max: LIMITS.narrative, optional: true }) scenario?: string;
  @Id({ called: 'Unit' }) unitId: string;
  @Id({ called: 'Owner' }) ownerId: string;
  /** A rule of RFC 5545 in one of the forms of `readRecurrence`. */
  @Text({ called: 'How often', min: 1, max: RECURRENCE_LIMITS.text }) recurrence: string;
  @Day({ called: 'Starts on' }) startsOn: string;
  @Ids({ called: 'Plans', max: plans, optional: true }) planIds?: string[];
  @Nested({ called: 'Resources', of: () => RehearsedResourceRequest, many: true, max: resources, optional: true }) resources?: RehearsedResourceRequest[];
}

/** PATCH /api/exercise-programmes/:id (If-Match). What is left out stays as it is. */
export class EditExerciseProgrammeRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.title, optional: true }) name?: string;
  @OneOf({ called: 'Kind', words: EXERCISE_KINDS, optional: true }) kind?: ExerciseKind;
  @Text({ called: 'Scenario', max: LIMITS.narrative, optional: true }) scenario?: string;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
  @Text({ called: 'How often', min: 1, max: RECURRENCE_LIMITS.text, optional: true }) recurrence?: string;
  @Day({ called: 'Starts on', optional: true }) startsOn?: string;
  @Ids({ called: 'Plans', max: plans, optional: true }) planIds?: string[];
  @Nested({ called: 'Resources', of: () => RehearsedResourceRequest, many: true, max: resources, optional: true }) resources?: RehearsedResourceRequest[];
}

/** POST /api/exercise-programmes/:id/end (If-Match). */
export class EndExerciseProgrammeRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** GET /api/exercise-calendar: a month at a time. */
export class ExerciseCalendarRequest {
  @Text({ called: 'Month', max: 7, pattern: /^[12]\d{3}-(0[1-9]|1[0-2])$/, hint: 'Choose a month, such as 2026-05' }) month: string;
}
