import { ASSESSMENT_KINDS, EVIDENCE_BASES, LIMITS, RISK_EVIDENCE_STATES, RISK_STATUSES, TREATMENTS, type AssessmentKind, type EvidenceBasis, type RiskEvidenceState, type RiskStatus, type Treatment } from '@holdfast/domain';
import { Id, OneOf, Text } from './fields';
import { ACCEPTANCES, CodesInQuery, DUE, IdsInQuery, MOVES, WordsInQuery, YesInQuery, type AcceptanceNeed, type Due, type Move } from './in-query';

/** Columns of the list of risks that it can be sorted by; with `-` before it, descending. `residual` goes by the basis, `claimed` never. */
export const RISK_SORTS = ['reference', 'title', 'register', 'inherent', 'residual', 'target', 'moved', 'claimed', 'evidence', 'owner', 'nextReview', 'status'] as const;
export type RiskSort = (typeof RISK_SORTS)[number];

/**
 * What lists and heat maps can be narrowed to. `level`, a cell (`likelihood` with `impact`), `unscored`, `levelOnly`,
 * `notComparable` and `leftOut` are places of the heat map by `kind` (residual unless said otherwise): they mean on the list
 * what they mean on the map, so other matrices are read through declared crosswalks and a roll-up leaves out whoever it leaves out.
 */
export class RiskFilter {
  /** Open ones unless said otherwise. */
  @WordsInQuery('status', RISK_STATUSES) status?: RiskStatus[];
  /** Of those that are listed anyway: one that the caller may not read holds nothing. */
  @IdsInQuery('register') register?: string[];
  @IdsInQuery('owner') owner?: string[];
  /** Units, with all that is below them. */
  @IdsInQuery('unit') unit?: string[];
  @IdsInQuery('category') category?: string[];
  @WordsInQuery('treatment', TREATMENTS) treatment?: Treatment[];
  @IdsInQuery('objective') objective?: string[];
  @WordsInQuery('review', DUE) due?: Due[];
  @WordsInQuery('movement', MOVES) movement?: Move[];
  /** Open risks tolerated above appetite, by who bears them. Of registers that are read in full. */
  @WordsInQuery('acceptance', ACCEPTANCES) acceptance?: AcceptanceNeed[];
  /** Where the evidence of the residual stands. Of registers that are read in full. */
  @WordsInQuery('evidence', RISK_EVIDENCE_STATES) evidence?: RiskEvidenceState[];
  /** Words, or parts of words, of at least 2 characters; all of them have to be there. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;

  @OneOf({ called: 'Kind', words: ASSESSMENT_KINDS, optional: true }) kind?: AssessmentKind;
  /** Where residuals stand: as claimed unless said otherwise. A register read in public wording is told as claimed in any case. */
  @OneOf({ called: 'Basis', words: EVIDENCE_BASES, optional: true }) basis?: EvidenceBasis;
  @CodesInQuery('level') level?: string[];
  @Text({ called: 'Likelihood', min: 1, max: LIMITS.code, optional: true }) likelihood?: string;
  @Text({ called: 'Impact', min: 1, max: LIMITS.code, optional: true }) impact?: string;
  @YesInQuery('Unscored') unscored?: boolean;
  @YesInQuery('Level only') levelOnly?: boolean;
  @YesInQuery('Not comparable') notComparable?: boolean;
  @YesInQuery('Left out') leftOut?: boolean;
  /** As evidenced: neither proven nor with an inherent score to stand at. */
  @YesInQuery('Cannot be drawn') cannotBeDrawn?: boolean;
}

const SORTS = RISK_SORTS.flatMap((sort) => [sort, `-${sort}`]);

/** GET /api/risks: all that the caller may read; places of the map are on `matrixVersionId`, the one on which most registers can be drawn unless given. */
export class RiskListRequest extends RiskFilter {
  @OneOf({ called: 'Order', words: SORTS, optional: true }) sort?: RiskSort | `-${RiskSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
  @Id({ called: 'Matrix', optional: true }) matrixVersionId?: string;
}

/** GET /api/registers/:id/risks: places of the map are on the register's matrix. */
export class RegisterRiskListRequest extends RiskFilter {
  @OneOf({ called: 'Order', words: SORTS, optional: true }) sort?: RiskSort | `-${RiskSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
  @YesInQuery('Registers below') below?: boolean;
}

/** GET /api/risk-owners: who owns risks that the caller may read, by job title; 50 at most, so that one looks for more by typing. */
export class RiskOwnersRequest {
  /** Part of a job title or a name. */
  @Text({ called: 'Words', max: LIMITS.title, optional: true }) q?: string;
  /** Only these. */
  @IdsInQuery('owner') id?: string[];
}

/** GET /api/heat-map */
export class HeatMapRequest extends RiskFilter {
  @Id({ called: 'Matrix', optional: true }) matrixVersionId?: string;
}

/** GET /api/registers/:id/heat-map */
export class RegisterHeatMapRequest extends RiskFilter {
  @YesInQuery('Registers below') below?: boolean;
}

/** GET /api/register-heat-maps */
export class RegisterHeatMapsRequest {
  @OneOf({ called: 'Kind', words: ASSESSMENT_KINDS, optional: true }) kind?: AssessmentKind;
}

/** GET /api/search */
export class SearchRequest {
  @Text({ called: 'Words', max: LIMITS.title }) q: string;
}
