import { INVOCATION_LIMITS, INVOCATION_STATES, LIMITS, type InvocationState } from '@holdfast/domain';
import { Id, Ids, LocalMoment, OneOf, Text, Whole } from './fields';
import { IdsInQuery, WordsInQuery, YesInQuery } from './in-query';

const { plans, lost, reportEvery } = INVOCATION_LIMITS;

/** POST /api/invocations. Times on the organisation's clock. The version of each plan that holds now is fixed; without an approved one, its draft. */
export class DeclareInvocationRequest {
  @Text({ called: 'What happened', min: 1, max: LIMITS.title }) title: string;
  @Text({ called: 'Reason', max: LIMITS.reason, optional: true }) reason?: string;
  @LocalMoment({ called: 'Start of the outage' }) outageAt: string;
  /** Now unless said otherwise. */
  @LocalMoment({ called: 'Declaration', optional: true, nullable: true }) declaredAt?: string | null;
  /** The first one gives the unit. */
  @Ids({ called: 'Plans', max: plans }) planIds: string[];
  /** Resources that are lost. */
  @Ids({ called: 'What is lost', max: lost, optional: true }) lostIds?: string[];
  /** The caller unless said otherwise. */
  @Id({ called: 'Who leads it', optional: true, nullable: true }) leadId?: string | null;
}

/** PATCH /api/invocations/:id (If-Match), while it runs. What is left out stays as it is. */
export class EditInvocationRequest {
  @Text({ called: 'What happened', min: 1, max: LIMITS.title, optional: true }) title?: string;
  @Id({ called: 'Who leads it', optional: true }) leadId?: string;
  /** Minutes between situation reports; null: none are asked for. */
  @Whole({ called: 'Minutes between situation reports', ...reportEvery, optional: true, nullable: true }) reportEveryMinutes?: number | null;
}

/** POST /api/invocations/:id/plans: another plan joins. */
export class PullInPlanRequest {
  @Id({ called: 'Plan' }) planId: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/invocations/:id/stand-down (If-Match). */
export class StandDownInvocationRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
  /** Now unless said otherwise. */
  @LocalMoment({ called: 'Stand-down', optional: true, nullable: true }) stoodDownAt?: string | null;
}

export const INVOCATION_SORTS = ['reference', 'title', 'outageAt', 'state', 'lead', 'unit'] as const;
export type InvocationSort = (typeof INVOCATION_SORTS)[number];

/** GET /api/invocations. Of all the organisation for whoever reads its continuity, and those that the caller has a part in. The latest outage first unless said otherwise. */
export class InvocationListRequest {
  @WordsInQuery('state', INVOCATION_STATES) state?: InvocationState[];
  @IdsInQuery('lead') lead?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('plan') plan?: string[];
  /** Lost, or brought back. */
  @IdsInQuery('resource') resource?: string[];
  /** A risk that one of its plans mitigates. */
  @IdsInQuery('risk') risk?: string[];
  /** Those that the caller leads or has a part in. */
  @YesInQuery('Mine') mine?: boolean;
  /** Words, or parts of words, of the reference, title or reason. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: INVOCATION_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: InvocationSort | `-${InvocationSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
