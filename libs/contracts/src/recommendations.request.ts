import {
  LIMITS, RECOMMENDATION_CLOSURES, RECOMMENDATION_PRIORITIES, RECOMMENDATION_SOURCES, RECOMMENDATION_STATES, RESPONSES, VERDICTS,
  type RecommendationClosure, type RecommendationPriority, type RecommendationResponse, type RecommendationSource, type RecommendationState, type Verdict,
} from '@holdfast/domain';
import { AddActionRequest } from './actions.request';
import { Day, Id, Ids, OneOf, Text } from './fields';
import { DUE, IdsInQuery, WordsInQuery, YesInQuery, type Due } from './in-query';

/** What raising and editing share: where it comes from. */
class RecommendationReport {
  /** The report's own reference for it, such as "R4". */
  @Text({ called: 'Their reference', max: LIMITS.name, optional: true }) reportReference?: string;
  /** What was found, and what is recommended about it. */
  @Text({ called: 'Finding', max: LIMITS.narrative, optional: true }) finding?: string;
}

/** POST /api/recommendations: by an auditor, or by a risk manager of the unit for an outside one. Its owner is asked to respond. */
export class RaiseRecommendationRequest extends RecommendationReport {
  @OneOf({ called: 'Source', words: RECOMMENDATION_SOURCES }) source: RecommendationSource;
  @Text({ called: 'Report', min: 1, max: LIMITS.title }) reportTitle: string;
  /** Of the report; not after today. */
  @Day({ called: 'Date of the report' }) reportDate: string;
  @Text({ called: 'Recommendation', min: 1, max: LIMITS.title }) title: string;
  @OneOf({ called: 'Priority', words: RECOMMENDATION_PRIORITIES }) priority: RecommendationPriority;
  @Id({ called: 'Unit' }) unitId: string;
  /** The responsible officer. */
  @Id({ called: 'Owner' }) ownerId: string;
}

/** PATCH /api/recommendations/:id (If-Match), while it is outstanding. What is left out stays as it is. */
export class EditRecommendationRequest extends RecommendationReport {
  @OneOf({ called: 'Source', words: RECOMMENDATION_SOURCES, optional: true }) source?: RecommendationSource;
  @Text({ called: 'Report', min: 1, max: LIMITS.title, optional: true }) reportTitle?: string;
  @Day({ called: 'Date of the report', optional: true }) reportDate?: string;
  @Text({ called: 'Recommendation', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @OneOf({ called: 'Priority', words: RECOMMENDATION_PRIORITIES, optional: true }) priority?: RecommendationPriority;
  @Id({ called: 'Unit', optional: true }) unitId?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

/** POST /api/recommendations/:id/response (If-Match): by its owner, once. What is agreed, wholly or in part, has a date; what is not has none. */
export class RespondRequest {
  @OneOf({ called: 'Response', words: RESPONSES }) response: RecommendationResponse;
  /** What will be done; for what is not agreed, why not. */
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) note: string;
  /** Not before today. */
  @Day({ called: 'Due', optional: true, nullable: true }) dueDate?: string | null;
}

/** POST /api/recommendations/:id/due-dates (If-Match): another date, by whoever may raise it; the earlier ones stay. */
export class RescheduleRecommendationRequest {
  @Day({ called: 'Due' }) dueDate: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/recommendations/:id/claim (If-Match): its owner says that it is implemented. That closes nothing. */
export class ClaimRequest {
  @Text({ called: 'What was done', min: 1, max: LIMITS.reason }) note: string;
}

/** POST /api/recommendations/:id/follow-ups (If-Match): what an auditor found in a round. It is never changed. */
export class FollowUpRequest {
  @OneOf({ called: 'Verdict', words: VERDICTS }) verdict: Verdict;
  @Text({ called: 'What was found', min: 1, max: LIMITS.reason }) note: string;
  /** The day on which it was looked at; not after today. */
  @Day({ called: 'Looked at on' }) heldOn: string;
  /** "Harrow and Lyle, external auditors", where it is entered for somebody outside. */
  @Text({ called: 'Verdict of', max: LIMITS.name, optional: true }) enteredFor?: string;
  /** One of the files of this recommendation. */
  @Id({ called: 'Evidence', optional: true, nullable: true }) evidenceId?: string | null;
}

/** POST /api/recommendations/:id/closure (If-Match): ended without being implemented, by whoever may say what came of it. */
export class CloseRecommendationRequest {
  @OneOf({ called: 'Ending', words: RECOMMENDATION_CLOSURES }) as: RecommendationClosure;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
  /** The recommendation that takes its place. */
  @Id({ called: 'Recommendation', optional: true, nullable: true }) supersededById?: string | null;
}

/** PUT /api/recommendations/:id/links (If-Match): the risks and actions that go with it. Those out of the caller's sight stay. */
export class RecommendationLinksRequest {
  @Ids({ called: 'Risks', max: 50 }) riskIds: string[];
  @Ids({ called: 'Actions', max: 50 }) actionIds: string[];
}

/** POST /api/recommendations/:id/actions: an action on one of its risks, which belongs to it from the beginning. */
export class PlanForRecommendationRequest extends AddActionRequest {
  @Id({ called: 'Risk' }) riskId: string;
}

/** Columns of the list that it can be sorted by; with `-` before it, descending. */
export const RECOMMENDATION_SORTS = ['reference', 'title', 'source', 'priority', 'unit', 'owner', 'due', 'state'] as const;
export type RecommendationSort = (typeof RECOMMENDATION_SORTS)[number];

/** GET /api/recommendations: of the units that the caller reads in full, and the caller's own. By due date unless said otherwise; what has none comes last. */
export class RecommendationListRequest {
  /** Outstanding ones unless said otherwise. */
  @WordsInQuery('status', RECOMMENDATION_STATES) state?: RecommendationState[];
  @WordsInQuery('source', RECOMMENDATION_SOURCES) source?: RecommendationSource[];
  @WordsInQuery('priority', RECOMMENDATION_PRIORITIES) priority?: RecommendationPriority[];
  @IdsInQuery('owner') owner?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('risk') risk?: string[];
  /** Outstanding and not claimed: late, or due within two weeks. */
  @WordsInQuery('due date', DUE) due?: Due[];
  /** Claimed by their owners: an auditor is to look. */
  @YesInQuery('Waiting for follow-up') waiting?: boolean;
  /** Words, or parts of words, of the references, the title or the report. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: RECOMMENDATION_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: RecommendationSort | `-${RecommendationSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
