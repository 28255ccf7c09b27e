import { ASSESSMENT_KINDS, ERRATUM_FIELDS, EVIDENCE_BASES, LIMITS, RISK_EVIDENCE_STATES, type AssessmentKind, type ErratumField, type EvidenceBasis, type RiskEvidenceState } from '@holdfast/domain';
import { Id, OneOf, Text } from './fields';
import { CodesInQuery, WordsInQuery, YesInQuery } from './in-query';

const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z)?$/;

/** POST /api/registers/:id/freezes: answers with the FreezeView, 201. */
export class TakeFreezeRequest {
  @Text({ called: 'Name', min: 1, max: LIMITS.name }) name: string;
  /** A day (its end in the organisation's time zone) or a moment in ISO 8601, over by now. Left out or null: now. */
  @Text({ called: 'As at', max: 40, optional: true, nullable: true, pattern: DAY_OR_MOMENT, hint: 'Give a day as year, month and day, such as 2026-03-31' }) asAt?: string | null;
}

/** POST /api/freezes/:id/errata: answers with the FreezeView, 201. The frozen rows stay as they are. */
export class NoteErratumRequest {
  /** A risk of the freeze, with what of it is wrong; null: a remark on the whole freeze. */
  @Id({ called: 'Risk', optional: true, nullable: true }) riskId?: string | null;
  @OneOf({ called: 'What is wrong', words: ERRATUM_FIELDS, optional: true, nullable: true }) field?: ErratumField | null;
  /** What the freeze says; empty where it says nothing, and should. */
  @Text({ called: 'It says', max: LIMITS.narrative, optional: true }) says?: string;
  @Text({ called: 'It should say', min: 1, max: LIMITS.narrative }) shouldSay: string;
  @Text({ called: 'Reason', min: 1, max: LIMITS.reason }) reason: string;
}

/** `residual` goes by the basis, `claimed` never. */
export const FROZEN_SORTS = ['reference', 'title', 'residual', 'claimed', 'evidence', 'owner', 'nextReview'] as const;
export type FrozenSort = (typeof FROZEN_SORTS)[number];
export const FROZEN_STATUSES = ['open', 'closed'] as const;

/** GET /api/freezes/:id/risks */
export class FrozenRisksRequest {
  /** Open ones unless said otherwise. */
  @WordsInQuery('status', FROZEN_STATUSES) status?: (typeof FROZEN_STATUSES)[number][];
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  /** Of the places that follow, which are those of the register's matrix. */
  @OneOf({ called: 'Kind', words: ASSESSMENT_KINDS, optional: true }) kind?: AssessmentKind;
  /** Where residuals stand: as claimed unless said otherwise. As evidenced only of a freeze that says it, of form 2 on. */
  @OneOf({ called: 'Basis', words: EVIDENCE_BASES, optional: true }) basis?: EvidenceBasis;
  /** Where the evidence of the residual stood. */
  @WordsInQuery('evidence', RISK_EVIDENCE_STATES) evidence?: RiskEvidenceState[];
  @CodesInQuery('level') level?: string[];
  @Text({ called: 'Likelihood', min: 1, max: LIMITS.code, optional: true }) likelihood?: string;
  @Text({ called: 'Impact', min: 1, max: LIMITS.code, optional: true }) impact?: string;
  @YesInQuery('Unscored') unscored?: boolean;
  /** As evidenced: neither proven nor with an inherent score to stand at. */
  @YesInQuery('Cannot be drawn') cannotBeDrawn?: boolean;
  /** Only those with an erratum. */
  @YesInQuery('Corrected') corrected?: boolean;
  @OneOf({ called: 'Order', words: FROZEN_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: FrozenSort | `-${FrozenSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** GET /api/registers/:id/movement */
export class RegisterMovementRequest {
  /** A past day, or the id of a freeze of the register. */
  @Text({ called: 'From', min: 1, max: 40 }) from: string;
  /** Likewise; left out: now. */
  @Text({ called: 'To', min: 1, max: 40, optional: true }) to?: string;
}
