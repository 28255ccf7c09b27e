import { GAP_STATES, LIMITS, RECOVERY_BASES, RESOURCE_KINDS, SCENARIO_LIMITS, type GapState, type RecoveryBasis, type ResourceKind } from '@holdfast/domain';
import { AddActionRequest } from './actions.request';
import { Id, Ids, Moment, OneOf, Text, YesNo } from './fields';
import { IdsInQuery, WordsInQuery } from './in-query';

/** POST /api/what-ifs: a question. Nothing is kept of it. */
export class WhatIfRequest {
  /** Resources, each with all that is located there or run by them. */
  @Ids({ called: 'What is lost', max: SCENARIO_LIMITS.lost, optional: true }) lostIds?: string[];
  /** All resources at once, whatever else is named. */
  @YesNo({ called: 'Everything is lost', optional: true }) everything?: boolean;
  /** When it is lost: working hours are then reckoned exactly. Without it, requirements at their shortest and recovery at its longest. */
  @Moment({ called: 'Moment of the loss', optional: true, nullable: true }) lostAt?: string | null;
  /** As declared unless said otherwise. As proven, what nobody proved stands as declared, and says so. */
  @OneOf({ called: 'Recovery times', words: RECOVERY_BASES, optional: true }) basis?: RecoveryBasis;
}

/** POST /api/scenarios: keeps the question, not the answer, which changes with what it is reckoned from. */
export class SaveScenarioRequest extends WhatIfRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.title }) name: string;
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

export const GAP_SORTS = ['over', 'neededBy', 'name', 'kind', 'owner'] as const;
export type GapSort = (typeof GAP_SORTS)[number];

/** GET /api/gaps. What takes longest beyond its need comes first unless said otherwise. */
export class GapListRequest {
  @WordsInQuery('kind', RESOURCE_KINDS) kind?: ResourceKind[];
  /** What is wrong. */
  @WordsInQuery('gap', GAP_STATES) state?: GapState[];
  /** Units of the resource, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  /** Of the resource. */
  @IdsInQuery('owner') owner?: string[];
  /** The one whose RTO asks for it. */
  @IdsInQuery('activity') activity?: string[];
  /** Words, or parts of words, of the name or reference. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Recovery times', words: RECOVERY_BASES, optional: true }) basis?: RecoveryBasis;
  @OneOf({ called: 'Order', words: GAP_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: GapSort | `-${GapSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** POST /api/gaps/:id/risks: the risk was raised from the gap of this resource. Naming it again changes nothing. */
export class RaiseFromGapRequest {
  @Id({ called: 'Risk' }) riskId: string;
}

/** POST /api/gaps/:id/actions: an action on a risk that is to close the gap of this resource. */
export class PlanForGapRequest extends AddActionRequest {
  @Id({ called: 'Risk' }) riskId: string;
}
