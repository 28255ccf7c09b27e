import { GAP_STATES, LIMITS, RECOVERY_BASES, RESOURCE_KINDS, SCENARIO_LIMITS, type GapState, type RecoveryBasis, type ResourceKind } from '@holdfast/domain';
import { AddActionRequest } from './actions.request';
import { Id, Ids, Moment, Nested, OneOf, Text, YesNo } from './fields';
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
  /** These alone. */
  @IdsInQuery('resource') resource?: string[];
  /** Words, or parts of words, of the name or reference. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Recovery times', words: RECOVERY_BASES, optional: true }) basis?: RecoveryBasis;
  @OneOf({ called: 'Order', words: GAP_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: GapSort | `-${GapSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** A risk about the gap of a resource. It begins unscored: how it stands is for whoever owns it. */
export class RiskAboutGap {
  @Id({ called: 'Register' }) registerId: string;
  @Text({ called: 'Title', min: 1, max: LIMITS.title }) title: string;
  @Text({ called: 'Cause', max: LIMITS.narrative, optional: true }) cause?: string;
  @Text({ called: 'Event', max: LIMITS.narrative, optional: true }) event?: string;
  @Text({ called: 'Consequence', max: LIMITS.narrative, optional: true }) consequence?: string;
  @Id({ called: 'Category', optional: true, nullable: true }) categoryId?: string | null;
  /** The register's owner when left out. Anybody else is named by whoever may add a risk to the register. */
  @Id({ called: 'Owner', optional: true }) ownerId?: string;
}

/** POST /api/gaps/:id/risks: raises a risk from the gap of this resource. 409 `no-gap`: it has none any more. */
export class RaiseFromGapRequest extends RiskAboutGap {
  @OneOf({ called: 'Status', words: ['draft', 'open'] }) status: 'draft' | 'open';
}

/**
 * POST /api/gaps/:id/actions: an action that is to close the gap of this resource, on the risk that is named, or on one that is
 * raised about the gap together with it. 422 unless it is one of the two. 409 `no-gap` as above.
 */
export class PlanForGapRequest extends AddActionRequest {
  @Id({ called: 'Risk', optional: true }) riskId?: string;
  @Nested({ called: 'New risk', of: () => RiskAboutGap, optional: true }) newRisk?: RiskAboutGap;
}
