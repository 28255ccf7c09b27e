import { ACTION_STATUSES, COST_KINDS, LIMITS, PRIORITIES, type ActionStatus, type CostKind, type Priority } from '@holdfast/domain';
import { Day, Id, Ids, Nested, OneOf, Text, Whole } from './fields';
import { DUE, IdsInQuery, WordsInQuery, type Due } from './in-query';
import { Standing } from './risks.request';

/** One line of what an action costs or saves. */
export class CostLine {
  /** The year in which it begins: 2026 is 2026/27. */
  @Whole({ called: 'Financial year', ...LIMITS.financialYear }) financialYear: number;
  @OneOf({ called: 'Kind of cost', words: COST_KINDS }) kind: CostKind;
  /** Whole units of the currency; null: to be assessed. Never a stand-in for nothing, which is 0. */
  @Whole({ called: 'Amount', min: 0, max: LIMITS.amount, nullable: true }) amount: number | null;
}

/** The assessment that an action is to bring about, on one of the risks that it serves. */
export class ActionTarget extends Standing {
  @Id({ called: 'Risk' }) riskId: string;
}

/** The system that the action replaces, and the financial years in which it is replaced, each by the year in which it begins. */
export class SystemReplacement {
  @Text({ called: 'System', min: 1, max: LIMITS.systemName }) system: string;
  @Whole({ called: 'First year', ...LIMITS.financialYear }) from: number;
  /** Not before `from`, and at most 10 years after it. */
  @Whole({ called: 'Last year', ...LIMITS.financialYear }) to: number;
}

/** What adding and editing share. */
class ActionWording {
  @Text({ called: 'Description', max: LIMITS.narrative, optional: true }) description?: string;
  @OneOf({ called: 'Priority', words: PRIORITIES, optional: true }) priority?: Priority;
  /** All risks that it serves, of any registers in which the caller may plan actions. In an edit, those out of the caller's sight stay. */
  @Ids({ called: 'Risks', max: 50, optional: true }) riskIds?: string[];
  @Ids({ called: 'Objectives', max: 50, optional: true }) objectiveIds?: string[];
  @Nested({ called: 'Costs', of: () => CostLine, many: true, max: LIMITS.costLines, optional: true }) costs?: CostLine[];
  @Nested({ called: 'Target', of: () => ActionTarget, optional: true, nullable: true }) target?: ActionTarget | null;
  @Nested({ called: 'Replacement of a system', of: () => SystemReplacement, optional: true, nullable: true }) replacement?: SystemReplacement | null;
}

/** POST /api/risks/:id/actions. The risk of the address is one of `riskIds`, named there or not; its register is the home of the action and gives the reference. */
export class AddActionRequest extends ActionWording {
  @Text({ called: 'Action', min: 1, max: LIMITS.title }) title: string;
  @Id({ called: 'Owner' }) ownerId: string;
  /** Not before today. */
  @Day({ called: 'Due' }) dueDate: string;
}

/** PATCH /api/actions/:id (If-Match). How far it is, its date and its end have verbs of their own. */
export class EditActionRequest extends ActionWording {
  @Text({ called: 'Action', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

/** POST /api/actions/:id/progress (If-Match): a dated note. The first one starts the action; 100 percent does not end it. */
export class ProgressRequest {
  @Whole({ called: 'Progress', min: 0, max: 100 }) progress: number;
  @Text({ called: 'Note', min: 1, max: LIMITS.reason }) note: string;
}

/** POST /api/actions/:id/due-dates (If-Match): another date; the earlier ones stay and the slip is shown. Not before today. */
export class RescheduleRequest {
  @Day({ called: 'Due' }) dueDate: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/actions/:id/completion (If-Match): done. With a target it asks for a new score of that risk. */
export class CompleteRequest {
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/actions/:id/cancellation and POST /api/actions/:id/resumption (If-Match); the latter takes up what was done or cancelled. */
export class ActionReasonRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** Columns of the list of actions that it can be sorted by; with `-` before it, descending. */
export const ACTION_SORTS = ['reference', 'title', 'owner', 'due', 'slip', 'priority', 'progress', 'status'] as const;
export type ActionSort = (typeof ACTION_SORTS)[number];

/** GET /api/actions: of the registers that the caller reads in full, and the caller's own. Sorted by due date unless said otherwise. */
export class ActionListRequest {
  /** Open and in progress unless said otherwise. */
  @WordsInQuery('status', ACTION_STATUSES) status?: ActionStatus[];
  @IdsInQuery('owner') owner?: string[];
  /** Units of the registers concerned, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('register') register?: string[];
  @IdsInQuery('risk') risk?: string[];
  @IdsInQuery('objective') objective?: string[];
  @WordsInQuery('priority', PRIORITIES) priority?: Priority[];
  @WordsInQuery('due date', DUE) due?: Due[];
  /** Words, or parts of words, of the reference or the title. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: ACTION_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ActionSort | `-${ActionSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** GET /api/roadmap: of the actions that the list would show, those that replace a system and are not cancelled. */
export class RoadmapRequest {
  @IdsInQuery('owner') owner?: string[];
  /** Units of the registers concerned, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('register') register?: string[];
}
