import { ESCALATION_KINDS, ESCALATION_STATES, EXEMPT_GROUNDS, LIMITS, type EscalationKind, type EscalationState, type ExemptGround } from '@holdfast/domain';
import { Id, Nested, OneOf, Text } from './fields';
import { IdsInQuery, WordsInQuery, YesInQuery } from './in-query';
import { Standing } from './risks.request';

/** The words of a proposal: how the receiving register would say it, and where it would stand there, on that register's matrix. */
export class ProposedWords {
  @Text({ called: 'Title', min: 1, max: LIMITS.title }) title: string;
  @Text({ called: 'Cause', max: LIMITS.narrative, optional: true }) cause?: string;
  @Text({ called: 'Event', max: LIMITS.narrative, optional: true }) event?: string;
  @Text({ called: 'Consequence', max: LIMITS.narrative, optional: true }) consequence?: string;
  /** Left to whoever decides when empty. */
  @Nested({ called: 'Residual', of: () => Standing, optional: true, nullable: true }) residual?: Standing | null;
}

/** POST /api/risks/:id/escalations (If-Match, of the risk): to the register above. What the rule suggested is put into words by it. */
export class EscalateRequest extends ProposedWords {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/risks/:id/de-escalations (If-Match, of the risk): to a register directly below, or one of a risk that this one stands for. */
export class HandDownRequest extends ProposedWords {
  @Id({ called: 'Register' }) registerId: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/risks/:id/moves (If-Match, of the risk): closes it here and opens it in a register above, with its history of scores. */
export class MoveRiskRequest {
  @Id({ called: 'Register' }) registerId: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/escalations/:id/answer (If-Match): back to the decision, in other words if need be. */
export class AnswerRequest {
  @Text({ called: 'Answer', min: 1, max: LIMITS.reason }) answer: string;
  /** As they were when left out. */
  @Nested({ called: 'Words', of: () => ProposedWords, optional: true }) words?: ProposedWords;
}

/** The risk that an acceptance adds to the receiving register: the proposal in the words of whoever decides. */
class AcceptedRisk extends ProposedWords {
  @Id({ called: 'Owner' }) ownerId: string;
  @Id({ called: 'Category', optional: true, nullable: true }) categoryId?: string | null;
  /** As exempt as the risk proposed, when left out. */
  @OneOf({ called: 'Exempt ground', words: EXEMPT_GROUNDS, optional: true, nullable: true }) exemptGround?: ExemptGround | null;
  @Text({ called: 'Public title', min: 1, max: LIMITS.title, optional: true, nullable: true }) publicTitle?: string | null;
  @Text({ called: 'Public description', max: LIMITS.narrative, optional: true, nullable: true }) publicDescription?: string | null;
}

/** POST /api/escalations/:id/acceptance (If-Match): as a new risk of the receiving register. */
export class AcceptEscalationRequest extends AcceptedRisk {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** POST /api/escalations/:id/linked-acceptance (If-Match): by a risk that is open in the receiving register already. */
export class LinkEscalationRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
  @Id({ called: 'Risk' }) riskId: string;
}

/**
 * POST /api/escalations/:id/question (If-Match): back to whoever proposed it. POST .../refusal: declined. POST .../withdrawal: taken
 * back. POST .../dismissal: what the rule suggested is not taken up.
 */
export class EscalationReasonRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** Columns of the queue that it can be sorted by; with `-` before it, descending. */
export const ESCALATION_SORTS = ['changed', 'reference', 'title', 'from', 'to', 'state'] as const;
export type EscalationSort = (typeof ESCALATION_SORTS)[number];

/** GET /api/escalations: of the registers, at either end, that the caller reads in full. What waits longest comes first unless said otherwise. */
export class EscalationListRequest {
  /** Those that wait for the caller: to decide, to put into words, or to answer. */
  @YesInQuery('Waiting for me') waiting?: boolean;
  /** Those that the caller proposed. */
  @YesInQuery('Mine') mine?: boolean;
  @WordsInQuery('state', ESCALATION_STATES) state?: EscalationState[];
  @WordsInQuery('kind', ESCALATION_KINDS) kind?: EscalationKind[];
  /** At either end. */
  @IdsInQuery('register') register?: string[];
  @OneOf({ called: 'Order', words: ESCALATION_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: EscalationSort | `-${EscalationSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
