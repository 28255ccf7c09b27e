import type { Contradiction, EvidenceBasis } from '@holdfast/domain';
import type { ActionRow } from './actions.view';
import type { AuditHeadView } from './audit.view';
import type { RecommendationRow } from './recommendations.view';
import type { EvidencedCounts } from './registers.view';
import type { RiskRow } from './risks.view';

/** Part of a statement: what there is, at most 200 of it, and how many there are. */
export interface Outstanding<Row> {
  total: number;
  rows: Row[];
}

/**
 * GET /api/assurance/:unitId: what is outstanding in a unit and all that is below it, as far as the caller reads it in full. Each
 * part holds what the list of the same name shows with the filter of this unit, so that the numbers are the same.
 */
export interface AssuranceView {
  unit: { id: string; name: string; path: { id: string; name: string }[] };
  /** The day that the statement is about, in the organisation's time zone. */
  day: string;
  /** Units below it that are counted in. */
  unitsBelow: number;
  /** Registers in which open risks of these units lie. */
  registers: number;
  openRisks: number;
  /** By what residuals, and so what is above appetite, are told. */
  basis: EvidenceBasis;
  /** Of the open risks, those that stand elsewhere as evidenced than they are claimed, whatever the basis. */
  evidence: EvidencedCounts;
  /** By due date, what has none last. */
  recommendations: Outstanding<RecommendationRow>;
  overdueActions: Outstanding<ActionRow>;
  overdueReviews: Outstanding<RiskRow>;
  /** Tolerated above appetite by an acceptance of a score that is no longer the one. */
  staleAcceptances: Outstanding<RiskRow>;
  /** On the matrix of their register, whatever their treatment; the worst first. */
  aboveAppetite: Outstanding<RiskRow>;
  /** Open risks of which it cannot be said: unscored, on another matrix, in a register that states no appetite, or, as evidenced, without a place to be drawn at. */
  appetiteUnknown: number;
  /** Open risks in which something does not go together, and how many have each. */
  contradictions: { risks: number; counts: { kind: Contradiction; certain: number; uncertain: number }[]; registers: { id: string; name: string; risks: number }[] };
  /** Of the audit trail, now: to be compared with a later one. */
  auditHead: AuditHeadView;
}

/** GET /api/unit-dues: for each unit in which something is due, with all that is below it, as far as the caller sees it. */
export interface UnitDueView {
  unitId: string;
  reviews: DueCounts;
  actions: DueCounts;
  recommendations: DueCounts;
}

/** Soon: within two weeks. */
export interface DueCounts {
  overdue: number;
  soon: number;
}
