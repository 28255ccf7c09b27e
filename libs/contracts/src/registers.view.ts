import type { AssessmentKind, Layer, RiskEvidenceState } from '@holdfast/domain';
import type { PersonRef } from './identity.view';

/** GET /api/registers: every register that the caller may read, parents before children, siblings by layer and name. */
export interface RegisterSummary {
  id: string;
  name: string;
  layer: Layer;
  prefix: string;
  /** The nearest register above that the caller may read. */
  parentId: string | null;
  unitId: string;
  unitName: string;
  owner: PersonRef;
  matrixVersionId: string;
  closedAt: string | null;
  /** `public`: only public wording is shown to the caller. */
  wording: 'full' | 'public';
  /** Open risks by code of residual level; '' holds the unscored ones, and those that cannot be compared are in `open` alone. */
  openByLevel: Record<string, number>;
  open: number;
  /** Open risks whose review is overdue, or due within 14 days. */
  reviewsDue: number;
}

/** GET /api/registers/:id (ETag) */
export interface RegisterView extends RegisterSummary {
  description: string;
  unitPath: string[];
  /** Ids and names from the topmost register that the caller may read down to the parent. */
  above: { id: string; name: string }[];
  /** Registers below that the caller may read. */
  below: number;
  appetite: string | null;
  reviewMonths: number;
  reviewMonthsByLevel: Record<string, number>;
  /** A risk is flagged when so many reviews in a row have left its level. */
  stillReviews: number;
  /** And when it has been at the highest level for longer than so many months. */
  highestMonths: number;
  /** For how many months an exception to policy may be approved at a time. */
  exceptionMonths: number;
  /** Level code at which, and above which, a risk is suggested to the register above; null: not by level. */
  escalateAt: string | null;
  escalateAboveAppetite: boolean;
  version: number;
}

/**
 * GET /api/registers/:id/heat-map?kind=&below= and GET /api/heat-map?kind=&matrixVersionId= (all that the caller may read).
 * Takes the same filters as the list of risks; drafts are counted nowhere. Cells are those that hold something, by code. Always: shown in cells + leftOut + levelOnly + unscored + notComparable = open.
 */
export interface HeatMapView {
  kind: AssessmentKind;
  matrixVersionId: string;
  /** Registers counted. */
  registers: number;
  open: number;
  cells: HeatMapCell[];
  levelOnly: { level: string; count: number }[];
  unscored: number;
  /** On a matrix without a declared crosswalk to this one. */
  notComparable: number;
  /** Lower risks whose accepted upper risk is counted in the same roll-up: with a filter, only where the upper one passes it too. */
  leftOut: number;
  /** Open risks that only exist in exempt wording; told to readers of public wording, whatever the filter. */
  exempt: number;
  /** Only as evidenced; never to somebody who reads public wording alone. */
  evidenced?: EvidencedCounts;
}

/** What is drawn elsewhere for want of evidence. As evidenced, `cannotBeDrawn` is part of the sum that makes `open`. */
export interface EvidencedCounts {
  failed: number;
  stale: number;
  none: number;
  /** Of these, how many have no inherent score to stand at. */
  cannotBeDrawn: number;
}

export interface HeatMapCell {
  likelihood: string;
  impact: string;
  count: number;
  /** Up to three, lowest number first; empty in a roll-up. */
  references: string[];
  /** How many rose into, or came down into, this cell at their latest assessment. */
  arrivedUp: number;
  arrivedDown: number;
  /** As evidenced: how many are claimed here and drawn elsewhere; a cell that holds nothing else has a count of 0. */
  claimedHere?: number;
  /** As evidenced, of one register: what the evidence says of each of `references`. */
  evidence?: (RiskEvidenceState | null)[];
}

/** GET /api/register-heat-maps?kind= : one map for each register that the caller may read, on its own matrix; without references. */
export interface RegisterHeatMapsView {
  maps: { registerId: string; map: HeatMapView }[];
}

export interface CategoryView {
  id: string;
  name: string;
  risks: number;
  closedAt: string | null;
  version: number;
}
