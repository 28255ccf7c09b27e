import { EXCEPTION_STATES, LIMITS, type ExceptionState } from '@holdfast/domain';
import { Day, Id, Ids, OneOf, Text, Whole } from './fields';
import { DaysInQuery, IdsInQuery, TextsInQuery, WordsInQuery, YesInQuery } from './in-query';

/** What an exception is asked for with. */
export class ExceptionTerms {
  /** As the organisation calls it. */
  @Text({ called: 'Policy', min: 1, max: LIMITS.title }) policy: string;
  @Text({ called: 'What deviates', min: 1, max: LIMITS.narrative }) deviation: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
  /** Beside the controls; at least one of the two is said. */
  @Text({ called: 'Compensating measures', max: LIMITS.narrative, optional: true }) compensating?: string;
  /** Of the risk's controls in place. */
  @Ids({ called: 'Controls', max: LIMITS.exceptionControls, optional: true }) controlIds?: string[];
  /** After today, and within the months that the register allows. */
  @Day({ called: 'Asked until' }) askedUntil: string;
}

/** POST /api/risks/:id/exceptions (If-Match, of the risk): the residual that was seen is the one that is asked about. */
export class RequestExceptionRequest extends ExceptionTerms {
  /** Of the same risk: approved, and in force, stale or expired. */
  @Id({ called: 'Exception renewed', optional: true, nullable: true }) renewsId?: string | null;
}

/** POST /api/exceptions/:id/approval (If-Match): until a day, under conditions. */
export class ApproveExceptionRequest {
  /** Of the risk as whoever decides has seen it: scored or changed otherwise meanwhile, 412 with the exception as it is now. */
  @Whole({ called: 'Version of the risk', min: 1, max: 2_147_483_647 }) riskVersion: number;
  @Text({ called: 'Conditions', max: LIMITS.narrative, optional: true }) conditions?: string;
  /** After today, and within the months that the register allows. */
  @Day({ called: 'Approved until' }) expiresOn: string;
  @Text({ called: 'Note', max: LIMITS.reason, optional: true }) note?: string;
}

/** POST /api/exceptions/:id/answer (If-Match): back to the decision, on other terms if need be, and on the score as it is now. */
export class AnswerExceptionRequest extends ExceptionTerms {
  @Text({ called: 'Answer', min: 1, max: LIMITS.reason }) answer: string;
}

/**
 * POST /api/exceptions/:id/question (If-Match): back to whoever asked. POST .../refusal: declined. POST .../withdrawal: taken back.
 * POST .../revocation: an approved one ends.
 */
export class ExceptionReasonRequest {
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** GET /api/risks/:id/exception-draft */
export class ExceptionDraftQuery {
  @Id({ called: 'Exception renewed', optional: true }) renews?: string;
}

/** Columns of the list that it can be sorted by; with `-` before it, descending. */
export const EXCEPTION_SORTS = ['changed', 'reference', 'policy', 'requester', 'until', 'state'] as const;
export type ExceptionSort = (typeof EXCEPTION_SORTS)[number];

/** GET /api/exceptions: of the registers that the caller reads in full. By the day that they end unless said otherwise. */
export class ExceptionListRequest {
  /** Those that wait for the caller: to decide, or to answer. */
  @YesInQuery('Waiting for me') waiting?: boolean;
  @WordsInQuery('state', EXCEPTION_STATES) state?: ExceptionState[];
  /** In force, and ending within so many days. */
  @DaysInQuery('Ending within') ending?: number;
  /** By name, capitals aside. */
  @TextsInQuery('policy', LIMITS.title) policy?: string[];
  @IdsInQuery('requester') requester?: string[];
  /** Whoever decided. */
  @IdsInQuery('approver') approver?: string[];
  @IdsInQuery('register') register?: string[];
  /** Units of the risks, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  /** Words, or parts of words, of the policy, or of the reference or title of the risk. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  @OneOf({ called: 'Order', words: EXCEPTION_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: ExceptionSort | `-${ExceptionSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}
